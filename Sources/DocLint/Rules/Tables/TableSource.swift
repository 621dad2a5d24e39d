import APIModel
import DocExtract

extension LintedPage {
  /// A table row as it stands in the page, before Markdown cuts or pads it.
  struct RowPipes {
    /// The offset of the row's first byte.
    var start: Int
    /// The offsets of the pipes that split cells.
    var pipes: [Int]
    var cells: Int
    var hasLeading: Bool
    var endsInPipe: Bool
  }

  /// The pipes of a row.
  func pipes(of row: PageTable.Row) -> RowPipes? {
    guard let text = text(of: row) else { return nil }
    var pipes: [Int] = []
    forEachPipe(in: text) { pipes.append($0) }
    guard let count = cells(in: text) else { return nil }
    return RowPipes(
      start: text.lowerBound, pipes: pipes, cells: count, hasLeading: pipes.first == text.lowerBound,
      endsInPipe: pipes.last == text.upperBound - 1)
  }

  /// How many cells a row has as it stands in the page; nil where it has no pipe.
  func cells(of row: PageTable.Row) -> Int? { text(of: row).flatMap { cells(in: $0) } }

  private func cells(in text: Range<Int>) -> Int? {
    var count = 0
    var first = text.upperBound
    var last = first
    forEachPipe(in: text) { pipe in
      if count == 0 { first = pipe }
      last = pipe
      count += 1
    }
    guard count > 0 else { return nil }
    return count + 1 - (first == text.lowerBound ? 1 : 0) - (last == text.upperBound - 1 && count > 1 ? 1 : 0)
  }

  /// Where a row of one line stands, without the blanks around it.
  private func text(of row: PageTable.Row) -> Range<Int>? {
    guard let range = row.range, range.start.line == range.end.line else { return nil }
    let source = document.source
    var start = source.offset(of: range.start)
    var end = source.offset(of: range.end)
    while start < end, source.bytes[start].isBlank { start += 1 }
    while end > start, source.bytes[end - 1].isBlank { end -= 1 }
    return start < end ? start..<end : nil
  }

  /// Visits the pipes that split cells. A pipe after a backslash is text (GFM 0.29 §4.10); one in code marks is not.
  private func forEachPipe(in text: Range<Int>, _ visit: (Int) -> Void) {
    document.source.bytes.withUnsafeBufferPointer { bytes in
      var at = ByteSearch.next(UInt8(ascii: "|"), in: bytes, from: text.lowerBound)
      while at < text.upperBound {
        if at == text.lowerBound || bytes[at - 1] != UInt8(ascii: "\\") { visit(at) }
        at = ByteSearch.next(UInt8(ascii: "|"), in: bytes, from: at + 1)
      }
    }
  }

  /// Whether a pipe has a code mark close on both sides, with an odd number of them before it.
  func isInCode(_ pipe: Int, from start: Int) -> Bool {
    let bytes = document.source.bytes
    let marks = bytes[start..<pipe].reduce(0) { $0 + ($1 == UInt8(ascii: "`") ? 1 : 0) }
    guard marks % 2 == 1 else { return false }
    let rest = bytes[pipe...].prefix { $0 != UInt8(ascii: "\n") }
    // An even number behind it is a mark that was forgotten before.
    return rest.reduce(0) { $0 + ($1 == UInt8(ascii: "`") ? 1 : 0) } % 2 == 1
  }

  /// A row's cells as a reader sees them.
  func text(of row: PageTable.Row) -> [String] { row.cells.map { text($0) } }

  /// Removes a row with its line end.
  func removal(of row: PageTable.Row) -> LintFix? {
    guard let line = row.range.map({ Int($0.start.line) }), line < document.source.lineCount else { return nil }
    let range = SourceRange(
      SourcePosition(line: line, column: 1), SourcePosition(line: line + 1, column: 1))
    return LintFix("Remove the row", [LintFix.Edit(range, "")])
  }

  func hasCode(_ cell: Int) -> Bool {
    document.blocks[cell].inlines.contains { document.inlines[Int($0)].kind == .code }
  }
}

extension PathTemplate {
  /// The fixed segment before a placeholder, with the version that the path begins with: `v2/users` of `id` in
  /// `/api/v2/users/{id}`.
  func words(before placeholder: String) -> String? {
    guard let word = word(before: placeholder) else { return nil }
    guard let version = segments.indices.prefix(2).lazy.compactMap({ literal(at: $0) }).first(where: \.isAPIVersion)
    else { return word }
    return version + "/" + word
  }

  /// The fixed segment before a placeholder: `projects` of `id` in `/projects/{id}`.
  func word(before placeholder: String) -> String? {
    let at = segments.firstIndex { parts in
      if parts.count == 1, case .placeholder(let name) = parts[0] { name == placeholder } else { false }
    }
    return at.flatMap { literal(at: $0 - 1) }
  }
}
