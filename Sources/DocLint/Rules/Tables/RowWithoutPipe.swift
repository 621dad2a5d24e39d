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
      // The header has it, and no row: told once.
      if let header, header.hasTrailing, header.hasLeading, trailing == 1, leading == known.count, rows.count >= 2,
        let first = rows.first ?? nil, table.rows.allSatisfy({ page.cells(of: $0) == table.columns.count })
      {
        report.add(self, .none(), at: first.last(page))
        continue
      }
      // Each other row has it.
      guard known.count >= 3, leading == known.count - 1 || trailing == known.count - 1 else { continue }
      // Where the last cells are empty, what looks like the end of the rows is the pipe before those.
      if let header, table.rows.allSatisfy({ page.cells(of: $0) == table.columns.count }) {
        add(header, leading == known.count - 1, trailing == known.count - 1, page, &report)
      }
      for (row, ends) in zip(table.rows, rows) {
        // A row that lacks a cell has a rule of its own.
        guard let ends, page.cells(of: row) == table.columns.count else { continue }
        add(ends, leading == known.count - 1, trailing == known.count - 1, page, &report)
      }
    }
  }

  private func add(
    _ ends: Ends, _ wantsLeading: Bool, _ wantsTrailing: Bool, _ page: LintedPage, _ report: inout LintReport
  ) {
    let lacksLeading = !ends.hasLeading && wantsLeading
    let lacksTrailing = !ends.hasTrailing && wantsTrailing
    guard lacksLeading || lacksTrailing else { return }
    let (first, last) = (ends.first(page), ends.last(page))
    report.add(
      self, lacksLeading ? .leading() : .trailing(), at: lacksLeading ? first : last,
      fix: LintFix(
        "Add the pipe",
        (lacksLeading ? [LintFix.Edit(SourceRange(first.start, first.start), "| ")] : [])
          + (lacksTrailing ? [LintFix.Edit(SourceRange(last.end, last.end), " |")] : [])))
  }

  /// How a line of a table begins and ends.
  private struct Ends {
    var hasLeading: Bool
    var hasTrailing: Bool
    /// The places of its bytes.
    private var bytes: Range<Int>

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
      bytes = start..<end
    }

    /// Where its first and its last byte stand.
    func first(_ page: LintedPage) -> SourceRange { Self.range(bytes.prefix(1), page) }
    func last(_ page: LintedPage) -> SourceRange { Self.range(bytes.suffix(1), page) }

    private static func range(_ bytes: Range<Int>, _ page: LintedPage) -> SourceRange {
      let source = page.document.source
      return SourceRange(source.position(of: bytes.lowerBound), source.position(of: bytes.upperBound))
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
  fileprivate static func none() -> LintMessage { "Rows without the pipe at their end, which the header has" }
  fileprivate static func leading() -> LintMessage { "Row without the pipe at its beginning" }
  fileprivate static func trailing() -> LintMessage { "Row without the pipe at its end" }
}
