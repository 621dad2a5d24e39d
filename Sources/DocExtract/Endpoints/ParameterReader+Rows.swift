import APIModel

/// Rows and items that another table or page has as well are read once.
extension ParameterReader {
  /// What a row says, which another one may have said already.
  func read(_ row: PageTable.Row, _ table: PageTable, _ siblings: Set<String>) -> SharedRows.Row {
    // What Markdown drops is read with the page.
    let key = row.overflow == nil ? key(row, table, siblings) : nil
    if let key, let known = rows.row(key) { return known }
    let isOfCode = text(row, table, .type) == "context.Context"
    let read = SharedRows.Row(
      isOfCode ? [] : parameters(row, table, siblings), written: text(row, table, .location),
      isModel: isModel(row, table))
    if let key, !read.namesPlace { rows.keep(read, key) }
    return read
  }

  /// What an item of a list says, which another one may have said already.
  func read(_ item: ParameterList.Item, _ siblings: Set<String>) -> SharedRows.Row {
    // A text of its own has its code not in the page.
    let key = item.text == nil ? key(item, siblings) : nil
    if let key, let known = rows.row(key) { return known }
    let read = SharedRows.Row(parameters(item, siblings), written: item.writtenLocation)
    if let key, !read.namesPlace { rows.keep(read, key) }
    return read
  }

  /// All that the reading of an item depends on.
  private func key(_ item: ParameterList.Item, _ siblings: Set<String>) -> ContentKey {
    var content: [UInt8] = [0xFE]
    content.reserveCapacity(512)
    let marks = [item.writtenType, item.defaultValue, item.writtenLocation].map { $0 ?? "\0" }
    for text in item.names + item.values + marks {
      content.append(0xFF)
      content += text.utf8
    }
    content.append(0xFF)
    switch item.requirement {
    case .required: content.append(1)
    case .optional: content.append(2)
    case .unstated: content.append(3)
    case .conditional(let text): content += text.utf8
    }
    withUnsafeBytes(of: (item.names.count, item.descriptionStart, item.descriptionEnd ?? -1)) { content += $0 }
    add(item.paragraph, siblings, to: &content)
    return ContentKey(content)
  }

  /// All that the reading of a row depends on: the columns, its names, its text and marks, and which of
  /// its words in code are names of other rows.
  private func key(_ row: PageTable.Row, _ table: PageTable, _ siblings: Set<String>) -> ContentKey {
    var content: [UInt8] = []
    content.reserveCapacity(512)
    for column in table.columns {
      content.append(column.role.rawValue)
      content += column.title.utf8
      content.append(0xFE)
    }
    for name in row.names {
      content.append(0xFF)
      content += name.utf8
    }
    for cell in row.cells { add(cell, siblings, to: &content) }
    return ContentKey(content)
  }

  private func add(_ block: Int, _ siblings: Set<String>, to content: inout [UInt8]) {
    content.append(0xFF)
    for position in document.blocks[block].inlines {
      let inline = document.inlines[Int(position)]
      content.append(inline.kind.rawValue)
      withUnsafeBytes(of: (inline.end - position, inline.text.count)) { content += $0 }
      document.buffer.withUnsafeBufferPointer { content += $0[inline.text.bounds] }
      guard inline.kind == .code else { continue }
      let name = EnumerationReader.unquoted(document.text(inline.text).trimmingBlanks)
      content.append(siblings.contains(name) ? 1 : 0)
    }
  }
}
