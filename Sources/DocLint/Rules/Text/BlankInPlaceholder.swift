import APIModel
import DocExtract

/// EXT122: `/rooms/<room_id >`.
struct BlankInPlaceholder: LintRule {
  let card = RuleCard(
    "EXT122", "blank-in-placeholder", severity: .warning,
    summary: "A placeholder of a path with a blank at one of its brackets",
    why: "Tools that read paths end them at the blank, and so do readers.",
    bad: page("`/users/<name >/keys`"), good: page("`/users/<name>/keys`"))

  private static func page(_ path: String) -> String {
    """
    # Users API

    Keys stand below \(path).
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    guard page.holds(anyOf: "/<", "/{") else { return }
    for (number, block) in page.codeBlocks where block.literal.count >= 6 {
      let text = document.buffer[block.literal.bounds]
      guard let found = Self.placeholder(in: text) else { continue }
      let offsets = found.lowerBound - text.startIndex..<found.upperBound - text.startIndex
      report.add(
        self, .blank(String(decoding: text[found], as: UTF8.self)),
        at: LiteralMap(document, block: number).range(offsets))
    }
    // The parser has no place for code that goes on in the next line.
    var block = 0
    for (number, inline) in page.codeInlines where inline.text.count >= 6 {
      let text = document.buffer[inline.text.bounds]
      guard let found = Self.placeholder(in: text) else { continue }
      while inline.range == nil, block < document.blocks.count - 1,
        !document.blocks[block].inlines.contains(Int32(clamping: number))
      {
        block += 1
      }
      guard let range = inline.range ?? document.blocks[block].range else { continue }
      let word = String(decoding: text[found], as: UTF8.self)
      // The blank may be the end of a line.
      let place = page.range(of: word, in: range) ?? page.range(of: "/" + word.prefix { $0 != " " }, in: range)
      report.add(self, .blank(word), at: place ?? range)
    }
  }

  /// The first placeholder behind a slash with a blank at one end only.
  private static func placeholder(in text: ArraySlice<UInt8>) -> Range<Int>? {
    for (open, close) in [(UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "{"), UInt8(ascii: "}"))] {
      var rest = text
      while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
        rest = rest[(slash + 1)...]
        guard rest.first == open else { continue }
        let found = slash..<slash + 2
        rest = rest.dropFirst()
        let before = found.lowerBound > text.startIndex ? text[found.lowerBound - 1] : UInt8(ascii: " ")
        guard before.isWord || before.isBlank || before.isOne(of: ">}\n\"'`") else { continue }
        let name = rest.drop(while: \.isBlank)
        let end = name.prefix { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }.endIndex
        let behind = text[end...].drop(while: \.isBlank)
        guard name.first?.isLetter == true || name.first == UInt8(ascii: "_"), end > name.startIndex,
          behind.first == close, (name.startIndex > found.upperBound) != (behind.startIndex > end)
        else { continue }
        return found.lowerBound + 1..<behind.startIndex + 1
      }
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func blank(_ text: String) -> LintMessage { "Blank within the placeholder `\(text)`" }
}
