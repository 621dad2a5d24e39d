import APIModel
import DocExtract

/// EXT104: a curly quote on a command line.
struct TypographicQuote: LintRule {
  let card = RuleCard(
    "EXT104", "typographic-quote", severity: .error,
    summary: "A typographic quote in a sample request",
    why: "The shell takes it for a letter: the quoted text falls apart at its blanks.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --request GET “https://example.com/users”
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --request GET "https://example.com/users"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for sample in page.page.samples {
      let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
      let start = literal.startIndex
      let end = min(literal.endIndex, start + sample.curl.range.upperBound)
      var at = start + sample.curl.range.lowerBound
      while at + 2 < end {
        // U+201C and U+201D; the single ones are apostrophes in the middle of text.
        if literal[at] == 0xE2, literal[at + 1] == 0x80, literal[at + 2] == 0x9C || literal[at + 2] == 0x9D {
          let place = LiteralMap(page.document, block: sample.block).range(at - start..<at + 3 - start)
          report.add(self, .quote(), at: place, fix: LintFix("Write `\"`", [LintFix.Edit(place, "\"")]))
          at += 3
        } else {
          at += 1
        }
      }
    }
  }

}

extension LintMessage {
  fileprivate static func quote() -> LintMessage { "Typographic quote on a command line; did you mean `\"`?" }
}
