import APIModel
import DocExtract

/// EXT130: "two methods:" above a list of three.
struct CountOfList: LintRule {
  let card = RuleCard(
    "EXT130", "count-of-list", severity: .warning,
    summary: "A text that announces a number of things, above a list of another number",
    why: "One of them was added or removed, and readers look for the missing one.",
    bad: page("two"), good: page("three"))

  private static func page(_ count: String) -> String {
    """
    # Users API

    A user has one of the following \(count) roles:

    - Guest
    - Member
    - Owner
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, block) in page.paragraphs {
      let list = Int(block.end)
      guard list < document.blocks.count,
        document.blocks[list].kind == .list,
        document.blocks[list].parent == block.parent, let last = block.inlines.last,
        case let inline = document.inlines[Int(last)], inline.kind == .text,
        document.buffer[inline.text.bounds].last == UInt8(ascii: ":"),
        let (word, count) = Self.announced(document.plainBytes(of: number)),
        let items = Self.items(of: list, document), items != count, let range = block.range
      else { continue }
      report.add(self, .count(word, items), at: page.lastRange(of: word, in: range) ?? range)
    }
  }

  /// How many items a list has; nil where lists within it, or another one behind it, leave it open what counts.
  private static func items(of list: Int, _ document: MarkdownDocument) -> Int? {
    let end = Int(document.blocks[list].end)
    var items = 0
    for block in document.blocks[(list + 1)..<end] {
      switch block.kind {
      case .item where Int(block.parent) == list: items += 1
      case .list, .codeBlock: return nil
      default: break
      }
    }
    // What follows up to the next heading may go on with it.
    var next = end
    while next < document.blocks.count, document.blocks[next].parent == document.blocks[list].parent,
      document.blocks[next].kind != .heading, document.blocks[next].kind != .paragraph
    {
      if document.blocks[next].kind == .list { return nil }
      next = Int(document.blocks[next].end)
    }
    return items >= 2 && items <= 20 ? items : nil
  }

  private static let numbers = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "2", "3", "4", "5", "6", "7", "8", "9",
  ]

  /// Behind these a number counts what follows.
  private static let leads: Set<String> = [
    "are", "has", "have", "provides", "provide", "supports", "support", "offers", "offer", "takes", "take", "accepts",
    "accept", "contains", "contain", "includes", "include", "following", "these", "exposes", "expose", "defines",
    "define", "returns", "return", "requires", "require", "needs", "need", "knows", "recognizes", "adds", "in", "into",
    "by", "the", "with", "from", "of", "does", "do", "involves", "creates", "exports", "wants", "given", "lists",
  ]

  /// These leave open how many there are, or count something else.
  private static let doubts: Set<String> = [
    "least", "most", "more", "first", "last", "up", "than", "or", "minimum", "maximum", "about", "other", "others",
    "another", "additional", "extra", "further", "some", "any", "each", "every", "between", "both", "either", "only",
    "second", "third", "next", "previous", "remaining", "among", "e.g", "example", "instance", "such", "like",
  ]

  private static let measures: Set<String> = [
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "times", "bytes", "bits", "characters", "digits",
    "lines", "spaces", "columns", "rows", "levels", "cases",
  ]

  /// The number word of the last sentence, where it is its only one and a plural follows it.
  private static func announced(_ text: [UInt8]) -> (word: String, count: Int)? {
    let start = text.dropLast().lastIndex { $0.isOne(of: ".;!?:") }
    let sentence = text[(start.map { $0 + 1 } ?? 0)...].dropLast()
    guard sentence.count <= 200, sentence.last == UInt8(ascii: "s"), !sentence.contains(UInt8(ascii: "(")) else {
      return nil
    }
    let words = String(decoding: sentence, as: UTF8.self).lowercased().utf8
      .split { $0.isBlank || $0 == UInt8(ascii: ",") }.map { String(Substring($0)) }
    guard let last = words.last, last.utf8.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") }),
      !measures.contains(last), !last.hasSuffix("ss"), words.first != "to", !words.contains(where: doubts.contains),
      words.count(where: numbers.contains) == 1, let place = words.firstIndex(where: numbers.contains), place > 0,
      let number = numbers.firstIndex(of: words[place])
    else { return nil }
    let lead = words[place - 1]
    let behind = words.count - place - 1
    // "two modes of users" are modes.
    let isOfKinds =
      behind >= 3 && behind <= 4 && words[place + 1].hasSuffix("s") && words[place + 2] == "of"
      && words[place + 3] != "the"
    guard leads.contains(lead), behind >= 1, behind <= (lead == "following" ? 6 : 2) || isOfKinds,
      // "two of the users" are some of them.
      words[place + 1] != "of",
      // "the two users", with what is done to them.
      lead != "the" || words.contains("are") || words.contains("one"),
      lead != "in" && lead != "by" || last == "ways" || last == "modes" || last == "forms"
    else { return nil }
    return (words[place], number % 8 + 2)
  }
}

extension LintedPage {
  /// The last place of a word in a range, in either case of its first letter.
  fileprivate func lastRange(of word: String, in range: SourceRange) -> SourceRange? {
    let bytes = document.source.bytes
    let start = document.source.offset(of: range.start)
    let end = document.source.offset(of: range.end)
    let count = word.utf8.count
    guard start < end, end <= bytes.count, end - start >= count else { return nil }
    for at in stride(from: end - count, through: start, by: -1)
    where bytes[at] | 0x20 == word.utf8.first && bytes[(at + 1)..<(at + count)].elementsEqual(word.utf8.dropFirst()) {
      if at > start && bytes[at - 1].isWord || at + count < end && bytes[at + count].isWord { continue }
      return SourceRange(document.source.position(of: at), document.source.position(of: at + count))
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func count(_ word: String, _ items: Int) -> LintMessage {
    "The text announces \(word), the list has \(items)"
  }
}
