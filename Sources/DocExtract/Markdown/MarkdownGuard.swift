import APIModel

/// Refuses what Debian's libcmark-gfm 0.29 takes quadratic time or its stack for.
enum MarkdownGuard {
  /// Block quotes and list items that begin on one line.
  static let maximumNesting = 100
  /// Columns of one table.
  static let maximumColumns = 1000
  /// Leading blanks of a list item, which is twice the depth that indentation can nest it.
  static let maximumIndentation = 1000

  static func check(_ source: SourceText) throws(MarkdownParser.Refusal) {
    let bytes = source.bytes.span
    let starts = source.lineStarts.span
    for line in 1...starts.count {
      let end = line < starts.count ? Int(starts[line]) : bytes.count
      // Each mark takes a byte.
      if end - Int(starts[line - 1]) > maximumNesting { try check(bytes, source.lineRange(line), line) }
    }
  }

  private static func check(_ bytes: Span<UInt8>, _ range: Range<Int>, _ line: Int) throws(MarkdownParser.Refusal) {
    var at = range.lowerBound
    var markers = 0
    var blanks = 0
    scan: while at < range.upperBound {
      switch bytes[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        blanks += 1
        at += 1
      case UInt8(ascii: ">"):
        markers += 1
        at += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard at + 1 < range.upperBound, bytes[at + 1] == UInt8(ascii: " ") || bytes[at + 1] == UInt8(ascii: "\t")
        else { break scan }
        markers += 1
        at += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var end = at
        while end < range.upperBound, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9") { end += 1 }
        guard end + 1 < range.upperBound, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"),
          bytes[end + 1] == UInt8(ascii: " ")
        else { break scan }
        markers += 1
        at = end + 1
      default:
        break scan
      }
    }
    if markers > maximumNesting || (markers > 0 && blanks > maximumIndentation) {
      throw MarkdownParser.Refusal(
        message: "lists or quotes nested deeper than \(maximumNesting) levels; the page is not read",
        range: SourceRange(line: line, columns: 1..<2))
    }
    guard range.count > maximumColumns, at < range.upperBound, isDelimiterByte(bytes[at]) else { return }
    var columns = 0
    while at < range.upperBound, isDelimiterByte(bytes[at]) {
      if bytes[at] == UInt8(ascii: "|") { columns += 1 }
      at += 1
    }
    if at == range.upperBound, columns > maximumColumns {
      throw MarkdownParser.Refusal(
        message: "a table with \(columns) columns, more than \(maximumColumns); the page is not read",
        range: SourceRange(line: line, columns: 1..<2))
    }
  }

  private static func isDelimiterByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): true
    default: false
    }
  }
}
