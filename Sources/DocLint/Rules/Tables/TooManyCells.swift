import APIModel
import DocExtract

/// TAB101: a row with more cells than the table has columns.
struct TooManyCells: LintRule {
  let card = RuleCard(
    "TAB101", "too-many-cells", severity: .warning,
    summary: "A row with more cells than the table has columns",
    why: "Markdown drops what is too much: readers never see it. Often a `|` in the text should be `\\|`.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user | as shown |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user as shown |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables {
      for row in table.rows {
        guard let count = page.cells(of: row), count > table.columns.count, let line = page.pipes(of: row),
          // `none |` is one cell and the end of its row.
          table.columns.count > 1 || line.pipes.count > 1 || !line.endsInPipe
        else { continue }
        // `|^` behind a row joins its cells to those above, in extensions of Markdown.
        if let range = row.range, case let end = page.document.source.offset(of: range.end), end > 1,
          end <= page.document.source.bytes.count,
          page.document.source.bytes[..<end].last(where: { !$0.isBlank && $0 != UInt8(ascii: "|") })
            == UInt8(ascii: "^")
        {
          continue
        }
        let dropped = line.pipes.dropFirst(table.columns.count - (line.hasLeading ? 0 : 1)).first
        let range = dropped.map { pipe in
          SourceRange(
            page.document.source.position(of: pipe), row.range?.end ?? page.document.source.position(of: pipe))
        }
        // Pipes inside code marks were meant as text.
        let coded = line.pipes.filter { page.isInCode($0, from: line.start) }.map { pipe in
          SourceRange(page.document.source.position(of: pipe), page.document.source.position(of: pipe + 1))
        }
        if let first = coded.first {
          report.add(
            self, .inCode(), at: first, fix: LintFix("Escape the pipe", coded.map { LintFix.Edit($0, "\\|") }))
        } else {
          report.add(self, .tooMany(line.cells, table.columns.count), at: range ?? row.range)
        }
      }
    }
  }

}

extension LintMessage {
  fileprivate static func tooMany(_ cells: Int, _ columns: Int) -> LintMessage {
    "\(cells) cells in a table of \(columns) columns; what follows is dropped"
  }

  fileprivate static func inCode() -> LintMessage {
    "`|` in code splits the cell; did you mean `\\|`?"
  }
}
