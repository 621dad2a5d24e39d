import APIModel

/// What the docs never show as null is not null.
struct UnexpectedNull: ConformanceCheck {
  let card = RuleCard(
    "SRV103", "unexpected-null", severity: .error,
    summary: "A value is null where the docs never show null",
    why: """
      A null where none is expected is the commonest cause of a client that crashes. A table or two examples without
      null are taken for a promise; a single example is weaker, and the finding is a warning.
      """,
    bad: CardExample.plain(
      "GET /runners", "[{\"id\": 6, \"ip\": \"10.0.0.1\"}, {\"id\": 8, \"ip\": \"10.0.0.2\"}]",
      body: "[{\"id\": 1, \"ip\": null}]"),
    good: CardExample.plain(
      "GET /runners", "[{\"id\": 6, \"ip\": \"10.0.0.1\"}, {\"id\": 8, \"ip\": null}]",
      body: "[{\"id\": 1, \"ip\": null}]"))

  /// How sure the docs are that a value is never null. The only place where that is decided.
  static func severity(_ evidence: Evidence) -> Severity {
    evidence.row == nil && evidence.shown == 1 ? .warning : .error
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard !place.schema.isNullable, !place.types.isEmpty, subject.isPromised(place) else { return }
      let promise = subject.promise(place, "not null")
      guard let tally, tally.counts[index].values > 0 else {
        judgement.skip(promise, because: subject.whyUnseen(index), at: place.span)
        return
      }
      let total = tally.counts[index].values
      guard let hit = tally.hit(index, .null) else {
        judgement.verify(promise, count: total, at: place.span)
        return
      }
      guard !subject.isOpen(place) else {
        judgement.skip(promise, because: CheckSubject.openReason, at: place.span)
        return
      }
      judgement.violate(promise, count: total, at: place.span)
      judgement.report(
        card, .null(place, hit.count, of: total), severity: Self.severity(place.evidence),
        at: place.span ?? subject.responseSpan, pointer: hit.pointer,
        expected: place.types.names.joined(separator: " or "), received: "null")
    }
  }
}

extension ServerMessage {
  fileprivate static func null(_ place: ResponseShape.Place, _ count: Int, of total: Int) -> ServerMessage {
    let name = place.role == .item ? place.itemName : "`\(place.name)`"
    let extent = total > 1 ? " in \(count) of \(total) values" : ""
    return ServerMessage("\(place.role == .root ? "The body" : name) is null\(extent); the docs never show it so")
  }
}
