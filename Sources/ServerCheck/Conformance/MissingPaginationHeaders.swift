import APIModel

/// A list of pages says that there are others.
struct MissingPaginationHeaders: ConformanceCheck {
  let card = RuleCard(
    "SRV501", "missing-pagination-headers", severity: .info,
    summary: "A page of a list comes without a header that leads to the next one",
    why: """
      Without `Link` (RFC 8288) or headers such as `X-Next-Page`, a client takes the first page for the whole list, or
      asks until a page is empty. Few docs promise the headers outright, so that this is only worth knowing.
      """,
    bad: PagedAnswers.example(
      first: PagedAnswers.answer("[{\"id\": 6}]"), second: PagedAnswers.answer("[{\"id\": 8}]")),
    good: PagedAnswers.goodExample)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard PageRequest.isPromised(subject.operation),
      case .pages(let first, let items, let second?, _) = PagedAnswers(subject), items.count == 1,
      second.items.map({ $0.count > 0 }) == true, first.pages.isEmpty
    else { return }
    judgement.report(
      card, .missing, at: subject.operationSpan, expected: "`Link` or `X-Next-Page`", received: "neither",
      curl: first.curl)
  }
}

extension ServerMessage {
  fileprivate static let missing = ServerMessage("A page with a next one has no header that says so")
}
