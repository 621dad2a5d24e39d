import APIModel

/// A page is as large as was asked for.
struct PageSizeIgnored: ConformanceCheck {
  let card = RuleCard(
    "SRV503", "page-size-ignored", severity: .error,
    summary: "A page holds more items than `per_page` asked for",
    why: """
      A client that asks for few items has a reason, and one that counts pages by the size that it asked for misses
      items. Where the docs speak of pages without naming `per_page`, it is only worth knowing.
      """,
    bad: PagedAnswers.example(
      first: PagedAnswers.answer("[{\"id\": 6}, {\"id\": 8}]", "X-Total: 2\n"),
      second: PagedAnswers.answer("[]", "X-Total: 2\n")),
    good: PagedAnswers.goodExample)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    let operation = subject.operation
    guard PageRequest.isPromised(operation) else { return }
    let promise = "page size obeyed"
    let span = operation.parameter("per_page", in: .query)?.span ?? subject.operationSpan
    switch PagedAnswers(subject) {
    case .unknown(let reason): judgement.skip(promise, because: reason, at: span)
    case .refused(let answer):
      judgement.skip(promise, because: "\(answer.status) for a page", at: span)
    case .pages(let first, let items, _, _):
      guard items.count > 1 else {
        judgement.verify(promise, at: span)
        return
      }
      let severity = PagedAnswers.severity("per_page", of: operation)
      if severity == .info {
        judgement.skip(promise, because: "the docs don't name `per_page`", at: span)
      } else {
        judgement.violate(promise, at: span)
      }
      judgement.report(
        card, .ignored(items.count), severity: severity, at: span, expected: "1 item",
        received: "\(items.count) items", curl: first.curl)
    }
  }
}

extension ServerMessage {
  fileprivate static func ignored(_ count: Int) -> ServerMessage {
    ServerMessage("A page holds \(count) items where `per_page` asks for 1")
  }
}
