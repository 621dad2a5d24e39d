import APIModel

/// A deprecated attribute is gone once its removal version is reached.
struct DeprecatedAttribute: ConformanceCheck {
  let card = RuleCard(
    "SRV105", "deprecated-attribute", severity: .info,
    summary: "The server still sends a deprecated attribute",
    why: """
      Worth knowing before its removal. With a target version that has reached the removal, it is an error: the docs
      say that it is gone by then.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"active\": true, \"id\": 6}",
      note: "The `active` attribute of responses is deprecated since GitLab 14.8, and to be removed in GitLab 16.0.",
      body: "{\"active\": false, \"id\": 7}"),
    good: CardExample.plain(
      "GET /version", "{\"active\": true, \"id\": 6}", body: "{\"active\": false, \"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard let property = place.property, property.removal == nil, let deprecation = property.deprecation else {
        return
      }
      let isDue = subject.mustBeGone(place)
      let promise = subject.promise(place, "absent")
      let total = tally?.counts[index].occasions ?? 0
      let hit = tally?.hit(index, .present)
      if isDue {
        if hit != nil {
          judgement.violate(promise, count: total, at: place.span)
        } else if total > 0 {
          judgement.verify(promise, count: total, at: place.span)
        } else {
          judgement.skip(promise, because: subject.whyNoOccasion(place), at: place.span)
        }
      }
      guard let hit else { return }
      judgement.report(
        card, .stillThere(place.name, deprecation, isDue: isDue), severity: isDue ? .error : .info,
        at: deprecation.span ?? place.span ?? subject.responseSpan, pointer: hit.pointer,
        expected: isDue ? "no `\(place.name)` from version \(deprecation.removal ?? "") on" : nil,
        received: isDue ? "`\(place.name)` with \(hit.sample) in \(hit.count) of \(total) objects" : nil)
    }
  }
}

extension ServerMessage {
  fileprivate static func stillThere(_ name: String, _ deprecation: Deprecation, isDue: Bool) -> ServerMessage {
    if isDue {
      return ServerMessage("Attribute `\(name)` is still returned; its removal in \(deprecation.removal ?? "") is due")
    }
    let since = deprecation.since.map { ", deprecated in \($0)" } ?? ", which is deprecated"
    let removal = deprecation.removal.map { " and to be removed in \($0)" } ?? ""
    return ServerMessage("Attribute `\(name)`\(since)\(removal), is returned")
  }
}
