import APIModel
import DocExtract

/// END204: a method that does the opposite of what the heading says.
struct MethodContradictsHeading: LintRule {
  let card = RuleCard(
    "END204", "method-contradicts-heading", severity: .warning,
    summary: "A method that contradicts the heading of its section",
    why: "Either the method or the heading was copied from another section; who follows it calls the wrong operation.",
    bad: """
      # Users API

      ## Delete a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """,
    good: """
      # Users API

      ## Delete a user

      ```plaintext
      DELETE /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups {
      let section = page.page.sections[group.section]
      let words = section.title.lowercased().split { !$0.isLetter }.map(String.init)
      guard section.block != nil, let verb = words.first, let expected = Self.methods(verb),
        // Another verb in the heading may be the one that is meant: "Add or remove a member".
        !words.dropFirst().contains(where: { Self.methods($0) != nil }), let first = group.lines.first,
        group.lines.allSatisfy({ !expected.contains($0.method) }), !page.isConcrete(first)
      else { continue }
      let range = first.pathRange.flatMap { page.range(before: $0, method: first.method.rawValue) }
      report.add(
        self, .contradicts(first.method.rawValue, section.title), at: range ?? first.listing.span.range,
        operation: page.docs.operation(first.id))
    }
  }

  /// The methods that may do what a verb says; nil for a verb that says nothing of the method.
  private static func methods(_ verb: String) -> Set<HTTPMethod>? {
    switch verb {
    case "delete", "remove", "destroy": [.delete, .post, .put, .patch]
    case "list", "show", "retrieve", "fetch": [.get, .head, .post]
    case "create": [.post, .put]
    case "update", "edit", "modify": [.put, .patch, .post]
    default: nil
    }
  }
}

extension LintMessage {
  fileprivate static func contradicts(_ method: String, _ heading: String) -> LintMessage {
    "`\(method)` under the heading \"\(heading)\""
  }
}
