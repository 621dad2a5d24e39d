import APIModel
import DocExtract

/// EXA210: a code block that nothing ends.
struct UnclosedFence: LintRule {
  let card = RuleCard(
    "EXA210", "unclosed-fence", severity: .error,
    summary: "A fenced code block that is never closed",
    why: "All that follows on the page is shown as code, and nothing of it is documented.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      []
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      []
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for block in page.document.blocks where block.kind == .codeBlock && block.level == 1 {
      guard let range = block.range else { continue }
      let last = page.document.source.line(Int(range.end.line)).trimmed.drop { $0 == ">" || $0 == " " }
      let isClosed = range.end.line > range.start.line && (last.hasPrefix("```") || last.hasPrefix("~~~"))
      guard !isClosed else { continue }
      let line = page.document.source.lineRange(Int(range.start.line))
      report.add(
        self, .unclosed(),
        at: SourceRange(range.start, SourcePosition(line: Int(range.start.line), column: line.count + 1)))
    }
  }

}

extension LintMessage {
  fileprivate static func unclosed() -> LintMessage { "Code block is never closed" }
}
