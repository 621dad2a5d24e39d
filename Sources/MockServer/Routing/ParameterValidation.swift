import APIModel

/// Checks what a request sends against the documented parameters.
enum ParameterValidation {
  /// The first documented parameter that a request lacks or gives a wrong value, as a 400 that names it.
  static func refusal(of fields: RequestFields, for operation: Operation) -> Answer? {
    for parameter in operation.parameters where parameter.removal == nil {
      guard parameter.location == .query || parameter.location == .body else { continue }
      // Nested fields are required only within their parent, which the name alone does not show.
      guard !parameter.name.contains("[") else { continue }
      let value = operation.method.isSafe ? fields.queryValue(parameter.name) : fields[parameter.name]
      guard let value, !value.isNull else {
        if parameter.isRequired { return .refusal(400, "\(parameter.name) is missing") }
        continue
      }
      if parameter.isRequired, value == "" { return .refusal(400, "\(parameter.name) is empty") }
      if let words = complaint(value, parameter.schema) { return .refusal(400, "\(parameter.name) \(words)") }
    }
    return nil
  }

  private static func complaint(_ value: JSONValue, _ schema: Schema) -> String? {
    let types = schema.types
    if let items = value.arrayValue {
      guard types.isEmpty || types.contains(.array) else { return "is invalid" }
      guard let item = schema.items?.schema else { return nil }
      return items.lazy.compactMap { complaint($0, item) }.first
    }
    if value.objectValue != nil { return types.isEmpty || types.contains(.object) ? nil : "is invalid" }
    guard let text = value.scalarText else { return nil }
    if types.contains(.array) {
      // Forms send arrays as `a,b`.
      guard let item = schema.items?.schema, case .string = value else { return nil }
      return text.split(separator: ",").lazy.compactMap { complaint(.string(String($0)), item) }.first
    }
    if !types.isEmpty, !types.contains(.string) {
      switch value {
      case .bool where !types.contains(.boolean): return "is invalid"
      case .bool: break
      default:
        let isInteger = types.contains(.integer) && Int(text) != nil
        let isNumber = types.contains(.number) && Double(text)?.isFinite == true
        let isBoolean = types.contains(.boolean) && SchemaRendering.boolean(text) != nil
        guard isInteger || isNumber || isBoolean else { return "is invalid" }
      }
    }
    if let enumeration = schema.enumeration, !enumeration.values.isEmpty, !enumeration.contains(text) {
      return "does not have a valid value"
    }
    if let limit = schema.maximumLength, text.unicodeScalars.count > limit {
      return "is too long (maximum is \(limit) characters)"
    }
    if let number = Double(text), types.contains(.integer) || types.contains(.number) {
      if let minimum = schema.minimum, number < Double(minimum) { return "does not have a valid value" }
      if let maximum = schema.maximum, number > Double(maximum) { return "does not have a valid value" }
    }
    return nil
  }
}
