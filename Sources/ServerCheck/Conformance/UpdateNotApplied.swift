import APIModel

/// An update updates.
struct UpdateNotApplied: ConformanceCheck {
  let card = RuleCard(
    "SRV703", "update-not-applied", severity: .error,
    summary: "An update is answered as a success, and reading shows the old value",
    why: """
      A client takes its change for made. The attribute is read again several times within two seconds, in case the
      server stores things in its own time; a value that became a third one is not called wrong.
      """,
    bad: LifeCycleExample.page(afterUpdate: LifeCycleExample.created), good: LifeCycleExample.good)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.judge(into: &judgement) { promise in
      switch promise {
      case .updated, .renewed: true
      default: false
      }
    } report: { promise, evidence, span, judgement in
      let name: String
      switch promise {
      case .updated(let attribute), .renewed(let attribute): name = attribute
      default: return
      }
      judgement.report(
        card, .unchanged(name), at: span, pointer: "/\(JSONPointer.escape(name))", expected: evidence.expected,
        received: evidence.received, curl: evidence.curl)
    }
  }
}

extension ServerMessage {
  fileprivate static func unchanged(_ name: String) -> ServerMessage {
    ServerMessage("`\(name)` is not changed by a request that the server says it has carried out")
  }
}
