import APIModel
import DocExtract

/// EXA108: a bracket that is never closed, never opened or closed by one of the other kind.
struct MismatchedBracket: LintRule {
  let card = RuleCard(
    "EXA108", "mismatched-bracket", severity: .error,
    summary: "A JSON example with a bracket that is not closed, not opened or of the wrong kind",
    why: "Strict readers refuse the example, and a reader can't tell what is nested in what.",
    bad: RuleCard.page(
      example: #"""
        [
          {"name": "Ada"
        ]
        """#),
    good: RuleCard.page(
      example: #"""
        [
          {"name": "Ada"}
        ]
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, text) in page.syntaxErrors([.mismatchedBracket, .unclosedBracket, .unexpectedCharacter]) {
      let word = error.word ?? ""
      switch error.cause {
      case .unclosedBracket:
        // Where it should close is where somebody mends it; where it opens is what is not closed.
        let lines = Self.linesToEnd(of: error.range.lowerBound, in: text)
        guard lines > 0 else {
          report.add(self, .unclosed(word), at: range)
          continue
        }
        let line = Int(range.start.line) + lines
        let end = page.document.source.lineRange(line)
        var column = end.count
        while column > 0, page.document.source.bytes[end.lowerBound + column - 1].isBlank { column -= 1 }
        report.add(
          self, .missing(word == "[" ? "]" : "}", word),
          at: SourceRange(line: line, columns: max(1, column)..<column + 1),
          notes: [Finding.Note("opened here", span: page.page.span(range))])
      case .mismatchedBracket where word == "[": report.add(self, .opensMembers(), at: range)
      case .mismatchedBracket: report.add(self, .mismatched(word), at: range)
      default:
        guard word == "}" || word == "]" else { continue }
        report.add(self, .unopened(word), at: range)
      }
    }
  }

  /// How many lines behind an open bracket's line its contents end, as the indentation shows.
  private static func linesToEnd(of open: Int, in text: [UInt8]) -> Int {
    var start = open
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let indentation = text[start...].prefix(while: \.isBlank).count
    var lines = 0
    var last = 0
    var at = open
    while let end = text[at...].firstIndex(of: UInt8(ascii: "\n")) {
      at = end + 1
      lines += 1
      let line = text[at...].prefix { $0 != UInt8(ascii: "\n") }
      let depth = line.prefix(while: \.isBlank).count
      if depth == line.count { continue }
      if depth <= indentation { return last }
      last = lines
    }
    return last
  }
}

extension LintMessage {
  fileprivate static func unclosed(_ bracket: String) -> LintMessage { "`\(bracket)` is never closed" }
  fileprivate static func missing(_ bracket: String, _ open: String) -> LintMessage {
    "Missing `\(bracket)`: its `\(open)` is never closed"
  }
  fileprivate static func unopened(_ bracket: String) -> LintMessage { "`\(bracket)` closes nothing" }
  fileprivate static func opensMembers() -> LintMessage { "`[` opens a list of members; did you mean `{`?" }
  fileprivate static func mismatched(_ bracket: String) -> LintMessage {
    "`\(bracket)` closes a bracket of the other kind; did you mean `\(bracket == "}" ? "]" : "}")`?"
  }
}
