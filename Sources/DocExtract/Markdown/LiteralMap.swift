public import APIModel

/// Converts byte offsets in a code block's text into positions in the page.
///
/// The parser strips indentation and quote marks from each line, so a line's text is a suffix of its source line.
public struct LiteralMap: Sendable {
  private let file: SourceFile
  /// The number of the first line in the page.
  private let firstLine: Int
  private let lines: [Line]

  /// The offset of a line's first byte in the text, and its column in the page.
  private struct Line {
    var start: Int32
    var column: Int32
  }

  /// Reads the lines of a block's text; linear in it.
  public init(_ document: MarkdownDocument, block: Int) {
    file = document.file
    let text = document.buffer[document.blocks[block].literal.bounds]
    let isFenced = document.blocks[block].level == 1
    // An open fence may be the page's last line: what is not there stands at its end.
    let firstLine = min(
      Int(document.blocks[block].range?.start.line ?? 1) + (isFenced ? 1 : 0), document.source.lineCount)
    self.firstLine = firstLine
    var lines: [Line] = []
    lines.reserveCapacity(text.count / 24 + 1)
    document.buffer.withUnsafeBufferPointer { buffer in
      let text = UnsafeBufferPointer(rebasing: buffer[text.indices])
      var start = 0
      while start < text.count || lines.isEmpty {
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
        var count = end - start
        if count > 0, text[end - 1] == UInt8(ascii: "\r") { count -= 1 }
        let source = document.source.lineRange(firstLine + lines.count)
        lines.append(Line(start: Int32(clamping: start), column: Int32(clamping: max(0, source.count - count) + 1)))
        if end == text.count { break }
        start = end + 1
      }
    }
    self.lines = lines
  }

  /// Whether the text's lines stand in the page without anything before them.
  var isFlush: Bool { lines.allSatisfy { $0.column == 1 } }

  public func position(_ offset: Int) -> SourcePosition {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lines[middle].start) <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(
      line: firstLine + low, column: Int(lines[low].column) + max(0, offset - Int(lines[low].start)))
  }

  public func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(position(offsets.lowerBound), position(offsets.upperBound))
  }

  public func span(_ offsets: Range<Int>) -> SourceSpan { SourceSpan(file, range(offsets)) }
}

extension MarkdownDocument {
  /// The range of a block to the end of its last line.
  func lineRange(of block: Int) -> SourceRange? {
    guard let range = blocks[block].range else { return nil }
    let end = source.lineRange(Int(range.end.line))
    return SourceRange(range.start, SourcePosition(line: Int(range.end.line), column: end.count + 1))
  }
}
