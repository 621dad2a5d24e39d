/// Fails at what it should refuse.
struct ValidationServerError: AnswerFault {
  let name = "validation-500"
  let summary = "A request with a missing or wrong parameter is answered with 500"

  func bendRefusal(_ answer: inout Answer, _ target: FaultTarget) -> Bool {
    guard answer.status == 400 else { return false }
    answer = .refusal(500, "500 Internal Server Error")
    return true
  }
}
