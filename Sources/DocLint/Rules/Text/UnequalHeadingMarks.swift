import APIModel
import DocExtract

/// EXT123: `## Metrics ###`.
struct UnequalHeadingMarks: LintRule {
  let card = RuleCard(
    "EXT123", "unequal-heading-marks", severity: .info,
    summary: "A heading that is closed with another number of marks than it is opened with",
    why: "Who reads the source takes it for a heading of another level.",
    bad: """
      # Users API

      ## Paging ###

      Answers come in pages.
      """,
    good: """
      # Users API

      ## Paging ##

      Answers come in pages.
      """, status: .optional)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    for (_, block) in page.headings {
      guard let range = block.range, range.start.line == range.end.line else { continue }
      var line = source.bytes[source.lineRange(Int(range.start.line))]
      while line.last?.isBlank == true { line = line.dropLast() }
      guard line.last == UInt8(ascii: "#"), let start = line.lastIndex(where: { $0 != UInt8(ascii: "#") }),
        line[start].isBlank, line.endIndex - start - 1 != Int(block.level),
        line.drop(while: \.isBlank).first == UInt8(ascii: "#")
      else { continue }
      let place = SourceRange(source.position(of: start + 1), source.position(of: line.endIndex))
      let marks = String(repeating: "#", count: Int(block.level))
      report.add(
        self, .unequal(marks), at: place,
        fix: LintFix("Write `\(marks)`", [LintFix.Edit(place, marks)], isSafe: true))
    }
  }
}

extension LintMessage {
  fileprivate static func unequal(_ marks: String) -> LintMessage {
    "Heading opened with `\(marks)` is closed otherwise"
  }
}
