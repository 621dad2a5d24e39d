import APIModel

/// EXA104: a comment in an example.
struct CommentInJSON: LintRule {
  let card = RuleCard(
    "EXA104", "comment-in-json", severity: .warning,
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
    for (error, range, text) in page.syntaxErrors([.comment]) {
      report.add(self, .comment(String(decoding: text[error.range].prefix(2), as: UTF8.self)), at: range)
    }
  }
}

extension LintMessage {
  fileprivate static func comment(_ mark: String) -> LintMessage {
    "Comment after `\(mark.hasPrefix("#") ? "#" : mark)`, which JSON doesn't have"
  }
}
