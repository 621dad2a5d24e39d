import APIModel

/// A deletion deletes.
struct DeletedButThere: ConformanceCheck {
  let card = RuleCard(
    "SRV704", "deleted-but-there", severity: .error,
    summary: "What was deleted can still be read",
    why: """
      Whoever deletes a thing relies on its being gone: a token, an address, a person's data. It is asked for several
      times within two seconds; 202, or an attribute that marks it as deleted, says that it takes longer.
      """,
    bad: LifeCycleExample.page(afterDelete: LifeCycleExample.created), good: LifeCycleExample.good)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.judge(into: &judgement) { promise in
      promise == .deleted || promise == .unlisted
    } report: { promise, evidence, span, judgement in
      judgement.report(
        card, promise == .unlisted ? .listed : .there(evidence.status), at: span, expected: evidence.expected,
        received: evidence.received,
        curl: evidence.curl)
    }
  }
}

extension ServerMessage {
  fileprivate static let listed = ServerMessage("The list still shows what was just deleted")

  fileprivate static func there(_ status: Int) -> ServerMessage {
    ServerMessage("Status \(status) for what was just deleted")
  }
}
