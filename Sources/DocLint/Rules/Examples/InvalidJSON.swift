import APIModel

/// EXA111: an example that is not JSON for any other cause.
struct InvalidJSON: LintRule {
  let card = RuleCard(
    "EXA111", "invalid-json", severity: .error,
    summary: "A JSON example that is not valid JSON for another cause: a missing value, colon or key, a bad escape",
    why: "Strict readers refuse the example, so nobody can paste it.",
    bad: RuleCard.page(
      example: #"""
        {"name" "Ada"}
        """#),
    good: RuleCard.page(
      example: #"""
        {"name": "Ada"}
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, _) in page.syntaxErrors([
      .missingValue, .missingColon, .missingKey, .controlCharacter, .badEscape, .unexpectedCharacter, .trailingText,
      .invalidUTF8, .byteOrderMark, .tooDeep, .empty,
    ]) {
      let word = error.word ?? ""
      if error.cause == .unexpectedCharacter, word == "}" || word == "]" { continue }
      report.add(self, .invalid(error), at: range)
    }
  }
}

extension LintMessage {
  fileprivate static func invalid(_ error: JSONSyntaxError) -> LintMessage {
    let text = error.message
    return LintMessage(stringLiteral: text.prefix(1).uppercased() + text.dropFirst())
  }
}
