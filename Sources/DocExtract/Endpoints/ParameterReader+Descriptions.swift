import APIModel

/// What the description of a parameter says besides: values, default, type, limits, deprecation.
extension ParameterReader {
  /// The cells of all columns that describe, such as "Description" and "Notes".
  func descriptions(_ row: PageTable.Row, _ table: PageTable) -> [Int] {
    table.columns.indices.filter { table.columns[$0].role == .description && row.cells.indices.contains($0) }
      .map { row.cells[$0] }
  }

  private static let noDefaults: Set = [
    "", "-", "–", "—", "none", "n/a", "absent", "required", "(required)", "optional",
  ]

  func readDescription(
    _ row: PageTable.Row, _ table: PageTable, _ siblings: Set<String>, into parameter: inout Parameter
  ) {
    if let written = text(row, table, .defaultValue), !Self.noDefaults.contains(written.lowercased()) {
      parameter.defaultValue = written
    }
    guard let cell = table.cell(row, .description) else { return }
    let text = document.plainText(of: cell).trimmingBlanks
    if !text.isEmpty { parameter.description = text }
    if let overflow = row.overflow, cell == row.cells.last,
      let recovered = try? MarkdownParser.parse(Array(overflow.utf8), path: document.path), recovered.blocks.count > 1
    {
      parameter.description = recovered.plainText(of: 1).trimmingBlanks
      describe(&parameter, Prose(recovered, block: 1), siblings, document.span(row.range))
      return
    }
    for cell in descriptions(row, table) where Self.mayPromise(document, cell) {
      describe(&parameter, Prose(document, block: cell), siblings, document.span(row.range))
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
  func set(_ enumeration: Enumeration, on parameter: inout Parameter) {
    if parameter.schema.types == .array {
      var items = parameter.schema.items?.schema ?? Schema(types: .string)
      items.enumeration = enumeration
      parameter.schema.items = .schema(items)
    } else {
      parameter.schema.enumeration = enumeration
    }
  }

  /// What a description says besides: values, default, deprecation.
  func describe(
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
}
