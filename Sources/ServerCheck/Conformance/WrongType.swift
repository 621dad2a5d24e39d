import APIModel

/// Every value has a documented type.
struct WrongType: ConformanceCheck {
  let card = RuleCard(
    "SRV102", "wrong-type", severity: .error,
    summary: "A value in a response is of another type than documented",
    why: """
      A client in a typed language can't read the answer at all, and one in another language computes with rubbish.
      An integer keeps the promise of a number, and `1.0` that of an integer.
      """,
    bad: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": \"6\"}"),
    good: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard !place.types.isEmpty, subject.isPromised(place) else { return }
      let promise = subject.promise(place, "type")
      let wrong = tally.map { subject.typeHits(at: index, in: $0) } ?? []
      guard let first = wrong.first else {
        guard let tally, tally.counts[index].typed > 0 else {
          judgement.skip(promise, because: subject.whyUnseen(index), at: place.span)
          return
        }
        judgement.verify(promise, count: tally.counts[index].typed, at: place.span)
        return
      }
      let total = tally?.counts[index].values ?? 0
      judgement.violate(promise, count: total, at: place.span)
      guard !WrongShape.isMeant(place, first.type) else { return }
      let count = wrong.reduce(0) { $0 + $1.hit.count }
      judgement.report(
        card, .wrong(place, first.type, count, of: total), at: place.span ?? subject.responseSpan,
        pointer: first.hit.pointer, expected: place.types.names.joined(separator: " or "),
        received: "\(first.type), \(first.hit.sample)")
    }
  }
}

extension ResponseShape.Place {
  /// ``An item of `/projects` ``
  var itemName: String {
    let list = pointer.dropLast(2)
    return list.isEmpty ? "An item of the list" : "An item of `\(list)`"
  }
}

extension CheckSubject {
  /// The types received at a place that are not documented there.
  func typeHits(at index: Int, in tally: BodyTally) -> [(type: String, hit: BodyTally.Hit)] {
    tally.hits(at: index).compactMap { violation, hit in
      if case .type(let type) = violation { (type, hit) } else { nil }
    }
  }
}

extension ServerMessage {
  fileprivate static func wrong(
    _ place: ResponseShape.Place, _ type: String, _ count: Int, of total: Int
  ) -> ServerMessage {
    let name = place.role == .item ? place.itemName : "`\(place.name)`"
    let subject = place.role == .root ? "The body" : name
    let documented = place.types.names.joined(separator: " or ")
    let extent = total > 1 ? " in \(count) of \(total) values" : ""
    return ServerMessage("\(subject) is \(type), not \(documented)\(extent)")
  }
}
