import APIModel
import DocExtract

/// EXT136: a word in a form that its sentence has no place for.
struct WrongForm: LintRule {
  let card = RuleCard(
    "EXT136", "wrong-form", severity: .warning,
    summary: "A word in a form that its sentence has no place for, such as \"was successfully or\"",
    why: "Readers stumble over it, and may take it for a sentence whose end was lost.",
    bad: """
      # Users API

      Answers with 204 if the removal of the user was successfully or with 404 if the user is not there.
      """,
    good: """
      # Users API

      Answers with 204 if the removal of the user was successful or with 404 if the user is not there.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkPhrases(page, &report)
    let document = page.document
    var isEnglish: Bool?
    for inline in document.inlines where inline.kind == .text && inline.text.count >= 10 {
      let text = document.buffer[inline.text.bounds]
      guard Self.slip(in: text) != nil, let range = inline.range, range.start.line == range.end.line else { continue }
      let english = isEnglish ?? Wording.isEnglish(document.source.bytes)
      isEnglish = english
      guard english else { return }
      let start = document.source.offset(of: range.start)
      guard let slip = Self.slip(in: document.source.bytes[start..<max(start, document.source.offset(of: range.end))])
      else { continue }
      let place = SourceRange(
        document.source.position(of: slip.word.lowerBound), document.source.position(of: slip.word.upperBound))
      report.add(
        self, .meant(String(decoding: document.source.bytes[slip.phrase], as: UTF8.self), slip.meant), at: place,
        fix: LintFix("Write \"\(slip.meant)\"", [LintFix.Edit(place, slip.meant)], isSafe: false))
    }
  }

  private struct Slip {
    var word: Range<Int>
    var phrase: Range<Int>
    var meant: String
  }

  private static func slip(in text: ArraySlice<UInt8>) -> Slip? { adverb(in: text) ?? owner(in: text) }

  /// "If it was successfully or": an adverb with a form of "be" before it and no verb behind it.
  private static func adverb(in text: ArraySlice<UInt8>) -> Slip? {
    var rest = text
    while let found = rest.firstRange(ofBytes: Array("successfully".utf8)) {
      rest = rest[found.upperBound...]
      let before = word(before: found.lowerBound, in: text)
      guard ["was", "is", "were", "are", "be"].contains(where: { $0.utf8.elementsEqual(text[before]) }) else {
        continue
      }
      let next = rest.drop { $0 == UInt8(ascii: " ") }.prefix(while: \.isLetter)
      let isLast = rest.first.map { $0.isOne(of: ".,;)") } ?? false
      // "Was successfully and fully removed" has its verb further on.
      guard isLast || next.elementsEqual("or".utf8) && !holdsVerb(rest.dropFirst(4)) else { continue }
      return Slip(word: found, phrase: before.lowerBound..<found.upperBound, meant: "successful")
    }
    return nil
  }

  /// "Or partly removed": the next words may bring the verb.
  private static func holdsVerb(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(separator: UInt8(ascii: " "), maxSplits: 3).prefix(3).contains { $0.suffix(2).elementsEqual("ed".utf8) }
  }

  /// "The users credentials": what people have, without the mark of the owner.
  private static func owner(in text: ArraySlice<UInt8>) -> Slip? {
    var rest = text
    while let found = rest.firstRange(ofBytes: Array(" users ".utf8)) {
      rest = rest[(found.upperBound - 1)...]
      let before = word(before: found.lowerBound, in: text)
      let thing = rest.dropFirst().prefix(while: \.isLetter)
      let next = thing.endIndex < text.endIndex ? text[thing.endIndex] : UInt8(ascii: ".")
      guard ["the", "The", "a", "each", "another"].contains(where: { $0.utf8.elementsEqual(text[before]) }),
        next == UInt8(ascii: " ") || next.isOne(of: ".,;:)"),
        things.contains(where: { $0.utf8.elementsEqual(thing) })
      else { continue }
      let word = found.lowerBound + 1..<found.upperBound - 1
      return Slip(word: word, phrase: before.lowerBound..<thing.endIndex, meant: "user's")
    }
    return nil
  }

  /// What each user has one of, and no sentence does.
  private static let things = [
    "credentials", "password", "username", "avatar", "email", "timezone", "permissions", "biography", "nickname",
  ]

  /// The letters before a blank.
  private static func word(before end: Int, in text: ArraySlice<UInt8>) -> Range<Int> {
    var end = end
    if end > text.startIndex, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var start = end
    while start > text.startIndex, text[start - 1].isLetter { start -= 1 }
    return start..<end
  }
}

extension LintMessage {
  fileprivate static func meant(_ phrase: String, _ meant: String) -> LintMessage {
    "\"\(phrase)\"; did you mean \"\(meant)\"?"
  }
}
