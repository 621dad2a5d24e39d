import APIModel

/// A value of a wrong type, or one that the docs don't list, is refused, and does no harm.
struct WrongValueAccepted: ConformanceCheck {
  let card = RuleCard(
    "SRV706", "wrong-value-accepted", severity: .info,
    summary: "A value that the docs don't allow is taken without a word, or the server fails at it",
    why: """
      A text for a number, or a word that is not in the list: a client that errs should hear so. Many servers convert
      or drop such values, and few docs say what happens, so that acceptance is only worth knowing; a status of 500 is
      an error.
      """,
    bad: LifeCycleExample.page(wrongValue: LifeCycleExample.created), good: LifeCycleExample.good)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.judge(into: &judgement) { promise in
      switch promise {
      case .wrongTypeRefused, .unlistedRefused: true
      default: false
      }
    } report: { promise, evidence, span, judgement in
      let isFailure = evidence.status >= 500
      judgement.report(
        card, .accepted(promise, evidence.status), severity: isFailure ? .error : .info, at: span,
        expected: evidence.expected, received: evidence.received, curl: evidence.curl)
    }
  }
}

extension ServerMessage {
  fileprivate static func accepted(_ promise: WritePromise, _ status: Int) -> ServerMessage {
    switch promise {
    case .wrongTypeRefused(let name): ServerMessage("Status \(status) for a `\(name)` of a wrong type")
    case .unlistedRefused(let name): ServerMessage("Status \(status) for a `\(name)` that the docs don't list")
    default: ServerMessage("Status \(status)")
    }
  }
}
