import APIModel
import DocExtract

/// DEP105: a sample or listing that still uses what is deprecated.
struct DeprecatedInSample: LintRule {
  let card = RuleCard(
    "DEP105", "deprecated-in-sample", severity: .info,
    summary: "A sample request that sends a deprecated parameter",
    why: "Readers copy samples: they start with what will soon be gone.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `skype` | string | no | Deprecated, will be removed in 16.0: use `chat` instead |
      | `chat` | string | no | The address in a chat |

      ```shell
      curl --request POST --data "skype=ada" "https://example.com/users"
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
      | `skype` | string | no | Deprecated, will be removed in 16.0: use `chat` instead |
      | `chat` | string | no | The address in a chat |

      ```shell
      curl --request POST --data "chat=ada" "https://example.com/users"
      ```
      """, status: .optional)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for index in page.page.samples.indices where page.targets[index].verdict == .own {
      let sample = page.page.samples[index]
      guard let operation = page.callees[index], let range = sample.range else { continue }
      // A comment above it may say that the old way is shown on purpose.
      let before = Int(range.start.line) - 1
      if before >= 1, page.document.source.line(before).lowercased().holds("deprecat") { continue }
      for field in page.sampleFields[index] {
        guard let parameter = operation.parameters.first(where: { $0.name == field.name && $0.deprecation != nil })
        else { continue }
        report.add(
          self, .sent(field.name), at: page.range(of: field.name, in: field.word, block: sample.block),
          operation: operation,
          notes: [Finding.Note("deprecated here", span: parameter.deprecation?.span ?? parameter.span)])
      }
    }
  }

}

extension LintMessage {
  fileprivate static func sent(_ name: String) -> LintMessage { "Sample sends `\(name)`, which is deprecated" }
}
