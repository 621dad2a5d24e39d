/// Keeps what is created out of lists.
struct CreatedNotListed: AnswerFault {
  let name = "created-not-listed"
  let summary = "What was created can be read and is in no list"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    if target.served.isCreation { handling.hidesCreated = true }
  }
}
