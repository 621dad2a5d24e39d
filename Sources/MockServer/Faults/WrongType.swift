import APIModel

/// Gives an attribute a value of another type: numbers as text, text as a number.
struct WrongType: AnswerFault {
  let name = "wrong-type"
  let summary = "An attribute has another type than documented"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard let steps = target.attribute(where: { !$0.schema.types.isEmpty && $0.isRequired }) else { return [] }
    let types = target.schema(of: steps)?.types ?? []
    return answer.edit(steps) { object, name in
      guard let value = object[name], !value.isNull, let wrong = Self.wrong(value, types) else { return false }
      object[name] = wrong
      return true
    }
  }

  /// The nearest value whose type the docs rule out.
  private static func wrong(_ value: JSONValue, _ types: SchemaTypes) -> JSONValue? {
    let text = value.scalarText ?? "text"
    let candidates: [JSONValue] = [.string(text), .int(Int(text) ?? 7), .bool(true), .object(["value": value])]
    return candidates.first { candidate in
      let type = SchemaRendering.type(of: candidate)
      return type != SchemaRendering.type(of: value) && !types.isEmpty && !types.accepts(type)
    }
  }
}
