import APIModel

/// The docs name every attribute that the server sends.
struct UndocumentedAttribute: ConformanceCheck {
  let card = RuleCard(
    "SRV104", "undocumented-attribute", severity: .info,
    summary: "A response holds attributes that the docs don't name",
    why: "Nothing breaks, but nobody can use what they don't know of. The finding has table rows ready to paste.",
    bad: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7, \"locked\": false}"),
    good: CardExample.plain(
      "GET /version", "{\"id\": 6, \"locked\": true}", body: "{\"id\": 7, \"locked\": false}"))

  /// How many attributes one finding lists.
  static let maximumListed = 20

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard place.isKnownObject, subject.isPromised(place), let tally else { return }
      let renamed = subject.renamed(below: index, tally)
      var names: [String] = []
      var types: [String: [String]] = [:]
      var pointer: String?
      for (violation, hit) in tally.hits(at: index) {
        guard case .undocumentedAttribute(let name, let type) = violation, !renamed.contains(name) else { continue }
        if types[name] == nil { names.append(name) }
        types[name, default: []].append(type)
        pointer = pointer ?? hit.pointer
      }
      guard let pointer else { return }
      let rows = names.prefix(Self.maximumListed).map { name in
        let known = (types[name] ?? []).filter { $0 != "null" }
        return Finding.Note("| `\(name)` | \(known.isEmpty ? "" : known.joined(separator: "/")) | |")
      }
      judgement.report(
        card, .undocumented(names), at: place.span ?? subject.responseSpan, pointer: pointer,
        notes: [Finding.Note("rows for the table of response attributes:")] + rows)
    }
  }
}

extension CheckSubject {
  /// The attributes that are another's in another spelling; `MissingAttribute` names them.
  fileprivate func renamed(below index: Int, _ tally: BodyTally) -> Set<String> {
    guard let shape else { return [] }
    let facts = shape.facts[index]
    let attributes = shape.attributes[facts.firstAttribute..<facts.firstAttribute + facts.attributeCount]
    let missing = attributes.filter { tally.hit($0, .missing) != nil && isPromised(shape.places[$0]) }
    return Set(missing.compactMap { otherSpelling(of: shape.places[$0], tally) })
  }
}

extension ServerMessage {
  fileprivate static func undocumented(_ names: [String]) -> ServerMessage {
    let shown = names.prefix(5).map { "`\($0)`" }
    let more = names.count - shown.count
    let list = shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    return ServerMessage(
      names.count == 1 ? "Attribute \(list) is not documented" : "Attributes \(list) are not documented")
  }
}
