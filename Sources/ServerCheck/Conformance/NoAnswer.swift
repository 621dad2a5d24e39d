import APIModel

/// The server answers at all, in time, and in HTTP.
struct NoAnswer: ConformanceCheck {
  let card = RuleCard(
    "SRV604", "no-answer", severity: .warning,
    summary: "No answer came to a request",
    why: """
      The answer took longer than the time allowed, the connection was lost on every try, or what came was not HTTP.
      Other requests were answered, so that it is not the network as a whole.
      """,
    bad: CardExample.plain("GET /version", "{\"id\": 6}", response: ""),
    good: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard case .noAnswer(let error) = subject.result.reply else { return }
    if error.kind == .timedOut, DocumentedStream.isPromised(subject.operation, mediaType: nil) { return }
    judgement.report(card, .none(error), at: subject.operationSpan, expected: subject.responseName)
  }
}

extension ServerMessage {
  fileprivate static func none(_ error: TransportError) -> ServerMessage {
    ServerMessage("No answer: \(error.reason)")
  }
}
