import APIModel

/// A request without a required parameter is refused, and so is one with a secret that was made up.
struct IncompleteRequestAccepted: ConformanceCheck {
  let card = RuleCard(
    "SRV705", "incomplete-request-accepted", severity: .error,
    summary: "A request without a required parameter is carried out, or the server fails at it",
    why: """
      The docs say that nothing happens without it: a client that forgets it should hear so. The same goes for a token
      that was made up where the docs name the status that refuses one. Whatever is created is deleted at once.
      """,
    bad: LifeCycleExample.page(incomplete: CardExample.ok("{}")), good: LifeCycleExample.good)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.judge(into: &judgement) { promise in
      switch promise {
      case .missingRefused, .wrongSecretRefused: true
      default: false
      }
    } report: { promise, evidence, span, judgement in
      judgement.report(
        card, .accepted(promise, evidence.status), at: span, expected: evidence.expected,
        received: evidence.received, curl: evidence.curl)
    }
  }
}

extension ServerMessage {
  fileprivate static func accepted(_ promise: WritePromise, _ status: Int) -> ServerMessage {
    switch promise {
    case .wrongSecretRefused(let name): ServerMessage("Status \(status) with a `\(name)` that was made up")
    case .missingRefused(let name): ServerMessage("Status \(status) without `\(name)`, which is required")
    default: ServerMessage("Status \(status)")
    }
  }
}
