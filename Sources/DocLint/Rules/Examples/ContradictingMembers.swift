import APIModel
import DocExtract

/// EXA230: two members of one object that can't both be true.
struct ContradictingMembers: LintRule {
  let card = RuleCard(
    "EXA230", "contradicting-members", severity: .warning,
    summary: "Two members of an object in an example that can't both be true: an end before its start, a time in words "
      + "that is not the one in seconds",
    why: "Readers can't tell what the numbers mean, and tests made of the example fail.",
    bad: page("2024-05-01T08:00:00Z"), good: page("2024-05-03T08:00:00Z"))

  private static func page(_ end: String) -> String {
    """
    # Leases API

    ## Get a lease

    ```plaintext
    GET /leases/:id
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the lease |

    Example response:

    ```json
    {
      "id": 1,
      "starts_at": "2024-05-02T08:00:00Z",
      "ends_at": "\(end)"
    }
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    // Most pages show no time that ends, and one URL at most.
    let hasTimes = page.holds(anyOf: "human_", "start", "begin", "Start", "Begin")
    let hasURLs = page.holds(anyOf: "url\"", "Url\"")
    guard hasTimes || hasURLs else { return }
    for (index, body) in page.page.bodies.enumerated() {
      guard let document = body.json?.document,
        case let marks = Self.marks(page.members(of: index), document, hasTimes, hasURLs), !marks.isEmpty,
        page.isExample(body)
      else { continue }
      var map: LiteralMap?
      for (number, marks) in marks {
        guard let object = document.node(number) else { continue }
        let found =
          (marks.contains(.time) ? Self.contradictions(in: object) : [])
          + (marks.contains(.urls) && Self.holdsURLs(document) ? Self.urls(in: object) : [])
        for (member, message) in found {
          let known = map ?? LiteralMap(page.document, block: body.block)
          map = known
          let range = member.value.range
          report.add(
            self, message,
            at: known.range(range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound),
            operation: body.group.flatMap { page.operations(of: $0).first })
        }
      }
    }
  }

  /// What a first look at an object finds.
  private struct Marks: OptionSet {
    let rawValue: UInt8
    static let time = Marks(rawValue: 1)
    static let url = Marks(rawValue: 2)
    /// A second one.
    static let urls = Marks(rawValue: 4)
  }

  /// The objects that have a time which begins, or several URLs, by their nodes.
  private static func marks(
    _ members: [JSONDocument.MemberPlace], _ document: JSONDocument, _ hasTimes: Bool, _ hasURLs: Bool
  ) -> [(object: Int, marks: Marks)] {
    document.withNodes { bytes, nodes in
      var found: [Marks] = []
      func add(_ mark: Marks, _ object: Int) {
        if found.isEmpty { found = [Marks](repeating: [], count: nodes.count) }
        found[object].formUnion(mark == .url && found[object].contains(.url) ? .urls : mark)
      }
      for member in members where member.kind == .string {
        if hasTimes, mayBegin(bytes, member.key) { add(.time, member.object) }
        if hasURLs, ByteSearch.stands("http", at: member.value.lowerBound + 1, in: bytes) { add(.url, member.object) }
      }
      return found.enumerated().lazy.filter { !$1.isDisjoint(with: [.time, .urls]) }.map { ($0, $1) }
    }
  }

  /// Whether a name is one of a span of time, or of something's start.
  private static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ key: Range<Int>) -> Bool {
    guard key.count >= 5 else { return false }
    if ByteSearch.stands("human_", at: key.lowerBound, in: bytes) { return true }
    for at in key.lowerBound...key.upperBound - 5 {
      switch bytes[at] {
      case UInt8(ascii: "s"), UInt8(ascii: "S"): if ByteSearch.stands("tart", at: at + 1, in: bytes) { return true }
      case UInt8(ascii: "b"), UInt8(ascii: "B"): if ByteSearch.stands("egin", at: at + 1, in: bytes) { return true }
      default: break
      }
    }
    return false
  }

  private static func holdsURLs(_ document: JSONDocument) -> Bool {
    document.withNodes { bytes, _ in ByteSearch.holdsAny(of: ["url\"", "Url\""], in: bytes) }
  }

  private static func contradictions(in object: JSONNode) -> [(JSONNode.Member, LintMessage)] {
    var found: [(JSONNode.Member, LintMessage)] = []
    for member in object.members where member.value.kind == .string {
      let name = member.name
      if name.hasPrefix("human_") {
        let plain = String(name.dropFirst("human_".utf8.count))
        let spans = member.value.withContent { TimeSpan.seconds($0) }
        guard !spans.isEmpty, let number = object.members.first(where: { $0.isNamed(plain) }),
          let seconds = number.value.int, !spans.contains(seconds)
        else { continue }
        found.append((number, .otherSpan(plain, seconds, name, member.value.string ?? "")))
        continue
      }
      guard let start = member.value.withContent({ Instant($0) }) else { continue }
      for other in ends(for: name) {
        guard let last = object.members.first(where: { $0.isNamed(other) && $0.value.kind == .string }),
          let end = last.value.withContent({ Instant($0) }), end.isComparable(with: start), end.isBefore(start)
        else { continue }
        found.append((last, .endsFirst(other, name)))
      }
    }
    return found
  }

  /// What the end of something is called whose start has a name: `ends_at` for `starts_at`, `windowEnd` for `windowStart`.
  private static func ends(for name: String) -> [String] {
    for (start, ends) in words {
      guard let place = name.firstRange(ofBytes: start) else { continue }
      return ends.map { name[..<place.lowerBound] + $0 + name[place.upperBound...] }
    }
    return []
  }

  private static let words: [(String, [String])] = [
    ("started", ["ended", "finished", "stopped", "completed"]), ("starts", ["ends"]),
    ("start", ["end", "finish", "stop"]),
    ("Started", ["Ended", "Finished", "Stopped", "Completed"]), ("Start", ["End", "Finish", "Stop"]),
    ("begins", ["ends"]), ("begin", ["end"]), ("Begin", ["End"]),
  ]
}

extension LintMessage {
  fileprivate static func endsFirst(_ end: String, _ start: String) -> LintMessage { "`\(end)` is before `\(start)`" }

  fileprivate static func otherSpan(_ name: String, _ seconds: Int, _ other: String, _ text: String) -> LintMessage {
    "`\(name)` is \(seconds), which is not the \"\(text)\" of `\(other)`"
  }
}
