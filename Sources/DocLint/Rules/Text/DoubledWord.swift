import APIModel
import DocExtract

/// EXT105: a word that stands twice.
struct DoubledWord: LintRule {
  let card = RuleCard(
    "EXT105", "doubled-word", severity: .warning,
    summary: "A small word that stands twice in a row",
    why: "It was left when the sentence was changed; often another word is missing there.",
    bad: """
      # Users API

      Returns the the name of the user.
      """,
    good: """
      # Users API

      Returns the name of the user.
      """)

  /// Words that never rightly follow themselves; "that that", "had had" and "do do" may.
  private static let words: [[UInt8]] = [
    "the", "a", "an", "of", "to", "is", "and", "or", "for", "with", "from", "be", "are", "by", "at", "this", "if",
    "it", "as", "can", "will", "not", "your", "you", "in", "on", "has", "have", "must", "should", "when", "which",
  ].map { Array($0.utf8) }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    for index in page.wording.inlines(with: .doubled) {
      let inline = page.document.inlines[index]
      let text = page.document.buffer[inline.text.bounds]
      guard let at = Self.doubled(in: text), let range = inline.range, range.start.line == range.end.line else {
        continue
      }
      let line = source.bytes[
        source.offset(of: range.start)..<max(source.offset(of: range.start), source.offset(of: range.end))]
      guard let found = Self.doubled(in: line) else { continue }
      let second = SourceRange(source.position(of: found.lowerBound), source.position(of: found.upperBound))
      let word = String(decoding: text[at], as: UTF8.self).trimmed
      report.add(
        self, .doubled(word), at: second,
        fix: LintFix("Remove one", [LintFix.Edit(second, "")], isSafe: false))
    }
    checkBreaks(page, &report)
    checkPhrases(page, &report)
  }

  /// A word at the end of a line that the next line begins with.
  private func checkBreaks(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    let source = document.source
    for (number, inline) in document.inlines.enumerated().dropFirst().dropLast()
    where inline.kind == .softBreak || inline.kind == .lineBreak {
      let (above, below) = (document.inlines[number - 1], document.inlines[number + 1])
      guard above.kind == .text, below.kind == .text,
        case let end = Self.withoutBlanks(document.buffer[above.text.bounds]),
        case let text = document.buffer[below.text.bounds],
        case let first = text.prefix(while: \.isWord), (2...12).contains(first.count),
        end.count >= first.count, end.suffix(first.count).elementsEqual(first),
        end.dropLast(first.count).last.map({ $0 == UInt8(ascii: " ") }) ?? true,
        // `a-a` and `/the` are no sentence, and of lines in columns the words stand below each other.
        first.endIndex < text.endIndex, text[first.endIndex] == UInt8(ascii: " "),
        Self.words.contains(where: { $0.elementsEqual(first) }),
        !Self.isOfVerb(end.endIndex - first.count..<end.endIndex, in: end), end.count > first.count,
        let range = below.range
      else { continue }
      let start = source.offset(of: range.start)
      guard start + first.count < source.bytes.count,
        source.bytes[start..<start + first.count].elementsEqual(first)
      else { continue }
      let second = SourceRange(range.start, source.position(of: start + first.count))
      let whole = SourceRange(range.start, source.position(of: start + first.count + 1))
      report.add(
        self, .doubled(String(decoding: first, as: UTF8.self)), at: second,
        fix: LintFix("Remove one", [LintFix.Edit(whole, "")], isSafe: false))
    }
  }

  private static func withoutBlanks(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.prefix((text.lastIndex { !$0.isBlank }).map { $0 + 1 - text.startIndex } ?? 0)
  }

  /// The second of two equal words, with the blank before it.
  private static func doubled(in text: ArraySlice<UInt8>) -> Range<Int>? {
    var word: Range<Int>?
    var at = text.startIndex
    while at < text.endIndex {
      guard text[at].isWord else {
        // Only one blank may stand between.
        if text[at] != UInt8(ascii: " ") { word = nil }
        at += 1
        continue
      }
      let start = at
      while at < text.endIndex, text[at].isWord { at += 1 }
      let count = at - start
      if count <= 12, let before = word, before.count == count, before.upperBound + 1 == start,
        text[before].dropFirst().elementsEqual(text[(start + 1)..<at]),
        text[before.lowerBound] == text[start]
          || text[before.lowerBound] | 0x20 == text[start] && beginsSentence(before.lowerBound, in: text),
        words.contains(where: { $0.elementsEqual(text[start..<at]) }) || isPlain(text[start..<at]),
        // `a-a` and `/the` are no sentence.
        at == text.endIndex || text[at] == UInt8(ascii: " ") || text[at] == UInt8(ascii: ","),
        before.lowerBound == text.startIndex || text[before.lowerBound - 1] == UInt8(ascii: " "),
        !isOfVerb(before, in: text)
      {
        return start - 1..<at
      }
      word = start..<at
    }
    return nil
  }

  /// Whether nothing but the end of another sentence stands before: within one, "A" is a name.
  private static func beginsSentence(_ at: Int, in text: ArraySlice<UInt8>) -> Bool {
    text[..<at].last { $0 != UInt8(ascii: " ") }.map { $0.isOne(of: ".:!?>") } ?? true
  }

  /// A word of small letters, as long as none that people double on purpose.
  private static func isPlain(_ word: ArraySlice<UInt8>) -> Bool {
    word.count >= 5 && word.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
      && !word.elementsEqual("testing".utf8)
  }

  /// "Is logged in in a browser": the first of the two belongs to its verb.
  private static func isOfVerb(_ word: Range<Int>, in text: ArraySlice<UInt8>) -> Bool {
    guard text[word].elementsEqual("in".utf8) || text[word].elementsEqual("on".utf8), word.lowerBound > text.startIndex
    else { return false }
    let verb = text[..<(word.lowerBound - 1)].reversed().prefix { $0.isLetter }.reversed().map { $0 | 0x20 }
    return ["log", "sign", "check", "opt", "plug", "turn", "switch"].contains { verb.starts(with: $0.utf8) }
  }
}

extension LintMessage {
  fileprivate static func doubled(_ word: String) -> LintMessage { "\"\(word)\" stands twice" }
}
