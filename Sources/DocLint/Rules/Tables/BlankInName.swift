import APIModel
import DocExtract

/// TAB219: a blank within the code marks of a name.
struct BlankInName: LintRule {
  let card = RuleCard(
    "TAB219", "blank-in-name", severity: .warning,
    summary: "The name of an attribute with a blank between it and one of its code marks",
    why: "The blank is shown as a part of the name, and copied with it.",
    bad: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`name ` | string | yes | The name of the user"])),
    good: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`name` | string | yes | The name of the user"])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      for row in table.rows {
        guard let cell = table.cell(row, .name) else { continue }
        for position in page.document.blocks[cell].inlines {
          let inline = page.document.inlines[Int(position)]
          guard inline.kind == .code, inline.text.count > 1 else { continue }
          let text = page.document.buffer[inline.text.bounds]
          guard text.first.map(\.isBlank) == true || text.last.map(\.isBlank) == true,
            text.contains(where: \.isWord)
          else { continue }
          let name = String(decoding: text, as: UTF8.self).trimmed
          let range = page.range(of: name, in: row).map { name in
            // With the blanks and without the marks.
            page.blanks(around: name)
          }
          report.add(
            self, .blank(name), at: range ?? row.range,
            fix: range.map { LintFix("Remove the blank", [LintFix.Edit($0, name)]) })
        }
      }
    }
  }
}

extension LintedPage {
  fileprivate func range(of name: String, in row: PageTable.Row) -> SourceRange? {
    row.range.flatMap { range(of: name, in: $0) }
  }

  fileprivate func blanks(around name: SourceRange) -> SourceRange {
    let bytes = document.source.bytes
    var start = document.source.offset(of: name.start)
    var end = document.source.offset(of: name.end)
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    return SourceRange(document.source.position(of: start), document.source.position(of: end))
  }
}

extension LintMessage {
  fileprivate static func blank(_ name: String) -> LintMessage { "Blank within the code marks of `\(name)`" }
}
