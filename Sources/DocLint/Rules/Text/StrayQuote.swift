import APIModel
import DocExtract

/// EXT137: a single quote behind a word that none opens.
struct StrayQuote: LintRule {
  let card = RuleCard(
    "EXT137", "stray-quote", severity: .warning,
    summary: "A single quote behind a word that no quote opens and that is no owner",
    why: "It is left from a quotation; readers look for where that begins.",
    bad: page("The kind of the user', allowed values: 'guest' or 'admin'."),
    good: page("The kind of the user, allowed values: 'guest' or 'admin'."))

  private static func page(_ text: String) -> String {
    """
    # Users API

    | Attribute | Type | Description |
    |-----------|------|-------------|
    | `kind` | string | \(text) |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    let source = document.source
    for block in document.blocks
    where (block.kind == .paragraph || block.kind == .tableCell) && block.inlines.count == 1 {
      guard let first = block.inlines.first, case let inline = document.inlines[Int(first)], inline.kind == .text,
        document.buffer[inline.text.bounds].contains(UInt8(ascii: "'")), let range = inline.range,
        range.start.line == range.end.line
      else { continue }
      let start = source.offset(of: range.start)
      guard let at = Self.stray(in: source.bytes[start..<max(start, source.offset(of: range.end))]) else { continue }
      let place = SourceRange(source.position(of: at), source.position(of: at + 1))
      report.add(
        self, .stray(), at: place, fix: LintFix("Remove it", [LintFix.Edit(place, "")], isSafe: false))
    }
  }

  /// The only closing quote of a text without an opening one, behind a word that ends in no `s`.
  private static func stray(in text: ArraySlice<UInt8>) -> Int? {
    // "`name'" is an old way to quote.
    if text.contains(UInt8(ascii: "`")) { return nil }
    var opened = 0
    var found: Int?
    for at in text.indices where text[at] == UInt8(ascii: "'") {
      let before = at > text.startIndex ? text[at - 1] : UInt8(ascii: " ")
      let after = at + 1 < text.endIndex ? text[at + 1] : UInt8(ascii: " ")
      let isBehindWord = !before.isBlank && !before.isOne(of: "([{\"")
      let isBeforeWord = !after.isBlank && !after.isOne(of: ".,;:)]}\"")
      switch (isBehindWord, isBeforeWord) {
      // "don't", "user's"
      case (true, true): if !before.isLetter || !after.isLetter { return nil }
      case (false, true): opened += 1
      case (true, false) where opened > 0: opened -= 1
      case (true, false):
        // "The users' names", "5' long", "the lookin' glass".
        guard found == nil, before.isLetter, before | 0x20 != UInt8(ascii: "s"), before | 0x20 != UInt8(ascii: "n"),
          at >= text.startIndex + 4, text[(at - 3)..<at].allSatisfy(\.isLetter)
        else { return nil }
        found = at
      case (false, false): return nil
      }
    }
    return opened == 0 ? found : nil
  }
}

extension LintMessage {
  fileprivate static func stray() -> LintMessage { "Quote behind a word that none opens" }
}
