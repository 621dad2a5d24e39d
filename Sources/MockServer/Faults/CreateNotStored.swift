import APIModel

/// Says that a member was created, and forgets it.
struct CreateNotStored: AnswerFault {
  let name = "create-not-stored"
  let summary = "A creation is answered as a success and not kept"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    if target.served.isCreation { handling.forgetsChanges = true }
  }
}
