import APIModel

/// A value is not one that the docs call deprecated.
struct DeprecatedValue: ConformanceCheck {
  let card = RuleCard(
    "SRV109", "deprecated-value", severity: .info,
    summary: "The server sends a value that the docs call deprecated",
    why: "Worth knowing before its removal. With a target version that has reached the removal, it is an error.",
    bad: CardExample.table(
      "GET /version",
      ["| `status` | string | One of: `online`, `paused`. The `paused` value was deprecated in GitLab 14.8 |"],
      "{\"status\": \"online\"}", body: "{\"status\": \"paused\"}"),
    good: CardExample.table(
      "GET /version",
      ["| `status` | string | One of: `online`, `paused`. The `paused` value was deprecated in GitLab 14.8 |"],
      "{\"status\": \"online\"}", body: "{\"status\": \"online\"}"))

  /// The promise is that of the list of values, whose verdict `UndocumentedValue` gives.
  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    subject.forEachPlace { index, place, tally in
      guard let tally, let enumeration = place.schema.enumeration, subject.isPromised(place) else { return }
      for (violation, hit) in tally.hits(at: index) {
        guard case .deprecatedValue(let value) = violation,
          let deprecation = enumeration.values.first(where: { $0.value == value })?.deprecation
        else { continue }
        let removal = deprecation.removal.flatMap { VersionNumber($0) }
        let isDue = subject.targetVersion.map { target in removal.map { $0 <= target } ?? false } ?? false
        judgement.report(
          card, .deprecated(place.name, value, deprecation, isDue: isDue), severity: isDue ? .error : .info,
          at: deprecation.span ?? place.span ?? subject.responseSpan, pointer: hit.pointer)
      }
    }
  }
}

extension ServerMessage {
  fileprivate static func deprecated(
    _ name: String, _ value: String, _ deprecation: Deprecation, isDue: Bool
  ) -> ServerMessage {
    if isDue {
      return ServerMessage("`\(name)` is `\(value)`; its removal in \(deprecation.removal ?? "") is due")
    }
    return ServerMessage(
      "`\(name)` is `\(value)`, \(deprecation.since.map { "deprecated in \($0)" } ?? "which is deprecated")")
  }
}
