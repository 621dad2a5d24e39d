import APIModel
import DocExtract

/// EXT129: a mark of something that is still to be written.
struct UnfinishedText: LintRule {
  let card = RuleCard(
    "EXT129", "unfinished-text", severity: .warning,
    summary: "`TODO:`, `(TBD)` and their like in running text",
    why: "A note of the writers to themselves; readers miss what was to stand there.",
    bad: page("TODO: say who may call it."), good: page("Owners may call it."), status: .optional)

  private static func page(_ text: String) -> String {
    """
    # Users API

    Lists all users. \(text)
    """
  }

  private static let marks = ["TODO", "FIXME", "TBD", "XXX"]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    guard page.holds(anyOf: "TODO", "FIXME", "TBD", "XXX") else { return }
    let topics = Self.topics(document)
    for block in document.blocks where block.kind == .paragraph || block.kind == .tableCell {
      // TAB226 speaks of cells that hold nothing else.
      let isWhole = block.kind == .tableCell && block.inlines.count == 1
      for position in block.inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .text, inline.text.count >= (isWhole ? 15 : 3), let range = inline.range,
          case let text = document.buffer[inline.text.bounds],
          let mark = Self.mark(in: text, isFirst: position == block.inlines.lowerBound), !topics.contains(mark)
        else { continue }
        report.add(self, .unfinished(mark), at: page.range(of: mark, in: range) ?? range)
      }
    }
  }

  /// The marks that the page writes about: they stand in its code, its headings or its quotes.
  private static func topics(_ document: MarkdownDocument) -> Set<String> {
    var topics: Set<String> = []
    func add(_ bytes: ArraySlice<UInt8>) {
      for mark in marks where bytes.firstRange(ofBytes: Array(mark.utf8)) != nil { topics.insert(mark) }
    }
    for (number, block) in document.blocks.enumerated() {
      if block.kind == .codeBlock { add(document.buffer[block.literal.bounds]) }
      if block.kind == .heading { add(document.plainBytes(of: number)[...]) }
    }
    for inline in document.inlines where inline.kind == .code { add(document.buffer[inline.text.bounds]) }
    return topics
  }

  /// A mark before a colon, in brackets or behind `#`.
  private static func mark(in text: ArraySlice<UInt8>, isFirst: Bool) -> String? {
    for mark in marks {
      guard let found = text.firstRange(ofBytes: Array(mark.utf8)) else { continue }
      let before = found.lowerBound > text.startIndex ? text[found.lowerBound - 1] : UInt8(ascii: " ")
      let after = found.upperBound < text.endIndex ? text[found.upperBound] : UInt8(ascii: "\n")
      // `%` begins a comment in MyST.
      if text[..<found.lowerBound].last(where: { !$0.isBlank }) == UInt8(ascii: "%") { continue }
      let isInBrackets =
        before == UInt8(ascii: "(") && after.isOne(of: "): ")
        || before == UInt8(ascii: "[") && after.isOne(of: "]:")
      // Three X may stand for a number.
      if mark == "XXX" {
        if isFirst, found.lowerBound == text.startIndex, after == UInt8(ascii: ":") { return mark }
        continue
      }
      if isInBrackets || before.isBlank && after == UInt8(ascii: ":")
        || before == UInt8(ascii: "#") && (after == UInt8(ascii: ":") || after.isBlank)
      {
        return mark
      }
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func unfinished(_ mark: String) -> LintMessage {
    "`\(mark)` in the text: something is missing here"
  }
}
