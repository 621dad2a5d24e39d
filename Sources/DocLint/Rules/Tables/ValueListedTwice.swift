import APIModel
import DocExtract

/// TAB225: a value twice in one list of values.
struct ValueListedTwice: LintRule {
  let card = RuleCard(
    "TAB225", "value-listed-twice", severity: .warning,
    summary: "A value that stands twice in one list of values",
    why: "The second one was to be another value, which nobody learns of.",
    bad: page("`asc`, `asc`"), good: page("`asc`, `desc`"))

  private static func page(_ values: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        rows: ["`sort` | string | no | The order of the users. One of: \(values)"]))
  }

  /// No list goes on for longer.
  private static let maximumLength = 60

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for block in document.blocks where block.kind == .tableCell || block.kind == .paragraph {
      // A list has two values and what stands between them.
      guard block.inlines.count >= 3 else { continue }
      var run: [MarkdownDocument.Inline] = []
      var isJoined = false
      for position in block.inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .code else {
          if inline.kind == .softBreak { continue }
          isJoined = inline.kind == .text && Self.joins(document.buffer[inline.text.bounds])
          if !isJoined { run.removeAll(keepingCapacity: true) }
          continue
        }
        if !run.isEmpty, !isJoined { run.removeAll(keepingCapacity: true) }
        isJoined = false
        let text = document.buffer[inline.text.bounds]
        if run.count < Self.maximumLength, Self.isValue(text),
          run.contains(where: { document.buffer[$0.text.bounds].elementsEqual(text) }), let range = inline.range,
          announces(block, run, page)
        {
          report.add(self, .twice(String(decoding: text, as: UTF8.self)), at: range)
        }
        run.append(inline)
      }
    }
    checkTables(page, &report)
  }

  /// Whether what stands before the list says that values follow: a list of types or answers may repeat itself.
  private func announces(
    _ block: MarkdownDocument.Block, _ run: [MarkdownDocument.Inline], _ page: LintedPage
  ) -> Bool {
    let document = page.document
    guard let first = run.first, let start = first.range?.start, let whole = block.range, whole.start < start else {
      return false
    }
    let bytes = document.source.bytes
    let end = document.source.offset(of: start)
    let before = bytes[max(document.source.offset(of: whole.start), end - 60)..<end]
    let words = NameWords.words(of: String(decoding: before, as: UTF8.self)).suffix(6)
    return words.contains { Self.announcements.contains($0) }
  }

  private static let announcements: Set = [
    "one", "either", "values", "value", "options", "any", "allowed", "accepts", "supported", "valid", "possible",
    "choices", "enum", "can", "must", "of", "are", "by",
  ]

  private static func joins(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 6 else { return false }
    let word = bytes.drop { !$0.isLetter }.prefix(while: \.isLetter)
    let isMark = { (byte: UInt8) in byte.isBlank || byte.isOne(of: ",|/") }
    return bytes[..<word.startIndex].allSatisfy(isMark) && bytes[word.endIndex...].allSatisfy(isMark)
      && (word.isEmpty || word.elementsEqual("or".utf8) || word.elementsEqual("and".utf8))
  }

  private static func isValue(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= 2 && bytes.first?.isLetter == true && bytes.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
  }

  /// Two rows that are the same in a table of values, "Parameter | Value".
  private func checkTables(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    for table in page.page.tables where table.columns.count == 2 {
      guard table.columns[1].title.lowercased() == "value" || table.columns[0].title.lowercased() == "value" else {
        continue
      }
      var seen: Set<ArraySlice<UInt8>> = []
      for row in table.rows {
        guard let range = row.range, row.cells.count == 2,
          case let line = source.bytes[source.lineRange(Int(range.start.line))], line.count >= 5
        else { continue }
        if !seen.insert(line).inserted { report.add(self, .row(page.text(row.cells[1])), at: range) }
      }
    }
  }
}

extension LintMessage {
  fileprivate static func twice(_ value: String) -> LintMessage { "`\(value)` twice in one list of values" }
  fileprivate static func row(_ value: String) -> LintMessage { "Row of \"\(value.prefix(60))\" twice" }
}
