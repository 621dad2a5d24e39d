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
      guard !page.parts[group].bodies.isEmpty, let line = lines.first, Set(lines.map(\.id)).count == 1,
        line.method != .delete
      else { continue }
      let shape = Self.shape(of: line, title: page.titleWords[group], page)
      guard shape != .unknown else { continue }
      for body in page.bodies(of: group) where body.role == .response && (body.status ?? 200) < 300 {
        guard let root = body.json?.document.root else { continue }
        let offset = root.range.lowerBound + body.offsets.lowerBound
        if shape == .one, root.kind == .array, root.items.first(where: { _ in true })?.kind == .object,
          Array(root.items.prefix(2)).count == 1
        {
          report.add(
            self, .list(), at: LiteralMap(page.document, block: body.block).range(offset..<offset + 1),
            operation: page.docs.operation(line.id))
        } else if shape == .many, root.kind == .object, isOneResource(root) {
          report.add(
            self, .object(), at: LiteralMap(page.document, block: body.block).range(offset..<offset + 1),
            operation: page.docs.operation(line.id))
        }
      }
    }
  }

  private enum Shape { case one, many, unknown }

  /// What an operation answers with, as far as its method, path and heading agree on it.
  private static func shape(of line: ListedOperation, title words: [String], _ page: LintedPage) -> Shape {
    guard let first = words.first, let last = words.last, !words.contains("all"), !words.contains("bulk") else {
      return .unknown
    }
    let isPlural = last.hasSuffix("s") && !last.hasSuffix("ss") && !last.hasSuffix("us")
    let ends = line.template.endsInPlaceholder
    switch line.method {
    case .get:
      let isMember =
        ends && (["get", "show", "single", "retrieve", "fetch"].contains(first) || words.contains("single"))
      if isMember, !isPlural { return .one }
      let isCollection =
        !ends
        && !page.docs.paths.continuations(of: line.template, at: line.template.segments.count).keys.allSatisfy {
          $0 != "{}"
        }
      if !ends, first == "list" || words.contains("list") || isPlural && isCollection { return .many }
    case .post, .put, .patch:
      let isSingular = words.contains { ["a", "an", "new", "existing", "single"].contains($0) }
      if isSingular, !isPlural {
        return .one
      }
    default: break
    }
    return .unknown
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
