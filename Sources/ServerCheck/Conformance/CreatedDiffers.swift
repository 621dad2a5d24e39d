import APIModel

/// What was created has what was sent.
struct CreatedDiffers: ConformanceCheck {
  let card = RuleCard(
    "SRV702", "created-differs", severity: .error,
    summary: "What was created lacks what was sent",
    why: """
      The docs name a parameter of the creation and an attribute of the same name; what a client sends must be there
      when it reads. Order, upper case, blanks and what a server adds make no difference.
      """,
    bad: LifeCycleExample.page(reading: CardExample.ok("{\"id\": 6, \"description\": \"other\"}")),
    good: LifeCycleExample.good)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.judge(into: &judgement) { promise in
      if case .createdHas = promise { true } else { false }
    } report: { promise, evidence, span, judgement in
      guard case .createdHas(let name) = promise else { return }
      judgement.report(
        card, .differs(name), at: span, pointer: "/\(JSONPointer.escape(name))", expected: evidence.expected,
        received: evidence.received, curl: evidence.curl)
    }
  }
}

extension ServerMessage {
  fileprivate static func differs(_ name: String) -> ServerMessage {
    ServerMessage("`\(name)` of what was created is not what was sent")
  }
}
