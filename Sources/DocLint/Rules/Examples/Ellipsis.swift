import APIModel

/// EXA103: `...` for something left out.
struct Ellipsis: LintRule {
  let card = RuleCard(
    "EXA103", "ellipsis-in-json", severity: .info,
    summary: "A JSON example with `...` for what is left out",
    why: "JSON can't say that something is left out, so the example can't be pasted, parsed or checked.",
    bad: RuleCard.page(
      example: #"""
        {"name": "Ada", ...}
        """#),
    good: RuleCard.page(
      example: #"""
        {"name": "Ada", "admin": false}
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, _) in page.syntaxErrors([.ellipsis]) {
      report.add(self, .ellipsis(error.word ?? "..."), at: range)
    }
  }
}

extension LintMessage {
  fileprivate static func ellipsis(_ dots: String) -> LintMessage {
    "`\(dots)` stands for something left out, which JSON can't say"
  }
}
