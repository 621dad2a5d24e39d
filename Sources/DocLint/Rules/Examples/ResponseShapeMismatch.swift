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
      guard !page.parts[group].bodies.isEmpty, let line = lines.first, line.method != .delete else { continue }
      let shape = Self.shape(of: line, title: page.titleWords[group], page)
      // Several that are listed together answer alike where all of them say so.
      guard shape != .unknown,
        lines.allSatisfy({ $0.id == line.id || Self.shape(of: $0, title: page.titleWords[group], page) == shape })
      else { continue }
      for body in page.bodies(of: group) where body.role == .response && (body.status ?? 200) < 300 {
        guard let root = body.json?.document.root, !answersQuery(body, of: group, page) else { continue }
        let offset = root.range.lowerBound + body.offsets.lowerBound
        if shape == .one, root.kind == .array, root.items.first(where: { _ in true })?.kind == .object,
          Array(root.items.prefix(2)).count == 1
        {
          report.add(
            self, .list(), at: LiteralMap(page.document, block: body.block).range(offset..<offset + 1),
            operation: page.docs.operation(line.id))
        } else if shape == .many, root.kind == .object,
          isOneResource(root) || body.json?.isValid == true && isMember(root, of: line, page),
          !isFormOfEach(body, page)
        {
          report.add(
            self, .object(), at: LiteralMap(page.document, block: body.block).range(offset..<offset + 1),
            operation: page.docs.operation(line.id))
        }
      }
    }
  }

  private enum Shape { case one, many, unknown }

  /// What an operation answers with, as far as its method, path and heading agree on it.
  /// Whether an answer stands in the block of a sample whose query may turn one thing into a list: `?recurse`.
  private func answersQuery(_ body: PageBody, of group: Int, _ page: LintedPage) -> Bool {
    page.parts[group].samples.contains { index in
      page.page.samples[index].block == body.block && page.page.samples[index].url?.query.isEmpty == false
    }
  }

  private static func shape(of line: ListedOperation, title words: [String], _ page: LintedPage) -> Shape {
    guard let first = words.first, let last = words.last, !words.contains("bulk") else { return .unknown }
    if words.contains("all") {
      // "Get all about a user" is one thing; "List all users" is none.
      return line.method == .get && isCollection(line, page) ? .many : .unknown
    }
    let isPlural =
      last.hasSuffix("s") && !last.hasSuffix("ss") && !last.hasSuffix("us")
      && !["details", "settings", "statistics", "contents"].contains(last)
    let ends = line.template.endsInPlaceholder
    switch line.method {
    case .get:
      let isMember =
        ends && (["get", "show", "single", "retrieve", "fetch"].contains(first) || words.contains("single"))
      if isMember, !isPlural { return .one }
      if !ends, first == "list" || words.contains("list") || isPlural && isCollection(line, page) { return .many }
    case .post, .put, .patch:
      let isSingular = words.contains { ["a", "an", "new", "existing", "single"].contains($0) }
      let isOfOne = words.count > 2 && ["a", "an"].contains(words[1]) && ["create", "new"].contains(first)
      if isSingular && !isPlural || isOfOne { return .one }
    default: break
    }
    return .unknown
  }

  /// Whether other paths have a placeholder below this one.
  private static func isCollection(_ line: ListedOperation, _ page: LintedPage) -> Bool {
    let path = line.template
    return !path.endsInPlaceholder && page.docs.paths.continuations(of: path, at: path.segments.count)["{}"] != nil
  }

  /// Whether the text right before says that every entry of a list looks so.
  private func isFormOfEach(_ body: PageBody, _ page: LintedPage) -> Bool {
    let before = body.block - 1
    guard page.document.blocks.indices.contains(before), page.document.blocks[before].kind == .paragraph else {
      return false
    }
    return page.document.plainText(of: before).lowercased().split { !$0.isLetter }.contains("each")
  }

  /// Whether the operation for one member of a collection, on the same page, shows just such an object.
  private func isMember(_ root: JSONNode, of line: ListedOperation, _ page: LintedPage) -> Bool {
    let names = Set(root.members.map(\.name))
    // `{"status": "ok", "alerts": […]}` is an envelope, which holds one or many.
    guard names.count >= 2,
      !root.members.contains(where: { $0.value.kind == .array && $0.value.items.contains { $0.kind == .object } })
    else { return false }
    for (number, group) in page.page.groups.enumerated() {
      guard let member = group.lines.first, member.method == .get, member.template.endsInPlaceholder,
        member.template.segments.count == line.template.segments.count + 1,
        line.template.segments.indices.allSatisfy({ member.template.literal(at: $0) == line.template.literal(at: $0) })
      else { continue }
      for body in page.bodies(of: number) where body.role == .response && (body.status ?? 200) < 300 {
        guard let other = body.json?.document.root, other.kind == .object else { continue }
        let shown = Set(other.members.map(\.name))
        if shown.intersection(names).count * 5 >= shown.union(names).count * 3 { return true }
      }
    }
    return false
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
