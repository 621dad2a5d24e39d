import APIModel

/// Reads what tables and lists document of parameters. Where each is sent is for `ParameterPlacement`, since several
/// operations may share a table.
struct ParameterReader {
  let document: MarkdownDocument
  let rows: SharedRows

  /// A documented parameter before it is known where it is sent. There are many, kept until all pages are read.
  struct Entry: Sendable {
    private let row: SharedRows.Row
    private let number: Int32
    private let range: SourceRange?
    /// What the table's header or the list's lead-in says.
    let announced: Parameter.Location?
    /// Whether it is a member of what is sent and given back, no parameter of an operation that sends no body.
    let isOfBody: Bool
    /// What the table or text around it says of whether it is needed, where it does not say so itself.
    private var settled: Settled?

    private enum Settled { case required, optional }

    init(
      _ row: SharedRows.Row, _ number: Int, _ range: SourceRange?, announced: Parameter.Location?,
      isOfBody: Bool = false
    ) {
      self.isOfBody = isOfBody
      self.row = row
      self.number = Int32(clamping: number)
      self.range = range
      self.announced = announced
    }

    var name: String { row.parameters[Int(number)].name }
    var hasDefault: Bool { row.parameters[Int(number)].defaultValue != nil }
    /// What the table's location column says.
    var written: String? { row.written }

    /// Adds it with its place in a page and where it is sent.
    func add(to parameters: inout [Parameter], in file: SourceFile, _ location: Parameter.Location) {
      parameters.append(row.parameters[Int(number)])
      let last = parameters.count - 1
      if settled != nil { parameters[last].requirement = requirement }
      parameters[last].span = SourceSpan(file, range)
      parameters[last].location = location
    }

    var requirement: Parameter.Requirement {
      switch settled {
      case .required: .required
      case .optional: .optional
      case nil: row.parameters[Int(number)].requirement
      }
    }

    mutating func settle(_ requirement: Parameter.Requirement) {
      switch requirement {
      case .required: settled = .required
      case .optional: settled = .optional
      case .conditional, .unstated: break
      }
    }
  }

  /// - Parameter isOptional: Whether the text says that all of them are.
  func entries(_ tables: [PageTable], _ lists: [ParameterList], isOptional: Bool) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(
      tables.reduce(0) { $0 + ($1.role == .parameters ? $1.rows.count : 0) } + lists.reduce(0) { $0 + $1.items.count })
    for table in tables where table.role == .parameters {
      let siblings = SiblingNames(table.rows.map(\.names))
      let columns = key(table)
      let first = entries.count
      let isOfModels = hasModel(table)
      let isHeader = table.column(.name).map { table.columns[$0].titleBegins(with: "header") } ?? false
      let writable = table.column(.writable)
      for row in table.rows where writable.map({ isWritable(row, $0) }) ?? !isReadOnly(row, table) {
        let read = read(row, table, siblings, columns)
        let announced = isOfModels && !read.isModel ? table.location ?? .query : table.location
        for number in read.parameters.indices {
          entries.append(
            Entry(read, number, row.range, announced: isHeader ? .header : announced, isOfBody: writable != nil))
        }
      }
      let usual =
        table.requirement == .unstated && isOptional && table.location != .path ? .optional : table.requirement
      for index in first..<entries.count where entries[index].requirement == .unstated {
        entries[index].settle(usual)
      }
      settleRequirements(table, &entries[first...])
    }
    for list in lists where !list.isResponse {
      let siblings = SiblingNames(list.items.map(\.names))
      for item in list.items {
        let read = read(item, siblings)
        for number in read.parameters.indices {
          entries.append(Entry(read, number, item.range, announced: list.location, isOfBody: list.isOfBodies))
        }
      }
    }
    return entries
  }

  /// Whether a row's cell says that the attribute can be set.
  private func isWritable(_ row: PageTable.Row, _ column: Int) -> Bool {
    guard row.cells.indices.contains(column) else { return false }
    let text = document.trimmedBytes(of: row.cells[column])
    return !text.isEmpty && !["no", "-", "n", "false"].contains(String(decoding: text, as: UTF8.self).lowercased())
  }

  /// Whether a row says that the attribute is only read.
  func isReadOnly(_ row: PageTable.Row, _ table: PageTable) -> Bool {
    ReadOnlyMark.isRead(
      document,
      zip(table.columns, row.cells).lazy.filter { column, _ in
        column.role == .name || column.role == .type || column.role == .description
      }.map(\.1))
  }

  /// Whether one row's type is a link to the page of a model, as generators write the one parameter that is the body.
  private func hasModel(_ table: PageTable) -> Bool {
    guard table.rows.count <= 100, table.column(.type) != nil else { return false }
    return table.rows.count { isModel($0, table) } == 1
  }

  func isModel(_ row: PageTable.Row, _ table: PageTable) -> Bool {
    guard let cell = table.cell(row, .type) else { return false }
    return document.blocks[cell].inlines.contains { position in
      let inline = document.inlines[Int(position)]
      guard inline.kind == .link else { return false }
      let target = document.text(inline.text)
      return target.hasSuffix(".md") && !target.holds("://")
    }
  }

  func parameters(_ row: PageTable.Row, _ table: PageTable, _ siblings: SiblingNames) -> [Parameter] {
    row.names.map { name in
      var parameter = Parameter(name: name, location: .query, span: document.span(row.range))
      readType(row, table, into: &parameter)
      parameter.requirement = requirement(row, table)
      readDescription(row, table, siblings, into: &parameter)
      Self.settleType(&parameter)
      return parameter
    }
  }

  func text(_ row: PageTable.Row, _ table: PageTable, _ role: PageTable.ColumnRole) -> String? {
    table.cell(row, role).map { document.plainText(of: $0).trimmingBlanks }
  }

  func parameters(_ item: ParameterList.Item, _ siblings: SiblingNames) -> [Parameter] {
    let promises = item.text.map { DescriptionPromises($0) } ?? DescriptionPromises(document, item.paragraph)
    let text = item.description(document)
    return item.names.map { name in
      var parameter = Parameter(
        name: name, location: .query, requirement: item.requirement, span: document.span(item.range))
      if let written = item.writtenType {
        parameter.writtenType = written
        if let schema = TypeNotation.schema(written) { parameter.schema = schema }
      }
      if !item.values.isEmpty {
        set(Enumeration(values: item.values.map { EnumerationValue($0) }), on: &parameter)
      }
      parameter.defaultValue = item.defaultValue
      parameter.description = text
      describe(&parameter, promises, siblings, document.span(item.range)) { item.prose(document) }
      Self.settleType(&parameter)
      return parameter
    }
  }

  /// The text behind the name, its marks and the dash or colon after them.
  static func description(_ text: String) -> String {
    for separator in [") - ", ") – ", "): ", ": ", " - ", " – ", " — "] {
      guard let found = text.firstRange(ofBytes: separator),
        text.utf8.distance(from: text.startIndex, to: found.lowerBound) < 120
      else { continue }
      return text[found.upperBound...].trimmingBlanks
    }
    return text
  }

  // MARK: Cells

  private func readType(_ row: PageTable.Row, _ table: PageTable, into parameter: inout Parameter) {
    guard let written = text(row, table, .type) ?? typeInName(row, table), !written.isEmpty else { return }
    if let rules = rules(row, table) {
      guard let type = rules.type else { return }
      parameter.writtenType = type
      if let schema = TypeNotation.schema(type) { parameter.schema = schema }
      return
    }
    parameter.writtenType = written
    if let schema = TypeNotation.schema(written) { parameter.schema = schema }
  }

  /// What a column of rules says in the place of a type.
  private func rules(_ row: PageTable.Row, _ table: PageTable) -> ValidationRules? {
    guard let column = table.column(.type), column < row.cells.count,
      case let title = table.columns[column].title.utf8, let first = title.first,
      first | 0x20 == UInt8(ascii: "r")
        || first | 0x20 == UInt8(ascii: "v")
    else { return nil }
    return ValidationRules(document.plainText(of: row.cells[column]))
  }

  /// "`limit` **integer** *Required*" below "Name, Type".
  private func typeInName(_ row: PageTable.Row, _ table: PageTable) -> String? {
    guard let column = table.column(.name), table.columns[column].title.lowercased().holds("type"),
      let cell = table.cell(row, .name)
    else { return nil }
    let words = NameCell.text(document, cell).split(separator: " ").dropFirst().prefix(6)
    let type = words.filter { word in
      !["required", "optional"].contains(word.lowercased().filter { $0.isLetter })
    }.joined(separator: " ")
    return TypeNotation.schema(type) == nil ? nil : type
  }

  private func requirement(_ row: PageTable.Row, _ table: PageTable) -> Parameter.Requirement {
    if let rules = rules(row, table) { return rules.requirement }
    if let cell = text(row, table, .required) { return TableReader.requirement(cell) ?? .unstated }
    if let cell = text(row, table, .optional) {
      return TableReader.requirement(cell, isOptionalColumn: true) ?? .unstated
    }
    if let cell = table.cell(row, .name),
      let (requirement, _) = NameCell.requirement(NameCell.text(document, cell))
    {
      return requirement
    }
    for column in table.columns.indices where isDescription(column, row, table) {
      let cell = row.cells[column]
      guard DescriptionPromises(document, cell).words.contains(.requirement) else { continue }
      if let requirement = RequirementMark.read(document, cell) { return requirement }
    }
    if let cell = text(row, table, .type), let requirement = RequirementMark.inType(cell) { return requirement }
    if let cell = text(row, table, .defaultValue)?.lowercased(), cell == "required" || cell == "(required)" {
      return .required
    }
    return .unstated
  }

  /// Where a table marks some rows only, the other rows are the opposite: names with a question mark leave the others
  /// required, "**Required**" leaves them optional, "[optional]" required.
  private func settleRequirements(_ table: PageTable, _ entries: inout ArraySlice<Entry>) {
    guard let position = entries.firstIndex(where: { $0.requirement != .unstated }) else { return }
    let first = entries[position].requirement
    var isOpen = false
    for index in entries.indices {
      if entries[index].requirement == .unstated {
        isOpen = true
      } else if entries[index].requirement != first {
        return
      }
    }
    // Nothing is left to be settled.
    guard isOpen else { return }
    let rest: Parameter.Requirement
    switch first {
    case .required: rest = .optional
    case .optional: rest = .required
    default: return
    }
    // In a column of its own only an empty cell leaves it to the others.
    let column = table.column(.required) ?? table.column(.optional)
    if let column {
      let isOpen = table.rows.contains { row in
        guard row.cells.indices.contains(column) else { return false }
        let text = document.plainText(of: row.cells[column]).trimmingBlanks
        return !text.isEmpty && TableReader.requirement(text) == nil
      }
      if isOpen || rest == .required { return }
    }
    let remarked = Set(table.rows.filter { hasRemark($0, table) }.flatMap(\.names))
    for index in entries.indices where entries[index].requirement == .unstated {
      if rest == .required, entries[index].hasDefault || remarked.contains(entries[index].name) { continue }
      entries[index].settle(rest)
    }
  }

  /// Whether the cell of the name says more than the name.
  private func hasRemark(_ row: PageTable.Row, _ table: PageTable) -> Bool {
    guard let cell = table.cell(row, .name) else { return false }
    return NameCell.text(document, cell).utf8.split { !($0.isWord || "-.[]:".utf8.contains($0)) }.count
      > row.names.count
  }

}
