import APIModel

/// EXA106: a word, date or other text without quotes.
struct UnquotedValue: LintRule {
  let card = RuleCard(
    "EXA106", "unquoted-value", severity: .error,
    summary: "A JSON example with a word, date or key without quotes",
    why: "Strict readers refuse the example; only numbers, `true`, `false` and `null` go without quotes.",
    bad: RuleCard.page(
      example: #"""
        {"name": Ada}
        """#),
    good: RuleCard.page(
      example: #"""
        {"name": "Ada"}
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, text) in page.syntaxErrors([.unquotedWord, .badNumber]) {
      let word = String(decoding: text[error.range].prefix(60), as: UTF8.self)
      let literal = ["true", "false", "null"].first { $0 == word.lowercased() || word == "None" && $0 == "null" }
      if let literal {
        report.add(
          self, .literal(word, literal), at: range,
          fix: LintFix("Write `\(literal)`", [LintFix.Edit(range, literal)]))
      } else {
        report.add(
          self, .unquoted(word), at: range,
          // Of several words one alone is not what was meant.
          fix: LintedPage.isOfWords(error.range, text)
            ? nil : LintFix("Put it in quotes", [LintFix.Edit(range, "\"\(word)\"")], isSafe: false))
      }
    }
  }
}

extension LintMessage {
  fileprivate static func unquoted(_ word: String) -> LintMessage {
    "`\(word)` is not a JSON value; did you mean `\"\(word)\"`?"
  }

  fileprivate static func literal(_ word: String, _ literal: String) -> LintMessage {
    "`\(word)` is not a JSON value; did you mean `\(literal)`?"
  }
}
