import APIModel

/// A text has its documented format.
struct WrongFormat: ConformanceCheck {
  let card = RuleCard(
    "SRV108", "wrong-format", severity: .warning,
    summary: "A text does not have the format that the docs show",
    why: """
      Dates, addresses and identifiers are parsed. The format is mostly known from examples, so that this is a warning.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"at\": \"2016-01-25T16:39:48.066Z\"}", body: "{\"at\": \"yesterday\"}"),
    good: CardExample.plain(
      "GET /version", "{\"at\": \"2016-01-25T16:39:48.066Z\"}", body: "{\"at\": \"2016-01-25T16:39:48+03:00\"}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard let format = place.format, subject.isPromised(place) else { return }
      let promise = subject.promise(place, "format")
      guard let tally, tally.counts[index].typed > 0 else {
        judgement.skip(promise, because: subject.whyUnseen(index), at: place.span)
        return
      }
      let total = tally.counts[index].typed
      guard let hit = tally.hit(index, .format) else {
        judgement.verify(promise, count: total, at: place.span)
        return
      }
      judgement.violate(promise, count: total, at: place.span)
      judgement.report(
        card, .wrong(place, format, hit.count, of: total), at: place.span ?? subject.responseSpan,
        pointer: hit.pointer, expected: format.rawValue, received: hit.sample)
    }
  }
}

extension ServerMessage {
  fileprivate static func wrong(
    _ place: ResponseShape.Place, _ format: ValueFormat, _ count: Int, of total: Int
  ) -> ServerMessage {
    let name = place.role == .item ? "An item of `\(place.pointer.dropLast(2))`" : "`\(place.name)`"
    let extent = total > 1 ? " in \(count) of \(total) values" : ""
    return ServerMessage("\(place.role == .root ? "The body" : name) is not in the format \(format.rawValue)\(extent)")
  }
}
