import APIModel
import DocExtract

/// REQ202: a sample that lacks a parameter which its row calls required.
struct MissingRequiredParameter: LintRule {
  let card = RuleCard(
    "REQ202", "missing-required-parameter", severity: .warning,
    summary: "A sample request without a parameter that its row calls required",
    why: "Who pastes the sample gets an error, or the row is wrong.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      ```shell
      curl --request POST --data "name=Ada" "https://example.com/users"
      ```
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      ```shell
      curl --request POST --data "name=Ada&email=ada@example.com" "https://example.com/users"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (sample, target) in zip(page.page.samples, page.targets) where target.verdict == .own {
      guard let operation = page.operation(of: sample, target), let names = page.sentNames(of: sample),
        page.lostContinuation(of: sample) == nil
      else { continue }
      let sent = Set(names.map(page.rootName))
      let missing = operation.parameters.filter { parameter in
        parameter.requirement == .required && parameter.location != .path && parameter.location != .header
          && page.rootName(parameter.name) == parameter.name && !sent.contains(parameter.name)
          && parameter.span?.path == page.page.path
          // An ID that no sample sends belongs into the path: that is another rule's business.
          && !LintedPage.isIdentifier(parameter.name)
          // A misspelt row is told as that: TAB208.
          && !(page.docs.exampleNames.count(of: parameter.name) == 1
            && sent.contains { Spelling.isSlip(parameter.name, of: $0) })
      }
      guard !missing.isEmpty, let url = sample.curl.url else { continue }
      report.add(
        self, .missing(missing.map(\.name)), at: page.range(of: url.text, in: url.range, block: sample.block),
        operation: operation, notes: missing.prefix(4).map { Finding.Note("required here", span: $0.span) })
    }
  }

}

extension LintMessage {
  fileprivate static func missing(_ names: [String]) -> LintMessage {
    let list = names.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    return LintMessage(stringLiteral: "Sample lacks \(list), which \(names.count == 1 ? "is" : "are") required")
  }
}
