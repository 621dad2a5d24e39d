import APIModel

/// Forgets to take what is deleted out of lists.
struct DeletedStillListed: AnswerFault {
  let name = "deleted-still-listed"
  let summary = "What was deleted can't be read any more and is still listed"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    if target.served.role == .member, target.served.operation.method == .delete { handling.listsDeleted = true }
  }
}
