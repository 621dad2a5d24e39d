import APIModel
import DocExtract

/// The first sentence that a section says of its operations.
struct SectionLead: Sendable {
  /// The paragraph's block.
  let block: Int
  /// The sentence, code left out.
  let text: String
  /// Its words in lower case.
  let words: [String]
  /// `retrieves` of "This endpoint retrieves a user", `blocks` of "Blocks the user".
  let verb: String?

  /// - Returns: nil where a group has no paragraph before or behind its operations, or one that is no sentence.
  init?(_ group: Int, _ page: ExtractedPage, title: Int) {
    let lines = page.groups[group].lines
    let isListing = { (block: Int) in lines.contains { $0.block == block } }
    var sections = [title]
    if page.groups[group].section != title { sections.append(page.groups[group].section) }
    // What ends in a colon is about the block below it.
    let found = sections.lazy.compactMap { section in
      page.sections[section].paragraphs.first {
        !isListing($0) && !Self.endsInColon($0, page.document) && !Self.isNote($0, page.document)
      }
    }.first
    guard let block = found else { return nil }
    text = Self.text(of: block, page)
    words = Self.words(of: text)
    guard words.count >= 2 else { return nil }
    self.block = block
    verb = Self.verb(of: words[...])
  }

  /// Whether a paragraph stands in a quote, as notes and histories do.
  private static func isNote(_ paragraph: Int, _ document: MarkdownDocument) -> Bool {
    document.blocks[Int(document.blocks[paragraph].parent)].kind == .blockQuote
  }

  private static func endsInColon(_ paragraph: Int, _ document: MarkdownDocument) -> Bool {
    document.blocks[paragraph].inlines.last.map { document.inlines[Int($0)] }
      .flatMap { document.buffer[$0.text.bounds].last { !$0.isBlank } } == UInt8(ascii: ":")
  }

  /// What a paragraph says, code left out: that is a name or a number that was changed, or not.
  static func text(of paragraph: Int, _ page: ExtractedPage) -> String {
    page.document.blocks[paragraph].inlines.map { page.document.inlines[Int($0)] }.filter { $0.kind == .text }
      .map { page.document.text($0.text) }.joined(separator: " ").trimmed
  }

  /// The words of the first sentence in lower case, with what stands behind an apostrophe.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var text = text
    text.withUTF8 { bytes in
      var start: Int?
      for at in 0...min(bytes.count, 240) {
        let byte = at < min(bytes.count, 240) ? bytes[at] : UInt8(ascii: ".")
        if byte.isLetter || byte == UInt8(ascii: "'") {
          if start == nil { start = at }
          continue
        }
        if let first = start {
          words.append(
            String(unsafeUninitializedCapacity: at - first) { word in
              for index in first..<at {
                word[index - first] = bytes[index].isLetter ? bytes[index] | 0x20 : bytes[index]
              }
              return at - first
            })
          start = nil
        }
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") { break }
      }
    }
    return words
  }

  private static let subjects: Set<String> = ["endpoint", "operation", "call", "method", "request", "route", "api"]

  private static func verb(of sentence: ArraySlice<String>) -> String? {
    var words = sentence
    if let first = words.first, ["this", "the"].contains(first), words.count > 2,
      subjects.contains(words[words.startIndex + 1])
    {
      words = words.dropFirst(2)
      // "This call allows you to delete a user", "This endpoint can be used to delete a user".
      if let at = words.prefix(5).firstIndex(of: "to") { words = words[(at + 1)...] }
    }
    return words.first
  }
}
