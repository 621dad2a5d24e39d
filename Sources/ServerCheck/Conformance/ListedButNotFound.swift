import APIModel

/// What a list names can be had.
struct ListedButNotFound: ConformanceCheck {
  let card = RuleCard(
    "SRV204", "listed-but-not-found", severity: .error,
    summary: "The server answers 404 for a value that its own list has just named",
    why: """
      A client takes the identifiers for one request from the answer to another. Where the server knows a thing in one
      place and not in the next, one of the two operations does not do what the docs say.
      """,
    bad: CardExample.listAndMember(member: "HTTP/1.1 404 Not Found\n\n"),
    good: CardExample.listAndMember(member: "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"id\": 6}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard case .listedButNotFound(let value) = StatusAnswer(subject) else { return }
    judgement.report(
      card, .notFound(value), at: subject.operationSpan, expected: subject.responseName, received: "404")
  }
}

extension ServerMessage {
  fileprivate static func notFound(_ value: ResolvedValue) -> ServerMessage {
    ServerMessage("Status 404 for \(value.phrase)")
  }
}
