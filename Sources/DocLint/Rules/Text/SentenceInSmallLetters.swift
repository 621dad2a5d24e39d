import APIModel
import DocExtract

/// EXT142: a paragraph that begins in the middle of a sentence, as it seems.
struct SentenceInSmallLetters: LintRule {
  let card = RuleCard(
    "EXT142", "sentence-in-small-letters", severity: .info,
    summary: "A paragraph behind a command or below a heading that begins with a small letter",
    why: "It looks as if its beginning was lost.",
    bad: page("on"), good: page("On"), status: .optional)

  private static func page(_ word: String) -> String {
    """
    # Users API

    ## Delete a user

    \(word) success, the answer is empty, and the user is gone.
    """
  }

  /// Words that are the name of nothing.
  private static let words = [
    "on", "upon", "the", "this", "these", "if", "when", "it", "in", "for", "with", "there", "returns", "you", "all",
    "note", "after", "only", "please", "a", "an", "to", "by",
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, block) in page.paragraphs where number > 0 {
      guard let first = block.inlines.first, case let inline = document.inlines[Int(first)], inline.kind == .text,
        case let text = document.buffer[inline.text.bounds], let letter = text.first, letter & 0x20 != 0,
        case let word = text.prefix(while: \.isLetter), word.endIndex < text.endIndex,
        text[word.endIndex].isOne(of: " ,"), Self.words.contains(where: { $0.utf8.elementsEqual(word) }),
        Self.isWhole(block, document), startsAnew(number, block.parent, page), let range = block.range,
        document.source.bytes[document.source.offset(of: range.start)...].starts(with: word)
      else { continue }
      let start = document.source.offset(of: range.start)
      let place = SourceRange(range.start, document.source.position(of: start + word.count))
      let meant = String(decoding: [letter & ~0x20] + word.dropFirst(), as: UTF8.self)
      report.add(
        self, .small(String(decoding: word, as: UTF8.self)), at: place,
        fix: LintFix("Write \"\(meant)\"", [LintFix.Edit(place, meant)], isSafe: false))
    }
  }

  /// Whether it ends as a sentence does.
  private static func isWhole(_ block: MarkdownDocument.Block, _ document: MarkdownDocument) -> Bool {
    guard block.inlines.count >= 1, let last = block.inlines.last, case let inline = document.inlines[Int(last)],
      inline.kind == .text
    else { return false }
    return document.buffer[inline.text.bounds].last == UInt8(ascii: ".")
  }

  /// Whether a heading or a table is above, or a block of code with no sentence above it that could go on behind it.
  private func startsAnew(_ number: Int, _ parent: Int32, _ page: LintedPage) -> Bool {
    let blocks = page.document.blocks
    // Only below the page itself: an item or a quote may go on with what is before it.
    guard blocks[Int(parent)].kind == .document, var above = before(number, parent, blocks) else { return false }
    if blocks[above].kind == .codeBlock {
      guard let next = before(above, parent, blocks) else { return false }
      above = next
      return blocks[above].kind == .table
    }
    return blocks[above].kind == .heading
  }

  /// The block before another one of the same parent; a table has many within it.
  private func before(_ number: Int, _ parent: Int32, _ blocks: [MarkdownDocument.Block]) -> Int? {
    var at = number - 1
    while at > 0, blocks[at].parent != parent {
      guard case let outer = Int(blocks[at].parent), outer < at else { return nil }
      at = outer
    }
    return at > 0 ? at : nil
  }
}

extension LintMessage {
  fileprivate static func small(_ word: String) -> LintMessage { "A sentence begins with \"\(word)\" in small letters" }
}
