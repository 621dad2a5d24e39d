import APIModel

/// Fails.
struct ServerError: AnswerFault {
  let name = "server-error"
  let summary = "The answer is 500 with a message"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer = .refusal(500, "500 Internal Server Error")
    return [""]
  }
}
