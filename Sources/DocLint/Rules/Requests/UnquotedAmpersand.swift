import APIModel
import DocExtract

/// REQ303: a query outside quotes.
struct UnquotedAmpersand: LintRule {
  let card = RuleCard(
    "REQ303", "unquoted-ampersand", severity: .error,
    summary: "A sample request with an `&` outside quotes in its URL",
    why: "The shell ends the command at the `&`: only the first parameter is sent.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" https://example.com/users?active=true&admin=true
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?active=true&admin=true"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for sample in page.page.samples {
      if let problem = sample.curl.problems.first(where: { $0.kind == .unquotedAmpersand }),
        !isShownAsWrong(problem.range.upperBound, sample, page)
      {
        let range = LiteralMap(page.document, block: sample.block).range(problem.range)
        var fix: LintFix?
        if let url = sample.curl.url {
          let word = page.range(of: url.text, in: url.range, block: sample.block)
          fix = LintFix(
            "Put the URL in quotes",
            [
              LintFix.Edit(SourceRange(word.start, word.start), "\""),
              LintFix.Edit(SourceRange(word.end, word.end), "\""),
            ])
        }
        report.add(
          self, .shell(), at: range, operation: sample.operation.flatMap(page.docs.operation), fix: fix)
      }
    }
  }

  /// Whether a comment at the end of the line says that it is the wrong way.
  private func isShownAsWrong(_ offset: Int, _ sample: PageSample, _ page: LintedPage) -> Bool {
    let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
    let line = literal.dropFirst(offset).prefix { $0 != UInt8(ascii: "\n") }
    guard let mark = line.firstIndex(of: UInt8(ascii: "#")) else { return false }
    let comment = String(decoding: line[mark...], as: UTF8.self).lowercased()
    return ["wrong", "bad", "incorrect", "don't", "do not", "fails"].contains { comment.holds($0) }
  }
}

extension LintMessage {
  fileprivate static func shell() -> LintMessage { "`&` outside quotes ends the command; put the URL in quotes" }
}
