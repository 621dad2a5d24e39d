import APIModel
import DocExtract

/// EXT109: a common word that a slip of the pen has changed.
struct MisspeltWord: LintRule {
  let card = RuleCard(
    "EXT109", "misspelt-word", severity: .warning,
    summary: "A common word with a letter too many, too few, another, or two swapped",
    why: "Readers stumble over it, and a search for the word does not find it.",
    bad: """
      # Users API

      Removes the account of the user. The user can not be retreived after the removal.
      """,
    good: """
      # Users API

      Removes the account of the user. The user can not be retrieved after the removal.
      """)

  /// How many words of a page are counted all over it.
  private static let maximumCounts = 300

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var counts = 0
    for suspect in page.wording.suspects {
      guard case .misspelt(let meant) = suspect.kind, let place = page.range(of: suspect) else { continue }
      // Titles of columns and types have rules of their own.
      if page.isTitleOrType(suspect.inline) || isName(suspect, page) { continue }
      let bytes = page.document.buffer[suspect.words]
      let word = String(decoding: bytes, as: UTF8.self)
      let isCapital = bytes.first.map { $0 & 0x20 == 0 } ?? false
      // A word that is written so again and again is a name, or a term of these docs.
      counts += 1
      let count = counts > Self.maximumCounts ? 0 : count(Array(bytes), page)
      if count >= 3, isCapital || meant.utf8.count < 8 && self.count(Array(meant.utf8), page) < count { continue }
      let right = isCapital ? meant.prefix(1).uppercased() + meant.dropFirst() : meant
      report.add(
        self, .misspelt(word, right), at: place,
        fix: LintFix("Write \"\(right)\"", [LintFix.Edit(place, right)], isSafe: false))
    }
  }

  /// Whether a word is the name of something: a flag behind two dashes, a file that ends in "file", or the text of a
  /// link whose destination has it, too.
  private func isName(_ suspect: Wording.Suspect, _ page: LintedPage) -> Bool {
    let document = page.document
    let inline = document.inlines[suspect.inline]
    let bytes = document.buffer[suspect.words]
    let before = document.buffer[inline.text.bounds.lowerBound..<suspect.words.lowerBound]
    let token = before[((before.lastIndex(where: \.isBlank) ?? before.startIndex - 1) + 1)...]
    if token.count >= 2, token.first == UInt8(ascii: "-") { return true }
    if bytes.count > 6, bytes.first.map({ $0 & 0x20 == 0 }) == true, bytes.suffix(4).elementsEqual("file".utf8) {
      return true
    }
    guard suspect.inline > 0, inline.text.bounds == suspect.words else { return false }
    let link = document.inlines[suspect.inline - 1]
    return link.kind == .link && document.buffer[link.text.bounds].firstRange(ofBytes: Array(bytes)) != nil
  }

  /// How often a page has some letters, code and links included; no more than ten times.
  private func count(_ word: [UInt8], _ page: LintedPage) -> Int {
    var rest = page.document.source.bytes[...]
    var count = 0
    while count < 10, let found = rest.firstRange(ofBytes: word) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}

extension LintedPage {
  /// Whether an inline stands in the head of a table or in a cell under "Type".
  fileprivate func isTitleOrType(_ inline: Int) -> Bool {
    guard
      let cell = document.blocks.firstIndex(where: {
        $0.kind == .tableCell && $0.inlines.contains(Int32(clamping: inline))
      })
    else { return false }
    if document.blocks[Int(document.blocks[cell].parent)].level == 1 { return true }
    return page.tables.contains { table in table.rows.contains { table.cell($0, .type) == cell } }
  }
}

extension LintMessage {
  fileprivate static func misspelt(_ word: String, _ meant: String) -> LintMessage {
    "\"\(word)\"; did you mean \"\(meant)\"?"
  }
}
