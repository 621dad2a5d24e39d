import APIModel

/// Leaves out an attribute of an object inside the answer.
struct MissingNestedAttribute: AnswerFault {
  let name = "missing-nested-attribute"
  let summary = "A documented attribute of an object inside the answer is missing"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard let steps = target.attribute ?? Self.steps(target) else { return [] }
    return answer.edit(steps) { object, name in
      guard object[name] != nil else { return false }
      object[name] = nil
      return true
    }
  }

  private static func steps(_ target: FaultTarget) -> [String]? {
    for outer in target.properties {
      let inner =
        FaultTarget.throughArrays(outer.schema)?.properties.filter { $0.isRequired && $0.removal == nil } ?? []
      if let name = (inner.first { $0.name != "id" } ?? inner.first)?.name { return [outer.name, name] }
    }
    return nil
  }
}
