import APIModel
import DocExtract

/// REQ302: a command that should go on on the next line and does not.
struct BrokenContinuation: LintRule {
  let card = RuleCard(
    "REQ302", "broken-continuation", severity: .error,
    summary: "A sample request whose next line is lost: a blank after the backslash, or no backslash",
    why: "The command ends there; the next line runs as a command of its own.",
    bad: #"""
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" \ 
        "https://example.com/users"
      ```
      """#,
    good: #"""
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" \
        "https://example.com/users"
      ```
      """#)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for sample in page.page.samples {
      let operation = sample.operation.flatMap(page.docs.operation)
      for problem in sample.curl.problems where problem.kind == .brokenContinuation {
        let range = LiteralMap(page.document, block: sample.block).range(problem.range)
        var blanks = range
        blanks.start.column += 1
        report.add(
          self, .blank(), at: range, operation: operation,
          fix: LintFix("Remove the blanks", [LintFix.Edit(blanks, "")]))
      }
      if let end = page.lostContinuation(of: sample) {
        report.add(
          self, .lost(), at: end, operation: operation,
          fix: LintFix("Add the backslash", [LintFix.Edit(page.blanks(after: end), " \\")]))
      }
    }
  }
}

extension LintedPage {
  /// The blanks that follow a range on its line; empty where none do.
  fileprivate func blanks(after range: SourceRange) -> SourceRange {
    let start = document.source.offset(of: range.end)
    let blanks = document.source.bytes[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return SourceRange(range.end, document.source.position(of: blanks.endIndex))
  }

  /// The last word of a command after which a line with an option follows, though nothing continues the line.
  func lostContinuation(of sample: PageSample) -> SourceRange? {
    let literal = document.buffer[document.blocks[sample.block].literal.bounds]
    var end = literal.startIndex + sample.curl.range.upperBound
    while end < literal.endIndex, literal[end] == UInt8(ascii: " ") || literal[end] == UInt8(ascii: "\t") { end += 1 }
    guard end < literal.endIndex, literal[end] == UInt8(ascii: "\n"), end > literal.startIndex else { return nil }
    let next = literal[(end + 1)...].drop(while: \.isBlank)
    // A command without a URL whose next line is one.
    if sample.curl.url == nil, next.starts(with: "http".utf8) || next.starts(with: "\"http".utf8) {
      let offset = sample.curl.range.upperBound
      return LiteralMap(document, block: sample.block).range(offset - 1..<offset)
    }
    // Windows has marks of its own for a line that goes on.
    if literal[end - 1] == UInt8(ascii: "^") || literal[end - 1] == UInt8(ascii: "`") { return nil }
    guard next.first == UInt8(ascii: "-"), let second = next.dropFirst().first else { return nil }
    guard second.isLetter || (second == UInt8(ascii: "-") && next.dropFirst(2).first?.isLetter == true) else {
      return nil
    }
    let offset = sample.curl.range.upperBound
    return LiteralMap(document, block: sample.block).range(offset - 1..<offset)
  }
}

extension LintMessage {
  fileprivate static func blank() -> LintMessage { "Blank after the backslash; the line does not go on" }
  fileprivate static func lost() -> LintMessage {
    "The next line is an option, but nothing continues this one; add a backslash"
  }
}
