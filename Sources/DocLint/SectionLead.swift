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
    let own = page.groups[group].section
    guard
      let block = Self.paragraph(in: title, of: group, page)
        ?? (own == title ? nil : Self.paragraph(in: own, of: group, page))
    else { return nil }
    text = Self.text(of: block, page)
    // "204 in case of success" says what comes back.
    guard text.utf8.first?.isDigit != true else { return nil }
    words = Self.words(of: text)
    guard words.count >= 2 else { return nil }
    self.block = block
    verb = Self.verb(of: words[...])
  }

  /// The first paragraph of a section that lists nothing; what ends in a colon is about the block below it.
  private static func paragraph(in section: Int, of group: Int, _ page: ExtractedPage) -> Int? {
    page.sections[section].paragraphs.first { block in
      !page.groups[group].lines.contains { $0.block == block } && !endsInColon(block, page.document)
        && !isNote(block, page.document)
    }
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
    var bytes: [UInt8] = []
    for position in page.document.blocks[paragraph].inlines {
      let inline = page.document.inlines[Int(position)]
      guard inline.kind == .text else { continue }
      if bytes.isEmpty { bytes.reserveCapacity(Int(inline.text.count) + 64) }
      bytes += page.document.buffer[inline.text.bounds]
      bytes.append(UInt8(ascii: " "))
    }
    let isAround = { (byte: UInt8) in byte.isBlank || byte == UInt8(ascii: "\n") }
    while bytes.last.map(isAround) == true { bytes.removeLast() }
    return String(decoding: bytes.drop(while: isAround), as: UTF8.self)
  }

  /// The words of the first sentence in lower case, with what stands behind an apostrophe.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var text = text
    text.withUTF8 { bytes in
      words.reserveCapacity(min(bytes.count, 240) / 6 + 2)
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
