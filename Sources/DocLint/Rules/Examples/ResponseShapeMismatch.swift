import APIModel
import DocExtract

/// EXA208: an object for a list, or a list for one thing.
struct ResponseShapeMismatch: LintRule {
  let card = RuleCard(
    "EXA208", "response-shape-mismatch", severity: .warning,
    summary: "An example response that is one object for a list, or a list for one object",
    why: "A client that is built after the example can't read the answer.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      [{"id": 1, "name": "Ada"}]
      ```
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

      Example response:

      ```json
      {"id": 1, "name": "Ada"}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      let lines = page.page.groups[group].lines
      guard let line = lines.first, line.method == .get, Set(lines.map(\.id)).count == 1 else { continue }
      let words = page.page.sections[page.page.groups[group].section].title.lowercased().split { !$0.isLetter }
      let isMember =
        line.template.endsInPlaceholder && ["get", "show", "single", "retrieve", "fetch"].contains(words.first)
      let isList = !line.template.endsInPlaceholder && words.first == "list"
      guard isMember != isList else { continue }
      for body in page.bodies(of: group) where body.role == .response && (body.status ?? 200) < 300 {
        guard let root = body.json?.document.root else { continue }
        let offset = root.range.lowerBound + body.offsets.lowerBound
        let range = LiteralMap(page.document, block: body.block).range(offset..<offset + 1)
        if isMember, root.kind == .array, !words.contains("all"), words.last?.hasSuffix("s") == false {
          report.add(self, .list(), at: range, operation: page.docs.operation(line.id))
        } else if isList, root.kind == .object, isOneResource(root) {
          report.add(self, .object(), at: range, operation: page.docs.operation(line.id))
        }
      }
    }
  }

  /// An object with an ID of its own and no list inside; one with a list may be a page of results.
  private func isOneResource(_ root: JSONNode) -> Bool {
    root.members.contains { $0.name == "id" || $0.name == "iid" }
      && !root.members.contains { $0.value.kind == .array && $0.value.items.contains { $0.kind == .object } }
  }
}

extension LintMessage {
  fileprivate static func list() -> LintMessage { "A list as the example of an operation that gets one resource" }
  fileprivate static func object() -> LintMessage { "One object as the example of an operation that lists" }
}
