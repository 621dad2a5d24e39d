import APIModel
import DocExtract

/// EXT106: "a" before a vowel, "an" before a consonant.
struct WrongArticle: LintRule {
  let card = RuleCard(
    "EXT106", "wrong-article", severity: .warning,
    summary: "\"a\" before a word that begins with a vowel, \"an\" before one that does not",
    why: "It was left when the word behind it was changed, and readers stumble over it.",
    bad: """
      # Users API

      The key is that of an project. Whether it is set depends on the group, and on the roles of the user.
      """,
    good: """
      # Users API

      The key is that of a project. Whether it is set depends on the group, and on the roles of the user.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkCode(page, &report)
    let source = page.document.source
    var isEnglish: Bool?
    for index in page.wording.inlines(with: .article) {
      let inline = page.document.inlines[index]
      let text = page.document.buffer[inline.text.bounds]
      guard Self.article(in: text) != nil, let range = inline.range,
        range.start.line == range.end.line
      else {
        continue
      }
      let english = isEnglish ?? Wording.isEnglish(source.bytes)
      isEnglish = english
      guard english else { return }
      let start = source.offset(of: range.start)
      guard let found = Self.article(in: source.bytes[start..<max(start, source.offset(of: range.end))]) else {
        continue
      }
      let meant = found.article.count == 1 ? "an" : "a"
      let place = SourceRange(
        source.position(of: found.article.lowerBound), source.position(of: found.article.upperBound))
      let isCapital = source.bytes[found.article.lowerBound] == UInt8(ascii: "A")
      report.add(
        self,
        .wrong(
          String(decoding: source.bytes[found.article], as: UTF8.self),
          String(decoding: source.bytes[found.word], as: UTF8.self), meant), at: place,
        fix: LintFix("Write \"\(meant)\"", [LintFix.Edit(place, isCapital ? "A" + meant.dropFirst() : meant)]))
    }
  }

  /// "A `issue`": a name in code marks that is read as a word.
  private func checkCode(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var isEnglish: Bool?
    for (number, inline) in document.inlines.enumerated().dropFirst() where inline.kind == .code {
      let before = document.inlines[number - 1]
      guard before.kind == .text, case let text = document.buffer[before.text.bounds], text.last == UInt8(ascii: " "),
        case let article = text.dropLast().suffix(while: \.isLetter), article.count <= 2,
        article.first.map({ $0 | 0x20 == UInt8(ascii: "a") }) ?? false,
        article.count == 1 || article.last == UInt8(ascii: "n"),
        article.startIndex == text.startIndex || text[article.startIndex - 1] == UInt8(ascii: " "),
        case let name = document.buffer[inline.text.bounds], name.count <= 40,
        name.allSatisfy({ $0.isLetter && $0 & 0x20 != 0 || $0 == UInt8(ascii: "_") }),
        case let word = Array(name.prefix(while: \.isLetter)), word.count >= 4,
        article.count == 1 ? Self.takesAn(word) : Self.takesA(word),
        article[article.startIndex] != UInt8(ascii: "A") || Self.beginsSentence(article.startIndex, in: text),
        let range = before.range, range.start.line == range.end.line
      else { continue }
      let english = isEnglish ?? Wording.isEnglish(document.source.bytes)
      isEnglish = english
      guard english else { return }
      let end = document.source.offset(of: range.end)
      let start = end - 1 - article.count
      guard start >= 0, document.source.bytes[start..<end - 1].elementsEqual(article) else { continue }
      let place = SourceRange(document.source.position(of: start), document.source.position(of: end - 1))
      let meant = article.count == 1 ? "an" : "a"
      let isCapital = article.first == UInt8(ascii: "A")
      report.add(
        self,
        .wrong(String(decoding: article, as: UTF8.self), String(decoding: name, as: UTF8.self), meant), at: place,
        fix: LintFix("Write \"\(meant)\"", [LintFix.Edit(place, isCapital ? "A" + meant.dropFirst() : meant)]))
    }
  }

  /// The first wrong article, and the word behind it.
  private static func article(in text: ArraySlice<UInt8>) -> (article: Range<Int>, word: Range<Int>)? {
    var at = text.startIndex
    while at < text.endIndex {
      guard text[at] | 0x20 == UInt8(ascii: "a"), at == text.startIndex || text[at - 1] == UInt8(ascii: " ") else {
        at += 1
        continue
      }
      let start = at
      at += 1
      if at < text.endIndex, text[at] == UInt8(ascii: "n") { at += 1 }
      guard at < text.endIndex, text[at] == UInt8(ascii: " ") else { continue }
      let article = start..<at
      let first = at + 1
      var end = first
      while end < text.endIndex, text[end].isLetter { end += 1 }
      // A name with digits or marks in it is no word.
      guard end - first >= 2, end == text.endIndex || isEndOfWord(text[end]) else { continue }
      if !isInitialism(text[first..<end], wrongAfter: article.count) {
        let word = text[first..<end].map { $0 | 0x20 }
        let isPlain = text[(first + 1)..<end].allSatisfy { $0 & 0x20 != 0 && $0 < 0x80 } && text[first] < 0x80
        guard isPlain, word.count >= 3, article.count == 1 ? takesAn(word) : takesA(word) else { continue }
      }
      // Within a sentence, "A" is a name.
      if text[start] == UInt8(ascii: "A"), !beginsSentence(start, in: text) { continue }
      // "a" may be a thing's name where "b" is another's.
      if article.count == 1, text.firstRange(ofBytes: Array(" b ".utf8)) != nil { continue }
      return (article, first..<end)
    }
    return nil
  }

  private static func beginsSentence(_ at: Int, in text: ArraySlice<UInt8>) -> Bool {
    guard let before = text[..<at].last(where: { $0 != UInt8(ascii: " ") }) else { return true }
    return before.isOne(of: ".:!?>")
  }

  private static func isEndOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ";"),
      UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool { byte.isOne(of: "aeiou") }

  /// Whether a word surely begins with the sound of a vowel.
  private static func takesAn(_ word: [UInt8]) -> Bool {
    guard let first = word.first else { return false }
    if begins(word, withOneOf: silent) { return true }
    if first == UInt8(ascii: "u") { return begins(word, withOneOf: openVowels) && !begins(word, withOneOf: glides) }
    guard isVowel(first) else { return false }
    if ["once", "ewe"].contains(where: { $0.utf8.elementsEqual(word) }) { return false }
    // "A one-off", "a oneshot".
    if word.starts(with: "eu".utf8) || word.starts(with: "one".utf8) || word.starts(with: "oua".utf8) { return false }
    // Behind an "a" that is a name, or is left over.
    return !notNouns.contains { $0.utf8.elementsEqual(word) }
  }

  private static let notNouns = [
    "and", "are", "any", "all", "also", "into", "only", "over", "off", "out", "else", "etc", "even", "each", "either",
    "after", "again", "about", "exists", "equals", "above", "along", "always", "already", "other",
  ]

  /// Whether a word surely begins with the sound of a consonant: it is read as a word, not letter by letter.
  private static func takesA(_ word: [UInt8]) -> Bool {
    if begins(word, withOneOf: glides) || word.elementsEqual("one".utf8) { return true }
    guard word.count >= 3, !isVowel(word[0]), word[0] != UInt8(ascii: "h"), word[0] != UInt8(ascii: "x") else {
      return false
    }
    if ["saml", "sas", "sati", "nat", "rest", "mac", "lan", "fifo", "lifo", "sip", "min", "max", "mib"].contains(
      where: {
        $0.utf8.elementsEqual(word)
      })
    {
      return false
    }
    if isVowel(word[1]) { return true }
    return word.count >= 4 && clusters.contains { $0.utf8.elementsEqual(word[..<2]) }
      && word[2...].contains { isVowel($0) || $0 == UInt8(ascii: "y") }
  }

  private static func begins(_ word: [UInt8], withOneOf beginnings: [String]) -> Bool {
    beginnings.contains { word.starts(with: $0.utf8) }
  }

  /// Words whose "h" is not heard.
  private static let silent = ["hour", "honest", "heir"]
  /// Words whose "u" is a short vowel, unless they are among `glides`.
  private static let openVowels = ["un", "up", "ultimate"]
  /// Words whose "u" is read "you".
  private static let glides = [
    "user", "used", "usual", "useful", "usable", "usage", "unique", "unit", "union", "unifi", "uniform", "univers",
    "unanim", "unicode", "unix", "utilit",
  ]

  /// Whether letters are a short form that the article before does not fit: read letter by letter, "an HTTP request", or
  /// with a consonant's sound, "a URL".
  private static func isInitialism(_ word: ArraySlice<UInt8>, wrongAfter count: Int) -> Bool {
    guard word.count <= 5, word.allSatisfy({ $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }) else { return false }
    return (count == 1 ? afterAn : afterA).contains { $0.utf8.elementsEqual(word) }
  }

  private static let afterAn = [
    "API", "ID", "IP", "IID", "SSH", "SSL", "HTTP", "HTTPS", "HTML", "XML", "FTP", "LDAP", "RSS", "SDK", "ISO", "RPC",
  ]
  private static let afterA = [
    "URL", "URI", "UUID", "UTC", "JSON", "YAML", "JWT", "CSV", "TCP", "TLS", "CPU", "GPU", "GET", "POST", "PUT",
    "PATCH",
    "DELETE", "PDF", "ZIP", "TOTP",
  ]

  private static let clusters = [
    "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "pl", "pr", "sc", "sh", "sk", "sl", "sn", "sp", "st", "sw",
    "th", "tr", "tw", "wh", "wr",
  ]
}

extension LintMessage {
  fileprivate static func wrong(_ article: String, _ word: String, _ meant: String) -> LintMessage {
    "\"\(article) \(word)\"; did you mean \"\(meant) \(word)\"?"
  }
}
