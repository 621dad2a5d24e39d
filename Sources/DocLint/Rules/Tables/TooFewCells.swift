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
    checkHTML(page, &report)
    for table in page.page.tables where table.columns.count > 1 {
      let counts = table.rows.map { page.cells(of: $0) ?? table.columns.count }
      for (number, count) in counts.enumerated() where count < table.columns.count {
        let row = table.rows[number]
        guard !row.names.isEmpty || runsOn(row, page),
          !mayLack(after: count, table, counts, page), !endsInEmptyCell(row, count, table, page)
        else { continue }
        report.add(self, .tooFew(count, table.columns.count), at: row.range)
      }
    }
  }

  /// Whether a wide gap stands within a cell, where a pipe between two aligned cells was lost.
  private func runsOn(_ row: PageTable.Row, _ page: LintedPage) -> Bool {
    guard let pipes = page.pipes(of: row) else { return false }
    let bytes = page.document.source.bytes
    let ends = pipes.pipes + (row.range.map { [page.document.source.offset(of: $0.end)] } ?? [])
    var start = pipes.start
    for end in ends where start < end {
      var gap = 0
      var hasText = false
      for at in start..<min(end, bytes.count) {
        if bytes[at].isBlank {
          gap += 1
        } else {
          if hasText, gap >= 4 { return true }
          hasText = true
          gap = 0
        }
      }
      start = end + 1
    }
    return false
  }

  /// Whether the pipe at a row's end is a delimiter before an empty cell, in a table without pipes at its ends:
  /// `a | b |`.
  private func endsInEmptyCell(_ row: PageTable.Row, _ count: Int, _ table: PageTable, _ page: LintedPage) -> Bool {
    guard count == table.columns.count - 1, let own = page.pipes(of: row), !own.hasLeading, own.pipes.count > count - 1
    else { return false }
    return table.rows.contains { other in
      other.block != row.block
        && page.pipes(of: other).map { !$0.hasLeading && $0.pipes.count == table.columns.count - 1 } ?? false
    }
  }

  /// Whether the table leaves the last cells empty or out elsewhere, too: nothing has slipped then.
  private func mayLack(after count: Int, _ table: PageTable, _ counts: [Int], _ page: LintedPage) -> Bool {
    if counts.count(where: { $0 == count }) >= 3 { return true }
    return zip(table.rows, counts).contains { row, cells in
      cells == table.columns.count && row.cells.count == cells
        && row.cells[count...].allSatisfy { page.text($0).isEmpty }
    }
  }
}

extension LintMessage {
  static func tooFew(_ cells: Int, _ columns: Int) -> LintMessage {
    "\(cells) \(cells == 1 ? "cell" : "cells") in a table of \(columns) columns"
  }
}
