import APIModel

/// A member that does not exist is not found.
struct UnknownMemberAnswered: ConformanceCheck {
  let card = RuleCard(
    "SRV205", "unknown-member-answered", severity: .error,
    summary: "An identifier that nothing has is answered with another status than 404",
    why: """
      Clients tell by the 404 that a thing is gone. A 500 looks like an outage, and a success with some body like the
      thing itself. The request is repeated with the greatest number of 32 bits, or a UUID of ones; any status from 400
      to 499 is a refusal.
      """,
    bad: example("HTTP/1.1 500 Internal Server Error\n\n"), good: example("HTTP/1.1 404 Not Found\n\n"))

  private static func example(_ unknown: String) -> String {
    let answers = [
      CardExample.http(CardExample.ok("{\"id\": 6}")), "With `/runners/2147483647`:", CardExample.http(unknown),
    ]
    let curl = "```shell\ncurl \"https://example.com/runners/6\"\n```\n\n"
    return CardExample.page(
      "GET /runners/:id", curl + CardExample.json("{\"id\": 6}"), answers.joined(separator: "\n\n"))
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    if !subject.operation.method.isSafe { return judgeWriting(subject, into: &judgement) }
    guard let form = MemberForm(of: subject.operation) else { return }
    let promise = "unknown member refused"
    let span = subject.operationSpan
    switch subject.answer(to: .unknownMember) {
    case .notAsked(let reason), .noAnswer(let reason): judgement.skip(promise, because: reason, at: span)
    case .answered(let answer) where (400..<500).contains(answer.status): judgement.verify(promise, at: span)
    case .answered(let answer):
      judgement.violate(promise, at: span)
      judgement.report(
        card, .answered(form.unknown, answer.status), severity: answer.status >= 500 ? .error : .warning, at: span,
        expected: "404", received: "\(answer.status)", curl: answer.curl)
    }
  }
}

extension UnknownMemberAnswered {
  /// A writing operation is asked for a member of this run's own, after its deletion. DELETE may say again that it is
  /// gone (RFC 9110 §9.2.2).
  private func judgeWriting(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard let found = subject.result.followUps[.unknownMember] else { return }
    let promise = "unknown member refused"
    let span = subject.operationSpan
    switch found {
    case .notAsked(let reason), .noAnswer(let reason): judgement.skip(promise, because: reason, at: span)
    case .answered(let answer) where (400..<500).contains(answer.status): judgement.verify(promise, at: span)
    case .answered(let answer):
      let severity: Severity =
        answer.status >= 500 ? .error : subject.operation.method == .delete ? .info : .warning
      if severity == .info {
        judgement.skip(promise, because: "\(answer.status) for what is already deleted", at: span)
      } else {
        judgement.violate(promise, at: span)
      }
      judgement.report(
        card, .answeredDeleted(answer.status), severity: severity, at: span, expected: "404",
        received: "\(answer.status)", curl: answer.curl)
    }
  }
}

extension ServerMessage {
  fileprivate static func answeredDeleted(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) for what was deleted before")
  }

  fileprivate static func answered(_ member: String, _ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) for `\(member)`, which can't exist")
  }
}
