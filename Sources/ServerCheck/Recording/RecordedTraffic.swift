public import APIModel

/// Judges recorded traffic by the docs, without a request.
///
/// Only what a server answered is judged: recorded requests may be wrong in ways that the docs never asked for, so
/// that an answer from 300 to 499 says nothing.
public struct RecordedTraffic: Sendable {
  /// What recorded traffic shows.
  public struct Outcome: Sendable {
    public var outcome: CheckOutcome
    /// How many exchanges were of a documented operation.
    public var matched: Int
    /// How many were not.
    public var unmatched: Int
  }

  private let spec: APISpec
  private let bases: [String]
  private let judge: Judge
  private let answers: AnswerReader

  /// - Parameters:
  ///   - server: The base that recorded paths begin with; without it the docs' own.
  ///   - targetVersion: The version that the server claims to be.
  public init(_ spec: APISpec, server: BaseURL? = nil, targetVersion: VersionNumber? = nil) {
    self.spec = spec
    bases = server.map { [$0.path] } ?? (spec.basePath.isEmpty ? [""] : [spec.basePath, ""])
    judge = Judge(hasToken: true, targetVersion: targetVersion)
    answers = AnswerReader(judge: judge, bodies: BodyReader())
  }

  /// - Parameter exchanges: As recorded; credentials in their headers and URLs are not repeated.
  public func check(_ exchanges: [Exchange]) async -> Outcome {
    var results: [Int: [OperationResult]] = [:]
    var matched = 0
    for exchange in exchanges {
      guard let (index, path) = operation(of: exchange) else { continue }
      matched += 1
      results[index, default: []].append(await result(exchange, spec.operations[index], path))
    }
    var report = RunReport(tool: RunReport.Tool(name: "docproof", version: ""), command: "check")
    for (index, operation) in spec.operations.enumerated() {
      let judgements = (results[index] ?? [.notSent("no recorded request")]).map { judge.judge(operation, $0) }
      report.verdicts += Self.joined(judgements.map(\.verdicts))
      var seen: Set<String> = []
      for finding in judgements.flatMap(\.findings) where seen.insert(Self.place(of: finding)).inserted {
        report.findings.append(finding)
      }
    }
    return Outcome(
      outcome: CheckOutcome(findings: report.sorted().findings, verdicts: report.verdicts, exchanges: []),
      matched: matched, unmatched: exchanges.count - matched)
  }

  /// The documented operation that an exchange is of, the one with the fewest placeholders, and its path.
  private func operation(of exchange: Exchange) -> (index: Int, path: String)? {
    guard let path = URLParts(exchange.url)?.path else { return nil }
    for base in bases where path.hasPrefix(base) {
      let rest = String(path.dropFirst(base.count))
      guard rest.hasPrefix("/") else { continue }
      let found = spec.operations.indices.filter {
        spec.operations[$0].method == exchange.method && spec.operations[$0].path.match(rest) != nil
      }
      let best = found.min {
        (spec.operations[$0].path.placeholders.count, $0) < (spec.operations[$1].path.placeholders.count, $1)
      }
      if let best { return (best, rest) }
    }
    return nil
  }

  private func result(_ exchange: Exchange, _ operation: Operation, _ path: String) async -> OperationResult {
    guard let status = exchange.status else { return .notSent("the recording holds no answer") }
    guard (200..<300).contains(status) || (500..<600).contains(status) else {
      return .notSent("the recorded answer is \(status)")
    }
    var result = OperationResult.notSent("recorded traffic has no such request")
    let values = operation.path.match(path) ?? [:]
    result.values = operation.path.placeholders.map {
      ResolvedValue(name: $0, location: .path, text: values[$0] ?? "", origin: .recorded)
    }
    for followUp in FollowUp.planned(for: operation) {
      result.followUps[followUp.purpose] = .notAsked("recorded traffic has no such request")
    }
    let response = ProbeResponse(status: status, headers: exchange.responseHeaders, body: exchange.responseBody)
    if exchange.isBodyTruncated {
      // Status and media type are known, the body is not.
      var head = response
      head.body = []
      _ = await answers.note(head, of: operation, shape: Judge.shape(of: operation), in: &result)
      result.body = .unread("the recording holds only a part of the body")
      return result
    }
    _ = await answers.note(response, of: operation, shape: Judge.shape(of: operation), in: &result)
    return result
  }

  /// One verdict a promise: violated where one exchange violates it, verified where one keeps it.
  private static func joined(_ lists: [[Verdict]]) -> [Verdict] {
    guard var joined = lists.first else { return [] }
    // The checks give the same promises in the same order, whatever the answer.
    let positions = Dictionary(joined.enumerated().map { ($1.promise, $0) }, uniquingKeysWith: { first, _ in first })
    for verdict in lists.dropFirst().joined() {
      guard let position = positions[verdict.promise] else { continue }
      joined[position].count += verdict.count
      switch (joined[position].state, verdict.state) {
      case (.violated, _), (_, .notVerified): break
      default: joined[position].state = verdict.state
      }
    }
    return joined
  }

  /// What a finding is about, whichever item of a list showed it first.
  private static func place(of finding: Finding) -> String {
    let pointer = (finding.subject.pointer ?? "-").split(separator: "/").map { Int($0) == nil ? String($0) : "0" }
    return "\(finding.rule.code) \(finding.subject.operation ?? "") /\(pointer.joined(separator: "/"))"
  }
}
