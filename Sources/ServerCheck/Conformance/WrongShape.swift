import APIModel

/// A list is a list and an object is an object.
struct WrongShape: ConformanceCheck {
  let card = RuleCard(
    "SRV304", "wrong-shape", severity: .error,
    summary: "The body is an object where the docs show a list, or the other way round",
    why: "No documented attribute stands where the docs say, so that nothing of the answer can be used.",
    bad: CardExample.plain("GET /runners", "[{\"id\": 6}]", body: "{\"runners\": [{\"id\": 6}]}"),
    good: CardExample.plain("GET /runners", "[{\"id\": 6}]", body: "[{\"id\": 7}]"))

  /// Whether a wrong type is this rule's: the whole body is the other one of list and object.
  static func isMeant(_ place: ResponseShape.Place, _ type: String) -> Bool {
    place.role == .root && (place.types == .array && type == "object" || place.types == .object && type == "array")
  }

  /// The promise is that of the body's type, whose verdict `WrongType` gives.
  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard let place = subject.shape?.root, let tally = subject.result.tally,
      let first = subject.typeHits(at: 0, in: tally).first, Self.isMeant(place, first.type)
    else { return }
    judgement.report(
      card, .wrongShape(first.type), at: subject.responseSpan, pointer: "",
      expected: place.types == .array ? "a list" : "an object", received: first.hit.sample)
  }
}

extension ServerMessage {
  fileprivate static func wrongShape(_ received: String) -> ServerMessage {
    ServerMessage(
      received == "array"
        ? "The body is a list where the docs show an object" : "The body is an object where the docs show a list")
  }
}
