import APIModel

/// EXA107: a string without its closing quote.
struct UnclosedString: LintRule {
  let card = RuleCard(
    "EXA107", "unclosed-string", severity: .error,
    summary: "A JSON example with a string that is not closed on its line",
    why: "Strict readers refuse the example; what follows the string is lost on every other reader.",
    bad: RuleCard.page(
      example: #"""
        {
          "name": "Ada,
          "admin": false
        }
        """#),
    good: RuleCard.page(
      example: #"""
        {
          "name": "Ada",
          "admin": false
        }
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, text) in page.syntaxErrors([.unclosedString]) {
      report.add(self, .unclosed(String(decoding: text[error.range].prefix(40), as: UTF8.self)), at: range)
    }
  }
}

extension LintMessage {
  fileprivate static func unclosed(_ text: String) -> LintMessage { "`\(text)` is not closed on its line" }
}
