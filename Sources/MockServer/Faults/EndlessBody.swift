/// Sends a body that ends only when the client has had enough.
struct EndlessBody: AnswerFault {
  let name = "endless-body"
  let summary = "The body goes on with blanks and never ends"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard !answer.bytes.isEmpty else { return [] }
    answer.delivery = .padded(nil)
    return [""]
  }
}
