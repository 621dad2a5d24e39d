import APIModel

/// Asks for a token, and takes every one.
struct AnyTokenAccepted: AnswerFault {
  let name = "any-token-accepted"
  let summary = "A request with a wrong token is answered; one without a token is refused"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    let bringsToken = request.headers.contains { header in
      let name = header.name.lowercased()
      return name == "authorization" || name.contains("token") || name.contains("key")
    }
    if bringsToken { handling.needsToken = false }
  }
}
