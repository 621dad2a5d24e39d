import APIModel

/// Reads tables of attributes that are written in HTML: `<tr><th>Name</th>…`, `<tr><td><code>limit</code></td>…`.
enum HTMLTable {
  private static let maximumRows = 2000

  /// - Parameter block: The text from `<table` to `</table>`.
  /// - Returns: One definition a row, none where the columns are about something else; and whether a header says so.
  static func read(_ block: ArraySlice<UInt8>) -> (rows: [HTMLDefinitions.Definition], hasHeader: Bool) {
    let text = String(decoding: block, as: UTF8.self)
    let rows = rows(block)
    guard let header = rows.first, rows.count > 1 || isHead(text) else { return ([], false) }
    if let headless = headless(rows, text) { return (headless, false) }
    let roles = header.enumerated().map { ColumnTitle.role(HTMLDefinitions.plain($1), isFirst: $0 == 0) }
    guard let name = roles.firstIndex(of: .name), !roles.contains(.method), !roles.contains(.status),
      [.type, .required, .optional, .description, .location, .defaultValue].contains(where: roles.contains)
    else { return ([], false) }
    var definitions: [HTMLDefinitions.Definition] = []
    for row in rows.dropFirst() where row.indices.contains(name) {
      guard var definition = HTMLDefinitions.definition(row[name]) else { continue }
      for (role, cell) in zip(roles, row) { add(HTMLDefinitions.plain(cell), role, to: &definition) }
      definitions.append(definition)
    }
    return definitions.count * 2 >= rows.count - 1 ? (definitions, true) : ([], false)
  }

  /// The cells of each row, with their tags.
  static func rows(_ block: ArraySlice<UInt8>) -> [[Substring]] {
    String(decoding: block, as: UTF8.self).components(after: "<tr").dropFirst().prefix(maximumRows).map {
      cells($0.cut(at: "</tr").0)
    }
  }

  /// Rows whose first cell is their head, `<tr><th><code>name</code></th><td>text</td></tr>`, and those of a table without
  /// any head, where nothing else than names and texts stands in them.
  private static func headless(_ rows: [[Substring]], _ text: String) -> [HTMLDefinitions.Definition]? {
    guard isHead(text), rows.allSatisfy({ (2...3).contains($0.count) }) else { return nil }
    // The first row may be a header without the element of one.
    let titles = rows[0].map { HTMLDefinitions.plain($0) }
    if !text.holds("<th"), titles.allSatisfy({ $0.utf8.count <= 24 && ColumnTitle.role($0, isFirst: true) != .other }) {
      return nil
    }
    var definitions: [HTMLDefinitions.Definition] = []
    for row in rows {
      guard var definition = HTMLDefinitions.definition(row[0]) else { return nil }
      if row.count == 3 {
        let type = HTMLDefinitions.plain(row[1]).filter { $0 != "`" }
        if TypeNotation.schema(type) != nil { definition.type = type }
      }
      add(HTMLDefinitions.plain(row[row.count - 1]), .description, to: &definition)
      definitions.append(definition)
    }
    return definitions
  }

  /// Whether a head is the first cell of each row, with others behind it, or no cell is a head.
  private static func isHead(_ text: String) -> Bool {
    guard text.holds("<th") else { return true }
    return !text.holds("<thead")
      && text.components(after: "<tr").dropFirst().allSatisfy { row in
        let heads = row.cut(at: "</tr").0.components(after: "<th").count - 1
        return heads == 1 && row.cut(at: "</tr").0.holds("<td")
      }
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
