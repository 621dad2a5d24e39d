import APIModel

/// EXA104: a comment in an example.
struct CommentInJSON: LintRule {
  let card = RuleCard(
    "EXA104", "comment-in-json", severity: .info,
    summary: "A JSON example with a comment in it",
    why: "JSON has no comments; say it in the text before the example.",
    bad: RuleCard.page(
      example: #"""
        {
          "name": "Ada" // the display name
        }
        """#),
    good: RuleCard.page(
      example: #"""
        {
          "name": "Ada"
        }
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let errors = page.syntaxErrors([.comment])
    guard !errors.isEmpty else { return }
    let blocks = Array(
      page.codeBlocks.compactMap { number, block in block.range.map { (line: $0.start.line, number: number) } })
    var next = 0
    // Both stand in the order of the page.
    for (error, range, text) in errors {
      while next < blocks.count, blocks[next].line <= range.start.line { next += 1 }
      if next > 0, page.isOfEditor(blocks[next - 1].number) { continue }
      report.add(self, .comment(String(decoding: text[error.range].prefix(2), as: UTF8.self)), at: range)
    }
  }
}

extension LintedPage {
  /// Whether an example is a file of those that take comments, `settings.json` of an editor or `tsconfig.json`, as the text
  /// before it says.
  fileprivate func isOfEditor(_ block: Int) -> Bool {
    guard block > 1 else { return false }
    let text = document.plainText(of: block - 1)
    return ["settings.json", "tsconfig", "devcontainer", "jsonc", "json5", "JSON with comments"].contains {
      text.holds($0)
    }
  }
}

extension LintMessage {
  fileprivate static func comment(_ mark: String) -> LintMessage {
    "Comment after `\(mark.hasPrefix("#") ? "#" : mark)`, which JSON doesn't have"
  }
}
