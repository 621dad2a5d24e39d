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
    for body in page.page.bodies {
      guard let document = body.json?.document,
        case let marks = document.bytes.withUnsafeBufferPointer({ Self.marks(in: $0) }), marks.times || marks.urls,
        page.isExample(body), let root = document.root
      else { continue }
      var map: LiteralMap?
      Self.visit(root) { object in
        let found = (marks.times ? Self.contradictions(in: object) : []) + (marks.urls ? Self.urls(in: object) : [])
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

  /// A first look: most examples show no time that ends, and one URL at most.
  private static func marks(in bytes: UnsafeBufferPointer<UInt8>) -> (times: Bool, urls: Bool) {
    (
      ByteSearch.holdsAny(of: ["\"human_", "start", "begin", "Start", "Begin"], in: bytes),
      ByteSearch.holdsAny(of: ["url\"", "Url\""], in: bytes)
    )
  }

  private static func visit(_ node: JSONNode, _ look: (JSONNode) -> Void) {
    switch node.kind {
    case .array: for item in node.items where item.kind == .object || item.kind == .array { visit(item, look) }
    case .object:
      look(node)
      for member in node.members where member.value.kind == .object || member.value.kind == .array {
        visit(member.value, look)
      }
    default: break
    }
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
