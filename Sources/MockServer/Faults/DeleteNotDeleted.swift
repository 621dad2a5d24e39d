import APIModel

/// Says that a member is gone, and keeps it.
struct DeleteNotDeleted: AnswerFault {
  let name = "delete-not-deleted"
  let summary = "A deletion is answered as a success and nothing is deleted"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    if target.served.operation.method == .delete { handling.forgetsChanges = true }
  }
}
