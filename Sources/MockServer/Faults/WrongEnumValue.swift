import APIModel

/// Gives an attribute a value outside the documented list.
struct WrongEnumValue: AnswerFault {
  let name = "wrong-enum-value"
  let summary = "An attribute has a value that is not on its documented list"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    func isListed(_ schema: Schema?) -> Bool {
      schema?.enumeration?.values.isEmpty == false && schema?.types.contains(.string) == true
    }
    guard let steps = target.attribute(where: { isListed($0.schema) }), isListed(target.schema(of: steps)) else {
      return []
    }
    return answer.edit(steps) { object, name in
      guard object[name]?.stringValue != nil else { return false }
      object[name] = "not_on_the_list"
      return true
    }
  }
}
