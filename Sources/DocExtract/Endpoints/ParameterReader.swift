import APIModel

/// Reads what tables and lists document of parameters. Where each is sent is for `ParameterPlacement`, since several
/// operations may share a table.
struct ParameterReader {
  let page: ExtractedPage

  /// A documented parameter before it is known where it is sent.
  struct Entry {
    /// Its location is still open.
    var parameter: Parameter
    /// What the table's location column says.
    var written: String?
    /// What the table's header or the list's lead-in says.
    var announced: Parameter.Location?
  }

  func entries(_ tables: [PageTable], _ lists: [ParameterList]) -> [Entry] {
    var entries: [Entry] = []
    for table in tables where table.role == .parameters {
      let siblings = Set(table.rows.flatMap(\.names))
      let isHeader = table.column(.name).map { table.columns[$0].title.lowercased().hasPrefix("header") } ?? false
      for row in table.rows {
        let written = text(row, table, .location)
        for parameter in parameters(row, table, siblings) {
          entries.append(Entry(parameter: parameter, written: written, announced: isHeader ? .header : nil))
        }
      }
    }
    for list in lists where !list.isResponse {
      let siblings = Set(list.items.flatMap(\.names))
      for item in list.items {
        for parameter in parameters(item, siblings) {
          entries.append(Entry(parameter: parameter, announced: list.location))
        }
      }
    }
    return entries
  }

  /// "The `state` query parameter filters by …": a parameter that only the text documents.
  func namedInText(_ paragraphs: [Int]) -> [Parameter] {
    var parameters: [Parameter] = []
    for block in paragraphs {
      let prose = Prose(page.document, block: block)
      for sentence in prose.sentences {
        let tokens = Array(sentence.prefix(5))
        guard tokens.count == 5, tokens[0].isWord("the"), tokens[1].kind == .code, tokens[2].isWord("query"),
          tokens[3].isWord("parameter"), !tokens[4].isWord(in: ["is", "was", "has", "will"])
        else { continue }
        let name = tokens[1].text
        guard name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) else {
          continue
        }
        let span = page.span(page.document.blocks[block].range)
        var parameter = Parameter(name: name, location: .query, requirement: .optional, span: span)
        parameter.description = page.document.plainText(of: block).trimmingBlanks
        parameters.append(parameter)
      }
    }
    return parameters
  }

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
    let prose = Prose(page.document, block: item.paragraph).dropping(item.descriptionStart)
    return item.names.map { name in
      var parameter = Parameter(
        name: name, location: .query, requirement: item.requirement, span: page.span(item.range))
      if let written = item.writtenType {
        parameter.writtenType = written
        if let schema = TypePhrase.schema(written) { parameter.schema = schema }
      }
      if !item.values.isEmpty {
        parameter.schema.enumeration = Enumeration(values: item.values.map { EnumerationValue($0) })
      }
      let text = page.document.plainText(of: item.paragraph).trimmingBlanks
      if !text.isEmpty { parameter.description = Self.description(text) }
      describe(&parameter, prose, siblings, page.span(item.range))
      return parameter
    }
  }

  /// The text behind the name, its marks and the dash or colon after them.
  private static func description(_ text: String) -> String {
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
    if let schema = TypePhrase.schema(written) { parameter.schema = schema }
  }

  private func requirement(_ row: PageTable.Row, _ table: PageTable) -> Parameter.Requirement {
    if let cell = text(row, table, .required) { return TableReader.requirement(cell) ?? .unstated }
    if let cell = text(row, table, .optional) {
      return TableReader.requirement(cell, isOptionalColumn: true) ?? .unstated
    }
    if let description = text(row, table, .description)?.lowercased() {
      if description.hasPrefix("(required)") || description.hasPrefix("required.")
        || description.hasPrefix("**required")
      {
        return .required
      }
      if description.hasPrefix("(optional)") || description.hasPrefix("optional.") { return .optional }
    }
    return .unstated
  }

  private func readDescription(
    _ row: PageTable.Row, _ table: PageTable, _ siblings: Set<String>, into parameter: inout Parameter
  ) {
    if let written = text(row, table, .defaultValue), !written.isEmpty, written != "-" {
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
    guard Self.mayPromise(page.document, cell) else { return }
    describe(&parameter, Prose(page.document, block: cell), siblings, page.span(row.range))
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
      let enumeration = Enumeration(values: reading.values)
      if parameter.schema.types == .array {
        var items = parameter.schema.items?.schema ?? Schema(types: .string)
        items.enumeration = enumeration
        parameter.schema.items = .schema(items)
      } else {
        parameter.schema.enumeration = enumeration
      }
    }
    parameter.defaultValue = parameter.defaultValue ?? reading.defaultValue
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
