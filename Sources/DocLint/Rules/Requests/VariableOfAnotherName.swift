import APIModel
import DocExtract

/// REQ114: a variable of the shell that is spelt otherwise than in all other samples.
struct VariableOfAnotherName: LintRule {
  let card = RuleCard(
    "REQ114", "variable-of-another-name", severity: .warning,
    summary: "A shell variable that stands once, a slip away from one that other samples have",
    why: "Who has set the one for all samples sends nothing in its place here.",
    bad: page("APITOKEN"), good: page("API_TOKEN"))

  private static func page(_ name: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users", rows: [],
        sample: "curl --header \"Authorization: Bearer $API_TOKEN\" \"https://example.com/users\""),
      CardSection(
        heading: "List keys", listing: "GET /keys", rows: [],
        sample: "curl --header \"Authorization: Bearer $API_TOKEN\" \"https://example.com/keys\""),
      CardSection(
        heading: "List teams", listing: "GET /teams", rows: [],
        sample: "curl --header \"Authorization: Bearer $\(name)\" \"https://example.com/teams\""))
  }

  private struct Use {
    var count: Int
    var block: Int
    var offsets: Range<Int>
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.page.samples.count >= 3 else { return }
    var uses: [ArraySlice<UInt8>: Use] = [:]
    var last = -1
    for sample in page.page.samples where sample.block != last {
      last = sample.block
      let text = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
      guard text.contains(UInt8(ascii: "$")) else { continue }
      Self.visit(text) { name in
        uses[
          name,
          default: Use(
            count: 0, block: sample.block, offsets: name.startIndex - text.startIndex..<name.endIndex - text.startIndex)
        ].count += 1
      }
    }
    guard (2...100).contains(uses.count) else { return }
    let usual = uses.filter { $0.value.count >= 2 }.map { String(decoding: $0.key, as: UTF8.self) }.sorted()
    for (bytes, use) in uses where use.count == 1 {
      let name = String(decoding: bytes, as: UTF8.self)
      let near = usual.filter { Self.isSlip(name, of: $0) }
      guard near.count == 1, let meant = near.first,
        // What is set or told of anywhere is one of its own.
        page.document.source.bytes.count(ofBytes: Array(bytes), atMost: 2) == 1
      else { continue }
      let range = LiteralMap(page.document, block: use.block).range(use.offsets)
      report.add(
        self, .other(name, meant), at: range,
        fix: LintFix("Write `\(meant)`", [LintFix.Edit(range, meant)], isSafe: false))
    }
  }

  /// Goes through the names in capitals behind `$` and `${`.
  private static func visit(_ text: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
    var rest = text
    while let at = rest.firstIndex(of: UInt8(ascii: "$")) {
      rest = rest[(at + 1)...]
      if rest.first == UInt8(ascii: "{") { rest = rest.dropFirst() }
      let name = rest.prefix { $0 == UInt8(ascii: "_") || $0.isDigit || $0.isLetter && $0 & 0x20 == 0 }
      rest = rest[name.endIndex...]
      if name.count >= 5, rest.first.map({ !$0.isWord }) ?? true { body(name) }
    }
  }

  private static func isSlip(_ name: String, of other: String) -> Bool {
    let bare = { (name: String) in name.filter { $0 != "_" } }
    return bare(name) == bare(other)
      || name.utf8.count >= 6 && Spelling.isOneSlip(Array(name.utf8), Array(other.utf8))
        && !Spelling.differsInNumber(name.lowercased(), other.lowercased()) && !name.utf8.contains(where: \.isDigit)
  }
}

extension LintMessage {
  fileprivate static func other(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` in a sample; did you mean `\(meant)`, as in the others?"
  }
}
