import APIModel

/// A documented request is answered by the server itself.
struct Redirected: ConformanceCheck {
  let card = RuleCard(
    "SRV603", "redirected", severity: .warning,
    summary: "The server redirects to another origin, or in circles",
    why: """
      A redirect within the server is followed. One to another origin is not: the token would be shown to a server that
      it was not given for. Often it is http that should be https in the URL of the server.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"id\": 6}", response: "HTTP/1.1 302 Found\nLocation: https://login.example.com/\n\n"),
    good: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    switch subject.result.reply {
    case .redirected(let status, let target):
      judgement.report(
        card, .elsewhere(status, target), at: subject.operationSpan, expected: subject.responseName,
        received: "\(status), Location: \(Excerpt.of(target))")
    case .redirectedTooOften(let status):
      judgement.report(
        card, .circles(status), at: subject.operationSpan, expected: subject.responseName, received: "\(status)")
    default: break
    }
  }
}

extension ServerMessage {
  fileprivate static func elsewhere(_ status: Int, _ target: String) -> ServerMessage {
    ServerMessage("Status \(status) redirects to another origin, \(Excerpt.of(target)), which was not followed")
  }

  fileprivate static func circles(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) redirects again after \(RequestSender.maximumRedirects) redirects")
  }
}
