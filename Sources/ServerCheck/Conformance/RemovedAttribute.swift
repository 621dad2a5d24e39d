import APIModel

/// An attribute that the docs call removed is not sent.
struct RemovedAttribute: ConformanceCheck {
  let card = RuleCard(
    "SRV106", "removed-attribute", severity: .error,
    summary: "The server sends an attribute that the docs call removed",
    why: """
      Attributes are often removed because they gave away too much, such as a token. A server that still sends one is
      older than its docs, or leaks.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"id\": 6}",
      note: "The `token` attribute of responses, deprecated since GitLab 12.10 and removed in GitLab 13.0, is gone.",
      body: "{\"id\": 7, \"token\": \"1a2b\"}"),
    good: CardExample.plain(
      "GET /version", "{\"id\": 6}",
      note: "The `token` attribute of responses, deprecated since GitLab 12.10 and removed in GitLab 13.0, is gone.",
      body: "{\"id\": 7}"))

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard let removal = place.property?.removal else { return }
      let promise = subject.promise(place, "absent")
      let span = removal.span ?? place.span
      if subject.isRemovalAhead(place) {
        judgement.skip(
          promise, because: "its removal in \(removal.version ?? "") is after the target version", at: span)
        return
      }
      guard let tally, tally.counts[index].occasions > 0 else {
        judgement.skip(promise, because: subject.whyNoOccasion(place), at: span)
        return
      }
      let total = tally.counts[index].occasions
      guard let hit = tally.hit(index, .present) else {
        judgement.verify(promise, count: total, at: span)
        return
      }
      judgement.violate(promise, count: total, at: span)
      judgement.report(
        card, .removed(place.name, removal, hit.count, of: total), at: span ?? subject.responseSpan,
        pointer: hit.pointer, expected: "no `\(place.name)`", received: "`\(place.name)`")
    }
  }
}

extension ServerMessage {
  fileprivate static func removed(_ name: String, _ removal: Removal, _ count: Int, of total: Int) -> ServerMessage {
    let version = removal.version.map { " in \($0)" } ?? ""
    let extent = total > 1 ? " in \(count) of \(total) objects" : ""
    return ServerMessage("Attribute `\(name)`, removed\(version), is returned\(extent)")
  }
}
