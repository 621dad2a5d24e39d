import APIModel

/// A body ends within the limit.
struct BodyTooLarge: ConformanceCheck {
  let card = RuleCard(
    "SRV602", "body-too-large", severity: .warning,
    summary: "The body is larger than the limit",
    why: """
      It was left at the limit and not judged. A list without pages grows with its data until no client can hold it; a
      small compressed body that unfolds into a huge one is an attack.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"id\": 6}",
      response: CardExample.ok("{\"id\": 7, \"notes\": \"\(String(repeating: "and so on ", count: 20))\"}")),
    good: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    switch subject.result.body {
    case .tooLarge(let limit): judgement.report(card, .tooLarge(limit), at: subject.responseSpan)
    case .tooManyValues(let limit): judgement.report(card, .tooManyValues(limit), at: subject.responseSpan)
    default: break
    }
  }
}

extension ServerMessage {
  fileprivate static func tooLarge(_ limit: Int) -> ServerMessage {
    ServerMessage("The body is larger than \(limit) bytes and was not judged")
  }

  fileprivate static func tooManyValues(_ limit: Int) -> ServerMessage {
    ServerMessage("The body holds more than \(limit) values and was not judged")
  }
}
