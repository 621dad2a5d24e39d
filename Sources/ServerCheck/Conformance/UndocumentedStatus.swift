import APIModel

/// The status is the documented one. Also keeps the promise's verdict for what the other checks of statuses report.
struct UndocumentedStatus: ConformanceCheck {
  let card = RuleCard(
    "SRV201", "undocumented-status", severity: .error,
    summary: "The server answers with a status that the docs don't list",
    why: """
      A client that was written from the docs takes the documented status for success and everything else for failure.
      Where the docs write no status down, 200 follows from an example response to GET, and another success is a warning.
      400 and 422 are only worth knowing where the docs name no required parameter: the request may have lacked one.
      """,
    bad: CardExample.status(
      "GET /runners/verify", "200", response: "HTTP/1.1 202 Accepted\nContent-Type: application/json\n\n{\"id\": 6}"),
    good: CardExample.status(
      "GET /runners/verify", "200", response: "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"id\": 6}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    let promise = "\(subject.responseName) status"
    let span = subject.responseSpan
    switch StatusAnswer(subject) {
    case .kept: judgement.verify(promise, at: span)
    case .otherDocumented(let status):
      judgement.skip(promise, because: "answered \(status), which is documented, too", at: span)
    case .unverified(let reason): judgement.skip(promise, because: reason, at: span)
    case .notImplemented(let status): judgement.skip(promise, because: "not implemented: \(status)", at: span)
    case .documentedFailure(let status):
      judgement.skip(promise, because: "\(status), which the docs list among the answers", at: span)
    case .redirected: judgement.skip(promise, because: "redirected", at: span)
    case .incompleteRequest(let status):
      judgement.skip(promise, because: StatusAnswer.incompleteReason(status), at: span)
      judgement.report(
        card, .incompleteRequest(status), severity: .info, at: subject.responseSpan, expected: subject.responseName,
        received: "\(status)")
    case .serverError, .listedButNotFound: judgement.violate(promise, at: span)
    case .undocumentedSuccess(let status, let severity):
      judgement.violate(promise, at: span)
      report(status, severity, subject, into: &judgement)
    case .undocumentedRefusal(let status):
      judgement.violate(promise, at: span)
      report(status, .error, subject, into: &judgement)
    }
  }

  private func report(_ status: Int, _ severity: Severity, _ subject: CheckSubject, into judgement: inout Judgement) {
    judgement.report(
      card, .undocumented(status), severity: severity, at: subject.responseSpan,
      expected: subject.response.map { "\($0.status)" } ?? "a status from 200 to 299", received: "\(status)")
  }
}

extension ServerMessage {
  fileprivate static func undocumented(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) is not documented")
  }

  fileprivate static func incompleteRequest(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) to a request for which the docs name no required parameter")
  }
}
