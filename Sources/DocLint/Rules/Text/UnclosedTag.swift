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
    for (_, block) in page.htmlBlocks {
      guard let range = block.range else { continue }
      literals.append((document.buffer[block.literal.bounds], range))
    }
    for (_, inline) in page.htmlInlines {
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
    checkPairs(document, &report)
    let ordered = literals.sorted { $0.range.start < $1.range.start }
    if ordered.contains(where: { Self.mayBeComponent($0.bytes) }) { checkComponents(ordered, page, &report) }
    let summaries = ordered.reduce(0) { $0 + Self.count(of: Array("<summary".utf8), in: $1.bytes) }
    for name in Self.names {
      let opening = Array("<\(name)".utf8)
      let closing = Array("</\(name)".utf8)
      var open: [SourceRange] = []
      var isUneven = false
      for literal in ordered {
        let opened = Self.count(of: opening, in: literal.bytes)
        let closed = Self.count(of: closing, in: literal.bytes)
        for _ in 0..<opened { open.append(literal.range) }
        for _ in 0..<closed { if open.popLast() == nil { isUneven = true } }
      }
      // The closing one lacks its slash: a second box has a summary of its own.
      if name == "details", !isUneven, open.count == 2, let second = open.last, summaries == 1,
        ordered.count(where: { Self.count(of: closing, in: $0.bytes) > 0 }) == 0
      {
        report.add(self, .element(name), at: page.range(of: "<\(name)", in: second) ?? second)
        continue
      }
      // One too many elsewhere: the page is put together from parts.
      guard !isUneven, open.count == 1, let range = open.first else { continue }
      report.add(self, .element(name), at: page.range(of: "<\(name)", in: range) ?? range)
    }
  }

  /// `<b>bold<b>`: an element of a line that is opened twice on it, on a page that closes none.
  private func checkPairs(_ document: MarkdownDocument, _ report: inout LintReport) {
    for name in ["b", "i", "em", "strong", "kbd", "sup", "sub", "code", "u"] {
      let tag = Array("<\(name)>".utf8)
      var tags: [SourceRange] = []
      for inline in document.inlines where inline.kind == .html && inline.text.count == tag.count {
        guard document.buffer[inline.text.bounds].elementsEqual(tag), let range = inline.range else { continue }
        tags.append(range)
      }
      guard tags.count == 2, let first = tags.first, let second = tags.last, first.start.line == second.start.line,
        document.source.bytes.firstRange(ofBytes: Array("</\(name)".utf8)) == nil
      else { continue }
      report.add(self, .element(name), at: second)
    }
  }

  /// Where a tag stands in a block, which may hold several whose names begin alike.
  private static func place(of name: String, in range: SourceRange, _ page: LintedPage) -> SourceRange {
    ["\n", " ", ">"].lazy.compactMap { page.range(of: "<\(name)\($0)", in: range) }.first ?? range
  }

  private static func mayBeComponent(_ bytes: ArraySlice<UInt8>) -> Bool {
    let name = bytes.dropFirst(bytes.dropFirst().first == UInt8(ascii: "/") ? 2 : 1)
    return name.first.map { $0.isLetter && $0 & 0x20 == 0 } ?? false
  }

  /// Components that hold text in the docs of several makers of sites, and never stand alone.
  private static let components: Set = [
    "Note", "Warning", "Tip", "Info", "Check", "Danger", "Caution", "Callout", "Tabs", "Tab", "TabItem", "CodeGroup",
    "RequestExample", "ResponseExample", "Accordion", "AccordionGroup", "Expandable", "ParamField", "ResponseField",
    "Steps", "Step", "Card", "CardGroup", "Columns", "Column", "Frame", "Panel", "Update", "Admonition", "Details",
  ]

  /// A component that is opened in a line of its own and not closed before the page or what it lies in ends.
  private func checkComponents(
    _ literals: [(bytes: ArraySlice<UInt8>, range: SourceRange)], _ page: LintedPage, _ report: inout LintReport
  ) {
    var open: [(name: String, range: SourceRange)] = []
    let all = literals.flatMap { Self.tags(in: $0.bytes) }
    for literal in literals {
      for tag in Self.tags(in: literal.bytes) {
        guard tag.isClosing else {
          open.append((tag.name, literal.range))
          continue
        }
        guard let at = open.lastIndex(where: { $0.name == tag.name }) else {
          // `</Tab>` for `</Tabs>`, where the page has neither the one opened nor the other closed.
          if let last = open.last, Self.components.contains(last.name), Self.areAlike(last.name, tag.name),
            !all.contains(where: { $0.name == tag.name && !$0.isClosing || $0.name == last.name && $0.isClosing })
          {
            report.add(
              self, .other(tag.name, last.name), at: page.range(of: "</\(tag.name)", in: literal.range) ?? literal.range
            )
          }
          // What closes without having been opened: the page is put together from parts.
          return
        }
        for left in open[(at + 1)...] where Self.components.contains(left.name) {
          report.add(self, .element(left.name), at: Self.place(of: left.name, in: left.range, page))
        }
        open.removeSubrange(at...)
      }
    }
    for left in open where Self.components.contains(left.name) {
      report.add(self, .element(left.name), at: Self.place(of: left.name, in: left.range, page))
    }
  }

  /// Whether one name is the other with an `s` or another letter.
  private static func areAlike(_ a: String, _ b: String) -> Bool {
    a.utf8.count >= 3 && b.utf8.count >= 3 && Spelling.isOneEdit(Array(a.utf8), Array(b.utf8))
  }

  /// The tags whose names begin with a capital, without those that close themselves.
  private static func tags(in bytes: ArraySlice<UInt8>) -> [(name: String, isClosing: Bool)] {
    var found: [(name: String, isClosing: Bool)] = []
    var rest = bytes
    while let at = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(at + 1)...]
      let isClosing = rest.first == UInt8(ascii: "/")
      if isClosing { rest = rest.dropFirst() }
      guard let first = rest.first, first.isLetter, first & 0x20 == 0 else { continue }
      let name = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") }
      rest = rest[name.endIndex...]
      var quote: UInt8?
      var depth = 0
      let end = rest.firstIndex { byte in
        if let open = quote {
          if byte == open { quote = nil }
          return false
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") && depth == 0 { quote = byte }
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        return byte == UInt8(ascii: ">") && depth <= 0
      }
      guard let end else { break }
      let isAlone = end > rest.startIndex && rest[end - 1] == UInt8(ascii: "/")
      rest = rest[(end + 1)...]
      if !isAlone { found.append((String(decoding: name, as: UTF8.self), isClosing)) }
    }
    return found
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
  fileprivate static func other(_ closing: String, _ open: String) -> LintMessage {
    "`</\(closing)>` closes what was opened as `<\(open)>`"
  }
  fileprivate static func comment() -> LintMessage { "HTML comment is never closed" }
  fileprivate static func element(_ name: String) -> LintMessage { "`<\(name)>` is never closed" }
}
