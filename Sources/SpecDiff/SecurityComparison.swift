import APIModel

/// Whether requests that authenticate as the old contract says are still accepted.
struct SecurityComparison {
  private typealias Way = [SecurityRequirement]

  private let old: [[SecurityRequirement]]
  private let new: [[SecurityRequirement]]

  init(_ old: Operation, _ new: Operation) {
    self.old = old.security ?? []
    self.new = new.security ?? []
  }

  func compare(into list: inout OperationChanges) {
    guard old != new else { return }
    let sides = (
      SpecChange.Side(span: list.oldSpan, value: text(old)), SpecChange.Side(span: list.newSpan, value: text(new))
    )
    switch (Self.isNeeded(old), Self.isNeeded(new)) {
    case (false, true):
      list.add(
        .authenticationAdded, old: sides.0, new: sides.1, message: "requests need authentication: \(text(new))",
        advice: "Authenticate with \(text(new)).")
    case (true, false):
      list.add(
        .authenticationDropped, old: sides.0, new: sides.1, message: "requests no longer need authentication",
        advice: "Nothing to do; credentials may be left out.")
    case (true, true): compareWays(sides, into: &list)
    case (false, false): break
    }
  }

  private func compareWays(_ sides: (SpecChange.Side, SpecChange.Side), into list: inout OperationChanges) {
    let lost = old.filter { way in !new.contains { Self.accepts($0, way) } }
    if !lost.isEmpty {
      list.add(
        .authenticationWayRemoved, old: sides.0, new: sides.1,
        message: "\(text(lost)) is no longer accepted as authentication", advice: "Authenticate with \(text(new)).")
    } else {
      let gained = new.filter { way in !old.contains { Self.accepts(way, $0) } }
      if !gained.isEmpty {
        list.add(
          .authenticationWayAdded, old: sides.0, new: sides.1,
          message: "\(text(gained)) is accepted as authentication, too", advice: "Nothing to do.")
      }
    }
    var missing: [String] = []
    for way in old {
      let given = Set(way.flatMap(\.scopes))
      // The way that asks for least besides.
      let asked = new.filter { Self.accepts($0, way) }.map { $0.flatMap(\.scopes).filter { !given.contains($0) } }
      guard let least = asked.min(by: { $0.count < $1.count }) else { continue }
      missing += least.filter { !missing.contains($0) }
    }
    guard !missing.isEmpty else { return }
    list.add(
      .scopeAdded, old: sides.0, new: sides.1,
      message: "the token needs the \(Wording.plural("scope", missing.count)) \(Wording.list(missing))",
      advice: "Check that the token was given \(Wording.list(missing)).")
  }

  /// Whether one of the ways asks for something.
  private static func isNeeded(_ ways: [[SecurityRequirement]]) -> Bool {
    !ways.isEmpty && !ways.contains(where: \.isEmpty)
  }

  /// Whether a request that goes one way has all that another asks for, scopes aside.
  private static func accepts(_ way: Way, _ given: Way) -> Bool {
    way.allSatisfy { asked in given.contains { ($0.kind ?? $0.scheme) == (asked.kind ?? asked.scheme) } }
  }

  private func text(_ ways: [[SecurityRequirement]]) -> String {
    if !Self.isNeeded(ways) { return "none" }
    return ways.map { way in
      way.map { requirement in
        Wording.code(requirement.scheme) + (requirement.kind.map { " (\($0))" } ?? "")
      }.joined(separator: " with ")
    }.joined(separator: " or ")
  }
}
