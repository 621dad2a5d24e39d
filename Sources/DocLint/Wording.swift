import APIModel
import DocExtract

/// The words of a page's texts that rules about wording have something to say of, found in one walk over all of them.
struct Wording: Sendable {
  struct Suspect: Sendable {
    enum Kind: Hashable, Sendable {
      /// A word a letter away from a common one.
      case misspelt(meant: String)
      /// Two words that never stand side by side.
      case clash
      /// `404 Forbidden`: a number of three digits and a word with a capital.
      case status
    }

    var kind: Kind
    var inline: Int
    /// Where the words stand, in the document's buffer.
    var words: Range<Int>
  }

  let suspects: [Suspect]
  /// What a text holds, so that a rule has reason to look at it.
  struct Marks: OptionSet {
    let rawValue: UInt8
    static let backtick = Marks(rawValue: 1)
    static let bracket = Marks(rawValue: 2)
    static let star = Marks(rawValue: 4)
    /// Two equal words side by side.
    static let doubled = Marks(rawValue: 8)
    /// "a" before a vowel, "an" before none.
    static let article = Marks(rawValue: 16)
    static let parenthesis = Marks(rawValue: 32)
  }

  private let marked: [(inline: Int, marks: Marks)]

  init(_ document: MarkdownDocument) {
    var suspects: [Suspect] = []
    var marked: [(inline: Int, marks: Marks)] = []
    let words = (common: CommonWords.shared, small: SmallWords.shared)
    document.buffer.withUnsafeBufferPointer { bytes in
      for (index, inline) in document.inlines.enumerated() where inline.kind == .text && !inline.text.isEmpty {
        let marks = Self.walk(bytes, inline.text.bounds, words) { kind, words in
          suspects.append(Suspect(kind: kind, inline: index, words: words))
        }
        if !marks.isEmpty { marked.append((index, marks)) }
      }
    }
    self.marked = marked
    self.suspects = suspects.isEmpty || !Self.isEnglish(document.source.bytes) ? [] : suspects
  }

  /// The texts that hold something, in their order.
  func inlines(with marks: Marks) -> some Sequence<Int> {
    marked.lazy.filter { !$0.marks.isDisjoint(with: marks) }.map(\.inline)
  }

  /// Words of up to eight letters as one number.
  private static let packedLength = 8

  private static func walk(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ words: (common: CommonWords, small: SmallWords),
    _ found: (Suspect.Kind, Range<Int>) -> Void
  ) -> Marks {
    var marks: Marks = []
    /// The letters before, whatever they are.
    var last = range.lowerBound..<range.lowerBound
    let (common, small) = words
    /// The word before, where one blank and nothing else follows it.
    var before: (roles: SmallWords.Roles, range: Range<Int>) = ([], 0..<0)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      guard byte.isLetter else {
        if byte.isDigit, let end = Self.status(at: at, bytes, range) {
          found(.status, at..<end)
          at += 3
        }
        switch byte {
        case UInt8(ascii: "`"): marks.insert(.backtick)
        case UInt8(ascii: "["), UInt8(ascii: "]"): marks.insert(.bracket)
        case UInt8(ascii: "("), UInt8(ascii: ")"): marks.insert(.parenthesis)
        case UInt8(ascii: "*"): marks.insert(.star)
        default: break
        }
        if byte != UInt8(ascii: " ") || at != before.range.upperBound { before = ([], 0..<0) }
        at += 1
        continue
      }
      let start = at
      var packed: UInt64 = 0
      while at < range.upperBound, bytes[at].isLetter {
        packed = packed << 8 | UInt64(bytes[at] | 0x20)
        at += 1
      }
      let own = start..<at
      if last.upperBound + 1 == start, bytes[start - 1] == UInt8(ascii: " "), !last.isEmpty {
        if last.count == own.count, own.count <= 12, bytes[last.lowerBound] | 0x20 == bytes[start] | 0x20 {
          marks.insert(.doubled)
        }
        if last.count <= 2, bytes[last.lowerBound] | 0x20 == UInt8(ascii: "a"),
          last.count == 1 || bytes[last.lowerBound + 1] == UInt8(ascii: "n"),
          isVowel(bytes[start]) == (last.count == 1) || mayMislead(own, bytes)
        {
          marks.insert(.article)
        }
      }
      last = own
      guard isWord(own, bytes, range), !isName(own, bytes, range) else {
        before = ([], 0..<0)
        continue
      }
      // Half of a word with a hyphen is no word of the sentence.
      let isHalf =
        start > range.lowerBound && bytes[start - 1] == UInt8(ascii: "-")
        || at < range.upperBound && bytes[at] == UInt8(ascii: "-")
      if own.count >= CommonWords.shortest {
        if own.count <= 20, !common.holds(bytes[own]), isPlain(own, bytes),
          let meant = common.meant(by: bytes[own])
        {
          found(.misspelt(meant: meant), own)
          before = ([], 0..<0)
          continue
        }
        if own.count > packedLength {
          before = ([], 0..<0)
          continue
        }
      }
      let roles = small.roles(of: packed)
      // "As it were" is a phrase of its own.
      if roles.isEmpty || own.count == 4 && roles == .be && Self.follows("it", start, bytes, range) {
        before = ([], 0..<0)
        continue
      }
      if roles.contains(.misspelt), isPlain(own, bytes), let meant = small.meant(by: packed) {
        found(.misspelt(meant: meant), own)
      }
      if isHalf {
        before = ([], 0..<0)
        continue
      }
      if before.roles.clash(with: roles), bytes[before.range].elementsEqual(bytes[own]) == false, isPlain(own, bytes) {
        found(.clash, before.range.lowerBound..<at)
      }
      // "Does not exists", "can only returns".
      if roles.contains(.adverb), !before.roles.isDisjoint(with: [.modal, .auxiliary]) {
        before.range = before.range.lowerBound..<at
      } else {
        before = (roles, own)
      }
    }
    return marks
  }

  private static func follows(
    _ word: StaticString, _ at: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>
  ) -> Bool {
    let start = at - 1 - word.utf8CodeUnitCount
    return start >= text.lowerBound && bytes[at - 1] == UInt8(ascii: " ")
      && word.withUTF8Buffer { bytes[start..<at - 1].elementsEqual($0) }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: false
    }
  }

  /// Whether a word's first letter does not tell its sound: "user", "hour", "one", and short forms.
  private static func mayMislead(_ word: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = bytes[word.lowerBound]
    return first | 0x20 == UInt8(ascii: "u") || first | 0x20 == UInt8(ascii: "h")
      || first | 0x20 == UInt8(ascii: "o") && word.count == 3
      || first & 0x20 == 0 && word.count > 1 && bytes[word.lowerBound + 1] & 0x20 == 0
  }

  /// The end of a status and the words with capitals behind it.
  private static func status(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Int? {
    guard start + 7 < text.upperBound, (UInt8(ascii: "2")...UInt8(ascii: "5")).contains(bytes[start]),
      bytes[start + 1].isDigit, bytes[start + 2].isDigit, bytes[start + 3] == UInt8(ascii: " "),
      bytes[start + 4].isLetter, bytes[start + 4] & 0x20 == 0,
      start == text.lowerBound || bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "(")
    else { return nil }
    var end = start + 4
    while end < text.upperBound,
      bytes[end].isLetter
        || bytes[end] == UInt8(ascii: " ") && end + 1 < text.upperBound && bytes[end + 1].isLetter
          && bytes[end + 1] & 0x20 == 0
    { end += 1 }
    return end
  }

  /// Whether letters are a word of a sentence, not a part of a name, a file or a URL.
  private static func isWord(_ word: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Bool {
    if word.lowerBound > text.lowerBound {
      switch bytes[word.lowerBound - 1] {
      case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "*"): break
      default: return false
      }
    }
    guard word.upperBound < text.upperBound else { return true }
    switch bytes[word.upperBound] {
    case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "*"):
      return true
    case UInt8(ascii: "."), UInt8(ascii: ":"):
      return word.upperBound + 1 == text.upperBound || bytes[word.upperBound + 1] == UInt8(ascii: " ")
    default: return false
    }
  }

  /// Whether a word has a capital within a sentence.
  private static func isName(_ word: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Bool {
    guard bytes[word.lowerBound] & 0x20 == 0 else { return false }
    // "(Smith)"
    if word.lowerBound > text.lowerBound, bytes[word.lowerBound - 1] == UInt8(ascii: "(") { return true }
    guard word.lowerBound >= text.lowerBound + 2 else { return false }
    let before = bytes[word.lowerBound - 2]
    return bytes[word.lowerBound - 1] == UInt8(ascii: " ")
      && (before.isLetter || before.isDigit || before == UInt8(ascii: ","))
  }

  /// Whether a word is in small letters but for its first.
  private static func isPlain(_ word: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[word.dropFirst()].allSatisfy { $0 & 0x20 != 0 }
  }

  /// Whether a page is in the language whose words these are: three of its smallest ones tell, unless those of another
  /// are as many.
  static func isEnglish(_ bytes: [UInt8]) -> Bool {
    let own = count(["the ", " of ", "The ", " and "], bytes)
    guard own >= 3 else { return false }
    return !others.contains { count($0, bytes) >= max(3, own) }
  }

  /// Small words of German, French, Spanish, Portuguese, Italian and Dutch that English does not have.
  private static let others = [
    [" der ", " und ", " ist ", " nicht ", " wird "], [" les ", " des ", " est ", " une ", " dans "],
    [" los ", " las ", " una ", " para ", " que "], [" uma ", " para ", " que ", " dos ", " com "],
    [" della ", " che ", " una ", " sono ", " il "], [" het ", " een ", " voor ", " niet ", " zijn "],
  ]

  /// How often words stand in a text; no more than fifty times.
  private static func count(_ words: [String], _ bytes: [UInt8]) -> Int {
    var count = 0
    for word in words {
      var rest = bytes[...]
      while count < 50, let found = rest.firstRange(ofBytes: Array(word.utf8)) {
        count += 1
        rest = rest[found.upperBound...]
      }
    }
    return count
  }
}

extension LintedPage {
  /// Where a suspect's words stand in the page; nil where the source writes them in another way.
  func range(of suspect: Wording.Suspect) -> SourceRange? {
    let inline = document.inlines[suspect.inline]
    guard let range = inline.range, range.start.line == range.end.line else { return nil }
    let words = Array(document.buffer[suspect.words])
    // Not before the place in the text: what the source writes in another way, an entity or an escape, is longer there.
    let start = document.source.offset(of: range.start) + suspect.words.lowerBound - inline.text.bounds.lowerBound
    let end = document.source.offset(of: range.end)
    guard start < end, let place = document.source.bytes[start..<end].firstRange(ofBytes: words) else { return nil }
    return SourceRange(document.source.position(of: place.lowerBound), document.source.position(of: place.upperBound))
  }
}
