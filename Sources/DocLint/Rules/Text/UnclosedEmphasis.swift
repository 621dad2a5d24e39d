import APIModel
import DocExtract

/// EXT111: bold text that lacks a star at one end.
struct UnclosedEmphasis: LintRule {
  let card = RuleCard(
    "EXT111", "unclosed-emphasis", severity: .warning,
    summary: "Bold text with two stars at one end and one or none at the other",
    why: "Readers see the stars, and what should stand out does not.",
    bad: """
      # Users API

      **Note:* names are unique.
      """,
    good: """
      # Users API

      **Note:** names are unique.
      """)

  /// How Python's functions name the arguments that they pass on, `**kwargs`.
  private static let arguments = ["kwargs", "kwds", "kw", "args", "options", "opts"]

  private static let star = UInt8(ascii: "*")

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for index in page.wording.inlines(with: .star) {
      let inline = document.inlines[index]
      let text = document.buffer[inline.text.bounds]
      guard let range = inline.range, range.start.line == range.end.line,
        isLoose(text, at: index, page), case let source = document.source.text(in: range), !source.holds("\\*")
      else { continue }
      let place = page.range(of: source.holds("**") ? "**" : "*", in: range) ?? range
      report.add(self, .loose(), at: place)
    }
  }

  /// Whether a text ends with a star before emphasis or begins with one behind it, or opens what nothing closes.
  private func isLoose(_ text: ArraySlice<UInt8>, at index: Int, _ page: LintedPage) -> Bool {
    let inlines = page.document.inlines
    if text.last == Self.star, text.dropLast().last.map({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "(") }) ?? true,
      inlines.indices.contains(index + 1), inlines[index + 1].kind == .emphasis
    {
      return true
    }
    // `**name` with nothing that closes it; a glob or a power has no blank before and a letter behind.
    guard let found = text.firstRange(ofBytes: [Self.star, Self.star]) else { return false }
    let before = found.lowerBound > text.startIndex ? text[found.lowerBound - 1] : UInt8(ascii: " ")
    guard before == UInt8(ascii: " "), found.upperBound < text.endIndex, text[found.upperBound].isLetter,
      text.count(where: { $0 == Self.star }) <= 3
    else { return false }
    // A path or a pattern.
    let word = text[found.upperBound...].prefix { $0 != UInt8(ascii: " ") }
    return !word.contains(UInt8(ascii: "/")) && !word.contains(UInt8(ascii: "_"))
      && !Self.arguments.contains { $0.utf8.elementsEqual(word.prefix(while: \.isLetter)) }
  }
}

extension LintMessage {
  fileprivate static func loose() -> LintMessage { "Bold text is not closed with the stars that open it" }
}
