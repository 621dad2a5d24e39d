import APIModel

/// Rows and items that another table or page has as well are read once.
extension ParameterReader {
  /// What a row says, which another one may have said already.
  /// - Parameter columns: The key of the table's columns.
  func read(
    _ row: PageTable.Row, _ table: PageTable, _ siblings: SiblingNames, _ columns: ContentKey.Maker
  ) -> SharedRows.Row {
    // What Markdown drops is read with the page.
    let key = row.overflow == nil ? key(row, table, siblings, columns) : nil
    if let key, let known = rows.row(key) { return known }
    let isOfCode = text(row, table, .type) == "context.Context"
    let read = SharedRows.Row(
      isOfCode ? [] : parameters(row, table, siblings), written: text(row, table, .location),
      isModel: isModel(row, table))
    if let key, !read.namesPlace { rows.keep(read, key) }
    return read
  }

  /// What an item of a list says, which another one may have said already.
  func read(_ item: ParameterList.Item, _ siblings: SiblingNames) -> SharedRows.Row {
    // A text of its own has its code not in the page.
    let key = item.text == nil ? key(item, siblings) : nil
    if let key, let known = rows.row(key) { return known }
    let read = SharedRows.Row(parameters(item, siblings), written: item.writtenLocation)
    if let key, !read.namesPlace { rows.keep(read, key) }
    return read
  }

  /// All that the reading of an item depends on.
  private func key(_ item: ParameterList.Item, _ siblings: SiblingNames) -> ContentKey {
    var key = ContentKey.Maker()
    key.add(Part.item.rawValue)
    for texts in [item.names, item.values] {
      key.add(UInt64(texts.count))
      for text in texts { key.add(text) }
    }
    for mark in [item.writtenType, item.defaultValue, item.writtenLocation] {
      key.add(mark == nil ? 0 : 1)
      if let mark { key.add(mark) }
    }
    switch item.requirement {
    case .required: key.add(1)
    case .optional: key.add(2)
    case .unstated: key.add(3)
    case .conditional(let text):
      key.add(4)
      key.add(text)
    }
    key.add(UInt64(item.descriptionStart))
    key.add(item.descriptionEnd.map { UInt64($0) } ?? .max)
    add(item.paragraph, siblings, to: &key)
    return key.key
  }

  /// What the key of a row begins with: the columns.
  func key(_ table: PageTable) -> ContentKey.Maker {
    var key = ContentKey.Maker()
    key.add(Part.row.rawValue)
    key.add(UInt64(table.columns.count))
    for column in table.columns.indices {
      key.add(UInt64(table.columns[column].role.rawValue))
      key.add(table.columns[column].title)
    }
    return key
  }

  /// All that the reading of a row depends on: the columns, its names, its text and marks, and which of
  /// the words in code that describe it are names of other rows.
  private func key(
    _ row: PageTable.Row, _ table: PageTable, _ siblings: SiblingNames, _ columns: ContentKey.Maker
  ) -> ContentKey {
    var key = columns
    key.add(UInt64(row.names.count))
    for name in row.names { key.add(name) }
    for (column, cell) in row.cells.enumerated() {
      let isDescription = column < table.columns.count && table.columns[column].role == .description
      add(cell, isDescription ? siblings : nil, to: &key)
    }
    return key.key
  }

  /// What keeps the keys of rows and of items apart.
  private enum Part: UInt64 { case row, item }

  private func add(_ block: Int, _ siblings: SiblingNames?, to key: inout ContentKey.Maker) {
    key.addInlines(of: block, document) { inline in
      inline.kind == .code && siblings.map { isName(inline.text, $0) } == true
    }
  }

  /// Whether a text in code, which may stand in quotes, is the name of another row.
  private func isName(_ range: MarkdownDocument.TextRange, _ siblings: SiblingNames) -> Bool {
    let bytes = document.buffer[range.bounds]
    if let first = bytes.first, first.isWord, let last = bytes.last, last.isWord, !siblings.mayContain(bytes) {
      return false
    }
    return siblings.contains(EnumerationReader.unquoted(document.text(range).trimmingBlanks))
  }
}
