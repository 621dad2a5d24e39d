import APIModel

/// The link to the next page leads there.
struct BrokenLink: ConformanceCheck {
  let card = RuleCard(
    "SRV507", "broken-link", severity: .error,
    summary: "The `next` link of a page leads nowhere, or back to the page itself",
    why: """
      Clients that follow `Link` (RFC 8288) don't count pages: where the link is wrong, they stop early or never. Links
      to another origin are not followed, and nothing is said of them.
      """,
    bad: example("HTTP/1.1 404 Not Found\n\n"), good: example(PagedAnswers.answer("[{\"id\": 8}]")))

  private static func example(_ linked: String) -> String {
    PagedAnswers.example(
      first: PagedAnswers.answer("[{\"id\": 6}]", "Link: </api/v4/runners?cursor=8>; rel=\"next\"\n"),
      second: PagedAnswers.answer("[{\"id\": 8}]", "X-Page: 2\n"))
      + "\n\nWith `cursor=8`:\n\n" + CardExample.http(linked)
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard PageRequest.isPromised(subject.operation) else { return }
    let promise = "next page by its link"
    let span = subject.operationSpan
    switch subject.answer(to: .nextLink) {
    case .notAsked(let reason), .noAnswer(let reason): judgement.skip(promise, because: reason, at: span)
    case .answered(let answer) where [401, 403, 429].contains(answer.status):
      judgement.skip(promise, because: "status \(answer.status) for the link", at: span)
    case .answered(let answer) where !answer.isSuccess:
      if case .answered(let second) = subject.answer(to: .secondPage), second.status == answer.status {
        judgement.skip(promise, because: "status \(answer.status) for the second page, too", at: span)
        return
      }
      judgement.violate(promise, at: span)
      judgement.report(
        card, .leadsNowhere(answer.status), at: span, expected: "the next page", received: "\(answer.status)",
        curl: answer.curl)
    case .answered(let answer): judge(answer, promise, span, subject, &judgement)
    }
  }

  private func judge(
    _ answer: ObservedAnswer, _ promise: String, _ span: SourceSpan, _ subject: CheckSubject,
    _ judgement: inout Judgement
  ) {
    guard case .pages(_, let items, let second, _) = PagedAnswers(subject), let linked = answer.items else {
      judgement.skip(promise, because: "the linked answer is not a list", at: span)
      return
    }
    let known = Set(items.keys)
    guard linked.keys.contains(where: known.contains) else {
      judgement.verify(promise, at: span)
      return
    }
    if second?.items?.keys.contains(where: known.contains) == true {
      judgement.skip(promise, because: "the second page repeats the first, too", at: span)
      return
    }
    judgement.violate(promise, at: span)
    judgement.report(
      card, .leadsBack, at: span, expected: "other items", received: "items of the first page", curl: answer.curl)
  }
}

extension ServerMessage {
  fileprivate static func leadsNowhere(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) for the `next` link of a page")
  }

  fileprivate static let leadsBack = ServerMessage("The `next` link of a page leads to items of the same page")
}
