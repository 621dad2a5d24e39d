import APIModel
import DocExtract

/// TAB108: an empty line within a table, so that the rows below it are none.
struct TableCutInTwo: LintRule {
  let card = RuleCard(
    "TAB108", "table-cut-in-two", severity: .error,
    summary: "An empty line within a table",
    why: "Markdown ends the table there and shows the rows below as text with pipes.",
    bad: page("\n"), good: page(""))

  private static func page(_ gap: String) -> String {
    """
    # Users API

    ## Create a user

    ```plaintext
    POST /users
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `name` | string | yes | The name of the user |
    \(gap)| `nick` | string | no | The name as shown |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables {
      guard let rest = page.document.rows(cutFrom: table) else { continue }
      let source = page.document.source
      let start = SourcePosition(line: rest.gap.lowerBound, column: 1)
      let row = source.lineRange(rest.gap.upperBound)
      report.add(
        self, .cut(), at: SourceRange(start, source.position(of: row.upperBound)),
        fix: LintFix(
          "Remove the empty line",
          [LintFix.Edit(SourceRange(start, SourcePosition(line: rest.gap.upperBound, column: 1)), "")]))
    }
  }
}

extension MarkdownDocument {
  /// The lines right below a table, behind empty ones, that have as many cells as it has columns and are no table of
  /// their own.
  /// - Returns: Their block, and the first empty line with the first row.
  func rows(cutFrom table: PageTable) -> (block: Int, gap: ClosedRange<Int>)? {
    let next = Int(blocks[table.block].end)
    guard table.columns.count >= 2, blocks.indices.contains(next), blocks[next].kind == .paragraph,
      blocks[next].parent == blocks[table.block].parent, let whole = blocks[table.block].range,
      let range = blocks[next].range, range.start.line > whole.end.line + 1
    else { return nil }
    for line in Int(range.start.line)...max(Int(range.start.line), Int(range.end.line)) {
      guard Self.cells(source.bytes[source.lineRange(line)]) == table.columns.count else { return nil }
    }
    return (next, Int(whole.end.line) + 1...Int(range.start.line))
  }

  /// How many cells a line between pipes has; nil for another line, and for one of dashes.
  private static func cells(_ bytes: ArraySlice<UInt8>) -> Int? {
    let pipe = UInt8(ascii: "|")
    let line = bytes.drop(while: \.isBlank)
    guard line.first == pipe, let end = line.lastIndex(where: { !$0.isBlank && $0 != UInt8(ascii: "\r") }),
      end > line.startIndex, line[end] == pipe
    else { return nil }
    var count = 0
    var before: UInt8 = 0
    var hasText = false
    for byte in line[...end].dropFirst() {
      if byte == pipe, before != UInt8(ascii: "\\") { count += 1 }
      if byte != pipe, byte != UInt8(ascii: "-"), byte != UInt8(ascii: ":"), !byte.isBlank { hasText = true }
      before = byte
    }
    return hasText ? count : nil
  }
}

extension LintMessage {
  fileprivate static func cut() -> LintMessage {
    "Empty line within a table; Markdown shows the rows below it as text"
  }
}
