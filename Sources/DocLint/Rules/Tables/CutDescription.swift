import APIModel
import DocExtract

/// TAB231: a description that ends in the middle of its sentence.
struct CutDescription: LintRule {
  let card = RuleCard(
    "TAB231", "cut-description", severity: .warning,
    summary: "A description that ends in a comma, an article, \"and\" or \"or\"",
    why: "The rest of the sentence was lost, or the mark is left over; readers can't know which.",
    bad: page("The name of the user,"), good: page("The name of the user"))

  private static func page(_ description: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`name` | string | yes | \(description)"]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      guard let column = table.column(.description), column == table.columns.count - 1 else { continue }
      for (number, row) in table.rows.enumerated() where row.cells.count == table.columns.count {
        let cell = row.cells[column]
        // What ends in code, a link or a picture is judged by nobody.
        guard let last = page.document.blocks[cell].inlines.last, page.document.inlines[Int(last)].kind == .text,
          let end = Self.end(of: page.document.buffer[page.document.inlines[Int(last)].text.bounds]),
          // A sentence may be spread over several rows.
          !goesOn(below: number, column, table, page),
          // A row whose line was broken goes on below, or was cut at a pipe in its text.
          page.pipes(of: row).map({ $0.cells == table.columns.count }) ?? true,
          let range = page.range(cell: cell, in: row)
        else { continue }
        report.add(
          self, .cut(end), at: range, operation: table.group.flatMap { page.operations(of: $0).first })
      }
    }
  }

  /// Whether the description of the next row begins with a small letter.
  private func goesOn(below row: Int, _ column: Int, _ table: PageTable, _ page: LintedPage) -> Bool {
    guard table.rows.indices.contains(row + 1), table.rows[row + 1].cells.indices.contains(column) else { return false }
    return page.document.plainBytes(of: table.rows[row + 1].cells[column]).first { !$0.isBlank }
      .map { $0.isLetter && $0 & 0x20 != 0 } ?? false
  }

  /// What a text of several words ends in, if that can't be its end.
  private static func end(of text: ArraySlice<UInt8>) -> String? {
    let text = text.prefix((text.lastIndex { !$0.isBlank }).map { $0 + 1 - text.startIndex } ?? 0)
    guard text.count >= 8, let last = text.last else { return nil }
    if last == UInt8(ascii: ","), text.dropLast().last?.isLetter == true { return "," }
    let word = text.suffix(while: \.isLetter)
    guard word.startIndex > text.startIndex, text[word.startIndex - 1] == UInt8(ascii: " "),
      text.count(where: { $0 == UInt8(ascii: " ") }) >= 3
    else { return nil }
    return ["the", "an", "and"].first { $0.utf8.elementsEqual(word) }
  }
}

extension LintMessage {
  fileprivate static func cut(_ end: String) -> LintMessage { "Description ends in \"\(end)\"" }
}
