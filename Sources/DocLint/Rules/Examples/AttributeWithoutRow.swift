import APIModel
import DocExtract

/// EXA206: an attribute of an example that the table of response attributes lacks.
struct AttributeWithoutRow: LintRule {
  let card = RuleCard(
    "EXA206", "attribute-without-row", severity: .info,
    summary: "An attribute in an example that the table or list of response attributes lacks",
    why: "Readers can't know what it means.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /user
      ```

      Attributes of the response:

      | Attribute | Type | Description |
      |-----------|------|-------------|
      | `id` | integer | The ID of the user |
      | `name` | string | The name |
      | `state` | string | The state of the account |

      Example response:

      ```json
      {"id": 1, "name": "Ada", "state": "active", "admin": true}
      ```
      """,
    good: """
      # Users API

      ## Get a user

      ```plaintext
      GET /user
      ```

      Attributes of the response:

      | Attribute | Type | Description |
      |-----------|------|-------------|
      | `id` | integer | The ID of the user |
      | `name` | string | The name |
      | `state` | string | The state of the account |
      | `admin` | boolean | Whether the user rules |

      Example response:

      ```json
      {"id": 1, "name": "Ada", "state": "active", "admin": true}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var listed: [Int: Set<String>] = [:]
    for list in page.page.lists where list.isResponse {
      if let group = list.group {
        listed[group, default: []].formUnion(list.items.flatMap { $0.names.map(LintedPage.root) })
      }
    }
    for group in page.page.groups.indices {
      let tables = page.tables(of: group).filter { $0.role == .responseAttributes }
      let roots = page.bodies(of: group).filter { $0.role == .response && ($0.status ?? 200) < 300 }
      let names = listed[group] ?? []
      guard !tables.isEmpty || !names.isEmpty, !roots.isEmpty else { continue }
      let documented = Set(tables.flatMap { $0.rows.flatMap { $0.names.map(LintedPage.root) } })
        .union(names)
      for body in roots {
        guard let root = body.json?.document.root else { continue }
        let item = root.kind == .array ? root.items.first { _ in true } : root
        guard let item, item.kind == .object else { continue }
        let members = Array(item.members)
        let known = members.filter { documented.contains($0.name) }.count
        // A table that lists only a part says so by its size.
        guard known * 4 >= members.count * 3 else { continue }
        for member in members where !documented.contains(member.name) {
          let meant = Spelling.nearest(member.name, in: documented)
          let offsets =
            member.key.range.lowerBound + body.offsets.lowerBound..<member.key.range.upperBound
            + body.offsets.lowerBound
          report.add(
            self, .undocumented(member.name, meant), at: LiteralMap(page.document, block: body.block).range(offsets),
            operation: page.operations(of: group).first)
        }
      }
    }
  }

}

extension LintMessage {
  fileprivate static func undocumented(_ name: String, _ meant: String?) -> LintMessage {
    if let meant { return "`\(name)` has no row or item; did you mean `\(meant)`?" }
    return "`\(name)` has no row or item"
  }
}
