import APIModel

/// Shows an update, and forgets it.
struct UpdateNotStored: AnswerFault {
  let name = "update-not-stored"
  let summary = "An update is answered as a success and not kept"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    if target.served.isUpdate { handling.forgetsChanges = true }
  }
}
