import APIModel

/// Reads what tables and lists document of parameters. Where each is sent is for `ParameterPlacement`, since several
/// operations may share a table.
struct ParameterReader {
  let page: ExtractedPage
  private let document: MarkdownDocument

  init(page: ExtractedPage) {
    self.page = page
    document = page.document
  }

  /// A documented parameter before it is known where it is sent.
  struct Entry: Sendable {
    /// Its location is still open.
    var parameter: Parameter
    /// What the table's location column says.
    var written: String?
    /// What the table's header or the list's lead-in says.
    var announced: Parameter.Location?
  }

  /// - Parameter isOptional: Whether the text says that all of them are.
  func entries(_ tables: [PageTable], _ lists: [ParameterList], isOptional: Bool) -> [Entry] {
    var entries: [Entry] = []
    for table in tables where table.role == .parameters {
      let siblings = Set(table.rows.flatMap(\.names))
      let first = entries.count
      let isOfModels = hasModel(table)
      let isHeader = table.column(.name).map { table.columns[$0].title.lowercased().hasPrefix("header") } ?? false
      for row in table.rows where text(row, table, .type) != "context.Context" {
        let written = text(row, table, .location)
        for parameter in parameters(row, table, siblings) {
          let announced = isOfModels && !isModel(row, table) ? table.location ?? .query : table.location
          entries.append(Entry(parameter: parameter, written: written, announced: isHeader ? .header : announced))
        }
      }
      for index in first..<entries.count where entries[index].parameter.requirement == .unstated {
        entries[index].parameter.requirement = table.requirement
      }
      if isOptional, table.location != .path {
        for index in first..<entries.count where entries[index].parameter.requirement == .unstated {
          entries[index].parameter.requirement = .optional
        }
      }
      settleRequirements(table, &entries[first...])
    }
    for list in lists where !list.isResponse {
      let siblings = Set(list.items.flatMap(\.names))
      for item in list.items {
        for parameter in parameters(item, siblings) {
          entries.append(Entry(parameter: parameter, written: item.writtenLocation, announced: list.location))
        }
      }
    }
    return entries
  }

  /// Whether one row's type is a link to the page of a model, as generators write the one parameter that is the body.
  private func hasModel(_ table: PageTable) -> Bool {
    table.rows.count <= 100 && table.rows.filter { isModel($0, table) }.count == 1
  }

  private func isModel(_ row: PageTable.Row, _ table: PageTable) -> Bool {
    guard let cell = table.cell(row, .type) else { return false }
    let document = page.document
    return document.blocks[cell].inlines.contains { position in
      let inline = document.inlines[Int(position)]
      guard inline.kind == .link else { return false }
      let target = document.text(inline.text)
      return target.hasSuffix(".md") && !target.holds("://")
    }
  }

  /// "The `state` query parameter filters by …", "The parameter `force` is optional": what only the text documents.
  func namedInText(_ paragraphs: [Int]) -> [Parameter] {
    var parameters: [Parameter] = []
    for block in paragraphs {
      let prose = Prose(page.document, block: block)
      for sentence in prose.sentences {
        let tokens = Array(sentence.prefix(5))
        guard tokens.count == 5, tokens[0].isWord("the"), let (name, requirement) = Self.named(tokens) else { continue }
        guard name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) else {
          continue
        }
        let span = page.span(page.document.blocks[block].range)
        var parameter = Parameter(name: name, location: .query, requirement: requirement, span: span)
        parameter.description = page.document.plainText(of: block).trimmingBlanks
        parameter.defaultValue =
          EnumerationReader.read(
            Prose(tokens: Array(sentence)), name: name, siblings: [], span: span
          ).defaultValue
        parameters.append(parameter)
      }
    }
    return parameters
  }

  private static func named(_ tokens: [Prose.Token]) -> (String, Parameter.Requirement)? {
    if tokens[1].kind == .code, tokens[2].isWord("query"), tokens[3].isWord("parameter"),
      !tokens[4].isWord(in: verbsOfState)
    {
      return (tokens[1].text, .optional)
    }
    guard tokens[1].isWord("parameter"), tokens[2].kind == .code, tokens[3].isWord("is") else { return nil }
    if tokens[4].isWord("required") { return (tokens[2].text, .required) }
    return tokens[4].isWord("optional") ? (tokens[2].text, .optional) : nil
  }

  private static let verbsOfState = ["is", "was", "has", "will"]

  private func parameters(_ row: PageTable.Row, _ table: PageTable, _ siblings: Set<String>) -> [Parameter] {
    row.names.map { name in
      var parameter = Parameter(name: name, location: .query, span: page.span(row.range))
      readType(row, table, into: &parameter)
      parameter.requirement = requirement(row, table)
      readDescription(row, table, siblings, into: &parameter)
      return parameter
    }
  }

  private func text(_ row: PageTable.Row, _ table: PageTable, _ role: PageTable.ColumnRole) -> String? {
    table.cell(row, role).map { page.document.plainText(of: $0).trimmingBlanks }
  }

  private func parameters(_ item: ParameterList.Item, _ siblings: Set<String>) -> [Parameter] {
    let prose = item.prose(page.document)
    let text = item.description(page.document)
    return item.names.map { name in
      var parameter = Parameter(
        name: name, location: .query, requirement: item.requirement, span: page.span(item.range))
      if let written = item.writtenType {
        parameter.writtenType = written
        if let schema = TypeNotation.schema(written) { parameter.schema = schema }
      }
      if !item.values.isEmpty {
        set(Enumeration(values: item.values.map { EnumerationValue($0) }), on: &parameter)
      }
      parameter.defaultValue = item.defaultValue
      parameter.description = text
      describe(&parameter, prose, siblings, page.span(item.range))
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
    guard let written = text(row, table, .type), !written.isEmpty else { return }
    parameter.writtenType = written
    if let schema = TypeNotation.schema(written) { parameter.schema = schema }
  }

  private func requirement(_ row: PageTable.Row, _ table: PageTable) -> Parameter.Requirement {
    if let cell = text(row, table, .required) { return TableReader.requirement(cell) ?? .unstated }
    if let cell = text(row, table, .optional) {
      return TableReader.requirement(cell, isOptionalColumn: true) ?? .unstated
    }
    if let cell = table.cell(row, .name),
      let (requirement, _) = NameCell.requirement(NameCell.text(page.document, cell))
    {
      return requirement
    }
    for cell in descriptions(row, table) {
      if let requirement = RequirementMark.read(page.document, cell) { return requirement }
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
    guard let position = entries.firstIndex(where: { $0.parameter.requirement != .unstated }) else { return }
    let first = entries[position].parameter.requirement
    var isOpen = false
    for index in entries.indices {
      if entries[index].parameter.requirement == .unstated {
        isOpen = true
      } else if entries[index].parameter.requirement != first {
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
        let text = page.document.plainText(of: row.cells[column]).trimmingBlanks
        return !text.isEmpty && TableReader.requirement(text) == nil
      }
      if isOpen || rest == .required { return }
    }
    let remarked = Set(table.rows.filter { hasRemark($0, table) }.flatMap(\.names))
    for index in entries.indices where entries[index].parameter.requirement == .unstated {
      let parameter = entries[index].parameter
      if rest == .required, parameter.defaultValue != nil || remarked.contains(parameter.name) { continue }
      entries[index].parameter.requirement = rest
    }
  }

  /// "Value must be an integer greater than zero", "must be a boolean".
  private static func demandedType(_ prose: Prose) -> SchemaTypes? {
    let tokens = prose.tokens
    for index in tokens.indices.dropLast(3) where tokens[index].isWord("must") && tokens[index + 1].isWord("be") {
      guard tokens[index + 2].isWord(in: articles) else { continue }
      for token in tokens[(index + 3)...].prefix(2) where token.isWord(in: plainTypes) {
        return TypePhrase.schema(token.lower)?.types
      }
    }
    return nil
  }

  private static let articles = ["a", "an"]
  private static let plainTypes = ["integer", "boolean", "string", "number", "array", "bool"]

  /// Whether the cell of the name says more than the name.
  private func hasRemark(_ row: PageTable.Row, _ table: PageTable) -> Bool {
    guard let cell = table.cell(row, .name) else { return false }
    return NameCell.text(page.document, cell).utf8.split { !($0.isWord || "-.[]:".utf8.contains($0)) }.count
      > row.names.count
  }

  /// Whether the text says that nothing is needed: "All JSON parameters are optional".
  func saysAllAreOptional(_ paragraphs: [Int]) -> Bool {
    paragraphs.contains { block in
      guard holds("optional", block) else { return false }
      let tokens = Prose(page.document, block: block).tokens
      guard let all = tokens.firstIndex(where: { $0.isWord("all") || $0.isWord("every") }) else { return false }
      let rest = tokens[all...].prefix(9)
      return rest.contains { $0.isWord("optional") } && rest.contains { $0.isWord(in: Self.nouns) }
    }
  }

  /// Whether a paragraph's text holds a word, which is a reason to look closer.
  private func holds(_ word: StaticString, _ block: Int) -> Bool {
    for position in document.blocks[block].inlines where document.inlines[Int(position)].kind == .text {
      if document.buffer[document.inlines[Int(position)].text.bounds].containsIgnoringCase(word) { return true }
    }
    return false
  }

  private static let nouns = [
    "parameters", "parameter", "fields", "field", "attributes", "attribute", "arguments", "properties",
  ]

  /// The cells of all columns that describe, such as "Description" and "Notes".
  private func descriptions(_ row: PageTable.Row, _ table: PageTable) -> [Int] {
    table.columns.indices.filter { table.columns[$0].role == .description && row.cells.indices.contains($0) }
      .map { row.cells[$0] }
  }

  private static let noDefaults: Set = [
    "", "-", "–", "—", "none", "n/a", "absent", "required", "(required)", "optional",
  ]

  private func readDescription(
    _ row: PageTable.Row, _ table: PageTable, _ siblings: Set<String>, into parameter: inout Parameter
  ) {
    if let written = text(row, table, .defaultValue), !Self.noDefaults.contains(written.lowercased()) {
      parameter.defaultValue = written
    }
    guard let cell = table.cell(row, .description) else { return }
    let text = page.document.plainText(of: cell).trimmingBlanks
    if !text.isEmpty { parameter.description = text }
    if let overflow = row.overflow, cell == row.cells.last,
      let recovered = try? MarkdownParser.parse(Array(overflow.utf8), path: page.path), recovered.blocks.count > 1
    {
      parameter.description = recovered.plainText(of: 1).trimmingBlanks
      describe(&parameter, Prose(recovered, block: 1), siblings, page.span(row.range))
      return
    }
    for cell in descriptions(row, table) where Self.mayPromise(page.document, cell) {
      describe(&parameter, Prose(page.document, block: cell), siblings, page.span(row.range))
    }
  }

  /// A quick look before tokens are made: values stand in code, limits are numbers, and the rest has its words.
  private static func mayPromise(_ document: MarkdownDocument, _ cell: Int) -> Bool {
    for position in document.blocks[cell].inlines {
      let inline = document.inlines[Int(position)]
      if inline.kind == .code { return true }
      guard inline.kind == .text else { continue }
      let text = document.buffer[inline.text.bounds]
      if text.contains(where: \.isDigit) || text.containsIgnoringCase("default")
        || text.containsIgnoringCase("yyyy-mm-dd")
        || DeprecationReader.mayHold(text)
      {
        return true
      }
    }
    return false
  }

  /// The values of an array are those of its items.
  private func set(_ enumeration: Enumeration, on parameter: inout Parameter) {
    if parameter.schema.types == .array {
      var items = parameter.schema.items?.schema ?? Schema(types: .string)
      items.enumeration = enumeration
      parameter.schema.items = .schema(items)
    } else {
      parameter.schema.enumeration = enumeration
    }
  }

  /// What a description says besides: values, default, deprecation.
  private func describe(
    _ parameter: inout Parameter, _ prose: Prose, _ siblings: Set<String>, _ span: SourceSpan
  ) {
    let reading = EnumerationReader.read(
      prose, name: parameter.name, siblings: siblings, span: span)
    // What a hash's description lists are its keys.
    if !reading.values.isEmpty, parameter.schema.types != .boolean, parameter.schema.types != .object,
      parameter.schema.enumeration == nil
    {
      set(Enumeration(values: reading.values), on: &parameter)
    }
    parameter.defaultValue = parameter.defaultValue ?? reading.defaultValue
    if parameter.schema.types.isEmpty, parameter.writtenType == nil {
      if let types = Self.demandedType(prose) {
        parameter.schema.types = types
      } else if let schema = DescribedType.read(prose) {
        parameter.schema.types = schema.types
        parameter.schema.items = schema.items
      }
    }
    LimitReader.read(prose, into: &parameter.schema)
    guard prose.tokens.contains(where: { $0.lower.hasPrefix("deprecat") || $0.lower.hasPrefix("remov") }) else {
      return
    }
    let values = Set(reading.values.map(\.value))
    for note in DeprecationReader.notes(in: prose, span: span) {
      // A note about values is theirs; one that names nothing, or the parameter itself, is the parameter's.
      if note.names.contains(where: values.contains) || note.target == .value { continue }
      guard note.names.isEmpty || note.names.contains(parameter.name) else { continue }
      if note.isDeprecation { parameter.deprecation = note.deprecation.merged(with: parameter.deprecation) }
      if let removal = note.removal { parameter.removal = removal }
    }
  }
}
