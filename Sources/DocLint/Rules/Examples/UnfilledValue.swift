import APIModel
import DocExtract

/// EXA209: a value that was to be filled in later.
struct UnfilledValue: LintRule {
  let card = RuleCard(
    "EXA209", "unfilled-value", severity: .warning,
    summary: "An example with a value that was never filled in",
    why: "Readers can't see what the value looks like.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": 1, "name": "TODO"}
      ```
      """,
    good: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": 1, "name": "Ada"}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds(anyOf: "TODO", "TBD", "FIXME", "XXX", "CHANGE", "REPLACE_ME") else { return }
    for body in page.page.bodies where page.isExample(body) {
      guard let document = body.json?.document, let root = document.root else { continue }
      // Most examples hold none of the words at all.
      guard Self.mayHoldWord(document.bytes) else { continue }
      visit(root) { node in
        // What the text lists in code is a value.
        if page.document.source.bytes.firstRange(ofBytes: Array("`\(node.string ?? "")`".utf8)) != nil { return }
        let offsets = node.range.lowerBound + body.offsets.lowerBound..<node.range.upperBound + body.offsets.lowerBound
        report.add(self, .unfilled(node.string ?? ""), at: LiteralMap(page.document, block: body.block).range(offsets))
      }
    }
  }

  private static let words = ["TODO", "TBD", "FIXME", "XXX", "CHANGEME", "CHANGE_ME", "REPLACE_ME"]

  /// Whether a string of capitals that begins like one of the words stands anywhere.
  private static func mayHoldWord(_ bytes: [UInt8]) -> Bool {
    var before: UInt8 = 0
    for (at, byte) in bytes.enumerated() {
      if before == UInt8(ascii: "\""),
        byte == UInt8(ascii: "T") || byte == UInt8(ascii: "F") || byte == UInt8(ascii: "X")
          || byte == UInt8(ascii: "C") || byte == UInt8(ascii: "R"),
        words.contains(where: { bytes[at...].starts(with: $0.utf8) })
      {
        return true
      }
      before = byte
    }
    return false
  }

  private func visit(_ node: JSONNode, _ report: (JSONNode) -> Void) {
    switch node.kind {
    case .string: if Self.words.contains(node.string ?? "") { report(node) }
    case .array: for item in node.items { visit(item, report) }
    case .object: for member in node.members { visit(member.value, report) }
    default: break
    }
  }
}

extension LintMessage {
  fileprivate static func unfilled(_ value: String) -> LintMessage { "`\(value)` was not filled in" }
}
