/// Touches more than an update sends.
struct UpdateResetsOthers: AnswerFault {
  let name = "update-resets-others"
  let summary = "An update also changes an attribute that was not sent"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    if target.served.isUpdate { handling.changesUnsent = true }
  }
}
