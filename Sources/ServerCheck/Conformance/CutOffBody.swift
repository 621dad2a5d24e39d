import APIModel

/// The body arrives whole.
struct CutOffBody: ConformanceCheck {
  let card = RuleCard(
    "SRV601", "cut-off-body", severity: .error,
    summary: "The connection ends before the body does",
    why: """
      The body is shorter than its Content-Length, its last chunk never comes, or its compression is damaged. Clients
      take half an answer for the whole, or fail.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"id\": 6}",
      response: "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 1000\n\n{\"id\": 7"),
    good: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard case .cutOff(let reason) = subject.result.body else { return }
    judgement.report(card, .cutOff(reason), at: subject.responseSpan, expected: "a whole body", received: reason)
  }
}

extension ServerMessage {
  fileprivate static func cutOff(_ reason: String) -> ServerMessage { ServerMessage("The body is cut off: \(reason)") }
}
