import APIModel
import DocExtract

/// TAB107: a row without the pipe at its beginning or end that the table's other rows have.
struct RowWithoutPipe: LintRule {
  let card = RuleCard(
    "TAB107", "row-without-pipe", severity: .info,
    summary: "A row without the pipe at its beginning or end that the table's other rows have",
    why: "Some renderers end the table there, and rows that are not alike hide mistakes; add the pipe.",
    bad: page(end: ""), good: page(end: " |"))

  private static func page(end: String) -> String {
    """
    # Users API

    | Role | Rights |
    |------|--------|
    | Guest | Reads\(end)
    | Owner | Writes |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.columns.count > 1 && table.rows.count > 1 {
      let rows = table.rows.map { $0.range.flatMap { Ends($0, page) } }
      var known = rows.compactMap { $0 }
      let header = Ends(header: table, page)
      if let header { known.append(header) }
      let leading = known.count(where: \.hasLeading)
      let trailing = known.count(where: \.hasTrailing)
      // Each other row has it.
      guard known.count >= 3, leading == known.count - 1 || trailing == known.count - 1 else { continue }
      // Where the last cells are empty, what looks like the end of the rows is the pipe before those.
      if let header, table.rows.allSatisfy({ page.pipes(of: $0)?.cells == table.columns.count }) {
        add(header, leading == known.count - 1, trailing == known.count - 1, &report)
      }
      for (row, ends) in zip(table.rows, rows) {
        // A row that lacks a cell has a rule of its own.
        guard let ends, page.pipes(of: row)?.cells == table.columns.count else { continue }
        add(ends, leading == known.count - 1, trailing == known.count - 1, &report)
      }
    }
  }

  private func add(_ ends: Ends, _ wantsLeading: Bool, _ wantsTrailing: Bool, _ report: inout LintReport) {
    let lacksLeading = !ends.hasLeading && wantsLeading
    let lacksTrailing = !ends.hasTrailing && wantsTrailing
    guard lacksLeading || lacksTrailing else { return }
    report.add(
      self, lacksLeading ? .leading() : .trailing(), at: lacksLeading ? ends.first : ends.last,
      fix: LintFix(
        "Add the pipe",
        (lacksLeading ? [LintFix.Edit(SourceRange(ends.first.start, ends.first.start), "| ")] : [])
          + (lacksTrailing ? [LintFix.Edit(SourceRange(ends.last.end, ends.last.end), " |")] : [])))
  }

  /// How a line of a table begins and ends.
  private struct Ends {
    var hasLeading: Bool
    var hasTrailing: Bool
    /// Its first and last byte.
    var first: SourceRange
    var last: SourceRange

    init?(_ range: SourceRange, _ page: LintedPage) {
      guard range.start.line == range.end.line else { return nil }
      let source = page.document.source
      var start = source.offset(of: range.start)
      var end = source.offset(of: range.end)
      while start < end, source.bytes[start].isBlank { start += 1 }
      while start < end, source.bytes[end - 1].isBlank { end -= 1 }
      guard end - start > 2 else { return nil }
      let pipe = UInt8(ascii: "|")
      hasLeading = source.bytes[start] == pipe
      // A pipe behind a backslash is text.
      hasTrailing = source.bytes[end - 1] == pipe && source.bytes[end - 2] != UInt8(ascii: "\\")
      first = SourceRange(source.position(of: start), source.position(of: start + 1))
      last = SourceRange(source.position(of: end - 1), source.position(of: end))
    }

    init?(header table: PageTable, _ page: LintedPage) {
      guard let block = table.columns.first?.block, case let parent = Int(page.document.blocks[block].parent),
        page.document.blocks[parent].kind == .tableRow, let range = page.range(parent)
      else { return nil }
      self.init(range, page)
    }
  }
}

extension LintMessage {
  fileprivate static func leading() -> LintMessage { "Row without the pipe at its beginning" }
  fileprivate static func trailing() -> LintMessage { "Row without the pipe at its end" }
}
