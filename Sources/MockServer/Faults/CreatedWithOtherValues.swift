/// Keeps something else than a creation sends, and answers with that.
struct CreatedWithOtherValues: AnswerFault {
  let name = "created-with-other-values"
  let summary = "A creation keeps another value than it was sent"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    if target.served.role == .create { handling.changesSent = true }
  }
}
