import APIModel
import DocExtract

/// EXT120: a heading with the number of the one before it.
struct RepeatedNumber: LintRule {
  let card = RuleCard(
    "EXT120", "repeated-number", severity: .warning,
    summary: "A heading with the number of the heading before it",
    why: "Who is sent to the section by its number finds two.",
    bad: page("2"), good: page("3"))

  private static func page(_ number: String) -> String {
    "# Users API\n\n## 1. Log in\n\nBy token.\n\n## 2. Ask\n\nFor a page.\n\n## \(number). Go on\n\nWith the next one.\n"
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var last: [Int: (number: [Int], word: String?)] = [:]
    for section in page.page.sections {
      guard let block = section.block, let parent = section.parent, section.title.utf8.first?.isDigit == true,
        let number = Self.number(of: section.title)
      else { continue }
      let word = NameWords.words(of: section.title).first { $0.utf8.first?.isLetter == true }
      let before = last[parent]
      last[parent] = (number, word)
      // Only in a row of numbers, of which the last one counts up.
      guard let before, before.number == number, number.last ?? 0 >= 2 || number.count >= 2,
        // "2. Option A" and "2. Option B" are one step.
        word.map({ Self.alternatives.contains($0) && before.word == $0 }) != true
      else { continue }
      report.add(self, .repeated(number.map(String.init).joined(separator: ".")), at: page.range(block))
    }
  }

  private static let alternatives: Set = ["option", "alternative", "variant", "method", "way", "either", "or"]

  /// `2, 1` of "2.1 Rooms", "2.1. Rooms" and "2.1) Rooms"; nil for "3 rooms" and "2021-05-01".
  private static func number(of title: String) -> [Int]? {
    let bytes = title.utf8
    let head = bytes.prefix { $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
    guard head.count <= 8, head.contains(where: { !$0.isDigit }), bytes.dropFirst(head.count).first?.isBlank == true
    else {
      return nil
    }
    let parts = head.split { !$0.isDigit }
    // Releases have three numbers.
    guard parts.count <= 2, !title.dropFirst(head.count).trimmed.isEmpty else { return nil }
    return parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}

extension LintMessage {
  fileprivate static func repeated(_ number: String) -> LintMessage { "Second heading with the number \(number)" }
}
