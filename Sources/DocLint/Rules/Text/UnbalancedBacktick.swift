import APIModel
import DocExtract

/// EXT102: a code mark without its other half.
struct UnbalancedBacktick: LintRule {
  let card = RuleCard(
    "EXT102", "unbalanced-backtick", severity: .warning,
    summary: "A backtick without its other half",
    why: "Readers see the mark, and what should be code is text.",
    bad: """
      # Users API

      Pass the `name of the user.
      """,
    good: """
      # Users API

      Pass the `name` of the user.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for inline in page.document.inlines where inline.kind == .text {
      guard page.document.buffer[inline.text.bounds].contains(UInt8(ascii: "`")), let range = inline.range,
        range.start.line == range.end.line
      else { continue }
      let source = page.document.source
      let start = source.offset(of: range.start)
      let end = source.offset(of: range.end)
      // In a table an even number on the line means that a pipe between them splits the code: another rule's.
      let line = source.bytes[source.lineRange(Int(range.start.line))]
      if line.drop(while: \.isBlank).first == UInt8(ascii: "|"),
        line.reduce(0, { $0 + ($1 == UInt8(ascii: "`") ? 1 : 0) }) % 2 == 0
      {
        continue
      }
      for at in start..<max(start, end) where source.bytes[at] == UInt8(ascii: "`") {
        if at > 0, source.bytes[at - 1] == UInt8(ascii: "\\") { continue }
        report.add(
          self, .unbalanced(), at: SourceRange(source.position(of: at), source.position(of: at + 1)))
        break
      }
    }
  }

}

extension LintMessage {
  fileprivate static func unbalanced() -> LintMessage { "Backtick without its other half" }
}
