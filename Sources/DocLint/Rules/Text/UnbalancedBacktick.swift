import APIModel
import DocExtract

/// EXT102: a code mark without its other half.
struct UnbalancedBacktick: LintRule {
  let card = RuleCard(
    "EXT102", "unbalanced-backtick", severity: .warning,
    summary: "A backtick without its other half",
    why: "Readers see the mark, and what should be code is text.",
    bad: """
      # Users API

      Pass the `name of the user.
      """,
    good: """
      # Users API

      Pass the `name` of the user.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    // The lines of tables' rows.
    var isRow = [Bool](repeating: false, count: source.lineCount + 1)
    for (_, block) in page.tableRows {
      guard let range = block.range, range.start.line == range.end.line else { continue }
      isRow[min(Int(range.start.line), source.lineCount)] = true
      guard let mark = Self.loose(in: source.bytes[source.lineRange(Int(range.start.line))])
      else { continue }
      report.add(
        self, .unbalanced(), at: SourceRange(source.position(of: mark), source.position(of: mark + 1)))
    }
    let shown = Self.linesOfShownMarks(page)
    for index in page.wording.inlines(with: .backtick) {
      let inline = page.document.inlines[index]
      let text = page.document.buffer[inline.text.bounds]
      guard text.contains(UInt8(ascii: "`")), let range = inline.range, range.start.line == range.end.line,
        !Self.isNamed(in: text), !shown.contains(Int(range.start.line))
      else { continue }
      var start = source.offset(of: range.start)
      // The parser begins a text behind the mark that it begins with.
      if text.first == UInt8(ascii: "`"), start > 0, source.bytes[start - 1] == UInt8(ascii: "`") { start -= 1 }
      let end = source.offset(of: range.end)
      // Table rows have been looked at.
      if isRow[min(Int(range.start.line), source.lineCount)] { continue }
      for at in start..<max(start, end) where source.bytes[at] == UInt8(ascii: "`") {
        if at > 0, source.bytes[at - 1] == UInt8(ascii: "\\") || Self.opensQuote(at, source.bytes[...]) { continue }
        // Code between two marks that are escaped is whole: \``code`\`.
        if Self.closesShown(at, source.bytes[..<end]) { continue }
        report.add(
          self, .unbalanced(), at: SourceRange(source.position(of: at), source.position(of: at + 1)))
        break
      }
    }
  }

  /// Whether a mark opens `quoted' text, as messages of older programs have it.
  private static func opensQuote(_ mark: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard mark > bytes.startIndex, bytes[mark - 1].isBlank || bytes[mark - 1].isOne(of: "(>"),
      let end = bytes[(mark + 1)...].firstIndex(where: {
        $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "\n")
      }), bytes[end] == UInt8(ascii: "'"), end > mark + 1
    else { return false }
    return end + 1 == bytes.endIndex || !bytes[end + 1].isWord
  }

  /// Whether a mark is one of the two of code that stand within escaped ones.
  private static func closesShown(_ mark: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
    let opens = mark > 1 && bytes[mark - 1] == UInt8(ascii: "`") && bytes[mark - 2] == UInt8(ascii: "\\")
    let closes = bytes[(mark + 1)...].begins(with: "\\`")
    return opens || closes
  }

  /// Whether a text speaks of the sign itself: "the backtick (`)".
  private static func isNamed(in text: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: text.prefix(2000), as: UTF8.self).lowercased()
    return ["backtick", "back tick", "back-tick", "backquote", "back quote", "grave accent"].contains {
      words.holds($0)
    }
  }

  /// The lines of paragraphs with three marks between two blanks: that is how code blocks are begun, told in a sentence.
  /// What the marks behind it belong to, only the writer knows.
  private static func linesOfShownMarks(_ page: LintedPage) -> Set<Int> {
    let source = page.document.source
    guard page.holds(anyOf: " ``` ") else { return [] }
    var lines: Set<Int> = []
    for (_, block) in page.paragraphs {
      guard let range = block.range else { continue }
      let (first, last) = (Int(range.start.line), Int(range.end.line))
      guard
        let shown = (first...max(first, last)).first(where: { source.bytes[source.lineRange($0)].holds(" ``` ") })
      else { continue }
      lines.formUnion(shown...max(shown, last))
    }
    return lines
  }

  /// A quick look whether a row may hold an odd number of code marks.
  private static func mayBeOdd(_ row: ArraySlice<UInt8>) -> Bool {
    row.withUnsafeBufferPointer { bytes in
      var count = 0
      var at = ByteSearch.next(UInt8(ascii: "`"), in: bytes, from: 0)
      while at < bytes.count {
        if at > 0, bytes[at - 1] == UInt8(ascii: "\\") { return true }
        count += 1
        at = ByteSearch.next(UInt8(ascii: "`"), in: bytes, from: at + 1)
      }
      return count % 2 == 1
    }
  }

  /// The last code mark of a row's cell that holds an odd number of them. An even number in the row means that a pipe
  /// between them splits the code: another rule's.
  private static func loose(in row: ArraySlice<UInt8>) -> Int? {
    guard mayBeOdd(row), let mark = loose(in: row, areEscaped: true) else { return nil }
    // Code that ends with a backslash: within code it takes nothing from the mark behind it.
    return loose(in: row, areEscaped: false) == nil ? nil : mark
  }

  /// - Parameter areEscaped: Whether a backslash within code takes away what the mark behind it means, as some writers
  ///   believe.
  private static func loose(in row: ArraySlice<UInt8>, areEscaped: Bool) -> Int? {
    var total = 0
    var inCell = 0
    var last = 0
    var loose: Int?
    var before: UInt8 = 0
    for at in row.indices {
      switch row[at] {
      case UInt8(ascii: "`") where before == UInt8(ascii: "`"): return nil
      case UInt8(ascii: "`") where before != UInt8(ascii: "\\") || !areEscaped && inCell % 2 == 1:
        total += 1
        inCell += 1
        last = at
      case UInt8(ascii: "|") where before != UInt8(ascii: "\\"):
        if inCell % 2 == 1, loose == nil { loose = last }
        inCell = 0
      default: break
      }
      before = row[at]
    }
    if inCell % 2 == 1, loose == nil { loose = last }
    guard total % 2 == 1, let loose, !isWholeCell(loose, row) else { return nil }
    // The odd one opens a quotation.
    return row.indices.contains { row[$0] == UInt8(ascii: "`") && opensQuote($0, row) } ? nil : loose
  }

  /// Whether a mark is all that its cell holds: a table of signs.
  private static func isWholeCell(_ mark: Int, _ row: ArraySlice<UInt8>) -> Bool {
    let isBorder = { (byte: UInt8?) in byte == nil || byte == UInt8(ascii: "|") }
    return isBorder(row[..<mark].last { !$0.isBlank }) && isBorder(row[(mark + 1)...].first { !$0.isBlank })
  }
}

extension LintMessage {
  fileprivate static func unbalanced() -> LintMessage { "Backtick without its other half" }
}
