import APIModel
import DocExtract

/// EXT125: `** Note**`, which Markdown takes for text.
struct BlankInEmphasis: LintRule {
  let card = RuleCard(
    "EXT125", "blank-in-emphasis", severity: .warning,
    summary: "Bold text with a blank between its stars and its words",
    why: "Readers see the stars, and what should stand out does not.",
    bad: """
      # Users API

      ** Note:** names are unique.
      """,
    good: """
      # Users API

      **Note:** names are unique.
      """)

  private static let star = UInt8(ascii: "*")
  private static let stars = [star, star]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for index in page.wording.inlines(with: .star) {
      let inline = document.inlines[index]
      let text = document.buffer[inline.text.bounds]
      guard text.count(where: { $0 == Self.star }) == 4, let open = text.firstRange(ofBytes: Self.stars),
        let close = text[open.upperBound...].firstRange(ofBytes: Self.stars),
        let first = text[open.upperBound..<close.lowerBound].first, let last = text[..<close.lowerBound].last,
        // A blank at both ends is a power.
        first.isBlank != last.isBlank, text[open.upperBound..<close.lowerBound].contains(where: \.isLetter),
        open.lowerBound == text.startIndex || text[open.lowerBound - 1].isBlank,
        close.upperBound == text.endIndex
          || !text[close.upperBound].isWord && text[close.upperBound] != UInt8(ascii: "/"),
        let range = inline.range, range.start.line == range.end.line, !document.source.text(in: range).holds("\\*")
      else { continue }
      let word = String(decoding: text[open.lowerBound..<close.upperBound], as: UTF8.self)
      report.add(self, .blank(), at: page.range(of: word, in: range) ?? range)
    }
  }
}

extension LintMessage {
  fileprivate static func blank() -> LintMessage { "Blank between the stars and the words of bold text" }
}
