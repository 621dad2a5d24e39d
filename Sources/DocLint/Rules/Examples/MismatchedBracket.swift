import APIModel

/// EXA108: a bracket that is never closed, never opened or closed by one of the other kind.
struct MismatchedBracket: LintRule {
  let card = RuleCard(
    "EXA108", "mismatched-bracket", severity: .error,
    summary: "A JSON example with a bracket that is not closed, not opened or of the wrong kind",
    why: "Strict readers refuse the example, and a reader can't tell what is nested in what.",
    bad: RuleCard.page(
      example: #"""
        [
          {"name": "Ada"
        ]
        """#),
    good: RuleCard.page(
      example: #"""
        [
          {"name": "Ada"}
        ]
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, _) in page.syntaxErrors([.mismatchedBracket, .unclosedBracket, .unexpectedCharacter]) {
      let word = error.word ?? ""
      switch error.cause {
      case .unclosedBracket: report.add(self, .unclosed(word), at: range)
      case .mismatchedBracket: report.add(self, .mismatched(word), at: range)
      default:
        guard word == "}" || word == "]" else { continue }
        report.add(self, .unopened(word), at: range)
      }
    }
  }
}

extension LintMessage {
  fileprivate static func unclosed(_ bracket: String) -> LintMessage { "`\(bracket)` is never closed" }
  fileprivate static func unopened(_ bracket: String) -> LintMessage { "`\(bracket)` closes nothing" }
  fileprivate static func mismatched(_ bracket: String) -> LintMessage {
    "`\(bracket)` closes a bracket of the other kind; did you mean `\(bracket == "}" ? "]" : "}")`?"
  }
}
