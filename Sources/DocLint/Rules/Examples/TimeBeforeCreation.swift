import APIModel
import DocExtract

/// EXA228: a thing that was changed or ended before it began.
struct TimeBeforeCreation: LintRule {
  let card = RuleCard(
    "EXA228", "time-before-creation", severity: .info,
    summary: "An object in an example that was changed, or ended, before it was created",
    why: "Readers wonder which of the two times they have misunderstood.",
    bad: page("2015"), good: page("2017"), status: .optional)

  private static func page(_ year: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        response:
          "{\"id\": 1, \"created_at\": \"2016-01-05T10:00:00Z\", \"updated_at\": \"\(year)-01-06T10:00:00Z\"}"))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds(anyOf: "reated", "tarted", "start_", "startT") else { return }
    let ends = Self.ends
    for (index, body) in page.page.bodies.enumerated() {
      guard let document = body.json?.document, page.isExample(body) else { continue }
      for member in page.members(of: index) where member.kind == .string && ends.contains(member.name) {
        let name = document.name(of: member)
        guard let start = Self.starts[name],
          let end = document.node(member.node)?.string,
          let time = document.node(member.object)?.member(start)?.string, Self.isBefore(end, time)
        else { continue }
        let range = member.value
        report.add(
          self, .before(name, start),
          at: LiteralMap(page.document, block: body.block).range(
            range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound),
          operation: body.group.flatMap { page.operations(of: $0).first })
      }
    }
  }

  private static let ends: NameSet = starts.keys.reduce(into: NameSet()) { $0.insert(NameHash.of($1)) }

  /// What comes first, by the name of what comes after it.
  private static let starts = [
    "updated_at": "created_at", "updatedAt": "createdAt", "modified_at": "created_at", "modifiedAt": "createdAt",
    "updated": "created", "modified": "created", "finished_at": "started_at", "finishedAt": "startedAt",
    "ended_at": "started_at", "completed_at": "started_at", "completedAt": "startedAt", "deleted_at": "created_at",
    "closed_at": "created_at", "end_time": "start_time", "endTime": "startTime", "end_date": "start_date",
    "endDate": "startDate",
  ]

  /// Whether of two times written alike one is before another (RFC 3339 §5.1).
  private static func isBefore(_ a: String, _ b: String) -> Bool {
    let (one, other) = (Array(a.utf8), Array(b.utf8))
    let count = 10
    guard one.count >= count, other.count >= count, one[4] == UInt8(ascii: "-"), other[4] == UInt8(ascii: "-"),
      one[7] == UInt8(ascii: "-"), other[7] == UInt8(ascii: "-"),
      one.prefix(4).allSatisfy(\.isDigit), other.prefix(4).allSatisfy(\.isDigit)
    else { return false }
    // Within a day zones may differ.
    return one.prefix(count).lexicographicallyPrecedes(other.prefix(count)) && !Self.isNextDay(one, other)
  }

  private static func isNextDay(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let day = { (text: [UInt8]) in Int(String(decoding: text[8..<10], as: UTF8.self)) ?? 0 }
    return a.prefix(7).elementsEqual(b.prefix(7)) && day(b) - day(a) == 1
  }
}

extension LintMessage {
  fileprivate static func before(_ name: String, _ start: String) -> LintMessage {
    "`\(name)` is before `\(start)`"
  }
}
