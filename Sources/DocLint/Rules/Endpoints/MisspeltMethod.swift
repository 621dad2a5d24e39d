import APIModel
import DocExtract

/// END210: a line that lists an operation with a misspelt method.
struct MisspeltMethod: LintRule {
  let card = RuleCard(
    "END210", "misspelt-method", severity: .error,
    summary: "A listed operation with a misspelt method",
    why: "Nobody, reader or tool, can tell which operation the section documents.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GTE /users
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```
      """)

  /// Words in capitals that docs put before a path and that are no slip of a method.
  private static let words: Set<String> = [
    "GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "LIST", "SET", "COPY", "MOVE",
    "LOCK", "LINK", "PURGE", "SCAN", "PUSH", "HOST", "PATH", "LET", "MKCOL",
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (index, block) in page.codeBlocks {
      let literal = page.document.buffer[block.literal.bounds]
      let word = literal.prefix { $0.isLetter }
      guard (2...8).contains(word.count), let blank = literal[word.endIndex...].first, blank == UInt8(ascii: " "),
        literal[(word.endIndex + 1)...].first == UInt8(ascii: "/"),
        word.count(where: { $0 < UInt8(ascii: "a") }) >= 2
      else { continue }
      let text = String(decoding: word, as: UTF8.self)
      guard !Self.words.contains(text), let meant = Self.meant(text.uppercased()), !page.groupHolds(index) else {
        continue
      }
      let range = LiteralMap(page.document, block: index).range(0..<word.count)
      report.add(
        self, .misspelt(text, meant), at: range,
        fix: LintFix("Write `\(meant)`", [LintFix.Edit(range, meant)], isSafe: false))
    }
  }

  private static func meant(_ text: String) -> String? {
    let methods = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD"]
    if methods.contains(text) { return text }
    let near = methods.filter { Spelling.distance(text, $0, atMost: 1) != nil }
    return near.count == 1 ? near.first : nil
  }
}

extension LintedPage {
  /// Whether a code block lists operations.
  fileprivate func groupHolds(_ block: Int) -> Bool {
    page.groups.contains { $0.lines.contains { $0.block == block } }
  }
}

extension LintMessage {
  fileprivate static func misspelt(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` is no method; did you mean `\(meant)`?"
  }
}
