public import APIModel

/// Converts byte offsets in a code block's text into positions in the page.
///
/// The parser strips indentation and quote marks from each line, so a line's text is a suffix of its source line.
public struct LiteralMap: Sendable {
  private let path: String
  private let lineStarts: [Int32]
  /// For each line, its number in the page and the column of its first byte.
  private let firstLine: Int
  private let columns: [Int32]

  /// Reads the lines of a block's text; linear in it.
  public init(_ document: MarkdownDocument, block: Int) {
    path = document.path
    let text = document.buffer[document.blocks[block].literal.bounds]
    let isFenced = document.blocks[block].level == 1
    firstLine = Int(document.blocks[block].range?.start.line ?? 1) + (isFenced ? 1 : 0)
    var starts: [Int32] = []
    var columns: [Int32] = []
    var start = text.startIndex
    while start < text.endIndex || starts.isEmpty {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      var count = end - start
      if count > 0, text[end - 1] == UInt8(ascii: "\r") { count -= 1 }
      let source = document.source.lineRange(firstLine + starts.count)
      starts.append(Int32(clamping: start - text.startIndex))
      columns.append(Int32(clamping: max(0, source.count - count) + 1))
      if end == text.endIndex { break }
      start = end + 1
    }
    lineStarts = starts
    self.columns = columns
  }

  public func position(_ offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: firstLine + low, column: Int(columns[low]) + max(0, offset - Int(lineStarts[low])))
  }

  public func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(position(offsets.lowerBound), position(offsets.upperBound))
  }

  public func span(_ offsets: Range<Int>) -> SourceSpan { SourceSpan(path: path, range: range(offsets)) }
}

extension MarkdownDocument {
  /// The range of a block to the end of its last line.
  func lineRange(of block: Int) -> SourceRange? {
    guard let range = blocks[block].range else { return nil }
    let end = source.lineRange(Int(range.end.line))
    return SourceRange(range.start, SourcePosition(line: Int(range.end.line), column: end.count + 1))
  }
}
