/// Is overloaded every other time.
struct FlakyAnswer: AnswerFault {
  let name = "flaky"
  let summary = "Every second answer of an operation is 503"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard target.turn.isMultiple(of: 2) else { return [] }
    answer = .refusal(503, "503 Service Unavailable")
    return [""]
  }
}
