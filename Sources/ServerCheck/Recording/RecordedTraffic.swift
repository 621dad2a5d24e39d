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
    var shown: [Int: ShownSoFar] = [:]
    var matched = 0
    for exchange in exchanges {
      guard let (index, path) = operation(of: exchange) else { continue }
      matched += 1
      let operation = spec.operations[index]
      // Judged one by one: what was found out of many thousands is little, what they hold is much.
      var so = shown.removeValue(forKey: index) ?? ShownSoFar(shape: Judge.shape(of: operation))
      so.add(judge.judge(operation, so.shape, await result(exchange, operation, path, so.shape)))
      shown[index] = so
    }
    var report = RunReport(tool: RunReport.Tool(name: "docproof", version: ""), command: "check")
    for (index, operation) in spec.operations.enumerated() {
      if let so = shown[index] {
        report.verdicts += so.verdicts
        report.findings += so.findings
      } else {
        report.verdicts += judge.judge(operation, .notSent("no recorded request")).verdicts
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

  private func result(
    _ exchange: Exchange, _ operation: Operation, _ path: String, _ shape: ResponseShape?
  ) async -> OperationResult {
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
      _ = await answers.note(head, of: operation, shape: shape, in: &result)
      result.body = .unread("the recording holds only a part of the body")
      return result
    }
    _ = await answers.note(response, of: operation, shape: shape, in: &result)
    return result
  }

  /// What the exchanges of one operation have shown.
  private struct ShownSoFar {
    let shape: ResponseShape?
    private(set) var verdicts: [Verdict] = []
    private(set) var findings: [Finding] = []
    private var positions: [String: Int] = [:]
    private var seen: Set<String> = []

    init(shape: ResponseShape?) { self.shape = shape }

    /// One verdict a promise: violated where one exchange violates it, verified where one keeps it. The checks give the
    /// same promises in the same order, whatever the answer.
    mutating func add(_ judgement: Judgement) {
      for finding in judgement.findings where seen.insert(Self.place(of: finding)).inserted {
        findings.append(finding)
      }
      guard !verdicts.isEmpty else {
        verdicts = judgement.verdicts
        positions = Dictionary(
          verdicts.enumerated().map { ($1.promise, $0) }, uniquingKeysWith: { first, _ in first })
        return
      }
      for verdict in judgement.verdicts {
        guard let position = positions[verdict.promise] else { continue }
        verdicts[position].count += verdict.count
        switch (verdicts[position].state, verdict.state) {
        case (.violated, _), (_, .notVerified): break
        default: verdicts[position].state = verdict.state
        }
      }
    }

    /// What a finding is about, whichever item of a list showed it first.
    private static func place(of finding: Finding) -> String {
      let pointer = (finding.subject.pointer ?? "-").split(separator: "/").map { Int($0) == nil ? String($0) : "0" }
      return "\(finding.rule.code) \(finding.subject.operation ?? "") /\(pointer.joined(separator: "/"))"
    }
  }
}
