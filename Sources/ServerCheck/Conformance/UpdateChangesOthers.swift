import APIModel

/// An update leaves alone what it does not name.
struct UpdateChangesOthers: ConformanceCheck {
  let card = RuleCard(
    "SRV707", "update-changes-others", severity: .error,
    summary: "An update also changes an attribute that was not sent",
    why: """
      Clients send what they want changed and lose the rest. Looked at are attributes that the update could have set.
      PUT may mean the whole member, so that what it empties or sets to its default is left out, and so is what
      may follow from what was sent: a switch or choice from another one, and an attribute that shares a word with it.
      """,
    bad: page(weightAfterUpdate: 7), good: page(weightAfterUpdate: 5))

  private static func page(weightAfterUpdate weight: Int) -> String {
    LifeCycleExample.page(
      reading: LifeCycleExample.weighed("docproof", 5), afterUpdate: LifeCycleExample.weighed("docproof-2", weight),
      isWeighed: true)
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.judge(into: &judgement) {
      $0 == .othersStay
    } report: { _, evidence, span, judgement in
      let name = evidence.attribute ?? ""
      judgement.report(
        card, .changed(name), at: span, pointer: "/\(JSONPointer.escape(name))", expected: evidence.expected,
        received: evidence.received, curl: evidence.curl)
    }
  }
}

extension ServerMessage {
  fileprivate static func changed(_ name: String) -> ServerMessage {
    ServerMessage("`\(name)` is changed by an update that does not name it")
  }
}
