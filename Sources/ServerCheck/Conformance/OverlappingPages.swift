import APIModel

/// The next page can be had, and holds other items.
struct OverlappingPages: ConformanceCheck {
  let card = RuleCard(
    "SRV504", "overlapping-pages", severity: .error,
    summary: "The second page repeats the first, or can't be had",
    why: """
      A client that walks over the pages gets items twice and never comes to the end. Where the docs speak of pages
      without naming `page`, it is only worth knowing.
      """,
    bad: PagedAnswers.example(
      first: PagedAnswers.answer("[{\"id\": 6}]", "X-Total: 2\n"),
      second: PagedAnswers.answer("[{\"id\": 6}]", "X-Total: 2\n")),
    good: PagedAnswers.goodExample)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    let operation = subject.operation
    guard PageRequest.isPromised(operation) else { return }
    let promise = "next page holds other items"
    let span = operation.parameter("page", in: .query)?.span ?? subject.operationSpan
    switch PagedAnswers(subject) {
    case .unknown(let reason): judgement.skip(promise, because: reason, at: span)
    case .refused(let answer):
      fail(promise, .refused(answer.status, page: 1), answer, at: span, subject, &judgement)
    case .pages(let first, let items, let second?, _):
      guard second.isSuccess else {
        // Some servers say so where a list has no such page.
        guard items.count == 1, Self.hasMore(first, subject) else {
          judgement.skip(promise, because: "status \(second.status) for what may be no page of this list", at: span)
          return
        }
        fail(promise, .refused(second.status, page: 2), second, at: span, subject, &judgement)
        return
      }
      guard let others = second.items else {
        judgement.skip(promise, because: "the second page is not a list", at: span)
        return
      }
      guard others.count > 0 else {
        judgement.skip(promise, because: "the list has only one page", at: span)
        return
      }
      let known = Set(items.keys)
      guard others.keys.contains(where: known.contains) else {
        judgement.verify(promise, at: span)
        return
      }
      fail(promise, .repeated, second, at: span, subject, &judgement)
    case .pages(_, _, nil, let reason): judgement.skip(promise, because: reason, at: span)
    }
  }

  /// Whether the list holds more than one item, by the header that counts them or by its whole answer.
  private static func hasMore(_ first: ObservedAnswer, _ subject: CheckSubject) -> Bool {
    if let total = first.pages.numbers["x-total"] { return total > 1 }
    guard let tally = subject.result.tally, let items = subject.shape?.facts.first?.items else { return false }
    return tally.counts[items].occasions > 1
  }

  private func fail(
    _ promise: String, _ message: ServerMessage, _ answer: ObservedAnswer, at span: SourceSpan, _ subject: CheckSubject,
    _ judgement: inout Judgement
  ) {
    let severity = PagedAnswers.severity("page", of: subject.operation)
    if severity == .info {
      judgement.skip(promise, because: "the docs don't name `page`", at: span)
    } else {
      judgement.violate(promise, at: span)
    }
    judgement.report(card, message, severity: severity, at: span, received: "\(answer.status)", curl: answer.curl)
  }
}

extension ServerMessage {
  fileprivate static func refused(_ status: Int, page: Int) -> ServerMessage {
    ServerMessage("Status \(status) for page \(page)")
  }

  fileprivate static let repeated = ServerMessage("The second page repeats items of the first")
}
