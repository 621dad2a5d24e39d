import APIModel

/// Every documented attribute is there, in every item, nested ones too.
struct MissingAttribute: ConformanceCheck {
  let card = RuleCard(
    "SRV101", "missing-attribute", severity: .error,
    summary: "A documented attribute is missing from a response",
    why: """
      Clients read what the docs show. An attribute counts as promised where a table names it or every example of the
      resource shows it; one that some examples leave out may be missing. All items of a list are looked at.
      """,
    bad: CardExample.plain(
      "GET /runners", "[{\"id\": 6, \"online\": true}]", body: "[{\"id\": 1, \"online\": true}, {\"id\": 2}]"),
    good: CardExample.plain(
      "GET /runners", "[{\"id\": 6, \"online\": true}]",
      body: "[{\"id\": 1, \"online\": true}, {\"id\": 2, \"online\": false}]"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard place.property?.isRequired == true, subject.isPromised(place) else { return }
      let promise = subject.promise(place, "present")
      guard let tally, tally.counts[index].occasions > 0 else {
        judgement.skip(promise, because: subject.whyNoOccasion(place), at: place.span)
        return
      }
      let total = tally.counts[index].occasions
      guard let hit = tally.hit(index, .missing) else {
        judgement.verify(promise, count: total, at: place.span)
        return
      }
      guard !subject.isOpen(place) else {
        judgement.skip(promise, because: CheckSubject.openReason, at: place.span)
        return
      }
      judgement.violate(promise, count: total, at: place.span)
      judgement.report(
        card, .missing(place, hit.count, of: total), at: place.span ?? subject.responseSpan, pointer: hit.pointer,
        expected: "`\(place.name)` in every object", received: "no `\(place.name)`")
    }
  }
}

extension CheckSubject {
  /// Why there was no object that could have held an attribute.
  func whyNoOccasion(_ place: ResponseShape.Place) -> String {
    place.parent.map { whyUnseen($0) } ?? unreadReason
  }
}

extension ServerMessage {
  fileprivate static func missing(_ place: ResponseShape.Place, _ count: Int, of total: Int) -> ServerMessage {
    total == 1
      ? ServerMessage("Attribute `\(place.name)` is missing")
      : ServerMessage("Attribute `\(place.name)` is missing in \(count) of \(total) objects")
  }
}
