import APIModel

/// Returns an attribute that the docs don't know.
struct UndocumentedAttribute: AnswerFault {
  let name = "undocumented-attribute"
  let summary = "An attribute is returned that the docs don't know"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard target.properties.allSatisfy({ $0.name != "undocumented_attribute" }) else { return [] }
    return answer.edit(["undocumented_attribute"]) { object, name in
      object[name] = "not in the docs"
      return true
    }
  }
}
