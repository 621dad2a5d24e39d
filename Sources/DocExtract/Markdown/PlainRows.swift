import APIModel

/// Rows of tables with nothing but words, code and simple links in their cells, as the parser would read them.
struct PlainRows {
  struct Row {
    /// 0-based.
    var line: Int
    var bytes: Range<Int>
    var cells: Range<Int>
  }

  struct Cell {
    var range: SourceRange?
    var inlines: Range<Int>
  }

  private(set) var rows: [Row] = []
  private(set) var cells: [Cell] = []
  /// Their texts are in the page, and their ends in here.
  private(set) var inlines: [MarkdownDocument.Inline] = []

  var count: Int { rows.count }

  /// Adds a row that begins with a bar.
  /// - Returns: Whether it is plain; else nothing is added.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Range<Int>, line: Int, columns: Int) -> Bool {
    let (cellCount, inlineCount) = (cells.count, inlines.count)
    var end = row.upperBound
    while end > row.lowerBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var reader = Reader(bytes: bytes, start: row.lowerBound, end: end, line: line + 1, at: row.lowerBound + 1)
    var isPlain = true
    while isPlain, reader.at < end, cells.count - cellCount <= columns { isPlain = reader.readCell(&cells, &inlines) }
    guard isPlain, reader.at == end, cells.count - cellCount == columns else {
      cells.removeLast(cells.count - cellCount)
      inlines.removeLast(inlines.count - inlineCount)
      return false
    }
    rows.append(Row(line: line, bytes: row, cells: cellCount..<cells.count))
    return true
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    let start: Int
    let end: Int
    let line: Int
    var at: Int

    /// Reads a cell and moves past the bar behind it.
    mutating func readCell(_ cells: inout [Cell], _ inlines: inout [MarkdownDocument.Inline]) -> Bool {
      let cell = at
      let first = inlines.count
      while at < end, bytes[at] == UInt8(ascii: " ") { at += 1 }
      guard read(until: UInt8(ascii: "|"), &inlines) else { return false }
      cells.append(Cell(range: cell < at ? range(cell..<at) : nil, inlines: first..<inlines.count))
      at += 1
      return true
    }

    /// Reads words, code and, in a cell, links up to a mark.
    private mutating func read(until mark: UInt8, _ inlines: inout [MarkdownDocument.Inline]) -> Bool {
      var text = at
      while true {
        skipWords()
        guard at < end else { return false }
        let byte = bytes[at]
        if byte == mark { break }
        switch byte {
        case UInt8(ascii: "`"):
          add(.text, text..<at, to: &inlines)
          guard readCode(&inlines) else { return false }
          text = at
        case UInt8(ascii: "["):
          add(.text, text..<at, to: &inlines)
          guard mark == UInt8(ascii: "|"), readLink(&inlines) else { return false }
          text = at
        case UInt8(ascii: "_"):
          // Inside a word it means nothing.
          guard isOfWord(at - 1), isOfWord(at + 1) else { return false }
          at += 1
        case UInt8(ascii: "!"):
          guard at + 1 < end, bytes[at + 1] != UInt8(ascii: "[") else { return false }
          at += 1
        case UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "]"),
          UInt8(ascii: "|"), 0..<0x20, 0x7F:
          return false
        default: at += 1
        }
      }
      var last = at
      while last > text, bytes[last - 1] == UInt8(ascii: " ") { last -= 1 }
      add(.text, text..<last, to: &inlines)
      return true
    }

    /// Moves past letters and blanks, which most bytes are.
    private mutating func skipWords() {
      var next = at
      while next < end, (bytes[next] | 0x20) &- UInt8(ascii: "a") < 26 || bytes[next] == UInt8(ascii: " ") { next += 1 }
      at = next
    }

    /// Code between single backticks, without blanks beside them.
    private mutating func readCode(_ inlines: inout [MarkdownDocument.Inline]) -> Bool {
      let code = at + 1
      var close = code
      while close < end, bytes[close] != UInt8(ascii: "`") {
        if bytes[close] == UInt8(ascii: "|") || bytes[close] == UInt8(ascii: "\\") { return false }
        close += 1
      }
      guard close > code, close + 1 < end, bytes[close + 1] != UInt8(ascii: "`"), bytes[code] != UInt8(ascii: " "),
        bytes[close - 1] != UInt8(ascii: " ")
      else { return false }
      add(.code, code..<close, to: &inlines)
      at = close + 1
      return true
    }

    /// `[words](address)`
    private mutating func readLink(_ inlines: inout [MarkdownDocument.Inline]) -> Bool {
      let link = inlines.count
      let open = at
      inlines.append(MarkdownDocument.Inline(kind: .link))
      at += 1
      guard at < end, bytes[at] != UInt8(ascii: " "), read(until: UInt8(ascii: "]"), &inlines), at > open + 1,
        bytes[at - 1] != UInt8(ascii: " "), at + 1 < end, bytes[at + 1] == UInt8(ascii: "(")
      else { return false }
      let address = at + 2
      at = address
      while at < end, isOfAddress(bytes[at]) { at += 1 }
      guard at > address, at < end, bytes[at] == UInt8(ascii: ")") else { return false }
      at += 1
      inlines[link].range = range(open..<at)
      inlines[link].text = MarkdownDocument.TextRange(start: address, count: at - 1 - address)
      inlines[link].end = Int32(clamping: inlines.count)
      return true
    }

    private func add(
      _ kind: MarkdownDocument.Inline.Kind, _ text: Range<Int>, to inlines: inout [MarkdownDocument.Inline]
    ) {
      if text.isEmpty { return }
      var inline = MarkdownDocument.Inline(kind: kind)
      inline.text = MarkdownDocument.TextRange(start: text.lowerBound, count: text.count)
      inline.range = range(text)
      inline.end = Int32(clamping: inlines.count + 1)
      inlines.append(inline)
    }

    private func range(_ bytes: Range<Int>) -> SourceRange {
      SourceRange(
        SourcePosition(line: line, column: bytes.lowerBound - start + 1),
        SourcePosition(line: line, column: bytes.upperBound - start + 1))
    }

    private func isOfWord(_ at: Int) -> Bool { at > start && at < end && (bytes[at].isLetter || bytes[at].isDigit) }

    private func isOfAddress(_ byte: UInt8) -> Bool {
      if byte.isLetter || byte.isDigit { return true }
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "~"):
        return true
      default: return false
      }
    }
  }
}
