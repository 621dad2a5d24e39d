import APIModel

/// No object has two attributes of one name.
struct DuplicateKey: ConformanceCheck {
  let card = RuleCard(
    "SRV110", "duplicate-key", severity: .warning,
    summary: "An object in a response has the same key twice",
    why: "Which of the two values counts differs from one JSON reader to the next (RFC 8259 §4).",
    bad: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7, \"id\": 8}"),
    good: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard let tally else { return }
      for (violation, hit) in tally.hits(at: index) {
        guard case .duplicateKey(let name) = violation else { continue }
        judgement.report(
          card, .duplicate(name, hit.count), at: place.span ?? subject.responseSpan, pointer: hit.pointer)
      }
    }
  }
}

extension ServerMessage {
  fileprivate static func duplicate(_ name: String, _ count: Int) -> ServerMessage {
    ServerMessage("Key `\(name)` stands twice in one object" + (count > 1 ? ", \(count) times" : ""))
  }
}
