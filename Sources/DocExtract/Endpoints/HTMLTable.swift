import APIModel

/// Reads tables of attributes that are written in HTML: `<tr><th>Name</th>…`, `<tr><td><code>limit</code></td>…`.
enum HTMLTable {
  private static let maximumRows = 2000

  /// - Parameter block: The text from `<table` to `</table>`.
  /// - Returns: One definition a row; none where the columns are about something else.
  static func read(_ block: ArraySlice<UInt8>) -> [HTMLDefinitions.Definition] {
    let text = String(decoding: block, as: UTF8.self)
    let rows = text.components(after: "<tr").dropFirst().prefix(maximumRows).map { cells($0.cut(at: "</tr").0) }
    guard let header = rows.first, rows.count > 1 else { return [] }
    let roles = header.enumerated().map { ColumnTitle.role(HTMLDefinitions.plain($1), isFirst: $0 == 0) }
    guard let name = roles.firstIndex(of: .name), !roles.contains(.method), !roles.contains(.status),
      [.type, .required, .optional, .description, .location, .defaultValue].contains(where: roles.contains)
    else { return [] }
    var definitions: [HTMLDefinitions.Definition] = []
    for row in rows.dropFirst() where row.indices.contains(name) {
      guard var definition = HTMLDefinitions.definition(row[name]) else { continue }
      for (role, cell) in zip(roles, row) { add(HTMLDefinitions.plain(cell), role, to: &definition) }
      definitions.append(definition)
    }
    return definitions.count * 2 >= rows.count - 1 ? definitions : []
  }

  private static func cells(_ row: Substring) -> [Substring] {
    var cells: [Substring] = []
    var rest = row
    // `<thead>` and `<tbody>` begin with the same letter; a cell's tag ends or goes on with a blank.
    while let next = [rest.firstRange(ofBytes: "<td"), rest.firstRange(ofBytes: "<th")].compactMap({ $0 })
      .min(by: { $0.lowerBound < $1.lowerBound })
    {
      rest = rest[next.upperBound...]
      guard let mark = rest.utf8.first, mark == UInt8(ascii: ">") || mark.isBlankOrNewline else { continue }
      let cell = rest.afterTag
      let end = [cell.firstRange(ofBytes: "</t"), cell.firstRange(ofBytes: "<td"), cell.firstRange(ofBytes: "<th")]
        .compactMap { $0?.lowerBound }.min()
      cells.append(cell[..<(end ?? cell.endIndex)])
      rest = cell[(end ?? cell.endIndex)...]
      if cells.count == 32 { break }
    }
    return cells
  }

  static func add(
    _ text: String, _ role: PageTable.ColumnRole, to definition: inout HTMLDefinitions.Definition
  ) {
    let bare = text.filter { $0 != "`" }.trimmingBlanks
    guard !bare.isEmpty else { return }
    switch role {
    case .type: definition.type = bare
    case .required: definition.requirement = TableReader.requirement(bare) ?? definition.requirement
    case .optional:
      definition.requirement = TableReader.requirement(bare, isOptionalColumn: true) ?? definition.requirement
    case .defaultValue: definition.defaultValue = bare == "-" ? nil : bare
    case .location: definition.location = bare
    case .description: definition.text = definition.text.isEmpty ? text : definition.text + " " + text
    default: break
    }
  }
}
