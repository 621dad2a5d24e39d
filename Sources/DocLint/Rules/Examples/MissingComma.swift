import APIModel

/// EXA101: two members or items without a comma between them.
struct MissingComma: LintRule {
  let card = RuleCard(
    "EXA101", "missing-comma", severity: .error,
    summary: "A JSON example without a comma between two members or items",
    why: "Strict readers refuse the example, so nobody can paste it.",
    bad: RuleCard.page(
      example: #"""
        {
          "name": "Ada"
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
    for (error, range, text) in page.syntaxErrors([.missingComma]) {
      let end = SourceRange(range.end, range.end)
      report.add(
        self, .missingComma(after: String(decoding: text[error.range], as: UTF8.self)), at: range,
        fix: LintFix("Add the comma", [LintFix.Edit(end, ",")]))
    }
  }
}

extension LintMessage {
  fileprivate static func missingComma(after end: String) -> LintMessage { "Missing comma after `\(end)`" }
}
