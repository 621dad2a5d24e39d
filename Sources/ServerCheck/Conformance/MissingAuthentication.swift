import APIModel

/// What is documented with a token is refused without one.
struct MissingAuthentication: ConformanceCheck {
  let card = RuleCard(
    "SRV401", "missing-authentication", severity: .error,
    summary: "An operation that is documented with a token answers without one",
    why: """
      Every sample request sends a token, so that readers take the data for protected. The request is sent a second
      time without the token; 401, 403 and 404 are refusals. Where the text says that no authentication is needed,
      nothing is promised.
      """,
    bad: authenticationExample("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"id\": 6}"),
    good: authenticationExample("HTTP/1.1 401 Unauthorized\n\n"))

  private static func authenticationExample(_ withoutToken: String) -> String {
    let curl = "curl --header \"PRIVATE-TOKEN: <token>\" \"https://example.com/version\""
    return CardExample.page(
      "GET /version", "```shell\n\(curl)\n```\n\n" + CardExample.json("{\"id\": 6}"),
      CardExample.http(CardExample.ok("{\"id\": 6}")) + "\n\nWithout a token:\n\n" + CardExample.http(withoutToken)
        + "\n\nWith a wrong token:\n\n" + CardExample.http(withoutToken))
  }

  /// Words by which docs say that a token is not always needed.
  private static let publicWords = [
    "without authentication", "without being authenticated", "without a token", "without an access token",
    "unauthenticated", "not authenticated", "anonymous", "publicly", "no authentication", "not require authentication",
    "authentication is not required", "authentication is optional", "all visible", "public information",
  ]

  /// Whether the docs promise that an operation is refused without a token.
  static func isPromised(_ operation: Operation) -> Bool {
    guard case .header = operation.authentication else { return false }
    let text = "\(operation.summary ?? "") \(operation.description ?? "")".lowercased()
    return !publicWords.contains { text.contains($0) }
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard Self.isPromised(subject.operation) else { return }
    let promise = "refused without a token"
    let span = subject.operation.samples.first?.span ?? subject.operationSpan
    switch subject.result.tokenless {
    case .notAsked(let reason): judgement.skip(promise, because: reason, at: span)
    case .noAnswer(let reason): judgement.skip(promise, because: "no answer: \(reason)", at: span)
    case .answeredLess(let status):
      judgement.skip(promise, because: "\(status) without a token, with less than with it", at: span)
    case .answered(let status) where (200..<300).contains(status):
      judgement.violate(promise, at: span)
      judgement.report(
        card, .answered(status), at: span, expected: "401, 403 or 404", received: "\(status)",
        curl: subject.result.tokenlessCurl)
    case .answered(let status) where status >= 500 || status == 429:
      judgement.skip(promise, because: "\(status) without a token", at: span)
    case .answered: judgement.verify(promise, at: span)
    }
  }
}

extension ServerMessage {
  fileprivate static func answered(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) without a token, though the docs show one")
  }
}
