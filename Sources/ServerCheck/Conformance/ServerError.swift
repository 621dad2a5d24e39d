import APIModel

/// The server does not fail at a documented request.
struct ServerError: ConformanceCheck {
  let card = RuleCard(
    "SRV202", "server-error", severity: .error,
    summary: "The server fails at a documented request",
    why: """
      A status from 500 says that the server itself is at fault (RFC 9110 §15.6); no client can mend that. Where the docs
      list the status among the operation's answers, it is only worth knowing.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"version\": \"16.0\"}", response: "HTTP/1.1 500 Internal Server Error\n\n"),
    good: CardExample.plain("GET /version", "{\"version\": \"16.0\"}", body: "{\"version\": \"16.1\"}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    switch StatusAnswer(subject) {
    case .serverError(let status): report(status, .error, subject, into: &judgement)
    case .documentedFailure(let status): report(status, .info, subject, into: &judgement)
    default: return
    }
  }

  private func report(_ status: Int, _ severity: Severity, _ subject: CheckSubject, into judgement: inout Judgement) {
    judgement.report(
      card, .failed(status), severity: severity, at: subject.operationSpan, expected: subject.responseName,
      received: "\(status)")
  }
}

extension ServerMessage {
  fileprivate static func failed(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status): the server fails at this request")
  }
}
