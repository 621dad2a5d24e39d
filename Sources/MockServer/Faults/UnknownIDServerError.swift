/// Fails at what it can not find.
struct UnknownIDServerError: AnswerFault {
  let name = "unknown-id-500"
  let summary = "A member that does not exist is answered with 500"

  func bendRefusal(_ answer: inout Answer, _ target: FaultTarget) -> Bool {
    guard answer.status == 404 else { return false }
    answer = .refusal(500, "500 Internal Server Error")
    return true
  }
}
