import APIModel

/// EXA110: `<id>` where a value should be.
struct PlaceholderInJSON: LintRule {
  let card = RuleCard(
    "EXA110", "placeholder-in-json", severity: .info,
    summary: "A JSON example with a placeholder such as `<id>` in place of a value, or with `| null` behind one",
    why: "The example can't be parsed or checked, and a reader can't see the value's type.",
    bad: RuleCard.page(
      example: #"""
        {"id": <user_id>}
        """#),
    good: RuleCard.page(
      example: #"""
        {"id": 42}
        """#))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (error, range, _) in page.syntaxErrors([.placeholder, .alternatives]) {
      let word = error.word ?? "<…>"
      report.add(self, error.cause == .placeholder ? .placeholder(word) : .alternatives(word), at: range)
    }
  }
}

extension LintMessage {
  fileprivate static func placeholder(_ word: String) -> LintMessage {
    "`\(word)` is a placeholder, not a JSON value; show a value of its type"
  }

  fileprivate static func alternatives(_ text: String) -> LintMessage {
    "`\(text)` names another value, which JSON can't say; show one value and tell the others in the text"
  }
}
