import APIModel

/// EXA102: a comma after the last member or item.
struct TrailingComma: LintRule {
  let card = RuleCard(
    "EXA102", "trailing-comma", severity: .error,
    summary: "A JSON example with a comma after the last member or item",
    why: "Strict readers refuse the example, so nobody can paste it.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /user
      ```

      Example response:

      ```json
      {"name": "Ada", "admin": false,}
      ```
      """,
    good: """
      # Users API

      ## Get a user

      ```plaintext
      GET /user
      ```

      Example response:

      ```json
      {"name": "Ada", "admin": false}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, _) in page.syntaxErrors([.trailingComma]) {
      report.add(
        self, .trailingComma(before: error.word ?? "}"), at: range,
        fix: LintFix("Remove the comma", [LintFix.Edit(range, "")]))
    }
  }
}

extension LintMessage {
  fileprivate static func trailingComma(before bracket: String) -> LintMessage { "Trailing comma before `\(bracket)`" }
}
