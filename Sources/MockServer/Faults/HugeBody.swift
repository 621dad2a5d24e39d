/// Sends more than a client should be willing to keep.
struct HugeBody: AnswerFault {
  let name = "huge-body"
  let summary = "The body is followed by 64 MiB of blanks"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard !answer.bytes.isEmpty else { return [] }
    answer.delivery = .padded(64 << 20)
    return [""]
  }
}
