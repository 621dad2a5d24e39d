import APIModel
import DocExtract

/// EXA112: a code block whose language is a slip away from one that there is.
struct MisspeltLanguage: LintRule {
  let card = RuleCard(
    "EXA112", "misspelt-language", severity: .warning,
    summary: "A code block whose language is a slip away from a known one",
    why: "The code is shown without colours, and no tool reads or checks it.",
    bad: """
      # Users API

      An answer:

      ```jsno
      {"id": 1}
      ```
      """,
    good: """
      # Users API

      An answer:

      ```json
      {"id": 1}
      ```
      """)

  private static let usual = ["json", "shell", "bash", "http", "plaintext", "yaml", "python", "javascript", "console"]

  /// Languages and other tags that are near to the usual ones and right.
  private static let others: Set<String> = [
    "bson", "hjson", "jsonc", "jsonl", "json5", "ndjson", "bas", "sh", "ash", "yml", "cypher", "https", "htm", "xshell",
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    for (_, block) in page.codeBlocks where block.info.count >= 3 && block.info.count < 40 {
      let info = page.document.buffer[block.info.bounds]
      let word = info.prefix(while: \.isLetter)
      guard word.count >= 3, word.endIndex == info.endIndex || info[word.endIndex] == UInt8(ascii: " "),
        let range = block.range, let meant = Self.meant(Array(word))
      else { continue }
      let line = source.lineRange(Int(range.start.line))
      guard let found = source.bytes[line].firstRange(ofBytes: Array(word)) else { continue }
      let place = SourceRange(source.position(of: found.lowerBound), source.position(of: found.upperBound))
      report.add(
        self, .misspelt(String(decoding: word, as: UTF8.self), meant), at: place,
        fix: LintFix("Write `\(meant)`", [LintFix.Edit(place, meant)], isSafe: false))
    }
  }

  private static func meant(_ word: [UInt8]) -> String? {
    let lower = word.map { $0 | 0x20 }
    let text = String(decoding: lower, as: UTF8.self)
    if usual.contains(text) || others.contains(text) { return nil }
    let near = usual.filter { $0.utf8.first == lower.first && Spelling.isOneSlip(lower, Array($0.utf8)) }
    return near.count == 1 ? near.first : nil
  }
}

extension LintMessage {
  fileprivate static func misspelt(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` is no language; did you mean `\(meant)`?"
  }
}
