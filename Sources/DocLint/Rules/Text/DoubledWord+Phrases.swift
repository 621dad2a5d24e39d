import APIModel
import DocExtract

/// Several words that stand twice in a row: "of the user of the user", "by e-mail address. by e-mail address."
extension DoubledWord {
  func checkPhrases(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var isEnglish: Bool?
    for inline in document.inlines where inline.kind == .text && inline.text.count >= 16 {
      let text = document.buffer[inline.text.bounds]
      guard let found = text.withUnsafeBufferPointer({ Self.doubledPhrase(in: $0) }) else { continue }
      guard let range = inline.range, range.start.line == range.end.line else { continue }
      let english = isEnglish ?? Wording.isEnglish(document.source.bytes)
      isEnglish = english
      guard english else { return }
      let start = text.startIndex + found.lowerBound
      let phrase = String(decoding: text[start..<text.startIndex + found.upperBound], as: UTF8.self)
      // The second of the two.
      guard let first = page.range(of: phrase, in: range),
        let second = page.range(of: phrase, in: SourceRange(first.end, range.end))
      else { continue }
      report.add(self, .repeated(phrase), at: second)
    }
  }

  /// Where the second of two equal phrases of two to six words stands. Only blanks are between their words, and the same
  /// or a full stop between the two.
  private static func doubledPhrase(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    /// The last words, the newest behind, none older than the last mark but a stop.
    var words: [(range: Range<Int>, hash: UInt64)] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at].isWord else {
        // A stop may stand between the two phrases, and nothing else within them.
        let isStop = bytes[at] == UInt8(ascii: ".") && at > 0 && bytes[at - 1].isWord
        if bytes[at] != UInt8(ascii: " "), !isStop { words.removeAll(keepingCapacity: true) }
        at += 1
        continue
      }
      let start = at
      var hash = NameHash.start
      while at < bytes.count, bytes[at].isWord {
        hash = (hash ^ UInt64(bytes[at])) &* 0x0000_0100_0000_01b3
        at += 1
      }
      words.append((start..<at, hash))
      if words.count > 64 { words.removeFirst(48) }
      if let found = repeated(words, bytes) { return found }
    }
    return nil
  }

  /// The last words, where the same stand before them.
  private static func repeated(
    _ words: [(range: Range<Int>, hash: UInt64)], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    guard let last = words.last else { return nil }
    guard words.count >= 4 else { return nil }
    for count in 2...6 where words.count >= 2 * count && words[words.count - count - 1].hash == last.hash {
      let own = words.count - count
      guard
        (own..<words.count).allSatisfy({ words[$0].hash == words[$0 - count].hash })
      else { continue }
      let second = words[own].range.lowerBound..<last.range.upperBound
      let first = words[own - count].range.lowerBound..<words[own - 1].range.upperBound
      // "More and more and more", "day by day by day" are said so.
      if count == 2,
        ["and", "or", "by", "after"].contains(where: { word in
          (own..<words.count).contains { bytes[words[$0].range].elementsEqual(word.utf8) }
        })
      {
        continue
      }
      // Numbers and names may be a row of values.
      guard second.count >= 7, bytes[second].elementsEqual(bytes[first]), second.count == first.count,
        bytes[second].allSatisfy({ $0 == UInt8(ascii: " ") || $0.isLetter }),
        bytes[second].contains(where: { $0 & 0x20 != 0 && $0.isLetter }),
        bytes[words[own].range].first.map({ $0 & 0x20 != 0 }) ?? false,
        // What is between: a blank, or a stop and a blank.
        case let between = first.upperBound..<second.lowerBound,
        between.count == 1 || between.count == 2 && bytes[between.lowerBound] == UInt8(ascii: "."),
        second.upperBound == bytes.count || !bytes[second.upperBound].isOne(of: "/-_`"),
        Set(words[own...].map(\.hash)).count > 1
      else { continue }
      return second
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func repeated(_ phrase: String) -> LintMessage { "\"\(phrase)\" stands twice" }
}
