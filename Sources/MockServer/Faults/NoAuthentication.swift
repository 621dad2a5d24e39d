/// Answers without a token where the docs ask for one.
struct NoAuthentication: AnswerFault {
  let name = "no-authentication"
  let summary = "A request without a token is answered where the docs ask for one"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    handling.needsToken = false
  }
}
