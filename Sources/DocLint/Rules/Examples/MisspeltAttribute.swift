import APIModel
import DocExtract

/// EXA212: an attribute that is a letter away from the one that all other examples show.
struct MisspeltAttribute: LintRule {
  let card = RuleCard(
    "EXA212", "misspelt-attribute", severity: .warning,
    summary: "An attribute in an example that is a slip away from the one other examples show",
    why: "A client that is built after this example reads an attribute that never comes.",
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
      {"id": 1, "parent_ids": [2]}
      ```

      ## Update a user

      ```plaintext
      PUT /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": 1, "parent_ids": [2]}
      ```

      ## Block a user

      ```plaintext
      POST /users/:id/block
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": 1, "parent_ids": [2]}
      ```

      ## Unblock a user

      ```plaintext
      POST /users/:id/unblock
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": 1, "parents_ids": [2]}
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
      {"id": 1, "parent_ids": [2]}
      ```

      ## Update a user

      ```plaintext
      PUT /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": 1, "parent_ids": [2]}
      ```

      ## Block a user

      ```plaintext
      POST /users/:id/block
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": 1, "parent_ids": [2]}
      ```

      ## Unblock a user

      ```plaintext
      POST /users/:id/unblock
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": 1, "parent_ids": [2]}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkStyles(page, &report)
    // Most docs have no slip at all, most pages none of the few.
    for body in page.page.bodies
    where page.docs.exampleNames.mayHoldSlip(body, on: page.page.file) && page.isExample(body) && body.role == .response
    {
      guard let root = body.json?.document.root else { continue }
      var shapes: Set<[String]>?
      visit(root, "", page.docs.exampleNames) { member, siblings, pointer, meant, isSure in
        guard !siblings.contains(meant) else { return }
        if !isSure {
          // Two names or more beside it say that the objects are of one kind.
          guard siblings.count >= 3 else { return }
          let known: Set<[String]> = shapes ?? Self.shapes(page)
          shapes = known
          let shape: [String] = siblings.subtracting([member.name]).union([meant]).sorted()
          guard known.contains(shape) else { return }
        }
        // A key without quotes is a mistake of its own; its letters are the name.
        let quote = member.key.kind == .string ? 1 : 0
        let offsets =
          member.key.range.lowerBound + body.offsets.lowerBound + quote..<member.key.range.upperBound
          + body.offsets.lowerBound - quote
        let range = LiteralMap(page.document, block: body.block).range(offsets)
        report.add(
          self, .misspelt(member.name, meant), at: range, pointer: pointer,
          fix: LintFix("Write `\(meant)`", [LintFix.Edit(range, meant)], isSafe: false))
      }
    }
    checkShapes(page, &report)
  }

  private func visit(
    _ node: JSONNode, _ pointer: String, _ names: ExampleNames,
    _ report: (JSONNode.Member, Set<String>, String, String, Bool) -> Void
  ) {
    switch node.kind {
    case .array:
      for (index, item) in node.items.enumerated() { visit(item, "\(pointer)/\(index)", names, report) }
    case .object:
      for member in node.members {
        let inner = pointer + "/" + JSONPointer.escape(member.name)
        if member.key.kind == .string, !(member.key.source.utf8.contains(UInt8(ascii: "\\"))),
          names.meant(by: member.name) != nil || !names.neighbours(of: member.name).isEmpty
        {
          let siblings = Set(node.members.map(\.name))
          if let meant = names.meant(by: member.name) {
            report(member, siblings, inner, meant, true)
          } else {
            for other in names.neighbours(of: member.name) { report(member, siblings, inner, other, false) }
          }
        }
        visit(member.value, inner, names, report)
      }
    default: break
    }
  }
}

extension MisspeltAttribute {
  /// The names of every object that the page's responses show.
  private static func shapes(_ page: LintedPage) -> Set<[String]> {
    var shapes: Set<[String]> = []
    for body in page.page.bodies where body.role == .response {
      if let root = body.json?.document.root { collect(root, &shapes) }
    }
    return shapes
  }

  private static func collect(_ node: JSONNode, _ shapes: inout Set<[String]>) {
    switch node.kind {
    case .array: for item in node.items { collect(item, &shapes) }
    case .object:
      let names: [String] = node.members.map(\.name).sorted()
      if (3...80).contains(names.count) { shapes.insert(names) }
      for member in node.members { collect(member.value, &shapes) }
    default: break
    }
  }
}

extension LintMessage {
  fileprivate static func misspelt(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` in an example; did you mean `\(meant)`, as in the others?"
  }
}
