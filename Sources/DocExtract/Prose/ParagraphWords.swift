import APIModel

/// Which words a paragraph holds that the readers of promises look for, found in one pass over its bytes. The address
/// of a link counts as well, so that a word is only a reason to look closer.
struct ParagraphWords: OptionSet {
  let rawValue: UInt32

  static let deprecation = ParagraphWords(rawValue: 1)
  static let introduction = ParagraphWords(rawValue: 1 << 1)
  static let role = ParagraphWords(rawValue: 1 << 2)
  static let pages = ParagraphWords(rawValue: 1 << 3)
  /// Three digits that may be a status.
  static let status = ParagraphWords(rawValue: 1 << 4)
  static let optional = ParagraphWords(rawValue: 1 << 5)
  static let parameter = ParagraphWords(rawValue: 1 << 6)
  /// "All fields are required."
  static let allRequired = ParagraphWords(rawValue: 1 << 9)
  /// What a text calls the parameters that it names in code.
  static let naming = ParagraphWords(rawValue: 1 << 7)
  /// Those that leave no doubt beside a table of others.
  static let namingFurther = ParagraphWords(rawValue: 1 << 8)

  private static let phrases = PhraseTable<ParagraphWords>([
    (.deprecation, ["deprecat", "remov"]), (.introduction, ["introduced"]),
    (.role, ["role", "admin", "superuser", "maintainer", "owner"]), (.pages, ["paginat"]), (.status, ["###"]),
    (.optional, ["optional"]), (.allRequired, ["are required", "are mandatory"]),
    (.parameter, [" query parameter ", "the parameter "]),
    (
      .namingFurther,
      [
        "query param", "query string", " header", "?", "is mandatory", "is required", "is optional", "optional field",
        "optional param",
      ]
    ),
    (
      .naming,
      [
        "param", " arg", "header", "field", " key", "attribute", "propert", "query", "body", "payload", "json", "?",
        "request: ",
        "add ",
        "you can ", "pass ", "mandatory", "is required", "is optional",
      ]
    ),
  ])

  static func read(_ document: MarkdownDocument, block: Int) -> ParagraphWords {
    var search = PhraseTable<ParagraphWords>.Search()
    var aside = PhraseTable<ParagraphWords>.Search()
    document.buffer.withUnsafeBufferPointer { buffer in
      for position in document.blocks[block].inlines {
        let inline = document.inlines[Int(position)]
        let bytes = UnsafeBufferPointer(rebasing: buffer[inline.text.bounds])
        switch inline.kind {
        case .text, .code: phrases.search(bytes, &search)
        case .softBreak, .lineBreak: search.cut()
        default:
          guard !bytes.isEmpty else { continue }
          aside.cut()
          phrases.search(bytes, &aside)
        }
      }
    }
    // Numbers in addresses are no statuses.
    return search.found.union(aside.found.subtracting(.status))
  }
}
