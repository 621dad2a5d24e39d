import APIModel

/// Reads an operation's parameters from the tables and listing lines that stand with it.
struct ParameterReader {
  let page: ExtractedPage
  let operation: Operation
  /// The line that names the operation, in this page's spelling.
  let line: ListedOperation
  /// All lines of the group that share the tables.
  let group: [ListedOperation]
  /// The paragraphs that speak of the group.
  var paragraphs: [Int] = []

  func parameters(_ tables: [PageTable], _ lists: [ParameterList]) -> [Parameter] {
    var parameters: [Parameter] = []
    for table in tables where table.role == .parameters {
      let siblings = Set(table.rows.flatMap(\.names))
      for row in table.rows { parameters += self.parameters(row, table, siblings) }
    }
    for list in lists where !list.isResponse {
      let siblings = Set(list.items.flatMap(\.names))
      for item in list.items { parameters += self.parameters(item, list, siblings) }
    }
    addNamedInText(to: &parameters)
    for pair in line.listing.query where !pair.name.isEmpty {
      parameters.append(undocumented(pair, .query))
    }
    for pair in line.listing.form where !pair.name.isEmpty {
      parameters.append(undocumented(pair, .body))
    }
    return parameters
  }

  /// "The `state` query parameter filters by …": a parameter that only the text documents.
  private func addNamedInText(to parameters: inout [Parameter]) {
    for block in paragraphs {
      let prose = Prose(page.document, block: block)
      for sentence in prose.sentences {
        let tokens = Array(sentence.prefix(5))
        guard tokens.count == 5, tokens[0].isWord("the"), tokens[1].kind == .code, tokens[2].isWord("query"),
          tokens[3].isWord("parameter"), !tokens[4].isWord(in: ["is", "was", "has", "will"])
        else { continue }
        let name = tokens[1].text
        let isKnown = parameters.contains { $0.name == name } || operation.parameters.contains { $0.name == name }
        guard !isKnown, name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) else {
          continue
        }
        let span = page.span(page.document.blocks[block].range)
        var parameter = Parameter(name: name, location: .query, requirement: .optional, span: span)
        parameter.description = page.document.plainText(of: block).trimmingBlanks
        parameters.append(parameter)
      }
    }
  }

  /// A parameter that only a listing line shows.
  private func undocumented(_ pair: NameValue, _ location: Parameter.Location) -> Parameter {
    var parameter = Parameter(
      name: PercentEncoding.decode(pair.name), location: location, requirement: .unstated, span: line.listing.span)
    if let deprecation = line.listing.deprecation, line.listing.form.count == 1 { parameter.deprecation = deprecation }
    return parameter
  }

  private func parameters(_ row: PageTable.Row, _ table: PageTable, _ siblings: Set<String>) -> [Parameter] {
    row.names.compactMap { name in
      guard let location = location(of: name, row, table) else { return nil }
      var parameter = Parameter(
        name: location == .path ? canonical(name) : name, location: location, span: page.span(row.range))
      readType(row, table, into: &parameter)
      parameter.requirement = requirement(row, table)
      readDescription(row, table, siblings, into: &parameter)
      return parameter
    }
  }

  private func text(_ row: PageTable.Row, _ table: PageTable, _ role: PageTable.ColumnRole) -> String? {
    table.cell(row, role).map { page.document.plainText(of: $0).trimmingBlanks }
  }

  private func parameters(_ item: ParameterList.Item, _ list: ParameterList, _ siblings: Set<String>) -> [Parameter] {
    let prose = Prose(page.document, block: item.paragraph).dropping(item.descriptionStart)
    return item.names.compactMap { name in
      guard let location = location(of: name, written: nil, announced: list.location) else { return nil }
      var parameter = Parameter(
        name: location == .path ? canonical(name) : name, location: location, requirement: item.requirement,
        span: page.span(item.range))
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

  // MARK: Location

  private func location(of name: String, _ row: PageTable.Row, _ table: PageTable) -> Parameter.Location? {
    let isHeader = table.column(.name).map { table.columns[$0].title.lowercased().hasPrefix("header") } ?? false
    return location(of: name, written: text(row, table, .location), announced: isHeader ? .header : nil)
  }

  /// Where the parameter is sent; nil where it belongs to another operation of the group.
  private func location(
    of name: String, written: String?, announced: Parameter.Location? = nil
  ) -> Parameter.Location? {
    if line.template.placeholders.contains(name) || operation.path.placeholders.contains(name) { return .path }
    if group.contains(where: { $0.template.placeholders.contains(name) }) { return nil }
    if let written = written?.lowercased() {
      if written.holds("path") || written.holds("url") { return .path }
      if written.holds("query") { return .query }
      if written.holds("header") { return .header }
      if written.holds("body") || written.holds("form") { return .body }
    }
    if line.listing.query.contains(where: { $0.name == name }) { return .query }
    // A sample that sends it in a form knows better than the method and the text.
    let isInQuery = operation.samples.contains { sample in sample.query.contains { $0.name == name } }
    let isSentAsField = operation.samples.contains { sample in sample.fields.contains { $0.name == name } }
    if isSentAsField, operation.method == .delete || operation.method.carriesBody { return .body }
    if announced == .query, !isInQuery, operation.method.carriesBody,
      operation.samples.contains(where: { !$0.fields.isEmpty })
    {
      return .body
    }
    if let announced, announced != .path { return announced }
    return operation.method.carriesBody ? .body : .query
  }

  /// The placeholder's name in the operation's own path: `runner_id` of `PUT /runners/:runner_id` is `id` there.
  private func canonical(_ name: String) -> String {
    guard let position = line.template.placeholders.firstIndex(of: name),
      operation.path.placeholders.indices.contains(position)
    else { return name }
    return operation.path.placeholders[position]
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
    describe(&parameter, Prose(page.document, block: cell), siblings, page.span(row.range))
  }

  /// What a description says besides: values, default, deprecation.
  private func describe(
    _ parameter: inout Parameter, _ prose: Prose, _ siblings: Set<String>, _ span: SourceSpan
  ) {
    let reading = EnumerationReader.read(
      prose, name: parameter.name, siblings: siblings.subtracting([parameter.name]), span: span)
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
    guard prose.tokens.contains(where: { $0.lower.hasPrefix("deprecat") || $0.lower.hasPrefix("remov") }) else { return }
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
