import APIModel

/// EXA105: strings in single quotes.
struct SingleQuotes: LintRule {
  let card = RuleCard(
    "EXA105", "single-quotes-in-json", severity: .error,
    summary: "A JSON example with strings in single quotes",
    why: "Strict readers refuse the example; JSON strings take double quotes.",
    bad: RuleCard.page(
      example: #"""
        {'name': 'Ada'}
        """#),
    good: RuleCard.page(
      example: #"""
        {"name": "Ada"}
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, text) in page.syntaxErrors([.singleQuotes]) {
      let quoted = text[error.range]
      let word = String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
      let isPlain = !word.contains("\"") && !word.contains("\\") && quoted.last == UInt8(ascii: "'")
      report.add(
        self, .singleQuotes(String(word.prefix(40))), at: range,
        fix: isPlain ? LintFix("Use double quotes", [LintFix.Edit(range, "\"\(word)\"")]) : nil)
    }
  }
}

extension LintMessage {
  fileprivate static func singleQuotes(_ word: String) -> LintMessage {
    "`'\(word)'` in single quotes; JSON strings take double quotes"
  }
}
