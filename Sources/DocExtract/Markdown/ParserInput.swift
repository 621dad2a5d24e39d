import APIModel

/// What the parser is given of a page. Most of an API's docs is code between fences and rows of tables, of which the
/// parser would look at each line many times only to keep it as it is: what is plain of those at the margin is left out.
///
/// Whether a line is what it looks like depends on what stands above it, which only the parser knows. It sees the fences,
/// and the tables without those rows: where it doesn't take them for just that, it is given the whole page.
struct ParserInput {
  /// The lines between two fences, 0-based, and their bytes in the page.
  struct Code {
    var lines: Range<Int>
    var bytes: Range<Int>
  }

  /// A table by its header's line, and those of its rows that are left out.
  struct Table {
    var header: Int
    var columns: Int
    var rows: Range<Int>
  }

  private(set) var codes: [Code] = []
  private(set) var tables: [Table] = []
  private(set) var rows = PlainRows()
  /// The page's line, 1-based, by the line that the parser sees; none where it sees all of them.
  private(set) var lines: [Int32] = []
  private var leftOut: [Code] = []

  /// All of a page.
  init() {}

  /// - Parameter skipped: How many of the page's lines the parser is not given.
  init(_ source: SourceText, skipping skipped: Int) {
    source.bytes.withUnsafeBufferPointer { bytes in
      source.lineStarts.withUnsafeBufferPointer { starts in
        // The parser takes a return for the end of a line, and another character for a zero.
        if ByteSearch.next(0, in: bytes, from: 0) == bytes.count,
          ByteSearch.next(UInt8(ascii: "\r"), in: bytes, from: 0) == bytes.count
        {
          find(Lines(bytes: bytes, starts: starts), from: max(0, skipped))
        }
      }
    }
    guard !leftOut.isEmpty else { return }
    lines.reserveCapacity(source.lineCount + 2)
    lines.append(0)
    var next = skipped
    for cut in leftOut {
      for line in next..<cut.lines.lowerBound { lines.append(Int32(clamping: line + 1)) }
      next = cut.lines.upperBound
    }
    // Where nothing follows the last line's end the parser names one more.
    for line in next...max(next, source.lineCount) { lines.append(Int32(clamping: line + 1)) }
  }

  /// The lines of a page, 0-based.
  struct Lines {
    let bytes: UnsafeBufferPointer<UInt8>
    let starts: UnsafeBufferPointer<Int32>

    var count: Int { starts.count }
    /// Without its line ending.
    subscript(line: Int) -> Range<Int> {
      Int(starts[line])..<(line + 1 < starts.count ? Int(starts[line + 1]) - 1 : bytes.count)
    }
    /// Where the next one begins.
    func end(_ line: Int) -> Int { line + 1 < starts.count ? Int(starts[line + 1]) : bytes.count }
  }

  private mutating func find(_ page: Lines, from first: Int) {
    var line = first
    var isAfterBlank = true
    while line < page.count {
      let range = page[line]
      let byte = range.isEmpty ? UInt8(ascii: " ") : page.bytes[range.lowerBound]
      if byte == UInt8(ascii: "|"), isAfterBlank, let end = readTable(page, line) {
        line = end
        isAfterBlank = false
      } else if let fence = Fence(opening: range, page.bytes) {
        line = readCode(page, line, fence)
        isAfterBlank = true
      } else {
        isAfterBlank = byte.isBlank && page.bytes[range].allSatisfy(\.isBlank)
        line += 1
      }
    }
  }

  private mutating func leaveOut(_ lines: Range<Int>, _ page: Lines) {
    let bytes = Int(page.starts[lines.lowerBound])..<page.end(lines.upperBound - 1)
    if let last = leftOut.last, last.lines.upperBound == lines.lowerBound {
      leftOut[leftOut.count - 1] = Code(
        lines: last.lines.lowerBound..<lines.upperBound, bytes: last.bytes.lowerBound..<bytes.upperBound)
    } else {
      leftOut.append(Code(lines: lines, bytes: bytes))
    }
  }

  /// - Returns: The line behind the code.
  private mutating func readCode(_ page: Lines, _ opening: Int, _ fence: Fence) -> Int {
    let first = opening + 1
    var line = first
    while line < page.count, !fence.isClosed(by: page[line], page.bytes) { line += 1 }
    if first < line, line < page.count {
      codes.append(Code(lines: first..<line, bytes: Int(page.starts[first])..<Int(page.starts[line])))
      leaveOut(first..<line, page)
    }
    return line + 1
  }

  /// - Returns: The line behind the table's last row; nil where it is no table.
  private mutating func readTable(_ page: Lines, _ header: Int) -> Int? {
    guard header + 1 < page.count, let columns = Self.columns(page.bytes[page[header + 1]]) else { return nil }
    let first = rows.count
    var line = header + 2
    while line < page.count, case let range = page[line], !range.isEmpty,
      page.bytes[range.lowerBound] == UInt8(ascii: "|")
    {
      if rows.add(page.bytes, range, line: line, columns: columns) { leaveOut(line..<line + 1, page) }
      line += 1
    }
    if rows.count > first { tables.append(Table(header: header, columns: columns, rows: first..<rows.count)) }
    return line
  }

  /// How many columns `| --- |:---:|` has; nil for another line.
  private static func columns(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard line.first == UInt8(ascii: "|") else { return nil }
    var marks = 0
    var last: UInt8 = 0
    for byte in line {
      switch byte {
      case UInt8(ascii: "|"): marks += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"): break
      case UInt8(ascii: " "): continue
      default: return nil
      }
      last = byte
    }
    return last == UInt8(ascii: "|") && marks > 1 ? marks - 1 : nil
  }

  /// Gives the page to the parser piece by piece.
  func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to parser: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var next = start
    for cut in leftOut {
      if next < cut.bytes.lowerBound { parser(UnsafeBufferPointer(rebasing: bytes[next..<cut.bytes.lowerBound])) }
      next = cut.bytes.upperBound
    }
    if next < bytes.count { parser(UnsafeBufferPointer(rebasing: bytes[next...])) }
  }
}

/// A row of backticks or tildes at the margin (CommonMark, "fenced code blocks").
private struct Fence {
  var mark: UInt8
  var count: Int

  /// The fence that a line opens.
  init?(opening line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = line.first else { return nil }
    mark = bytes[first]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    var end = first
    while end < line.upperBound, bytes[end] == mark { end += 1 }
    count = end - first
    guard count >= 3 else { return nil }
    if mark == UInt8(ascii: "`"), bytes[end..<line.upperBound].contains(mark) { return nil }
  }

  func isClosed(by line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = line.lowerBound
    while start < line.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
    guard start < line.upperBound, bytes[start] == mark, start - line.lowerBound <= 3 else { return false }
    var end = start
    while end < line.upperBound, bytes[end] == mark { end += 1 }
    guard end - start >= count else { return false }
    return bytes[end..<line.upperBound].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
