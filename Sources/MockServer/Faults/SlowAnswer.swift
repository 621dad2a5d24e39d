/// Lets the client wait.
struct SlowAnswer: AnswerFault {
  let name = "slow"
  let summary = "The answer comes three seconds late"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer.delay = (answer.delay ?? .zero) + .seconds(3)
    return [""]
  }
}
