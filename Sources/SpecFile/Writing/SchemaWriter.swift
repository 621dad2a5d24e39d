import APIModel

/// A `Schema` as a Schema Object (OpenAPI 3.1 §4.8.24, JSON Schema 2020-12).
enum SchemaWriter {
  /// How deeply schemas may nest; what lies deeper is left out, so that every reader can take the file.
  static let maximumDepth = 64

  static func schema(_ schema: Schema, isProperty: Bool = false, depth: Int = 0) -> JSONObject {
    var object = JSONObject()
    addTypes(schema, to: &object)
    object.add("format", schema.format)
    object.add(isProperty ? ExtensionKey.schemaDescription : "description", schema.description)
    addEnumeration(schema, to: &object)
    if let minimum = schema.minimum { object["minimum"] = .int(minimum) }
    if let maximum = schema.maximum { object["maximum"] = .int(maximum) }
    if let length = schema.maximumLength { object["maxLength"] = .int(length) }
    if let length = schema.minimumLength { object["minLength"] = .int(length) }
    if let count = schema.minimumItems { object["minItems"] = .int(count) }
    if let count = schema.maximumItems { object["maxItems"] = .int(count) }
    object.add("pattern", schema.pattern)
    for assertion in schema.assertions {
      object[assertion.name] = JSONReader.read(assertion.value).document.root.flatMap { JSONValue($0) }
    }
    if schema.additional == .forbidden { object["additionalProperties"] = false }
    guard depth < maximumDepth else { return object }
    if case .values(let values) = schema.additional {
      object["additionalProperties"] = .object(self.schema(values, depth: depth + 1))
    }
    if let items = schema.items {
      object["items"] = .object(self.schema(items.schema, depth: depth + 1))
    }
    addProperties(schema.properties, to: &object, depth: depth)
    return object
  }

  /// A type alone, several in an array, null among them.
  static func addTypes(_ schema: Schema, to object: inout JSONObject) {
    var names = schema.types.names
    if names.isEmpty {
      // Without types any value is valid, null included: that the docs show null needs a word of its own.
      if schema.isNullable { object[ExtensionKey.isNullable] = true }
      return
    }
    if schema.isNullable { names.append("null") }
    object["type"] = names.count == 1 ? .string(names[0]) : .array(names.map { .string($0) })
  }

  private static func addEnumeration(_ schema: Schema, to object: inout JSONObject) {
    guard let enumeration = schema.enumeration else { return }
    if !schema.types.isEmpty, SchemaTypes([.array, .object]).isSuperset(of: schema.types) {
      // The values are those of the items; as the array's own `enum` they would forbid every array.
      object[ExtensionKey.enumeration] = .array(enumeration.values.map { .string($0.value) })
    } else {
      var values = enumeration.values.map { scalar($0.value, of: schema.types) }
      if schema.isNullable { values.append(.null) }
      object["enum"] = .array(values)
    }
    object.add(ExtensionKey.enumerationSource, enumeration.source)
    var deprecations = JSONObject()
    for value in enumeration.values {
      if let deprecation = value.deprecation { deprecations[value.value] = Facts.deprecation(deprecation) }
    }
    if !deprecations.isEmpty { object[ExtensionKey.enumerationDeprecations] = .object(deprecations) }
  }

  private static func addProperties(_ properties: [Property], to object: inout JSONObject, depth: Int) {
    var listed = JSONObject()
    var required: [JSONValue] = []
    var unlisted: [JSONValue] = []
    for (position, property) in properties.enumerated() {
      var schema = self.schema(property.schema, isProperty: true, depth: depth + 1)
      schema.add("description", property.description)
      schema.add(property.deprecation)
      schema.add(property.removal)
      if property.evidence != Evidence() { schema[ExtensionKey.evidence] = Facts.evidence(property.evidence) }
      if property.removal == nil, listed[property.name] == nil {
        listed[property.name] = .object(schema)
        if property.isRequired { required.append(.string(property.name)) }
      } else {
        schema[ExtensionKey.name] = .string(property.name)
        schema[ExtensionKey.position] = .int(position)
        if property.isRequired { schema[ExtensionKey.isRequired] = true }
        unlisted.append(.object(schema))
      }
    }
    if !listed.isEmpty { object["properties"] = .object(listed) }
    if !required.isEmpty { object["required"] = .array(required) }
    if !unlisted.isEmpty { object[ExtensionKey.removed] = .array(unlisted) }
  }

  /// A documented value with the JSON type that the schema gives it; text where none fits.
  static func scalar(_ text: String, of types: SchemaTypes) -> JSONValue {
    if types.contains(.boolean), text == "true" || text == "false" { return .bool(text == "true") }
    if types.contains(.integer), isInteger(text) { return .number(text) }
    if types.contains(.number), isNumber(text) { return .number(text) }
    return .string(text)
  }

  /// Whether a text is a JSON number (RFC 8259 §6) without fraction and exponent.
  static func isInteger(_ text: String) -> Bool {
    isNumber(text) && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || digits.contains($0) }
  }

  static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, digits.contains(first) || first == UInt8(ascii: "-"), text.utf8.count <= 64
    else { return false }
    guard let document = try? JSONReader.readStrictly(Array(text.utf8)) else { return false }
    return document.root?.kind == .number
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  /// The documented default as a value of the schema; nil where it is none, or where that can't be told.
  static func defaultValue(_ text: String, of schema: Schema) -> JSONValue? {
    guard schema.format == nil || schema.types == .integer, schema.pattern == nil else { return nil }
    let value = scalar(text, of: schema.types)
    switch value {
    case .string:
      guard schema.types.isEmpty || schema.types.contains(.string) else { return nil }
      // JSON Schema counts characters as Unicode code points (Validation §6.3.1).
      let length = text.unicodeScalars.count
      if let maximum = schema.maximumLength, length > maximum { return nil }
      if let minimum = schema.minimumLength, length < minimum { return nil }
    case .number:
      guard let number = Double(text) else { return nil }
      if let minimum = schema.minimum, number < Double(minimum) { return nil }
      if let maximum = schema.maximum, number > Double(maximum) { return nil }
      for assertion in schema.assertions {
        guard let bound = Double(assertion.value) else { continue }
        switch assertion.name {
        case "minimum" where number < bound, "exclusiveMinimum" where number <= bound,
          "maximum" where number > bound, "exclusiveMaximum" where number >= bound, "multipleOf":
          // Whether a fraction is a multiple is not asked of binary floating point.
          return nil
        default: break
        }
      }
    default: break
    }
    if let enumeration = schema.enumeration, !enumeration.contains(text) { return nil }
    return value
  }
}
