import APIModel
import DocExtract

/// END208: a placeholder that lost its mark.
struct PlaceholderAsWord: LintRule {
  let card = RuleCard(
    "END208", "placeholder-as-word", severity: .warning,
    summary: "A fixed segment that is written like a placeholder's name",
    why: "Readers and generated clients send the word instead of a value.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Block a user

      ```plaintext
      POST /users/id/block
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """,
    good: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Block a user

      ```plaintext
      POST /users/:id/block
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for line in page.page.groups.flatMap(\.lines) {
      for index in line.template.segments.indices.dropFirst() {
        guard let word = line.template.literal(at: index), LintedPage.isIdentifier(word) else { continue }
        let path = line.pathRange ?? line.listing.span.range
        let range = path.flatMap { page.range(of: "/" + word, in: $0) } ?? path
        report.add(
          self, .word(word), at: range, operation: page.docs.operation(line.id),
          fix: range.map { LintFix("Write `:\(word)`", [LintFix.Edit($0, "/:" + word)], isSafe: false) })
      }
    }
  }

}

extension LintMessage {
  fileprivate static func word(_ word: String) -> LintMessage {
    "`\(word)` in the path is no placeholder; did you mean `:\(word)`?"
  }
}
