import APIModel

/// What the description of a parameter says besides: values, default, type, limits, deprecation.
extension ParameterReader {
  private static let noDefaults: Set = [
    "", "-", "–", "—", "none", "n/a", "absent", "required", "(required)", "optional",
  ]

  func readDescription(
    _ row: PageTable.Row, _ table: PageTable, _ siblings: SiblingNames, into parameter: inout Parameter
  ) {
    if let written = text(row, table, .defaultValue), !Self.noDefaults.contains(written.lowercased()) {
      parameter.defaultValue = written
    }
    guard let cell = table.cell(row, .description) else { return }
    let text = document.plainText(of: cell).trimmingBlanks
    if !text.isEmpty { parameter.description = text }
    let span = document.span(row.range)
    if let overflow = row.overflow, cell == row.cells.last,
      let recovered = try? MarkdownParser.parse(Array(overflow.utf8), path: document.path), recovered.blocks.count > 1
    {
      parameter.description = recovered.plainText(of: 1).trimmingBlanks
      describe(&parameter, DescriptionPromises(recovered, 1), siblings, span) { Prose(recovered, block: 1) }
      return
    }
    for column in table.columns.indices where isDescription(column, row, table) {
      let cell = row.cells[column]
      let promises = DescriptionPromises(document, cell)
      guard promises.isAny else { continue }
      describe(&parameter, promises, siblings, span) { Prose(document, block: cell) }
    }
  }

  /// Whether a column of the row describes, such as "Description" and "Notes".
  func isDescription(_ column: Int, _ row: PageTable.Row, _ table: PageTable) -> Bool {
    table.columns[column].role == .description && column < row.cells.count
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

  /// What a description says besides: values, default, type, limits, deprecation.
  /// - Parameter words: The description's words, which are made only where it promises something.
  func describe(
    _ parameter: inout Parameter, _ promises: DescriptionPromises, _ siblings: SiblingNames, _ span: SourceSpan,
    _ words: () -> Prose
  ) {
    let mayType =
      parameter.schema.types.isEmpty && parameter.writtenType == nil
      && !promises.words.isDisjoint(with: [.demand, .type])
    let mayEnumerate = promises.mayListValues || promises.words.contains(.defaultValue)
    let mayDeprecate = promises.words.contains(.deprecation)
    guard mayType || mayEnumerate || mayDeprecate || promises.mayLimit(parameter.schema.types) else { return }
    let prose = words()
    let reading =
      mayEnumerate
      ? EnumerationReader.read(prose, name: parameter.name, siblings: siblings, span: span)
      : EnumerationReader.Reading()
    // What a hash's description lists are its keys.
    if !reading.values.isEmpty, parameter.schema.types != .boolean, parameter.schema.types != .object,
      parameter.schema.enumeration == nil
    {
      set(Enumeration(values: reading.values), on: &parameter)
    }
    parameter.defaultValue = parameter.defaultValue ?? reading.defaultValue
    if mayType {
      if let types = Self.demandedType(prose) {
        parameter.schema.types = types
      } else if let schema = DescribedType.read(prose) {
        parameter.schema.types = schema.types
        parameter.schema.items = schema.items
      }
    }
    // Values that are words are texts.
    if parameter.schema.types.isEmpty, parameter.writtenType == nil, reading.values.count > 1,
      reading.values.allSatisfy({ Self.isWord($0.value) })
    {
      parameter.schema.types = .string
    }
    if promises.mayLimit(parameter.schema.types) { LimitReader.read(prose, into: &parameter.schema) }
    guard mayDeprecate else { return }
    let values = Set(reading.values.map(\.value))
    for note in DeprecationReader.notes(in: prose, span: span) {
      // A note about values is theirs; one that names nothing, or the parameter itself, is the parameter's.
      if note.names.contains(where: values.contains) || note.target == .value { continue }
      guard note.names.isEmpty || note.names.contains(parameter.name) else { continue }
      if note.isDeprecation { parameter.deprecation = note.deprecation.merged(with: parameter.deprecation) }
      if let removal = note.removal { parameter.removal = removal }
    }
  }

  private static func isWord(_ value: String) -> Bool {
    value.utf8.first?.isLetter == true && !["true", "false", "null", "nil", "none"].contains(value.lowercased())
      && value.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
  }

  /// Takes the type of the default where nothing else tells one.
  static func settleType(_ parameter: inout Parameter) {
    guard parameter.schema.types.isEmpty, parameter.writtenType == nil, let value = parameter.defaultValue else {
      return
    }
    parameter.schema.types = type(ofDefault: value)
  }

  /// The type of a literal that leaves no doubt: `10` may stand for a whole number or any.
  private static func type(ofDefault value: String) -> SchemaTypes {
    if value == "true" || value == "false" { return .boolean }
    if value.hasPrefix("["), value.hasSuffix("]") { return .array }
    guard value.utf8.contains(UInt8(ascii: ".")), value.utf8.count <= 20, Double(value) != nil else { return [] }
    return .number
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
