/// Leaves out the body.
struct EmptyBody: AnswerFault {
  let name = "empty-body"
  let summary = "The body is empty where the docs show one"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard !answer.bytes.isEmpty else { return [] }
    answer.body = .raw([])
    return [""]
  }
}
