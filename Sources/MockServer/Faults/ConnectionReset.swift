/// Ends the connection instead of answering.
struct ConnectionReset: AnswerFault {
  let name = "connection-reset"
  let summary = "The connection is reset instead of an answer"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer.delivery = .reset
    return [""]
  }
}
