import APIModel
import DocExtract

/// TAB106: lines of a table that Markdown does not take for one.
struct TableNotRendered: LintRule {
  let card = RuleCard(
    "TAB106", "table-not-rendered", severity: .error,
    summary: "Lines of a table whose header and delimiter row differ in their number of cells, or that lack the latter",
    why: "Markdown shows pipes and dashes instead of a table, and nothing in it is documented.",
    bad: """
      # Users API

      ## Create a user

      | Attribute | Type | Required | Description |
      |-----------|------|----------|
      | `name` | string | yes | The name of the user |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var cut: Set<Int>?
    for (number, block) in page.paragraphs {
      guard let range = block.range, range.end.line > range.start.line,
        case let last = page.document.source.lineRange(Int(range.end.line)),
        page.document.source.bytes[last].contains(UInt8(ascii: "|"))
      else { continue }
      // What an empty line cut off a table is told as that.
      let rest = cut ?? Set(page.page.tables.compactMap { page.document.rows(cutFrom: $0)?.block })
      cut = rest
      if rest.contains(number) { continue }
      check(Int(range.start.line)...Int(range.end.line), page, &report)
    }
  }

  private func check(_ lines: ClosedRange<Int>, _ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    let cells = lines.map { Self.cells(source.bytes[source.lineRange($0)]) }
    for (index, delimiter) in cells.enumerated() where index > 0 {
      guard let delimiter, delimiter.isDelimiter, let header = cells[index - 1], !header.isDelimiter else { continue }
      guard header.count != delimiter.count else { return }
      // The rows below say which of the two is wrong.
      let below = cells[(index + 1)...].compactMap { $0?.count }
      let isHeader = below.count { $0 == delimiter.count } > below.count { $0 == header.count }
      let line = lines.lowerBound + index - (isHeader ? 1 : 0)
      report.add(self, .differ(header.count, delimiter.count), at: range(line, page))
      return
    }
    // Titles of columns, and a row below.
    if cells.count >= 2, let header = cells[0], header.count >= 2,
      cells.dropFirst().allSatisfy({ $0?.count == header.count }),
      Self.areTitles(source.bytes[source.lineRange(lines.lowerBound)])
    {
      report.add(self, .withoutDelimiter(), at: range(lines.lowerBound, page))
      return
    }
    // Three lines or more, each between pipes, are a table without its delimiter row.
    guard cells.count >= 3, cells.allSatisfy({ $0.map { $0.isFramed && $0.count > 1 } ?? false }),
      !(hasFrontMatter(page) && Self.endsInSentence(source.bytes[source.lineRange(lines.lowerBound)]))
    else { return }
    report.add(self, .withoutDelimiter(), at: range(lines.lowerBound, page))
  }

  private func range(_ line: Int, _ page: LintedPage) -> SourceRange {
    SourceRange(line: line, columns: 1..<page.document.source.lineRange(line).count + 1)
  }

  /// Whether a page begins as the sources of sites do, whose generators take tables without a header.
  private func hasFrontMatter(_ page: LintedPage) -> Bool {
    page.document.source.bytes[page.document.source.lineRange(1)].starts(with: "---".utf8)
  }

  /// Whether a line's last cell is a sentence: the line is no header.
  private static func endsInSentence(_ line: ArraySlice<UInt8>) -> Bool {
    guard let cell = line.split(separator: UInt8(ascii: "|")).last(where: { !$0.allSatisfy(\.isBlank) }) else {
      return false
    }
    return cell.last(where: { !$0.isBlank }) == UInt8(ascii: ".") && cell.split(separator: UInt8(ascii: " ")).count >= 4
  }

  /// Whether the first and the last cell of a line are what tables of parameters and statuses have as titles.
  private static func areTitles(_ line: ArraySlice<UInt8>) -> Bool {
    let cells = line.split(separator: UInt8(ascii: "|")).map { cell in
      String(decoding: cell.filter { $0 != UInt8(ascii: "*") }, as: UTF8.self).trimmed.lowercased()
    }.filter { !$0.isEmpty }
    guard cells.count >= 2, let first = cells.first, let last = cells.last else { return false }
    return [
      "attribute", "attributes", "parameter", "parameters", "field", "fields", "name", "key", "property", "argument",
      "status", "code", "header",
    ].contains(first) && ["description", "meaning", "type", "value", "details", "notes"].contains(last)
  }

  private struct Cells {
    var count: Int
    var isDelimiter: Bool
    /// Whether it begins and ends with a pipe.
    var isFramed: Bool
  }

  /// - Returns: nil for a line without a pipe.
  private static func cells(_ bytes: ArraySlice<UInt8>) -> Cells? {
    var text = bytes.drop(while: \.isBlank)
    while let last = text.last, last.isBlank { text.removeLast() }
    var pipes = 0
    var before: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: "|"), before != UInt8(ascii: "\\") { pipes += 1 }
      before = byte
    }
    guard pipes > 0, let first = text.first, let last = text.last else { return nil }
    let pipe = UInt8(ascii: "|")
    let count = pipes + 1 - (first == pipe ? 1 : 0) - (last == pipe && text.count > 1 ? 1 : 0)
    let isDelimiter = text.allSatisfy { $0 == pipe || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0.isBlank }
    return Cells(
      count: count, isDelimiter: isDelimiter && text.contains(UInt8(ascii: "-")),
      isFramed: first == pipe && last == pipe && text.count > 1)
  }
}

extension LintMessage {
  fileprivate static func differ(_ header: Int, _ delimiter: Int) -> LintMessage {
    "Header of \(header) \(header == 1 ? "cell" : "cells") over a delimiter row of \(delimiter); Markdown shows no table"
  }

  fileprivate static func withoutDelimiter() -> LintMessage {
    "Table without the row of dashes below its header; Markdown shows no table"
  }
}
