/// Ends the body in its middle, with a length that fits: what a crashed template leaves.
struct TruncatedJSON: AnswerFault {
  let name = "truncated-json"
  let summary = "The body ends in its middle"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard case .json = answer.body else { return [] }
    let bytes = answer.bytes
    answer.body = .raw(Array(bytes.prefix(bytes.count / 2)))
    return [""]
  }
}
