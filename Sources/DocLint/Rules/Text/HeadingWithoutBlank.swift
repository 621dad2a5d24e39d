import APIModel
import DocExtract

/// EXT107: `##Heading`, which Markdown takes for text.
struct HeadingWithoutBlank: LintRule {
  let card = RuleCard(
    "EXT107", "heading-without-blank", severity: .warning,
    summary: "A line of number signs and text without the blank that makes it a heading",
    why: "Readers see the signs, the section has no anchor, and what follows belongs to the section above.",
    bad: """
      # Users API

      ##Paging

      Answers come in pages.
      """,
    good: """
      # Users API

      ## Paging

      Answers come in pages.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    for (_, block) in page.paragraphs {
      guard let range = block.range else { continue }
      let line = source.bytes[source.lineRange(Int(range.start.line))]
      let rest = line.drop(while: \.isBlank)
      guard rest.first == UInt8(ascii: "#") else { continue }
      let signs = rest.prefix { $0 == UInt8(ascii: "#") }
      // One sign may be a channel or a number; names in small letters may be commands.
      guard (2...6).contains(signs.count), let letter = rest[signs.endIndex...].first,
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter)
      else { continue }
      let end = source.position(of: signs.endIndex)
      report.add(
        self, .glued(), at: SourceRange(source.position(of: signs.startIndex), end),
        fix: LintFix("Add the blank", [LintFix.Edit(SourceRange(end, end), " ")], isSafe: false))
    }
  }
}

extension LintMessage {
  fileprivate static func glued() -> LintMessage { "No blank after the number signs: this is no heading" }
}
