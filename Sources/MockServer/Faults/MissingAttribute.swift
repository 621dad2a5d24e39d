import APIModel

/// Leaves out a promised attribute, in every item of a list.
struct MissingAttribute: AnswerFault {
  let name = "missing-attribute"
  let summary = "A documented attribute is missing, in every item of a list"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard let steps = target.attribute(where: \.isRequired) else { return [] }
    return answer.edit(steps) { object, name in
      guard object[name] != nil else { return false }
      object[name] = nil
      return true
    }
  }
}
