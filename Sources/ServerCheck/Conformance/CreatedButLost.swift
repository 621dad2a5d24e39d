import APIModel

/// What was created can be read.
struct CreatedButLost: ConformanceCheck {
  let card = RuleCard(
    "SRV701", "created-but-lost", severity: .error,
    summary: "What was created can't be read",
    why: """
      A creation that is answered as a success and not kept loses what a client entrusted to the server. It is asked
      for by the identifier in the creation's own answer, several times within a second and a half.
      """,
    bad: LifeCycleExample.page(reading: LifeCycleExample.gone), good: LifeCycleExample.good)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.judge(into: &judgement) { promise in
      promise == .createdIsReadable
    } report: { _, evidence, span, judgement in
      judgement.report(
        card, .lost(evidence.status), at: span, expected: evidence.expected, received: evidence.received,
        curl: evidence.curl)
    }
  }
}

extension ServerMessage {
  fileprivate static func lost(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) for what was just created")
  }
}
