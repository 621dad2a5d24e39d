import APIModel

/// The headers of a page agree with each other and with the page.
struct ContradictoryPagination: ConformanceCheck {
  let card = RuleCard(
    "SRV502", "contradictory-pagination", severity: .error,
    summary: "The headers about pages contradict each other or the page",
    why: """
      Clients compute how many requests they need from one header and stop by another; where the two disagree, they
      miss items or never end.
      """,
    bad: PagedAnswers.example(
      first: PagedAnswers.answer("[{\"id\": 6}]", "X-Page: 1\nX-Per-Page: 1\nX-Total: 2\nX-Total-Pages: 7\n"),
      second: PagedAnswers.answer("[{\"id\": 8}]", "X-Page: 2\nX-Per-Page: 1\nX-Total: 2\nX-Total-Pages: 2\n")),
    good: PagedAnswers.goodExample)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard PageRequest.isPromised(subject.operation) else { return }
    let promise = "headers of pages agree"
    let span = subject.operationSpan
    switch PagedAnswers(subject) {
    case .unknown(let reason): judgement.skip(promise, because: reason, at: span)
    case .refused(let answer): judgement.skip(promise, because: "\(answer.status) for a page", at: span)
    case .pages(let first, let items, let second, _):
      var pages = [(1, first, items)]
      if let second, second.isSuccess, let items = second.items { pages.append((2, second, items)) }
      let last = PagedAnswers.last(subject)
      if let last { pages.append(last) }
      if pages.allSatisfy({ $0.1.pages.isEmpty }) {
        judgement.skip(promise, because: "the answer has no headers about pages", at: span)
        return
      }
      for (page, answer, items) in pages {
        let found = answer.pages.contradictions(page: page, count: items.count, isLast: page == last?.page)
        guard let worst = found.first else { continue }
        judgement.violate(promise, at: span)
        judgement.report(
          card, .contradiction(worst), at: span, received: found.joined(separator: "; "), curl: answer.curl)
        return
      }
      judgement.verify(promise, count: pages.count, at: span)
    }
  }
}

extension ServerMessage {
  fileprivate static func contradiction(_ text: String) -> ServerMessage { ServerMessage(text) }
}
