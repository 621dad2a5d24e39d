import APIModel

/// What is documented with a token is refused with a wrong one.
struct WrongTokenAccepted: ConformanceCheck {
  let card = RuleCard(
    "SRV402", "wrong-token-accepted", severity: .error,
    summary: "An operation that is documented with a token answers with a wrong one",
    why: """
      A server that looks whether there is a token, and not which, protects nothing. The request is sent once more with
      a token that was made up; 401, 403 and 404 are refusals. Where it answers without any token, SRV401 says so.
      """,
    bad: example("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"id\": 6}"),
    good: example("HTTP/1.1 401 Unauthorized\n\n"))

  private static func example(_ withWrongToken: String) -> String {
    let curl = "curl --header \"PRIVATE-TOKEN: <token>\" \"https://example.com/version\""
    return CardExample.page(
      "GET /version", "```shell\n\(curl)\n```\n\n" + CardExample.json("{\"id\": 6}"),
      CardExample.http(CardExample.ok("{\"id\": 6}"))
        + "\n\nWithout a token:\n\n" + CardExample.http("HTTP/1.1 401 Unauthorized\n\n")
        + "\n\nWith a wrong token:\n\n" + CardExample.http(withWrongToken))
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard MissingAuthentication.isPromised(subject.operation) else { return }
    let promise = "refused with a wrong token"
    let span = subject.operation.samples.first?.span ?? subject.operationSpan
    switch subject.answer(to: .wrongToken) {
    case .notAsked(let reason), .noAnswer(let reason): judgement.skip(promise, because: reason, at: span)
    case .answered(let answer) where answer.isSuccess:
      if subject.result.isAnsweredWithoutToken {
        judgement.skip(promise, because: "it answers without any token", at: span)
        return
      }
      judgement.violate(promise, at: span)
      judgement.report(
        card, .accepted(answer.status), at: span, expected: "401, 403 or 404", received: "\(answer.status)",
        curl: answer.curl)
    case .answered(let answer) where answer.status >= 500 || answer.status == 429:
      judgement.skip(promise, because: "\(answer.status) with a wrong token", at: span)
    case .answered: judgement.verify(promise, at: span)
    }
  }
}

extension ServerMessage {
  fileprivate static func accepted(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) with a token that was made up")
  }
}
