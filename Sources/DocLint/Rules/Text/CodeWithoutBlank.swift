import APIModel
import DocExtract

/// EXT133: a word that runs into the code behind it, or a blank inside the marks of code.
struct CodeWithoutBlank: LintRule {
  let card = RuleCard(
    "EXT133", "code-without-blank", severity: .warning,
    summary: "Code that the word before it runs into, or with a blank at one end of it",
    why: "The two read as one word; who copies the name copies the blank.",
    bad: page("the`name`"), good: page("the `name`"))

  private static func page(_ words: String) -> String { "# Users API\n\nSend \(words) of the user.\n" }

  /// Words that stand before a name, and that no name is joined to.
  private static let words: Set = [
    "the", "a", "an", "as", "of", "to", "in", "on", "for", "with", "by", "or", "and", "is", "are", "from", "at", "into",
    "this", "that", "use", "see", "set", "call", "send", "run", "add", "via", "using", "field", "parameter",
    "attribute",
    "value", "option", "header", "endpoint", "be", "has", "have", "if", "when", "not", "only", "your", "its",
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let inlines = page.document.inlines
    /// The names of a table's rows have a rule of their own, TAB219.
    let cells = page.document.blocks.lazy.filter { $0.kind == .tableCell && !$0.inlines.isEmpty }.map(\.inlines)
    var cell = cells.makeIterator()
    var own = cell.next()
    for index in inlines.indices where inlines[index].kind == .code && !inlines[index].text.isEmpty {
      while let inlines = own, Int(inlines.upperBound) <= index { own = cell.next() }
      let isInCell = own.map { Int($0.lowerBound) <= index } ?? false
      guard let range = inlines[index].range, range.start.line == range.end.line else { continue }
      let code = page.document.buffer[inlines[index].text.bounds]
      if !isInCell, code.first?.isBlank != code.last?.isBlank, isName(code) { report.add(self, .blank(), at: range) }
      guard index > 0, inlines[index - 1].kind == .text, let before = inlines[index - 1].range,
        before.end.line == range.start.line,
        // Behind one mark, or two; what stands before it in another cell is further away.
        (1...2).contains(Int(range.start.column) - Int(before.end.column))
      else { continue }
      let text = page.document.buffer[inlines[index - 1].text.bounds]
      let letters = text.reversed().prefix { $0.isLetter && $0 < 0x80 }
      guard !letters.isEmpty, letters.count <= 9,
        letters.count == text.count || isEdge(text[text.endIndex - letters.count - 1]),
        case let word = String(decoding: letters.reversed(), as: UTF8.self), Self.words.contains(word.lowercased()),
        let place = page.range(of: word, in: before)
      else { continue }
      report.add(self, .runsInto(word), at: place)
    }
  }

  private func isEdge(_ byte: UInt8) -> Bool { byte.isBlank || byte == UInt8(ascii: "(") }

  /// Whether code with a blank is a name: a blank may be meant where it is a separator or a prompt.
  private func isName(_ code: ArraySlice<UInt8>) -> Bool {
    let name = code.drop(while: \.isBlank)
    guard let first = name.first, first.isLetter || first == UInt8(ascii: "_") else { return false }
    let end = name.prefix { $0.isWord || "-.".utf8.contains($0) }
    return end.count >= 3 && name[end.endIndex...].allSatisfy(\.isBlank)
  }
}

extension LintMessage {
  fileprivate static func blank() -> LintMessage { "Name in code with a blank at one end" }

  fileprivate static func runsInto(_ word: String) -> LintMessage {
    "\"\(word)\" runs into the code behind it; a blank is missing"
  }
}
