import APIModel

/// What a description may promise, by one look at its bytes: most promise nothing, and need not be cut into words.
struct DescriptionPromises {
  let words: Words
  /// How many pieces of code it has.
  private let codeCount: Int

  struct Words: OptionSet {
    let rawValue: UInt32

    static let digit = Words(rawValue: 1)
    static let defaultValue = Words(rawValue: 1 << 1)
    static let deprecation = Words(rawValue: 1 << 2)
    static let demand = Words(rawValue: 1 << 3)
    static let type = Words(rawValue: 1 << 4)
    static let length = Words(rawValue: 1 << 5)
    static let bound = Words(rawValue: 1 << 6)
    static let date = Words(rawValue: 1 << 7)
    static let standard = Words(rawValue: 1 << 8)
    static let oneOf = Words(rawValue: 1 << 9)
    /// The marks that requirements are found by.
    static let requirement = Words(rawValue: 1 << 10)
  }

  private static let phrases = PhraseTable<Words>([
    (.digit, ["#"]), (.defaultValue, ["default"]), (.deprecation, ["deprecat", "remov"]), (.demand, ["must"]),
    (.type, ["boolean", "string", "integer", "number", "bool", "array", "list", "object", "false", "true", "comma"]),
    (.length, ["characters", "chars", "letters"]), (.bound, ["max", "min", "most", "least", "between"]),
    (.date, ["yyyy-mm-dd"]), (.standard, ["iso"]), (.oneOf, ["one", "any"]),
    (.requirement, ["required", "optional", "mandatory"]),
  ])

  init(_ document: MarkdownDocument, _ block: Int) {
    var search = PhraseTable<Words>.Search()
    var codeCount = 0
    document.buffer.withUnsafeBufferPointer { buffer in
      for position in document.blocks[block].inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .text || inline.kind == .code else { continue }
        if inline.kind == .code { codeCount += 1 }
        search.cut()
        Self.phrases.search(UnsafeBufferPointer(rebasing: buffer[inline.text.bounds]), &search)
      }
    }
    words = search.found
    self.codeCount = codeCount
  }

  /// Code in the text stands between backticks.
  init(_ text: String) {
    words = Self.phrases.meanings(in: text)
    codeCount = text.utf8.count { $0 == UInt8(ascii: "`") } / 2
  }

  /// Values stand in code, limits are numbers, and the rest has its words.
  var isAny: Bool {
    codeCount > 0 || !words.isDisjoint(with: [.digit, .defaultValue, .date, .deprecation])
  }

  /// Whether it may list values: several, or the one that "one of" announces.
  var mayListValues: Bool { codeCount > 1 || (codeCount == 1 && words.contains(.oneOf)) }

  /// Whether it may say what values of a type look like.
  func mayLimit(_ types: SchemaTypes) -> Bool {
    switch types {
    case .string: !words.isDisjoint(with: [.date, .standard]) || words.isSuperset(of: [.digit, .length])
    case .integer, .number: words.isSuperset(of: [.digit, .bound])
    default: false
    }
  }
}
