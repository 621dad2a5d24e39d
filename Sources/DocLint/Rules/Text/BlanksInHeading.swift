import APIModel
import DocExtract

/// EXT138: `##  Heading`.
struct BlanksInHeading: LintRule {
  let card = RuleCard(
    "EXT138", "blanks-in-heading", severity: .info,
    summary: "More than one blank between the number signs of a heading and its text",
    why: "The heading is the same with one; searches for `## Heading` miss it, and formatters take the blank out.",
    bad: page("##  Paging"), good: page("## Paging"), status: .optional)

  private static func page(_ heading: String) -> String {
    """
    # Users API

    ## Names

    They are unique.

    ## Keys

    They are long.

    \(heading)

    Answers come in pages.
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    var found: [Range<Int>] = []
    var count = 0
    for (_, block) in page.headings {
      guard let range = block.range, range.start.line == range.end.line else { continue }
      let line = source.bytes[source.lineRange(Int(range.start.line))]
      let rest = line.drop(while: \.isBlank)
      let signs = rest.prefix { $0 == UInt8(ascii: "#") }
      guard !signs.isEmpty else { continue }
      count += 1
      let blanks = rest[signs.endIndex...].prefix { $0 == UInt8(ascii: " ") }
      if blanks.count >= 2, blanks.endIndex < rest.endIndex { found.append(blanks.startIndex..<blanks.endIndex) }
    }
    // A page that has most of them so lines them up on purpose.
    guard found.count * 3 <= count else { return }
    for blanks in found {
      let range = SourceRange(source.position(of: blanks.lowerBound), source.position(of: blanks.upperBound))
      report.add(self, .several(), at: range, fix: LintFix("Leave one", [LintFix.Edit(range, " ")]))
    }
  }
}

extension LintMessage {
  fileprivate static func several() -> LintMessage { "Several blanks behind the signs of a heading" }
}
