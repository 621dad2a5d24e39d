import APIModel
import DocExtract

/// EXT114: an HTML comment or element that is opened and never closed.
struct UnclosedTag: LintRule {
  let card = RuleCard(
    "EXT114", "unclosed-tag", severity: .warning,
    summary: "An HTML comment or element that is opened and never closed",
    why: "What follows is hidden, or becomes a part of the box, the table or the code.",
    bad: """
      # Users API

      <details>

      Only for administrators.

      ## Paging

      Answers come in pages.
      """,
    good: """
      # Users API

      <details>

      Only for administrators.

      </details>

      ## Paging

      Answers come in pages.
      """)

  /// Elements that nobody leaves open on purpose; a browser closes the others.
  private static let names = ["details", "summary", "table", "pre", "code"]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var literals: [(bytes: ArraySlice<UInt8>, range: SourceRange)] = []
    for block in document.blocks where block.kind == .htmlBlock {
      guard let range = block.range else { continue }
      literals.append((document.buffer[block.literal.bounds], range))
    }
    for inline in document.inlines where inline.kind == .html {
      guard let range = inline.range else { continue }
      literals.append((document.buffer[inline.text.bounds], range))
    }
    if literals.isEmpty { return }
    for literal in literals where literal.bytes.starts(with: "<!--".utf8) && !literal.bytes.holds("-->") {
      let start = literal.range.start
      report.add(
        self, .comment(),
        at: SourceRange(start, SourcePosition(line: Int(start.line), column: Int(start.column) + 4)))
      return
    }
    for name in Self.names {
      let opening = Array("<\(name)".utf8)
      let closing = Array("</\(name)".utf8)
      var open: [SourceRange] = []
      var isUneven = false
      for literal in literals.sorted(by: { $0.range.start < $1.range.start }) {
        let opened = Self.count(of: opening, in: literal.bytes)
        let closed = Self.count(of: closing, in: literal.bytes)
        for _ in 0..<opened { open.append(literal.range) }
        for _ in 0..<closed { if open.popLast() == nil { isUneven = true } }
      }
      // One too many elsewhere: the page is put together from parts.
      guard !isUneven, open.count == 1, let range = open.first else { continue }
      report.add(self, .element(name), at: page.range(of: "<\(name)", in: range) ?? range)
    }
  }

  private static func count(of tag: [UInt8], in bytes: ArraySlice<UInt8>) -> Int {
    var rest = bytes
    var count = 0
    while let found = rest.firstRange(ofBytes: tag) {
      rest = rest[found.upperBound...]
      if rest.first.map({ !$0.isWord && $0 != UInt8(ascii: "-") }) ?? true { count += 1 }
    }
    return count
  }
}

extension LintMessage {
  fileprivate static func comment() -> LintMessage { "HTML comment is never closed" }
  fileprivate static func element(_ name: String) -> LintMessage { "`<\(name)>` is never closed" }
}
