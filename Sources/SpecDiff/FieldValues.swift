import APIModel

extension FieldComparison {
  /// A value of one side: what the docs say of it, and what the answer's own examples show of it.
  struct Value {
    var schema: Schema
    var evidence: Evidence
    /// Nil where the answer has no example.
    private let shown: [JSONValue]?

    init(_ schema: Schema, _ evidence: Evidence, _ shown: [JSONValue]? = nil) {
      self.schema = schema
      self.evidence = evidence
      self.shown = shown
    }

    static func bodies(_ response: Response) -> [JSONValue]? {
      let bodies = response.examples.compactMap(\.json)
      return bodies.isEmpty ? nil : bodies
    }

    /// What the examples show as items of this array.
    var shownItems: [JSONValue]? { shown.map { values in values.flatMap { $0.arrayItems } } }

    func value(of property: Property) -> Value {
      Value(property.schema, property.evidence, shown.map { $0.compactMap { $0.objectValue?[property.name] } })
    }

    /// The value with the types that its own examples show. The schema's are pooled over all examples of the resource:
    /// right to check a server with, but what other answers show is no change of this one.
    var asShown: Value {
      guard let shown, evidence.row == nil else { return self }
      var value = self
      value.schema.types = shown.reduce(into: []) { $0.formUnion($1.schemaType) }
      return value
    }
  }

  mutating func compareNull(_ old: Value, _ new: Value, path: String) {
    if list.isContract, old.schema.isNullable, !new.schema.isNullable, !new.schema.types.isEmpty {
      add(
        .fieldNotNullable, path, old, new, values: ("nullable", "not null"), "\(noun(path)) is never null",
        "Nothing to do.")
    }
    guard !old.schema.isNullable, new.schema.isNullable, !old.schema.types.isEmpty else { return }
    // An example must have shown a value before, and null now; a spec says it outright.
    guard !isByExample || (old.evidence.shown > 0 && new.evidence.nulls > 0) else { return }
    add(
      isByExample ? .fieldShownNull : .fieldNullable, path, old, new, values: ("not null", "nullable"),
      "\(noun(path)) may be null", "Be prepared that \(path.isEmpty ? "the answer" : Wording.code(path)) is null.")
  }

  mutating func compareEnumeration(_ old: Value, _ new: Value, path: String) {
    if list.isContract, let was = old.schema.enumeration, new.schema.enumeration == nil, !new.schema.types.isEmpty {
      let names = was.values.map(\.value)
      add(
        .fieldNoLongerEnum, path, old, new, values: (names.joined(separator: ", "), "any"),
        "\(noun(path)) is no longer limited to \(Wording.list(names))",
        "Be prepared for other values in \(Wording.code(path)).")
    }
    guard let was = old.schema.enumeration, let now = new.schema.enumeration else { return }
    let difference = EnumerationDifference(was, now)
    // A list that was taken over from a parameter is a good guess.
    let confidence = was.source == nil && now.source == nil ? 1 : 0.8
    let values = (
      was.values.map(\.value).joined(separator: ", "), now.values.map(\.value).joined(separator: ", ")
    )
    if let message = difference.message(about: noun(path)) {
      add(
        difference.gained.isEmpty ? .fieldEnumValueRemoved : .fieldEnumValueAdded, path, old, new, values: values,
        confidence: confidence, message,
        difference.gained.isEmpty
          ? "Nothing to do; the value no longer comes."
          : "Be prepared for \(Wording.list(difference.gained)) in \(Wording.code(path)).")
    }
    for value in difference.deprecated {
      guard let deprecation = value.deprecation else { continue }
      add(
        .fieldEnumValueDeprecated, path, old, new, values: values, confidence: confidence,
        "value \(Wording.code(value.value)) of \(noun(path)) is deprecated\(deprecation.details)",
        deprecation.advice("relying on it"))
    }
  }
}

extension JSONValue {
  fileprivate var arrayItems: [JSONValue] { if case .array(let items) = self { items } else { [] } }

  /// The type that JSON Schema gives the value; empty for null.
  fileprivate var schemaType: SchemaTypes {
    switch self {
    case .null: []
    case .bool: .boolean
    case .string: .string
    case .array: .array
    case .object: .object
    case .number(let text):
      text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        ? .integer : .number
    }
  }
}

extension Evidence {
  /// The place alone: how often the items of an array were shown is not counted.
  var placeOnly: Evidence { Evidence(row: row, example: example) }

  var isSometimesMissing: Bool { shown < occasions }
}
