import APIModel
import DocExtract

/// REQ301: a quote that the shell waits for.
struct UnclosedQuote: LintRule {
  let card = RuleCard(
    "REQ301", "unclosed-quote", severity: .error,
    summary: "A sample request with a quote that is never closed",
    why: "The shell waits for the rest, and the sample never runs.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for sample in page.page.samples {
      for problem in sample.curl.problems where problem.kind == .unclosedQuote {
        let range = LiteralMap(page.document, block: sample.block).range(problem.range)

        report.add(
          self, .shell(), at: range, operation: sample.operation.flatMap(page.docs.operation))
      }
    }
  }

}

extension LintMessage {
  fileprivate static func shell() -> LintMessage { "Quote is never closed; the shell waits for more" }
}
