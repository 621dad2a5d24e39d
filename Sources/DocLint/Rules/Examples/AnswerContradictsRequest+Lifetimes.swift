import APIModel
import DocExtract

/// How long something lasts, `ttl=2h` in the request and `"expires_in": 120` in the answer.
extension AnswerContradictsRequest {
  func checkLifetimes(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices where !page.parts[group].samples.isEmpty {
      let samples = page.parts[group].samples.filter { page.targets[$0].verdict == .own }
      let answers = page.bodies(of: group).filter { $0.role == .response && ($0.status ?? 200) < 300 && $0.json != nil }
      guard samples.count == 1, let index = samples.first, answers.count == 1, let answer = answers.first,
        let sent = page.sampleFields[index].first(where: { Self.asked.contains($0.name.lowercased()) }),
        case let spans = TimeSpan.seconds(sent.value.utf8), let seconds = spans.first,
        let shown = answer.json?.document.root?.unwrapped,
        let member = shown.members.first(where: { Self.given.contains($0.name) }), let number = member.value.int,
        // A part of it may be over; milliseconds are an eye's work to tell.
        !spans.contains(where: { number <= $0 && number >= $0 - $0 / 10 || number == $0 * 1000 }),
        !page.holds("minutes")
      else { continue }
      let range = member.value.range
      let offsets = range.lowerBound + answer.offsets.lowerBound..<range.upperBound + answer.offsets.lowerBound
      report.add(
        self, .lifetime(member.name, number, sent.value, seconds),
        at: LiteralMap(page.document, block: answer.block).range(offsets), operation: page.operations(of: group).first)
    }
  }

  private static let asked: Set<String> = [
    "ttl", "expires_in", "expires", "expire", "expiry", "lifetime", "max_age", "duration", "lease", "expiration",
  ]
  /// What counts seconds (RFC 6749 §4.2.2).
  private static let given: Set<String> = [
    "expires_in", "expiresIn", "expires_in_seconds", "lease_duration", "max_age", "ttl_seconds",
  ]
}

extension LintMessage {
  fileprivate static func lifetime(_ name: String, _ shown: Int, _ sent: String, _ seconds: Int) -> LintMessage {
    "`\(name)` is \(shown) in the answer, and the request asks for \(sent), \(seconds) seconds"
  }
}
