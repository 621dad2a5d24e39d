import APIModel
import DocExtract

/// EXT108: a line of two backticks that was to open or close a code block.
struct FenceOfTwo: LintRule {
  let card = RuleCard(
    "EXT108", "fence-of-two", severity: .error,
    summary: "A line of two backticks where three open or close a code block",
    why: "The code is shown as text, and the next fence turns text into code.",
    bad: """
      # Users API

      An answer:

      ``json
      {"id": 1}
      ``
      """,
    good: """
      # Users API

      An answer:

      ```json
      {"id": 1}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    for (_, block) in page.paragraphs {
      guard let range = block.range else { continue }
      for number in [Int(range.start.line), Int(range.end.line)] {
        let line = source.bytes[source.lineRange(number)].drop(while: \.isBlank)
        guard line.starts(with: "``".utf8), line.dropFirst(2).first != UInt8(ascii: "`"),
          line.dropFirst(2).allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "\r") })
        else { continue }
        let end = source.position(of: line.startIndex + 2)
        report.add(
          self, .two(), at: SourceRange(source.position(of: line.startIndex), end),
          fix: LintFix("Add the third", [LintFix.Edit(SourceRange(end, end), "`")], isSafe: false))
        if range.start.line == range.end.line { break }
      }
    }
  }
}

extension LintMessage {
  fileprivate static func two() -> LintMessage { "Two backticks in place of the three of a code block" }
}
