import APIModel
import DocExtract

/// EXT110: two words side by side of which one was left when the sentence was changed.
struct ClashingWords: LintRule {
  let card = RuleCard(
    "EXT110", "clashing-words", severity: .warning,
    summary: "Two words that no sentence has side by side, such as \"the a\" or \"does not exists\"",
    why: "One of them was left when the sentence was changed; readers can't tell which one is meant.",
    bad: """
      # Users API

      The name of the user has be set before the first call.
      """,
    good: """
      # Users API

      The name of the user has to be set before the first call.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for suspect in page.wording.suspects where suspect.kind == .clash {
      guard let place = page.range(of: suspect) else { continue }
      report.add(self, .clash(String(decoding: page.document.buffer[suspect.words], as: UTF8.self)), at: place)
    }
  }
}

extension LintMessage {
  fileprivate static func clash(_ words: String) -> LintMessage { "\"\(words)\" can't stand side by side" }
}
