/// Labels JSON as something else.
struct WrongMediaType: AnswerFault {
  let name = "wrong-media-type"
  let summary = "JSON is sent as text/plain"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard case .json = answer.body else { return [] }
    answer.mediaType = "text/plain; charset=utf-8"
    return [""]
  }
}
