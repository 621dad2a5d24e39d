import APIModel
import DocExtract

/// EXA201: a key that stands twice in one object.
struct DuplicateKey: LintRule {
  let card = RuleCard(
    "EXA201", "duplicate-key", severity: .warning,
    summary: "A JSON example with the same key twice in one object",
    why: "Readers keep one of the two and drop the other without a word; one of them is a mistake.",
    bad: RuleCard.page(example: #"{"id": 1, "name": "Ada", "id": 2}"#),
    good: RuleCard.page(example: #"{"id": 1, "name": "Ada"}"#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (index, body) in page.page.bodies.enumerated() {
      guard let document = body.json?.document, Self.hasDuplicates(page.members(of: index)), let root = document.root,
        page.isExample(body)
      else { continue }
      visit(root, "") { first, second, pointer in
        let map = LiteralMap(page.document, block: body.block)
        func range(_ node: JSONNode) -> SourceRange {
          map.range(
            node.range.lowerBound + body.offsets.lowerBound..<node.range.upperBound + body.offsets.lowerBound)
        }
        let name = second.key.string ?? second.key.source
        let note = Finding.Note("first here", span: page.page.span(range(first.key)))
        report.add(
          self,
          first.value.source == second.value.source ? .repeated(name) : .contradicted(name, second.value.source),
          at: range(second.key), pointer: pointer + "/" + JSONPointer.escape(name), notes: [note])
      }
    }
  }

  /// Goes through all objects; most have no duplicate, so their keys are compared as bytes and nothing is built.
  private func visit(
    _ node: JSONNode, _ pointer: @autoclosure () -> String, _ report: (JSONNode.Member, JSONNode.Member, String) -> Void
  ) {
    switch node.kind {
    case .object:
      let bytes = node.document.bytes
      var seen: [Int: [JSONNode.Member]] = [:]
      for member in node.members {
        // An unreadable key is another rule's business.
        guard member.key.kind == .string else { continue }
        let key = bytes[member.key.range]
        let hash = Self.hash(key)
        if let first = seen[hash]?.first(where: { bytes[$0.key.range].elementsEqual(key) }) {
          report(first, member, pointer())
        }
        seen[hash, default: []].append(member)
        if member.value.kind == .object || member.value.kind == .array {
          visit(member.value, pointer() + "/" + JSONPointer.escape(member.name), report)
        }
      }
    case .array:
      for (index, item) in node.items.enumerated() where item.kind == .object || item.kind == .array {
        visit(item, "\(pointer())/\(index)", report)
      }
    default: break
    }
  }

  /// Whether an object has two keys of the same hash; nearly no example has one.
  private static func hasDuplicates(_ members: [JSONDocument.MemberPlace]) -> Bool {
    var keys = NameSet(minimumCapacity: members.count)
    return members.contains { member in
      !keys.insert(member.name &+ UInt64(member.object) &* 0x9E37_79B9_7F4A_7C15)
    }
  }

  /// FNV-1a.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Int(truncatingIfNeeded: hash)
  }
}

extension LintMessage {
  fileprivate static func repeated(_ name: String) -> LintMessage { "`\(name)` stands twice in one object" }
  fileprivate static func contradicted(_ name: String, _ value: String) -> LintMessage {
    "`\(name)` stands twice in one object, the second time as `\(value.prefix(40))`"
  }
}
