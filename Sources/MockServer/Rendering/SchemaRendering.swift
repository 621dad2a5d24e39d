import APIModel

/// Makes a value keep a schema's promises: what is stored is shown where it fits, what is missing or does not fit is
/// made from the examples, the enumeration, the format or the type.
struct SchemaRendering {
  /// Examples of the same answer.
  var samples: SampleValues
  /// Tells one member's made-up values from another's.
  var number: Int
  /// Seconds since 1970, for times that no example shows.
  var now: Int
  /// Whether attributes that are not promised are made up too, as in the details of a member.
  var fillsOptional: Bool

  func render(_ value: JSONValue?, as schema: Schema) -> JSONValue { render(value, as: schema, at: "", nil) }

  private func render(_ value: JSONValue?, as schema: Schema, at path: String, _ evidence: Evidence?) -> JSONValue {
    guard let value, let fitting = Self.fitting(value, schema) else { return made(schema, at: path, evidence) }
    return shaped(fitting, as: schema, at: path)
  }

  /// The value, or the same number as a text or a text as the number where another answer's docs show it so.
  private static func fitting(_ value: JSONValue, _ schema: Schema) -> JSONValue? {
    if accepts(value, schema) { return value }
    let other: JSONValue? =
      switch value {
      case .number(let text): .string(text)
      case .string(let text): Int(text).map { .int($0) }
      case .null, .bool, .array, .object: nil
      }
    return other.flatMap { accepts($0, schema) ? $0 : nil }
  }

  /// A value of the right type, its attributes and items made right as well.
  private func shaped(_ value: JSONValue, as schema: Schema, at path: String) -> JSONValue {
    switch value {
    case .array(let items):
      guard let item = schema.items?.schema else { return value }
      return .array(items.map { render($0, as: item, at: path, nil) })
    case .object(let stored):
      guard !schema.properties.isEmpty else { return value }
      var object = JSONObject()
      for property in schema.properties where property.removal == nil {
        let old = stored[property.name]
        guard old != nil || property.isRequired || fillsOptional else { continue }
        object[property.name] = render(
          old, as: property.schema, at: SampleValues.join(path, property.name), property.evidence)
      }
      return .object(object)
    case .null, .bool, .number, .string: return value
    }
  }

  // MARK: What fits

  /// Whether a value keeps the promises that concern itself, not what is in it.
  static func accepts(_ value: JSONValue, _ schema: Schema) -> Bool {
    if value.isNull { return schema.isNullable }
    guard schema.types.accepts(type(of: value)) else { return false }
    if let text = value.scalarText {
      if let enumeration = schema.enumeration, !enumeration.values.isEmpty, !enumeration.contains(text) { return false }
      if case .string = value {
        if let format = schema.format, !StringFormat.accepts(text, format) { return false }
        if let limit = schema.maximumLength, text.unicodeScalars.count > limit { return false }
      }
      if let number = value.doubleValue {
        if let minimum = schema.minimum, number < Double(minimum) { return false }
        if let maximum = schema.maximum, number > Double(maximum) { return false }
      }
    }
    return true
  }

  static func type(of value: JSONValue) -> SchemaTypes {
    switch value {
    case .null: []
    case .bool: .boolean
    case .number(let text): Int(text) != nil ? .integer : .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  // MARK: What is made

  /// A value for an attribute that nobody has set.
  func made(_ schema: Schema, named name: String) -> JSONValue { made(schema, at: name, nil) }

  private func made(_ schema: Schema, at path: String, _ evidence: Evidence?) -> JSONValue {
    if schema.isNullable {
      let isAlwaysNull = evidence.map { $0.shown > 0 && $0.nulls == $0.shown } ?? false
      if isAlwaysNull || schema.types.isEmpty { return .null }
    }
    let fitting = samples[schema.types == .array ? path + "[]" : path].filter { Self.accepts($0, schema) }
    if !fitting.isEmpty {
      // Ids, which numbers come from, may be negative.
      let choice = Int(UInt(bitPattern: number) % UInt(fitting.count))
      return shaped(fitting[choice], as: schema, at: path)
    }
    if let values = schema.enumeration?.values,
      let first = values.first(where: { $0.deprecation == nil }) ?? values.first
    {
      return Self.scalar(first.value, types: schema.types)
    }
    if schema.types.contains(.string) { return .string(madeText(schema, at: path)) }
    if schema.types.contains(.integer) || schema.types.contains(.number) {
      return .int(max(schema.minimum ?? Int.min, min(number, schema.maximum ?? Int.max)))
    }
    if schema.types.contains(.boolean) { return .bool(false) }
    if schema.types.contains(.array) { return .array([]) }
    if schema.types.contains(.object) || !schema.properties.isEmpty {
      return shaped(.object(JSONObject()), as: schema, at: path)
    }
    return schema.isNullable ? .null : .string(madeText(schema, at: path))
  }

  private func madeText(_ schema: Schema, at path: String) -> String {
    let name = path.split(separator: ".").last.map(String.init) ?? "value"
    let text = StringFormat.sample(schema.format, number: number, now: now) ?? "\(name)-\(number)"
    guard let limit = schema.maximumLength else { return text }
    return String(text.unicodeScalars.prefix(max(0, limit)).map(Character.init))
  }

  /// The value that a text of a query, form or enumeration stands for.
  static func scalar(_ text: String, types: SchemaTypes) -> JSONValue {
    if types.isEmpty || types.contains(.string) { return .string(text) }
    if types.contains(.integer), let number = Int(text) { return .int(number) }
    if types.contains(.number), let number = Double(text), number.isFinite { return .double(number) }
    if types.contains(.boolean), let value = boolean(text) { return .bool(value) }
    return .string(text)
  }

  /// What clients send for booleans, `True` of Python among them; the words that dry-types reads in parameters.
  static func boolean(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE", "t", "T", "1", "yes", "Yes", "YES", "y", "Y", "on", "On", "ON": true
    case "false", "False", "FALSE", "f", "F", "0", "no", "No", "NO", "n", "N", "off", "Off", "OFF": false
    default: nil
    }
  }
}
