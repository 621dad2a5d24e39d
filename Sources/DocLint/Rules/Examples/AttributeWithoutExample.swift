import APIModel
import DocExtract

/// EXA205: a response attribute that no example shows.
struct AttributeWithoutExample: LintRule {
  let card = RuleCard(
    "EXA205", "attribute-without-example", severity: .info,
    summary: "A documented response attribute that no example shows",
    why: "Readers can't see what it looks like, or it is misspelt in the row.",
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
      | `nick_name` | string | The name as shown |

      Example response:

      ```json
      {"id": 1}
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
      | `nick_name` | string | The name as shown |

      Example response:

      ```json
      {"id": 1, "nick_name": "ada"}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      let tables = page.tables(of: group).filter { $0.role == .responseAttributes }
      let roots = page.bodies(of: group).filter { $0.role == .response && ($0.status ?? 200) < 300 }
      guard !tables.isEmpty, !roots.isEmpty else { continue }
      var names: Set<String> = []
      for body in roots { if let root = body.json?.document.root { LintedPage.collectNames(root, into: &names) } }
      guard !names.isEmpty else { continue }
      for table in tables {
        let known = table.rows.filter { $0.names.contains { names.contains(LintedPage.leaf($0)) } }.count
        // A table that has nothing in common with the examples speaks of something else.
        guard known * 2 >= table.rows.count else { continue }
        for row in table.rows {
          guard row.names.count == 1, let name = row.names.first, !names.contains(LintedPage.leaf(name)),
            !saysItMayBeAbsent(row, table, page)
          else { continue }
          let meant = Spelling.nearest(LintedPage.leaf(name), in: names)
          let range = table.cell(row, .name).flatMap { page.range(cell: $0, in: row) } ?? row.range
          report.add(self, .unseen(name, meant), at: range, operation: page.operations(of: group).first)
        }
      }
    }
  }

  private func saysItMayBeAbsent(_ row: PageTable.Row, _ table: PageTable, _ page: LintedPage) -> Bool {
    guard let cell = table.cell(row, .description) else { return false }
    let text = page.text(cell).lowercased()
    return ["only ", "if ", "when ", "deprecated", "removed", "optional", "may "].contains { text.holds($0) }
  }
}

extension LintMessage {
  fileprivate static func unseen(_ name: String, _ meant: String?) -> LintMessage {
    if let meant { return "`\(name)` is in no example; did you mean `\(meant)`?" }
    return "`\(name)` is in no example"
  }
}
