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

extension ServerMessage {
  fileprivate static func answered(_ member: String, _ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) for `\(member)`, which can't exist")
  }
}
