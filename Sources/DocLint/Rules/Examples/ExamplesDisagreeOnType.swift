import APIModel
import DocExtract

/// EXA204: an attribute of two types in two examples.
struct ExamplesDisagreeOnType: LintRule {
  let card = RuleCard(
    "EXA204", "examples-disagree-on-type", severity: .warning,
    summary: "Two examples of the same resource that disagree on an attribute's type",
    why: "One of them is wrong, and a client that is built after the wrong one breaks.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Grace"}]
      ```

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": "1", "name": "Ada"}
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Grace"}]
      ```

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
    var shown: [String: ShownTypes] = [:]
    for group in page.page.groups.indices {
      guard let collection = page.page.groups[group].lines.first?.template.resource else { continue }
      for index in page.parts[group].bodies {
        let body = page.page.bodies[index]
        guard body.role == .response, (body.status ?? 200) < 300, let root = body.json?.document.root else { continue }
        collect(root, collection, body: index, depth: 0, into: &shown)
      }
    }
    var told: Set<SourceRange> = []
    defer { checkQuotedNumbers(page, told, &report) }
    for (path, types) in shown.sorted(by: { $0.key < $1.key }) where types.places.count > 1 {
      let usual = types.places.max { ($0.value.count, $1.value[0].order) < ($1.value.count, $0.value[0].order) }
      guard let usual, let model = usual.value.first else { continue }
      for (kind, places) in types.places.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where kind != usual.key {
        // Once an example: its other items repeat it.
        var seen: Set<Int> = []
        for place in places where seen.insert(place.body).inserted {
          told.insert(range(place, page))
          report.add(
            self, .disagrees(Self.name(path), kind.phrase, usual.key.phrase), at: range(place, page), pointer: nil,
            notes: [Finding.Note("\(usual.key.phrase) here", span: page.page.span(range(model, page)))])
        }
      }
    }
  }

  /// An ID that is a number in all other examples of the docs and a text of digits in one.
  private func checkQuotedNumbers(_ page: LintedPage, _ told: Set<SourceRange>, _ report: inout LintReport) {
    for index in page.page.bodies.indices
    where page.docs.exampleNames.mayHoldQuotedNumber(page.page.bodies[index], on: page.page.path) {
      let body = page.page.bodies[index]
      guard let root = body.json?.document.root else { continue }
      var seen: Set<String> = []
      visit(root) { member in
        guard member.value.kind == .string, ExampleNames.isQuotedNumber(member.value),
          page.docs.exampleNames.isNumberElsewhere(member.name), seen.insert(member.name).inserted
        else { return }
        let offsets =
          member.value.range.lowerBound + body.offsets.lowerBound..<member.value.range.upperBound
          + body.offsets.lowerBound
        let range = LiteralMap(page.document, block: body.block).range(offsets)
        if told.contains(range) { return }
        report.add(self, .disagrees(member.name, "a string", "a number"), at: range)
      }
    }
  }

  private func visit(_ node: JSONNode, _ body: (JSONNode.Member) -> Void) {
    switch node.kind {
    case .array: for item in node.items { visit(item, body) }
    case .object:
      for member in node.members {
        body(member)
        visit(member.value, body)
      }
    default: break
    }
  }

  /// A path without the collection it begins with.
  private static func name(_ path: String) -> String {
    path.firstIndex(of: ".").map { String(path[path.index(after: $0)...]) } ?? path
  }

  private struct Place {
    var body: Int
    var offset: Int
    var order: Int
  }

  private struct ShownTypes {
    var places: [JSONDocument.Kind: [Place]] = [:]
    var count = 0
  }

  /// Notes the type of every attribute under its path, items of arrays together.
  private func collect(
    _ node: JSONNode, _ path: String, body: Int, depth: Int, into shown: inout [String: ShownTypes]
  ) {
    guard depth < 12 else { return }
    switch node.kind {
    case .array: for item in node.items { collect(item, path, body: body, depth: depth + 1, into: &shown) }
    case .object:
      for member in node.members {
        // What holds a value of any kind says so by its name.
        if ["value", "default", "default_value", "data", "result"].contains(member.name) { continue }
        let inner = "\(path).\(member.name)"
        switch member.value.kind {
        case .null, .unreadable: continue
        default: break
        }
        let order = shown[inner]?.count ?? 0
        shown[inner, default: ShownTypes()].count += 1
        shown[inner, default: ShownTypes()].places[member.value.kind, default: []].append(
          Place(body: body, offset: member.value.range.lowerBound, order: order))
        collect(member.value, inner, body: body, depth: depth + 1, into: &shown)
      }
    default: break
    }
  }

  private func range(_ place: Place, _ page: LintedPage) -> SourceRange {
    let body = page.page.bodies[place.body]
    let bytes = body.json?.document.bytes ?? []
    var end = place.offset
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      end += 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\n") { end += 1 }
      end += 1
    } else {
      while end < bytes.count, bytes[end].isWord || bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: ".") {
        end += 1
      }
    }
    let offsets = place.offset..<max(place.offset + 1, min(end, bytes.count))
    return LiteralMap(page.document, block: body.block).range(
      offsets.lowerBound + body.offsets.lowerBound..<offsets.upperBound + body.offsets.lowerBound)
  }
}

extension JSONDocument.Kind {
  /// With its article, as messages say it.
  fileprivate var phrase: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .bool: "a boolean"
    case .null: "null"
    case .unreadable: "unreadable"
    }
  }
}

extension LintMessage {
  fileprivate static func disagrees(_ name: String, _ kind: String, _ usual: String) -> LintMessage {
    "`\(name)` is \(kind) here and \(usual) in other examples"
  }
}
