import APIModel

/// Sends an attribute under the name that another convention would give it.
struct AttributeRenamed: AnswerFault {
  let name = "attribute-renamed"
  let summary = "An attribute such as runner_type is named runnerType"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard let steps = target.attribute(where: { $0.isRequired && $0.name.contains("_") }) else { return [] }
    return answer.edit(steps) { object, name in
      let words = name.split(separator: "_")
      guard let value = object[name], let first = words.first, words.count > 1 else { return false }
      object[name] = nil
      object[first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()] = value
      return true
    }
  }
}
