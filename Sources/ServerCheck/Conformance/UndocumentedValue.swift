import APIModel

/// A value with a documented list of values is one of them.
struct UndocumentedValue: ConformanceCheck {
  let card = RuleCard(
    "SRV107", "undocumented-value", severity: .warning,
    summary: "A value is none of those that the docs list",
    why: "A client that tells the documented values apart has no case for this one.",
    bad: CardExample.table(
      "GET /version", ["| `status` | string | One of: `online`, `offline` |"], "{\"status\": \"online\"}",
      body: "{\"status\": \"asleep\"}"),
    good: CardExample.table(
      "GET /version", ["| `status` | string | One of: `online`, `offline` |"], "{\"status\": \"online\"}",
      body: "{\"status\": \"offline\"}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard let enumeration = place.schema.enumeration, !enumeration.values.isEmpty, subject.isPromised(place) else {
        return
      }
      let promise = subject.promise(place, "enum")
      guard let tally, tally.counts[index].typed > 0 else {
        judgement.skip(promise, because: subject.whyUnseen(index), at: place.span)
        return
      }
      let total = tally.counts[index].typed
      let unknown = tally.hits(at: index).compactMap { violation, hit in
        if case .undocumentedValue(let value) = violation { (value, hit) } else { nil }
      }
      guard let first = unknown.first else {
        judgement.verify(promise, count: total, at: place.span)
        return
      }
      judgement.violate(promise, count: total, at: place.span)
      let source = enumeration.source.map { [Finding.Note("the list of values comes from \($0)")] } ?? []
      judgement.report(
        card, .undocumented(place.name, unknown.map(\.0), unknown.reduce(0) { $0 + $1.1.count }, of: total),
        at: place.span ?? subject.responseSpan, pointer: first.1.pointer,
        expected: enumeration.values.prefix(20).map { "`\($0.value)`" }.joined(separator: ", "),
        received: unknown.prefix(5).map { "`\($0.0)`" }.joined(separator: ", "), notes: source)
    }
  }
}

extension ServerMessage {
  fileprivate static func undocumented(
    _ name: String, _ values: [String], _ count: Int, of total: Int
  ) -> ServerMessage {
    let shown = values.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
    let extent = total > 1 ? " in \(count) of \(total) values" : ""
    return ServerMessage(
      "`\(name)` is \(shown)\(values.count > 3 ? " and others" : ""), which is not documented\(extent)")
  }
}
