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
      if let reason = subject.whyNotMissed(index, tally) {
        judgement.skip(promise, because: reason, at: place.span)
        return
      }
      guard let hit = tally.hit(index, .missing) ?? tally.hit(index, .missingFromStranger) else {
        judgement.verify(promise, count: total, at: place.span)
        return
      }
      guard !subject.isOpen(place) else {
        judgement.skip(promise, because: CheckSubject.openReason, at: place.span)
        return
      }
      judgement.violate(promise, count: total, at: place.span)
      judgement.report(
        card, .missing(place, hit.count, of: total),
        at: place.span ?? subject.responseSpan, pointer: hit.pointer,
        expected: "`\(place.name)` in every object",
        received: subject.otherSpelling(of: place, tally).map { "`\($0)`" } ?? "no `\(place.name)`")
    }
  }
}

extension CheckSubject {
  /// The name of an undocumented attribute beside a missing one that is the same but for its spelling: `runnerType`
  /// for `runner_type`.
  func otherSpelling(of place: ResponseShape.Place, _ tally: BodyTally) -> String? {
    guard let parent = place.parent else { return nil }
    let folded = PlaceholderMeaning.folded(place.name)
    return tally.hits(at: parent).lazy.compactMap { violation, _ in
      if case .undocumentedAttribute(let name, _) = violation { name } else { nil }
    }.first { PlaceholderMeaning.folded($0) == folded }
  }

  /// Why an attribute is not called missing though it is: it is one of a map's keys, the docs state a condition, or it
  /// has to be asked for.
  fileprivate func whyNotMissed(_ index: Int, _ tally: BodyTally) -> String? {
    guard let place = shape?.places[index] else { return nil }
    if tally.hit(index, .missing) == nil, tally.hit(index, .missingFromStranger) != nil, let parent = place.parent,
      let documented = shape?.facts[parent].attributeCount
    {
      let count = tally.counts[parent]
      if documented > 1 || count.strangers < count.typed || count.likenesses > 0 {
        let holder = shape?.places[parent].pointer ?? ""
        return "\(holder.isEmpty ? "the body" : "`\(holder)`") holds other attributes than the example's, as a map does"
      }
    }
    guard tally.hit(index, .missing) != nil || tally.hit(index, .missingFromStranger) != nil else { return nil }
    if let phrase = StatedCondition.phrase(in: place.property?.description) {
      return "the docs say that it is not always there: “\(phrase)”"
    }
    guard let pair = SelectingQuery.pair(showing: place, in: operation, sent: result.values)
    else { return nil }
    return "the docs show it where `\(pair.name)=\(Excerpt.of(pair.value))` asks for it"
  }

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
