import APIModel
import DocExtract

/// TAB202: an empty "Required" cell where the table's other rows say yes or no.
struct MissingRequiredValue: LintRule {
  let card = RuleCard(
    "TAB202", "missing-required-value", severity: .warning,
    summary: "An empty cell in the column \"Required\" where the other rows have one",
    why: "A reader can't know whether a request needs the attribute.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `age` | integer | no | The age |
      | `bio` | string | no | About the user |
      | `email` | string | | The address of the user |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `age` | integer | no | The age |
      | `bio` | string | no | About the user |
      | `email` | string | no | The address of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    // Where no row of the page says "no", an empty cell does.
    guard page.page.tables.contains(where: { saysNo($0, page) }) else { return }
    for table in page.page.tables where table.role == .parameters {
      guard table.column(.required) != nil else { continue }
      var empty: [(row: PageTable.Row, cell: Int)] = []
      var filled = 0
      for row in table.rows {
        guard let cell = table.cell(row, .required), !row.names.isEmpty else { continue }
        if page.text(cell).isEmpty { empty.append((row, cell)) } else { filled += 1 }
      }
      guard filled > 0, filled >= empty.count * 3 else { continue }
      for (row, cell) in empty {
        report.add(self, .missing(row.names.first ?? ""), at: page.range(cell: cell, in: row))
      }
    }
  }

  private func saysNo(_ table: PageTable, _ page: LintedPage) -> Bool {
    table.role == .parameters && table.column(.required) != nil
      && table.rows.contains { row in
        table.cell(row, .required).map { RequirementPhrase.requirement(page.text($0)) == .optional } ?? false
      }
  }
}

extension LintMessage {
  fileprivate static func missing(_ name: String) -> LintMessage { "`\(name)` does not say whether it is required" }
}
