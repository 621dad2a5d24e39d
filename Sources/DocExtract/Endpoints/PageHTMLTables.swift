import APIModel

extension PageReader {
  /// Reads the table that a block of HTML holds, and leaves out the blocks that blank lines cut it into.
  /// - Returns: Whether the block holds a table of attributes or operations.
  mutating func readHTMLTable(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard let line = document.blocks[index].range?.start.line, text.containsIgnoringCase("<table") else { return false }
    let start = document.source.lineRange(Int(line)).lowerBound
    let end = htmlTables.end(from: start, document.source.bytes)
    guard end < document.source.bytes.count, end > start, end - start <= Self.longestTable else { return false }
    page.tableCount += 1
    let rows = HTMLTable.rows(document.source.bytes[start..<end])
    if readHTMLEndpoints(rows, in: start..<end, index) {
      htmlTables.readTo = end
      return true
    }
    // What such a table holds besides, an example in a fence, is read as if it stood below.
    if readHTMLLabels(rows, in: start..<end, index) { return true }
    if readHTMLCard(rows.flatMap { $0 }, index) {
      htmlTables.readTo = end
      return true
    }
    let definitions = HTMLTable.read(document.source.bytes[start..<end])
    guard readDefinitions(definitions.rows, index, isSure: definitions.hasHeader) else { return false }
    htmlTables.readTo = end
    return true
  }

  private static let longestTable = 1 << 16

  /// Whether a block lies inside the table that was read last.
  func isInsideHTMLTable(_ index: Int) -> Bool {
    guard htmlTables.readTo > 0, let line = document.blocks[index].range?.start.line else { return false }
    return document.source.lineRange(Int(line)).lowerBound < htmlTables.readTo
  }
}

/// Where tables in HTML end; each is searched for once, however many begin.
struct HTMLTableEnds {
  private var next: Int?
  /// The offset behind the table that was read last.
  var readTo = 0

  /// The offset of the first `</table` behind another offset; the end of the page where there is none.
  mutating func end(from start: Int, _ bytes: [UInt8]) -> Int {
    if let next, next >= start { return next }
    let mark = Array("</table".utf8)
    var at = min(start, bytes.count)
    while at < bytes.count, !bytes[at...].starts(with: mark) { at += 1 }
    next = at
    return at
  }
}
