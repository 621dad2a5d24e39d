import APIModel
import DocExtract

/// EXA235: the same words twice in a row on a line of code.
struct DoubledPhraseInCode: LintRule {
  let card = RuleCard(
    "EXA235", "doubled-phrase-in-code", severity: .warning,
    summary: "Three words or more that stand twice in a row on a line of code",
    why: "They were pasted twice, and the code does not run as it stands.",
    bad: page("WHERE role = WHERE role = 3"), good: page("WHERE role = 3"))

  private static func page(_ clause: String) -> String {
    """
    # Users API

    The query behind it:

    ```sql
    SELECT name FROM users \(clause)
    ```
    """
  }

  /// The longest phrase that is looked for, and the words of a line that are looked at.
  private static let longest = 8
  private static let limit = 64

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var words: [Range<Int>] = []
    words.reserveCapacity(Self.limit)
    for (number, block) in page.codeBlocks where block.literal.count >= 12 {
      let text = document.buffer[block.literal.bounds]
      // What is written in JSON may be the same twice.
      if document.buffer[block.info.bounds].begins(with: "json") { continue }
      guard let found = Self.doubled(in: text, &words), !document.isCounterexample(number) else { continue }
      let offsets = found.lowerBound - text.startIndex..<found.upperBound - text.startIndex
      report.add(
        self, .doubled(String(decoding: text[found], as: UTF8.self)),
        at: LiteralMap(document, block: number).range(offsets))
    }
  }

  /// The second of two equal phrases.
  /// - Parameter words: Room for those of a line.
  private static func doubled(in text: ArraySlice<UInt8>, _ words: inout [Range<Int>]) -> Range<Int>? {
    words.removeAll(keepingCapacity: true)
    var start: Int?
    for at in text.startIndex...text.endIndex {
      let byte = at < text.endIndex ? text[at] : UInt8(ascii: "\n")
      let isEnd = byte == UInt8(ascii: "\n")
      guard byte.isBlank || isEnd else {
        if start == nil { start = at }
        continue
      }
      if let first = start, words.count < limit { words.append(first..<at) }
      start = nil
      if isEnd {
        if words.count >= 6, let found = doubled(words, text) { return found }
        words.removeAll(keepingCapacity: true)
      }
    }
    return nil
  }

  private static func doubled(_ words: [Range<Int>], _ text: ArraySlice<UInt8>) -> Range<Int>? {
    for count in 3...longest where words.count >= 2 * count {
      var equal = 0
      for at in 0..<words.count - count {
        let other = at + count
        // More than one blank stands between columns.
        guard words[at].upperBound + 1 == words[at + 1].lowerBound, words[at].count == words[other].count,
          text[words[at]].elementsEqual(text[words[other]])
        else {
          equal = 0
          continue
        }
        equal += 1
        guard equal == count else { continue }
        let phrase = words[(other - count + 1)...other]
        if isPhrase(phrase, text), let first = phrase.first, let last = phrase.last {
          return first.lowerBound..<last.upperBound
        }
        return nil
      }
    }
    return nil
  }

  /// Whether words are none that may follow themselves: options, numbers, columns, members of a list, one command after another.
  private static func isPhrase(_ words: ArraySlice<Range<Int>>, _ text: ArraySlice<UInt8>) -> Bool {
    guard let last = words.last, text[last].last.map({ !$0.isOne(of: ",;|") }) ?? false else { return false }
    var names = 0
    for word in words {
      guard let first = text[word].first, first < 0x80, !first.isOne(of: "-|&#") else { return false }
      // Two times of a row.
      if text[word].elementsEqual("ago".utf8) { return false }
      if first.isLetter, text[word].count >= 2 { names += 1 }
    }
    guard names >= 2 else { return false }
    // A word or two over and over.
    let own = Array(words)
    return !(1...own.count / 2).contains { period in
      own.count % period == 0
        && (period..<own.count).allSatisfy { text[own[$0]].elementsEqual(text[own[$0 - period]]) }
    }
  }
}

extension LintMessage {
  fileprivate static func doubled(_ phrase: String) -> LintMessage { "`\(phrase)` stands twice in a row" }
}
