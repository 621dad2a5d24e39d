import APIModel
import DocExtract

/// EXA211: a response with status line and headers under the tag `json`.
struct DumpTaggedAsJSON: LintRule {
  let card = RuleCard(
    "EXA211", "dump-tagged-as-json", severity: .warning,
    summary: "A response with status line and headers in a block that is tagged as JSON",
    why: "The block is coloured and read as JSON, which it is not; tag it `http`.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```json
      HTTP/1.1 200 OK
      Content-Type: application/json

      []
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```http
      HTTP/1.1 200 OK
      Content-Type: application/json

      []
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (_, block) in page.codeBlocks where block.info.count >= 4 {
      guard page.document.buffer[block.info.bounds].starts(with: "json".utf8),
        page.document.buffer[block.literal.bounds].starts(with: "HTTP/".utf8), let range = block.range
      else { continue }
      let line = Int(range.start.line)
      let start = page.document.source.lineRange(line)
      guard let tag = page.document.source.bytes[start].firstRange(ofBytes: Array("json".utf8)) else { continue }
      let place = SourceRange(
        page.document.source.position(of: tag.lowerBound), page.document.source.position(of: tag.upperBound))
      report.add(self, .dump(), at: place, fix: LintFix("Tag it `http`", [LintFix.Edit(place, "http")]))
    }
  }

}

extension LintMessage {
  fileprivate static func dump() -> LintMessage {
    "Status line and headers in a block tagged `json`; did you mean `http`?"
  }
}
