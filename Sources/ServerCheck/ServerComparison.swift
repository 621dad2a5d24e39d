public import APIModel

/// What differs between two servers that were asked the same, and which of them the docs side with.
public struct ServerComparison: Sendable {
  private let spec: APISpec
  private let first: Side
  private let second: Side

  private struct Side {
    var name: String
    var outcome: CheckOutcome
    var states: [String: Verdict.State] = [:]
    var statuses: [String: Int] = [:]

    init(_ name: String, _ outcome: CheckOutcome) {
      self.name = name
      self.outcome = outcome
      for verdict in outcome.verdicts { states["\(verdict.operation) \(verdict.promise)"] = verdict.state }
      for exchange in outcome.exchanges {
        if let operation = exchange.operation, let status = exchange.status, statuses[operation] == nil {
          statuses[operation] = status
        }
      }
    }
  }

  /// - Parameters:
  ///   - names: What the report calls the servers: their base URLs.
  public init(
    _ spec: APISpec, names: (String, String), _ first: CheckOutcome, _ second: CheckOutcome
  ) {
    self.spec = spec
    self.first = Side(names.0, first)
    self.second = Side(names.1, second)
  }

  /// Findings of either server, each with a note that says whose it is and how the other one does, and the statuses
  /// in which they differ although the docs allow both. Verdicts are the first server's.
  public func outcome() -> CheckOutcome {
    var findings: [Finding] = []
    let theirs = Dictionary(
      second.outcome.findings.map { (Self.place($0), $0) }, uniquingKeysWith: { first, _ in first })
    let ours = Set(first.outcome.findings.map(Self.place))
    for finding in first.outcome.findings {
      findings.append(noted(finding, theirs[Self.place(finding)] == nil ? .only(first, second) : .both))
    }
    for finding in second.outcome.findings where !ours.contains(Self.place(finding)) {
      findings.append(noted(finding, .only(second, first)))
    }
    findings += statuses(besides: Set(findings.compactMap(\.subject.operation)))
    var report = RunReport(tool: RunReport.Tool(name: "docproof", version: ""), command: "check")
    report.findings = findings
    var outcome = first.outcome
    outcome.findings = report.sorted().findings
    outcome.exchanges += second.outcome.exchanges
    outcome.leftovers += second.outcome.leftovers
    outcome.isInterrupted = first.outcome.isInterrupted || second.outcome.isInterrupted
    return outcome
  }

  private enum Whose {
    case both
    case only(Side, Side)
  }

  private func noted(_ finding: Finding, _ whose: Whose) -> Finding {
    var finding = finding
    switch whose {
    case .both: finding.notes.insert(Finding.Note("servers: both, so that the docs side with neither"), at: 0)
    case .only(let has, let lacks):
      let other = lacks.statuses[finding.subject.operation ?? ""].map { " (status \($0))" } ?? ""
      let side: String
      if finding.severity == .info {
        side = "\(lacks.name)\(other) does otherwise; the docs allow both"
      } else if isVerified(finding, by: lacks) {
        side = "\(lacks.name)\(other) keeps the promise, and the docs side with it"
      } else {
        side = "\(lacks.name)\(other) could not be looked at there"
      }
      finding.notes.insert(Finding.Note("servers: \(has.name) alone; \(side)"), at: 0)
    }
    return finding
  }

  /// Whether a server keeps a promise of the operation that a finding is about: the one at the finding's place, or any.
  private func isVerified(_ finding: Finding, by side: Side) -> Bool {
    guard let operation = finding.subject.operation else { return false }
    let place = Self.general(finding.subject.pointer ?? "")
    return side.states.contains { key, state in
      state == .verified && key.hasPrefix(operation + " ") && (place.isEmpty || key.contains(" \(place) "))
    }
  }

  /// The operations that the two answer with different statuses, and nothing else was found at.
  private func statuses(besides known: Set<String>) -> [Finding] {
    spec.operations.compactMap { operation in
      guard !known.contains(operation.name), let one = first.statuses[operation.name],
        let other = second.statuses[operation.name], one != other
      else { return nil }
      let documented = [one, other].map { operation.documentsStatus($0) }
      let side =
        documented == [true, false]
        ? "the docs side with \(first.name)"
        : documented == [false, true] ? "the docs side with \(second.name)" : "the docs don't say which is right"
      return Finding(
        rule: Self.card.id, severity: Self.card.severity,
        message: "Status \(one) from one server and \(other) from the other",
        span: operation.span ?? SourceSpan(path: ""), subject: Finding.Subject(operation: operation.name),
        notes: [Finding.Note("servers: \(first.name) answers \(one), \(second.name) \(other); \(side)")])
    }
  }

  private static func place(_ finding: Finding) -> String {
    "\(finding.rule.code) \(finding.subject.operation ?? "") \(general(finding.subject.pointer ?? "-"))"
  }

  /// A pointer with `0` for every item of a list.
  private static func general(_ pointer: String) -> String {
    pointer.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) == nil ? String($0) : "0" }
      .joined(separator: "/")
  }

  static let card = RuleCard(
    "SRV801", "servers-differ", severity: .info,
    summary: "Two servers answer the same request with different statuses",
    why: """
      With `--against` every request goes to two servers. Where one of them breaks a promise, the finding says which, and
      whether the other keeps it; this is what is left: statuses that differ although neither breaks the docs.
      """,
    bad: """
      One server and the other, asked with `--against`:

      ```http
      HTTP/1.1 200 OK
      ```

      ```http
      HTTP/1.1 404 Not Found
      ```
      """,
    good: """
      One server and the other, asked with `--against`:

      ```http
      HTTP/1.1 200 OK
      ```

      ```http
      HTTP/1.1 200 OK
      ```
      """)
}
