import APIModel

/// EXA109: a second JSON value after the first one.
struct SeveralDocuments: LintRule {
  let card = RuleCard(
    "EXA109", "several-json-documents", severity: .warning,
    summary: "A JSON example that holds more than one JSON value",
    why: "No reader takes several values in one text; put each into a block of its own, or into a list.",
    bad: RuleCard.page(
      example: #"""
        {"name": "Ada"}
        {"name": "Grace"}
        """#),
    good: RuleCard.page(
      example: #"""
        [
          {"name": "Ada"},
          {"name": "Grace"}
        ]
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, text) in page.syntaxErrors([.severalDocuments]) {
      report.add(self, .second(String(decoding: text[error.range].prefix(1), as: UTF8.self)), at: range)
    }
  }
}

extension LintMessage {
  fileprivate static func second(_ bracket: String) -> LintMessage {
    "`\(bracket)` begins a second JSON value in one block"
  }
}
