import APIModel
import DocExtract

/// TAB102: a row with fewer cells than the table has columns.
struct TooFewCells: LintRule {
  let card = RuleCard(
    "TAB102", "too-few-cells", severity: .warning,
    summary: "A row with fewer cells than the table has columns",
    why: "The last cells are empty, and what stands in the row may have slipped into the wrong column.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | no |
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
      | `email` | string | no | The address of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.columns.count > 1 {
      for row in table.rows {
        guard let line = page.pipes(of: row), line.cells < table.columns.count, !row.names.isEmpty else { continue }
        report.add(self, .tooFew(line.cells, table.columns.count), at: row.range)
      }
    }
  }

}

extension LintMessage {
  fileprivate static func tooFew(_ cells: Int, _ columns: Int) -> LintMessage {
    "\(cells) \(cells == 1 ? "cell" : "cells") in a table of \(columns) columns"
  }
}
