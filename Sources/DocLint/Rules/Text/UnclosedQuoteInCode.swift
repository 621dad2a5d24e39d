import APIModel
import DocExtract

/// EXT117: code in a text with a quote that is opened and never closed.
struct UnclosedQuoteInCode: LintRule {
  let card = RuleCard(
    "EXT117", "unclosed-quote-in-code", severity: .warning,
    summary: "Code within a text that opens a double quote and does not close it",
    why: "Who copies the code gets a syntax error.",
    bad: """
      # Users API

      Users with the label `team="reviewers` come first.
      """,
    good: """
      # Users API

      Users with the label `team="reviewers"` come first.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (_, inline) in page.codeInlines where inline.text.count >= 5 {
      let text = page.document.buffer[inline.text.bounds]
      guard let quote = text.firstIndex(of: UInt8(ascii: "\"")), text.lastIndex(of: UInt8(ascii: "\"")) == quote,
        quote > text.startIndex, text[quote - 1].isOne(of: "=({[,:"), quote + 2 < text.endIndex,
        // A beginning that something is searched for, or a message of a shell.
        text[quote + 1].isWord, text.last.map({ $0.isWord }) ?? false,
        text[..<quote].contains(where: \.isLetter), let range = inline.range
      else { continue }
      report.add(self, .unclosed(), at: range)
    }
  }
}

extension LintMessage {
  fileprivate static func unclosed() -> LintMessage { "Quote in code is never closed" }
}
