import APIModel

/// Words its refusals in a form of its own.
struct UndocumentedErrorShape: AnswerFault {
  let name = "undocumented-error-shape"
  let summary = "Refusals are a JSON array instead of an object with a message"

  func bendRefusal(_ answer: inout Answer, _ target: FaultTarget) -> Bool {
    guard case .json(let value) = answer.body, let message = value["message"] else { return false }
    answer.body = .json([message])
    return true
  }
}
