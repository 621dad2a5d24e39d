import APIModel

/// Wraps a list in an object, as many other APIs do.
struct ObjectForList: AnswerFault {
  let name = "object-for-list"
  let summary = "A list is wrapped in an object with data"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard case .json(.array(let items)) = answer.body else { return [] }
    answer.body = .json(["data": .array(items)])
    return [""]
  }
}
