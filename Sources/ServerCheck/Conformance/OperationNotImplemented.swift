import APIModel

/// The server has the operation.
struct OperationNotImplemented: ConformanceCheck {
  let card = RuleCard(
    "SRV203", "operation-not-implemented", severity: .warning,
    summary: "The server does not have a documented operation",
    why: """
      405 and 501 say so outright, and so does 404 for a path without placeholders, unless the docs list that status or
      the answer says which thing is not there. Its other promises can't be looked at, and are not verified.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"version\": \"16.0\"}", response: "HTTP/1.1 501 Not Implemented\n\n"),
    good: CardExample.plain("GET /version", "{\"version\": \"16.0\"}", body: "{\"version\": \"16.1\"}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard case .notImplemented(let status) = StatusAnswer(subject) else { return }
    judgement.report(
      card, .notImplemented(subject.operation.name, status), at: subject.operationSpan,
      expected: subject.responseName, received: "\(status)")
  }
}

extension ServerMessage {
  fileprivate static func notImplemented(_ operation: String, _ status: Int) -> ServerMessage {
    ServerMessage("`\(operation)` is not implemented: the server answers \(status)")
  }
}
