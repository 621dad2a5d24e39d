import APIModel

// The rows of tables that the parser wasn't given.
extension TreeCopier {
  struct OpenTable {
    var block: Int
    var columns: Int
    /// Those of its rows that have no block yet.
    var rows: Range<Int>
    /// The line that was read last, 1-based.
    var line: Int
  }

  /// - Parameter block: A table that comes next.
  mutating func openTable(_ block: MarkdownDocument.Block) {
    guard filledTables < input.tables.count, case let known = input.tables[filledTables], block.parent == 0,
      let start = block.range?.start, start.column == 1, Int(start.line) == known.header + 1
    else { return }
    // The line with the dashes is read.
    table = OpenTable(block: blocks.count, columns: known.columns, rows: known.rows, line: known.header + 2)
  }

  /// Adds the rows above one that the parser was given.
  mutating func addRows(above line: Int?) {
    while let row = table?.rows.first, input.rows.rows[row].line + 1 < line ?? 0, addRow(row) {}
    table?.line = line ?? 0
  }

  /// - Returns: False where the parser has not taken the line above for a row of the table.
  private mutating func addRow(_ number: Int) -> Bool {
    guard let open = table, case let row = input.rows.rows[number], row.line == open.line,
      open.block + 1 < blocks.count,
      Int(blocks[open.block + 1].end) - open.block - 2 == open.columns
    else { return false }
    table?.rows.removeFirst()
    table?.line += 1
    let index = blocks.count
    var block = MarkdownDocument.Block(kind: .tableRow, parent: open.block)
    block.range = SourceRange(line: row.line + 1, columns: 1..<row.bytes.count + 1)
    block.end = Int32(clamping: index + 1 + row.cells.count)
    blocks.append(block)
    for cell in input.rows.cells[row.cells] {
      var block = MarkdownDocument.Block(kind: .tableCell, parent: index)
      block.range = cell.range
      block.end = Int32(clamping: blocks.count + 1)
      let first = inlines.count
      for position in cell.inlines {
        var inline = input.rows.inlines[position]
        inline.text = text(inline.text.bounds)
        inline.end = Int32(clamping: Int(inline.end) - cell.inlines.lowerBound + first)
        inlines.append(inline)
      }
      block.inlines = Int32(clamping: first)..<Int32(clamping: inlines.count)
      blocks.append(block)
    }
    return true
  }

  mutating func closeTable() {
    while let row = table?.rows.first, addRow(row) {}
    guard let closed = table else { return }
    table = nil
    guard closed.rows.isEmpty else { return }
    filledTables += 1
    // It ends where its last row does.
    let last = input.tables[filledTables - 1].rows.upperBound - 1
    let row = input.rows.rows[last]
    if let range = blocks[closed.block].range, Int(range.end.line) <= row.line {
      blocks[closed.block].range = SourceRange(
        range.start, SourcePosition(line: row.line + 1, column: row.bytes.count + 1))
    }
  }
}
