import APIModel
import DocExtract

/// DEP103: something whose removal version is past.
struct PastRemoval: LintRule {
  let card = RuleCard(
    "DEP103", "past-removal", severity: .warning,
    summary: "Something that should be gone by the version that the docs are for",
    why: "It is gone and the docs still offer it, or the removal was put off.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `skype` | string | no | Deprecated in 14.0, will be removed in 15.0: use `chat` instead |
      | `chat` | string | no | The address in a chat |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `skype` | string | no | Deprecated in 14.0, will be removed in 17.0: use `chat` instead |
      | `chat` | string | no | The address in a chat |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard let target = page.docs.targetVersion else { return }
    for thing in page.docs.deprecations(of: page.page.path) {
      guard let removal = thing.deprecation.removal, let version = VersionNumber(removal), version <= target,
        thing.removed == nil
      else { continue }
      report.add(self, .past(thing.name, removal), at: thing.span.range, operation: thing.operation)
    }
  }

}

extension LintMessage {
  fileprivate static func past(_ name: String, _ version: String) -> LintMessage {
    "\(name) should be gone since \(version)"
  }
}
