import APIModel

/// A body that is sent as JSON is JSON.
struct BodyNotJSON: ConformanceCheck {
  let card = RuleCard(
    "SRV302", "body-not-json", severity: .error,
    summary: "The body is not valid JSON",
    why: "No client can read it. The finding names the first error by line and column of the body (RFC 8259).",
    bad: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7,}"),
    good: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard WrongMediaType.isJSONDocumented(subject.response) else { return }
    let promise = "\(subject.responseName) body"
    switch subject.result.body {
    case .json: judgement.verify(promise, at: subject.responseSpan)
    case .wrongMediaType: judgement.violate(promise, at: subject.responseSpan)
    case .empty:
      judgement.violate(promise, at: subject.responseSpan)
      judgement.report(
        card, .empty, at: subject.responseSpan, expected: "a JSON body", received: "an empty body")
    case .notJSON(let error, let position, let excerpt):
      judgement.violate(promise, at: subject.responseSpan)
      judgement.report(
        card, .notJSON(error, position), at: subject.responseSpan, expected: "a JSON body", received: excerpt)
    case .cutOff: judgement.violate(promise, at: subject.responseSpan)
    case .unread, .tooLarge, .tooManyValues:
      judgement.skip(promise, because: subject.unreadReason, at: subject.responseSpan)
    }
  }
}

extension ServerMessage {
  fileprivate static let empty = ServerMessage("The body is empty where the docs show JSON")

  fileprivate static func notJSON(_ error: JSONSyntaxError, _ position: SourcePosition) -> ServerMessage {
    ServerMessage("The body is not JSON: \(error.message) (line \(position.line), column \(position.column))")
  }
}
