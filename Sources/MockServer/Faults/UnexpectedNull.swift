import APIModel

/// Gives null where the docs never show one.
struct UnexpectedNull: AnswerFault {
  let name = "unexpected-null"
  let summary = "An attribute is null although the docs never show it so"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard let steps = target.attribute(where: { !$0.schema.isNullable && $0.isRequired }) else { return [] }
    return answer.edit(steps) { object, name in
      guard let value = object[name], !value.isNull else { return false }
      object[name] = .null
      return true
    }
  }
}
