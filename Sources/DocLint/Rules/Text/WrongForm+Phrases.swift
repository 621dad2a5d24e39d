import APIModel
import DocExtract

/// Phrases that no sentence has, each by a word that few pages hold.
extension WrongForm {
  /// What stands in a text, its word in the wrong form, and what it should be.
  private struct Misuse {
    var phrase: Range<Int>
    var word: Range<Int>
    var meant: String
  }

  /// A look at the text of an inline; nil where it has no slip.
  private typealias Look = (_ text: ArraySlice<UInt8>, _ inline: Int, _ page: LintedPage) -> Misuse?

  func checkPhrases(_ page: LintedPage, _ report: inout LintReport) {
    var looks: [Look] = []
    if page.holds(" a behalf of") { looks.append { text, _, _ in Self.behalf(text) } }
    if page.holds("his mean that") { looks.append { text, _, _ in Self.mean(text) } }
    looks.append { text, _, _ in Self.number(text) }
    if page.holds(" in this date") { looks.append { text, _, _ in Self.date(text) } }
    if page.holds(" current user") { looks.append { text, _, _ in Self.currentUser(text) } }
    if page.holds("efault to ") {
      let cells = page.inlinesOfCells()
      looks.append { text, inline, page in cells[inline] ? Self.defaults(text, inline, page) : nil }
    }
    if page.holds(" are next:") { looks.append { text, _, _ in Self.following(text) } }
    if page.holds("` params ") { looks.append(Self.parameters) }
    var isEnglish: Bool?
    let document = page.document
    for (number, inline) in document.inlines.enumerated() where inline.kind == .text && inline.text.count >= 8 {
      let text = document.buffer[inline.text.bounds]
      for look in looks {
        guard let slip = look(text, number, page), let whole = inline.range, whole.start.line == whole.end.line,
          case let phrase = String(decoding: document.buffer[slip.phrase], as: UTF8.self),
          let found = page.range(of: phrase, in: whole)
        else { continue }
        let english = isEnglish ?? Wording.isEnglish(document.source.bytes)
        isEnglish = english
        guard english else { return }
        let start = document.source.offset(of: found.start)
        let word = start + slip.word.lowerBound - slip.phrase.lowerBound
        let place = SourceRange(
          document.source.position(of: word), document.source.position(of: word + slip.word.count))
        report.add(
          self, .form(phrase.trimmed, Self.mended(phrase, slip).trimmed), at: place,
          fix: LintFix("Write \"\(slip.meant)\"", [LintFix.Edit(place, slip.meant)], isSafe: false))
      }
    }
  }

  /// The phrase with the right form in it.
  private static func mended(_ phrase: String, _ slip: Misuse) -> String {
    let bytes = Array(phrase.utf8)
    let start = slip.word.lowerBound - slip.phrase.lowerBound
    return String(
      decoding: bytes[..<start] + Array(slip.meant.utf8) + bytes[(start + slip.word.count)...], as: UTF8.self)
  }

  /// "On a behalf of".
  private static func behalf(_ text: ArraySlice<UInt8>) -> Misuse? {
    guard let found = text.firstRange(ofBytes: Array("n a behalf of".utf8)) else { return nil }
    let word = found.lowerBound + 2..<found.lowerBound + 10
    return Misuse(
      phrase: found.lowerBound - (found.lowerBound > text.startIndex ? 1 : 0)..<found.upperBound, word: word,
      meant: "behalf")
  }

  /// "This mean that".
  private static func mean(_ text: ArraySlice<UInt8>) -> Misuse? {
    for phrase in ["This mean that ", "this mean that "] {
      guard let found = text.firstRange(ofBytes: Array(phrase.utf8)) else { continue }
      return Misuse(
        phrase: found.lowerBound..<found.upperBound - 1, word: found.lowerBound + 5..<found.lowerBound + 9,
        meant: "means")
    }
    return nil
  }

  /// "In this groups.", "for all user.": the word before says one thing and the noun several, or the reverse. In "this
  /// groups them" it is a verb, so that only the end of a sentence or of a part of it tells.
  private static func number(_ text: ArraySlice<UInt8>) -> Misuse? {
    for end in text.indices.dropFirst(8) {
      // The end of a line is none of a sentence: "multiple resource" may go on with "types".
      switch text[end] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"): break
      default: continue
      }
      guard text[end - 1].isLetter, end + 1 >= text.endIndex || !text[end + 1].isLetter,
        case let thing = text[..<end].suffix(while: \.isLetter), (3...13).contains(thing.count),
        let determiner = word(before: thing, in: text), let wantsOne = wantsOne(determiner),
        let before = word(before: determiner, in: text), isPreposition(before),
        case let word = String(decoding: thing, as: UTF8.self), plurals.contains(wantsOne ? word : word + "s")
      else { continue }
      return Misuse(
        phrase: before.startIndex..<end, word: thing.startIndex..<end,
        meant: wantsOne ? String(word.dropLast()) : word + "s")
    }
    return nil
  }

  /// The word before another one and a blank.
  private static func word(before word: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard word.startIndex > text.startIndex, text[word.startIndex - 1] == UInt8(ascii: " ") else { return nil }
    return text[..<(word.startIndex - 1)].suffix(while: \.isLetter)
  }

  /// Whether one thing follows a word, or several; nil where both may.
  private static func wantsOne(_ determiner: ArraySlice<UInt8>) -> Bool? {
    guard determiner.count <= 8 else { return nil }
    return determiners.first { $0.0.elementsEqual(determiner) }?.1
  }

  private static let determiners: [([UInt8], Bool)] = [
    ("this", true), ("each", true), ("every", true), ("a", true), ("an", true), ("another", true), ("these", false),
    ("those", false), ("all", false), ("several", false), ("multiple", false),
  ].map { (Array($0.utf8), $1) }

  private static func isPreposition(_ word: ArraySlice<UInt8>) -> Bool {
    ["in", "of", "for", "to", "from", "by", "with", "on", "within"].contains { $0.utf8.elementsEqual(word) }
  }

  /// Names of several things, which no verb has the form of where a sentence ends.
  private static let plurals: Set<String> = [
    "groups", "projects", "users", "issues", "requests", "endpoints", "parameters", "attributes", "fields", "resources",
    "objects", "tokens", "keys", "tags", "labels", "members", "organizations", "teams", "servers", "clusters", "files",
    "messages", "events", "documents", "pages", "tables", "rows", "columns", "accounts", "environments",
  ]

  /// "After or in this date will be returned".
  private static func date(_ text: ArraySlice<UInt8>) -> Misuse? {
    guard let found = text.firstRange(ofBytes: Array(" in this date".utf8)) else { return nil }
    let next = text[found.upperBound...].prefix { $0 == UInt8(ascii: " ") || $0.isLetter }
    // "In this date format", "in this date range".
    guard
      found.upperBound < text.endIndex && text[found.upperBound].isOne(of: ".,;)")
        || [" will ", " are ", " is ", " or ", " and "].contains(where: { next.starts(with: $0.utf8) })
    else { return nil }
    return Misuse(
      phrase: found.lowerBound + 1..<found.upperBound, word: found.lowerBound + 1..<found.lowerBound + 3, meant: "on")
  }

  /// "A list of current user's": a single user without an article.
  private static func currentUser(_ text: ArraySlice<UInt8>) -> Misuse? {
    guard let found = text.firstRange(ofBytes: Array(" current user's ".utf8)) else { return nil }
    let before = text[..<found.lowerBound].suffix(while: \.isLetter)
    guard isPreposition(before) else { return nil }
    let word = found.lowerBound + 1..<found.lowerBound + 8
    return Misuse(phrase: before.startIndex..<found.upperBound - 1, word: word, meant: "the current")
  }

  /// "Default to `10`." in a table: the row's attribute does so.
  private static func defaults(_ text: ArraySlice<UInt8>, _ inline: Int, _ page: LintedPage) -> Misuse? {
    guard let found = text.firstRange(ofBytes: Array("Default to ".utf8)) else { return nil }
    let before = text[..<found.lowerBound].last { $0 != UInt8(ascii: " ") }
    guard before.map({ $0.isOne(of: ".;)") }) ?? true else { return nil }
    let isCode =
      found.upperBound == text.endIndex && inline + 1 < page.document.inlines.count
      && page.document.inlines[inline + 1].kind == .code
    let next = text[found.upperBound...].prefix { $0.isLetter || $0.isDigit }
    guard
      isCode || next.first?.isDigit == true
        || ["true", "false", "null"].contains(where: { $0.utf8.elementsEqual(next) })
    else { return nil }
    return Misuse(
      phrase: found.lowerBound..<found.upperBound, word: found.lowerBound..<found.lowerBound + 7, meant: "Defaults")
  }

  /// "The levels are next:" above a list.
  private static func following(_ text: ArraySlice<UInt8>) -> Misuse? {
    guard text.suffix(10).elementsEqual(" are next:".utf8) else { return nil }
    let end = text.endIndex
    return Misuse(phrase: end - 9..<end, word: end - 5..<end - 1, meant: "the following")
  }

  /// "If the `name` params is present"; one of several may well be.
  private static func parameters(_ text: ArraySlice<UInt8>, _ inline: Int, _ page: LintedPage) -> Misuse? {
    let inlines = page.document.inlines
    guard [" params is ", " params was ", " params has "].contains(where: { text.starts(with: $0.utf8) }), inline >= 2,
      inlines[inline - 1].kind == .code, inlines[inline - 2].kind == .text,
      case let before = page.document.buffer[inlines[inline - 2].text.bounds],
      before.suffix(4).elementsEqual("the ".utf8)
        || before.suffix(4).elementsEqual("The ".utf8),
      !before.dropLast(4).suffix(4).elementsEqual(" of ".utf8)
    else { return nil }
    let start = text.startIndex + 1
    return Misuse(phrase: start..<start + 9, word: start..<start + 6, meant: "param")
  }
}

extension LintedPage {
  /// Which inlines stand in a cell of a table.
  fileprivate func inlinesOfCells() -> [Bool] {
    var cells = [Bool](repeating: false, count: document.inlines.count)
    for block in document.blocks where block.kind == .tableCell {
      for inline in block.inlines where cells.indices.contains(Int(inline)) { cells[Int(inline)] = true }
    }
    return cells
  }
}

extension LintMessage {
  fileprivate static func form(_ phrase: String, _ meant: String) -> LintMessage {
    "\"\(phrase)\"; did you mean \"\(meant)\"?"
  }
}
