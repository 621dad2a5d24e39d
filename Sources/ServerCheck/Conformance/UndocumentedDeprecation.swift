import APIModel

/// What the server announces as deprecated, the docs call so.
struct UndocumentedDeprecation: ConformanceCheck {
  let card = RuleCard(
    "SRV206", "undocumented-deprecation", severity: .info,
    summary: "The server announces the end of an operation that the docs don't call deprecated",
    why: """
      `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) tell clients to move on; who reads the docs should learn it
      there, and what to use instead.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"id\": 6}",
      response: "HTTP/1.1 200 OK\nContent-Type: application/json\nDeprecation: @1688169599\n\n{\"id\": 7}"),
    good: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    let headers = subject.result.lifetime
    guard headers.isDeprecated || headers.sunset != nil else { return }
    let operation = subject.operation
    if operation.deprecation == nil, operation.removal == nil {
      let shown = [
        headers.isDeprecated ? headers.deprecation.map { "Deprecation: \($0)" } : nil,
        headers.sunset.map { "Sunset: \($0)" },
      ].compactMap { $0 }
      judgement.report(
        card, .undocumented(shown), at: subject.operationSpan, received: shown.joined(separator: ", "))
    } else if !headers.isWellFormed {
      judgement.report(
        card, .malformed, at: subject.operationSpan, expected: "@ and seconds since 1970",
        received: headers.deprecation)
    }
  }
}

extension ServerMessage {
  fileprivate static func undocumented(_ headers: [String]) -> ServerMessage {
    ServerMessage("`\(headers.joined(separator: "`, `"))`, which the docs don't say")
  }

  fileprivate static let malformed = ServerMessage("`Deprecation` is not a date of RFC 9745")
}
