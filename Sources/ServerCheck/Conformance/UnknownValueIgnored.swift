import APIModel

/// A value that the docs don't list for a filter is refused.
struct UnknownValueIgnored: ConformanceCheck {
  let card = RuleCard(
    "SRV506", "unknown-value-ignored", severity: .info,
    summary: "A value that the docs don't list for a filter is taken without a word",
    why: """
      A misspelt value then returns everything, and nobody notices. Most docs don't say what happens, so that this is
      only worth knowing; a server that fails at it is an error.
      """,
    bad: example(CardExample.ok("[{\"id\": 6, \"state\": \"on\"}]")),
    good: example("HTTP/1.1 400 Bad Request\n\n"))

  private static func example(_ unknown: String) -> String {
    let table = """
      | Attribute | Type | Required | Description |
      |---|---|---|---|
      | `state` | string | no | One of: `on`, `off` |
      """
    let on = CardExample.http(CardExample.ok("[{\"id\": 6, \"state\": \"on\"}]"))
    let answers = [
      on, "With `state=on`:", on, "With `state=\(FollowUp.unknownValue)`:", CardExample.http(unknown),
    ]
    return CardExample.page(
      "GET /runners", table + "\n\n" + CardExample.json("[{\"id\": 8, \"state\": \"off\"}]"),
      answers.joined(separator: "\n\n"))
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    for filter in DocumentedFilter.all(of: subject.operation) where filter.isEnumeration {
      let promise = "unknown value of `\(filter.name)` does no harm"
      let span = filter.span ?? subject.operationSpan
      switch subject.answer(to: .unknownValue(filter.name)) {
      case .notAsked(let reason), .noAnswer(let reason): judgement.skip(promise, because: reason, at: span)
      case .answered(let answer) where answer.status >= 500:
        judgement.violate(promise, at: span)
        judgement.report(
          card, .fails(filter.name, answer.status), severity: .error, at: span, expected: "400",
          received: "\(answer.status)", curl: answer.curl)
      case .answered(let answer):
        judgement.verify(promise, at: span)
        if answer.isSuccess, let items = answer.items {
          judgement.report(
            card, .ignored(filter.name, items.count), at: span, received: "\(items.count) items", curl: answer.curl)
        }
      }
    }
  }
}

extension ServerMessage {
  fileprivate static func ignored(_ name: String, _ count: Int) -> ServerMessage {
    let items = count == 0 ? "no item comes" : count == 1 ? "an item comes" : "\(count) items come"
    return ServerMessage("An unknown value of `\(name)` is accepted: \(items)")
  }

  fileprivate static func fails(_ name: String, _ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) for an unknown value of `\(name)`")
  }
}
