import APIModel

/// A parameter that a writing request sends.
struct WriteField: Hashable, Sendable {
  var parameter: Parameter
  var value: Value

  enum Value: Hashable, Sendable {
    /// Known before anything is sent.
    case known(JSONValue, ResolvedValue.Origin)
    /// An attribute of the member that the run creates.
    case attribute(String)
  }

  var name: String { parameter.name }

  init(_ parameter: Parameter, _ value: JSONValue, _ origin: ResolvedValue.Origin) {
    self.parameter = parameter
    self.value = .known(value, origin)
  }

  init(_ parameter: Parameter, attribute: String) {
    self.parameter = parameter
    value = .attribute(attribute)
  }

  /// The field with its value, where the member is known that has it.
  func resolved(_ member: CreatedMember?) -> WriteField {
    guard case .attribute(let name) = value, let member, let text = member.attributes[name] else { return self }
    var field = self
    field.value = .known(.string(text), .created(member.creator))
    return field
  }

  var origin: ResolvedValue.Origin? { if case .known(_, let origin) = value { origin } else { nil } }

  /// As text for a query or form, a list as `a,b`; what is not known yet as its placeholder.
  var text: String {
    switch value {
    case .attribute(let name): "{\(name)}"
    case .known(let value, _):
      value.scalarText ?? value.arrayValue?.compactMap(\.scalarText).joined(separator: ",") ?? value.text()
    }
  }

  /// For a JSON body: in the documented type where the text has one.
  var json: JSONValue {
    guard case .known(let value, let origin) = value else { return .string(text) }
    guard case .string(let text) = value, origin != .madeUp else { return value }
    return Self.typed(text, parameter.schema)
  }

  static func typed(_ text: String, _ schema: Schema) -> JSONValue {
    let types = schema.types
    if types.isEmpty || types.contains(.string) { return .string(text) }
    if types.contains(.integer), let number = Int(text) { return .int(number) }
    if types.contains(.number), let number = Double(text), number.isFinite { return .number(text) }
    if types.contains(.boolean), text == "true" || text == "false" { return .bool(text == "true") }
    if types.contains(.array) {
      let items = schema.items?.schema ?? Schema()
      return .array(text.split(separator: ",").map { typed(String($0), items) })
    }
    return .string(text)
  }
}
