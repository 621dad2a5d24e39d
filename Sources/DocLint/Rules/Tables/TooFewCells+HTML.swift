import APIModel
import DocExtract

/// Rows of tables in HTML.
extension TooFewCells {
  func checkHTML(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    guard page.holds("<table") else { return }
    var readTo = 0
    for (_, block) in page.htmlBlocks {
      guard let line = block.range?.start.line, case let lines = source.lineRange(Int(line)),
        lines.lowerBound >= readTo,
        let start = page.document.buffer[block.literal.bounds].firstRange(ofBytes: Array("<table".utf8)).map({
          lines.lowerBound + $0.lowerBound - block.literal.bounds.lowerBound
        }), start < source.bytes.count
      else { continue }
      // Blank lines cut a table into several blocks.
      guard let end = source.bytes[start...].firstRange(ofBytes: Array("</table".utf8)) else { return }
      readTo = end.upperBound
      let table = HTMLRows(source.bytes[start..<end.lowerBound])
      guard table.isPlain, let columns = table.rows.first?.cells, table.rows.first?.isHeader == true, columns >= 2
      else {
        continue
      }
      let body = table.rows.dropFirst()
      let full = body.count { $0.cells == columns }
      for row in body where row.cells > 0 && row.cells < columns && full * 2 > body.count {
        report.add(
          self, .tooFew(row.cells, columns),
          at: SourceRange(source.position(of: row.range.lowerBound), source.position(of: row.range.upperBound)))
      }
    }
  }
}

/// The rows of a table in HTML, as far as counting their cells goes.
private struct HTMLRows {
  struct Row {
    var cells = 0
    var isHeader = true
    var range: Range<Int>
  }

  var rows: [Row] = []
  /// Whether no cell spans several rows or columns, and no table stands in it.
  var isPlain = true

  init(_ bytes: ArraySlice<UInt8>) {
    var at = bytes.startIndex
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      let tag = bytes[(open + 1)...].prefix { $0.isLetter || $0 == UInt8(ascii: "/") }
      let end = bytes[tag.endIndex...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex
      switch String(decoding: tag.map { $0 | 0x20 }, as: UTF8.self) {
      case "tr": rows.append(Row(range: open..<end))
      case "th": addCell(isHeader: true, bytes[tag.endIndex..<end])
      case "td": addCell(isHeader: false, bytes[tag.endIndex..<end])
      // The slash of an end tag has the bit of a small letter already.
      case "/tr": if let last = rows.indices.last { rows[last].range = rows[last].range.lowerBound..<end }
      case "table" where open > bytes.startIndex: isPlain = false
      default: break
      }
      at = min(max(tag.endIndex, open + 1), bytes.endIndex)
    }
  }

  private mutating func addCell(isHeader: Bool, _ attributes: ArraySlice<UInt8>) {
    guard let last = rows.indices.last else { return }
    rows[last].cells += 1
    if !isHeader { rows[last].isHeader = false }
    if attributes.holds("span") { isPlain = false }
  }
}
