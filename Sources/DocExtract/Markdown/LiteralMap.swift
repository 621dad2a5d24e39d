public import APIModel

/// Converts byte offsets in a code block's text into positions in the page.
///
/// The parser strips indentation and quote marks from each line, so a line's text is a suffix of its source line.
public struct LiteralMap: Sendable {
  private let file: SourceFile
  /// The number of the first line in the page.
  private let firstLine: Int
  private let lines: [Line]
  /// Where nothing stands before any line, as nearly always; then there are no `lines`.
  private let flush: Flush?

  /// A text that stands in the page as it is.
  private struct Flush {
    var source: SourceText
    /// The text's place in the page.
    var start: Int
    var count: Int
    /// Its first line, and where the next one begins.
    var line: Int
    var nextLine: Int

    /// Nil where the page has another text from a line on.
    init?(_ text: ArraySlice<UInt8>, _ source: SourceText, line: Int) {
      let start = source.lineRange(line).lowerBound
      let isHere = text.withUnsafeBufferPointer { text in
        // Returns alone end lines of the page, but not of the text.
        !text.isEmpty && ByteSearch.next(UInt8(ascii: "\r"), in: text, from: 0) == text.count
          && source.bytes.withUnsafeBufferPointer { ByteSearch.stands(text, at: start, in: $0) }
      }
      guard isHere else { return nil }
      self.source = source
      self.start = start
      self.line = line
      count = text.count
      nextLine = line < source.lineCount ? Int(source.lineStarts[line]) : source.bytes.count
    }

    func position(_ offset: Int) -> SourcePosition {
      let offset = max(0, offset)
      // What is behind the text is on its last line.
      let inside = min(offset, count - 1)
      if start + inside < nextLine { return SourcePosition(line: line, column: offset + 1) }
      let position = source.position(of: start + inside)
      return SourcePosition(line: Int(position.line), column: Int(position.column) + offset - inside)
    }
  }

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
    flush = isFenced ? Flush(text, document.source, line: firstLine) : nil
    var lines: [Line] = []
    guard flush == nil else {
      self.lines = lines
      return
    }
    lines.reserveCapacity(text.count / 24 + 1)
    document.buffer.withUnsafeBufferPointer { buffer in
      let text = UnsafeBufferPointer(rebasing: buffer[text.indices])
      var start = 0
      while start < text.count || lines.isEmpty {
        let end = ByteSearch.next(UInt8(ascii: "\n"), in: text, from: start)
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
  var isFlush: Bool { flush != nil || lines.allSatisfy { $0.column == 1 } }

  public func position(_ offset: Int) -> SourcePosition {
    if let flush { return flush.position(offset) }
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
