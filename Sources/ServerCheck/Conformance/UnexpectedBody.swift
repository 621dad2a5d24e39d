import APIModel

/// An answer whose status means that there is no body has none.
struct UnexpectedBody: ConformanceCheck {
  let card = RuleCard(
    "SRV303", "unexpected-body", severity: .error,
    summary: "An answer with status 204 or 205 has a body",
    why: """
      Neither may have one (RFC 9110 §15.3.5, §15.3.6). What follows the head is taken for the next answer on the same
      connection, so that the next request fails.
      """,
    bad: CardExample.status("GET /ping", "204", response: "HTTP/1.1 204 No Content\nContent-Length: 2\n\n{}"),
    good: CardExample.status("GET /ping", "204", response: "HTTP/1.1 204 No Content\n\n"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard let response = subject.response, response.status == 204 || response.status == 205 else { return }
    let promise = "\(subject.responseName) no body"
    guard case .answer(let status, _, let length) = subject.result.reply, status == response.status else {
      judgement.skip(promise, because: Self.whyNotSeen(response.status, subject), at: subject.responseSpan)
      return
    }
    var hasBody = (length ?? 0) > 0
    switch subject.result.body {
    case .empty, .unread: break
    default: hasBody = true
    }
    guard hasBody else {
      judgement.verify(promise, at: subject.responseSpan)
      return
    }
    judgement.violate(promise, at: subject.responseSpan)
    judgement.report(
      card, .body(status), at: subject.responseSpan, expected: "no body",
      received: length.map { "\($0) bytes" } ?? "a body")
  }

  private static func whyNotSeen(_ status: Int, _ subject: CheckSubject) -> String {
    if case .notSent(let reason) = subject.result.reply { return reason }
    return "no answer with status \(status)"
  }
}

extension ServerMessage {
  fileprivate static func body(_ status: Int) -> ServerMessage { ServerMessage("Status \(status) comes with a body") }
}
