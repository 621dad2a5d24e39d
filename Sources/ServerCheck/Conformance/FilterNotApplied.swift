import APIModel

/// A documented filter returns only what it names.
struct FilterNotApplied: ConformanceCheck {
  let card = RuleCard(
    "SRV505", "filter-not-applied", severity: .error,
    summary: "A filtered list holds items that the filter excludes",
    why: """
      A client that asks for the online ones works with offline ones. Looked at are parameters with listed values, and
      booleans, that have the name of an attribute of the items, or its last word: `type` for `runner_type`.
      """,
    bad: example("[{\"id\": 6, \"locked\": true}, {\"id\": 8, \"locked\": false}]"),
    good: example("[{\"id\": 6, \"locked\": true}]"))

  private static func example(_ filtered: String) -> String {
    let table =
      "| Attribute | Type | Required | Description |\n|---|---|---|---|\n| `locked` | boolean | no | Only these |"
    let answers = [
      CardExample.http(CardExample.ok("[{\"id\": 6, \"locked\": true}]")), "With `locked=true`:",
      CardExample.http(CardExample.ok(filtered)),
    ]
    return CardExample.page(
      "GET /runners", table + "\n\n" + CardExample.json("[{\"id\": 8, \"locked\": true}]"),
      answers.joined(separator: "\n\n"))
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    for filter in DocumentedFilter.all(of: subject.operation) {
      let promise = "filter `\(filter.name)` applied"
      let span = filter.span ?? subject.operationSpan
      switch subject.answer(to: .filter(filter.name)) {
      case .notAsked(let reason), .noAnswer(let reason): judgement.skip(promise, because: reason, at: span)
      case .answered(let answer): judge(answer, filter, promise, span, into: &judgement)
      }
    }
  }

  private func judge(
    _ answer: ObservedAnswer, _ filter: DocumentedFilter, _ promise: String, _ span: SourceSpan,
    into judgement: inout Judgement
  ) {
    let asked = "\(filter.name)=\(filter.value)"
    guard answer.isSuccess else {
      guard (answer.status == 400 || answer.status == 422) && filter.isStated || answer.status >= 500 else {
        judgement.skip(promise, because: "status \(answer.status) with `\(asked)`", at: span)
        return
      }
      judgement.violate(promise, at: span)
      judgement.report(
        card, .refused(asked, answer.status), at: span, expected: "a list", received: "\(answer.status)",
        curl: answer.curl)
      return
    }
    guard let items = answer.items else {
      judgement.skip(promise, because: "the filtered answer is not a list", at: span)
      return
    }
    guard items.filtered > 0 else {
      let reason = items.count == 0 ? "no item came with `\(asked)`" : "the items have no `\(filter.attribute)`"
      judgement.skip(promise, because: reason, at: span)
      return
    }
    guard let stranger = items.firstStranger else {
      judgement.verify(promise, count: items.filtered, at: span)
      return
    }
    judgement.violate(promise, count: items.filtered, at: span)
    judgement.report(
      card, .strangers(asked, items.strangers, of: items.filtered), at: span, pointer: stranger.pointer,
      expected: "`\(filter.value)`", received: stranger.value, curl: answer.curl)
  }
}

extension ServerMessage {
  fileprivate static func strangers(_ asked: String, _ count: Int, of total: Int) -> ServerMessage {
    ServerMessage("`\(asked)` returns \(count) of \(total) items that it excludes")
  }

  fileprivate static func refused(_ asked: String, _ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) for `\(asked)`, which the docs list")
  }
}
