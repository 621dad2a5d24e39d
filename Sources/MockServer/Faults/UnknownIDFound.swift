import APIModel

/// Finds nothing, and calls that a success.
struct UnknownIDFound: AnswerFault {
  let name = "unknown-id-200"
  let summary = "A member that does not exist is answered with 200 and null"

  func bendRefusal(_ answer: inout Answer, _ target: FaultTarget) -> Bool {
    guard answer.status == 404 else { return false }
    answer = Answer(200, json: .null)
    return true
  }
}
