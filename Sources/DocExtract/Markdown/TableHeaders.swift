import APIModel

/// Mends where the headers of tables stand: the parser says the first line of the paragraph that a table ends, as in
/// "Parameters:" right above a header, and counts the columns from there. Such a header is given its whole line.
enum TableHeaders {
  static func settle(
    _ blocks: inout [MarkdownDocument.Block], _ inlines: inout [MarkdownDocument.Inline], _ source: SourceText
  ) {
    for table in blocks.indices where blocks[table].kind == .table {
      let header = table + 1
      guard header < Int(blocks[table].end), let given = blocks[header].range?.start.line,
        let line = line(of: header, in: table, blocks), line != given
      else { continue }
      let range = SourceRange(line: Int(line), columns: 1..<source.lineRange(Int(line)).count + 1)
      for block in header..<Int(blocks[header].end) {
        blocks[block].range = range
        for inline in blocks[block].inlines where inlines[Int(inline)].range != nil {
          inlines[Int(inline)].range = range
        }
      }
    }
  }

  /// Two lines above the first row below it; else the last but one of the table.
  private static func line(of header: Int, in table: Int, _ blocks: [MarkdownDocument.Block]) -> Int32? {
    let row = Int(blocks[header].end)
    let line = row < Int(blocks[table].end) ? blocks[row].range.map { $0.start.line - 2 } : nil
    let last = blocks[table].range.map { $0.end.line - 1 }
    return (line ?? last).flatMap { $0 > 0 ? $0 : nil }
  }
}
