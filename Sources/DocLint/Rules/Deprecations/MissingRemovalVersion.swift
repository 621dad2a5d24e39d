import APIModel
import DocExtract

/// DEP102: a deprecation with a replacement but no removal version.
struct MissingRemovalVersion: LintRule {
  let card = RuleCard(
    "DEP102", "missing-removal-version", severity: .info,
    summary: "A deprecation that does not say which version removes the thing",
    why: "Who uses the thing can't know until when it works.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `skype` | string | no | Deprecated: use `chat` instead. The user's Skype name |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `skype` | string | no | Deprecated, will be removed in 16.0: use `chat` instead. The user's Skype name |
      """, status: .optional)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for thing in page.docs.deprecations(of: page.page.path)
    where thing.deprecation.removal == nil && thing.deprecation.replacement != nil && thing.removed == nil {
      report.add(self, .withoutVersion(thing.name), at: thing.span.range, operation: thing.operation)
    }
  }
}

extension LintMessage {
  fileprivate static func withoutVersion(_ name: String) -> LintMessage {
    LintMessage(stringLiteral: "\(name) is deprecated without a version that removes it")
  }
}
