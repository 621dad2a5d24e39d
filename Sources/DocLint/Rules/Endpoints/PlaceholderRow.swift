import APIModel
import DocExtract

extension LintedPage {
  /// Adds a row for a placeholder that has none: type and wording as the same placeholder has them elsewhere.
  /// - Returns: nil where the operation has no table, or no other row speaks of the same thing.
  func rowFix(for name: String, of line: ListedOperation, in group: Int) -> LintFix? {
    guard let table = tables(of: group).first(where: { $0.role == .parameters }),
      let first = table.rows.first?.range, let owner = line.template.word(before: name),
      let model = modelRow(for: name, of: owner)
    else { return nil }
    let cells = table.columns.map { column -> String? in
      switch column.role {
      case .name: "`\(name)`"
      case .type, .required, .description:
        model.table.cell(model.row, column.role).flatMap { range(cell: $0) }.map { document.source.text(in: $0) }
      default: ""
      }
    }
    let texts = cells.compactMap { $0 }
    guard texts.count == cells.count, table.columns.contains(where: { $0.role == .name }) else { return nil }
    let start = SourcePosition(line: Int(first.start.line), column: 1)
    let bytes = document.source.bytes[document.source.lineRange(Int(first.start.line))]
    let indent = String(decoding: bytes.prefix(while: \.isBlank), as: UTF8.self)
    guard bytes.dropFirst(indent.utf8.count).first == UInt8(ascii: "|") else { return nil }
    let end = bytes.last == UInt8(ascii: "\r") ? "\r\n" : "\n"
    return LintFix(
      "Add a row for `\(name)`",
      [LintFix.Edit(SourceRange(start, start), "\(indent)| \(texts.joined(separator: " | ")) |\(end)")])
  }

  /// The first row of the page for a placeholder of the same name after the same segment.
  private func modelRow(for name: String, of owner: String) -> (table: PageTable, row: PageTable.Row)? {
    for (number, group) in page.groups.enumerated()
    where group.lines.contains(where: { $0.template.word(before: name) == owner }) {
      for table in tables(of: number) where table.role == .parameters {
        if let row = table.rows.first(where: { $0.names == [name] }) { return (table, row) }
      }
    }
    return nil
  }
}
