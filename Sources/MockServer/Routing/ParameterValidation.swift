import APIModel

/// Checks what a request sends against the documented parameters.
enum ParameterValidation {
  /// A documented parameter that a request lacks or gives a wrong value.
  struct Breach {
    /// A 400 that names the parameter.
    var refusal: Answer
    /// The leniency that would let it pass, if there is one.
    var leniency: Leniency?

    init(_ message: String, _ leniency: Leniency? = nil) {
      refusal = .refusal(400, message)
      self.leniency = leniency
    }
  }

  /// What is wrong with a value of the path; nil where nothing is.
  /// - Parameter key: the attribute that the value is compared with. A row may say that an id is a number where all
  ///   examples show texts: only what neither admits is wrong.
  static func breach(_ name: String, _ text: String, of operation: Operation, key: Schema) -> Breach? {
    let schema = operation.parameter(name, in: .path)?.schema ?? Schema()
    guard let words = complaint(.string(text), schema), complaint(.string(text), key) != nil else { return nil }
    return Breach("\(name) \(words)")
  }

  /// All breaches, in the order in which the docs name the parameters.
  static func breaches(in fields: RequestFields, of operation: Operation) -> [Breach] {
    operation.parameters.compactMap { parameter in
      guard parameter.removal == nil, parameter.location == .query || parameter.location == .body else { return nil }
      // Nested fields are required only within their parent, which the name alone does not show.
      guard !parameter.name.contains("[") else { return nil }
      let value = operation.method.isSafe ? fields.queryValue(parameter.name) : fields[parameter.name]
      guard let value, !value.isNull else {
        return parameter.isRequired ? Breach("\(parameter.name) is missing", .missingParameter) : nil
      }
      if parameter.isRequired, value == "" { return Breach("\(parameter.name) is empty", .missingParameter) }
      guard let words = complaint(value, parameter.schema) else { return nil }
      var open = parameter.schema
      open.enumeration = nil
      return Breach("\(parameter.name) \(words)", complaint(value, open) == nil ? .unlistedValue : nil)
    }
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
    if let format = schema.format, types.isEmpty || types.contains(.string), Int(text) == nil {
      // Who asks for what happened since a day may write the day alone.
      let isDay = format == ValueFormat.dateTime.rawValue && ValueFormat.date.accepts(text)
      guard isDay || StringFormat.accepts(text, format) else { return "is invalid" }
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
