/// Does not say what the body is.
struct MissingMediaType: AnswerFault {
  let name = "missing-media-type"
  let summary = "A body comes without Content-Type"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard answer.mediaType != nil, !answer.bytes.isEmpty else { return [] }
    answer.mediaType = nil
    return [""]
  }
}
