import APIModel

/// What the cell of a name says besides the name: `topic?`, `name` **required**, `flags? [1]`, `» id`.
enum NameCell {
  /// A quick look: letters, digits and what joins them are a name without marks.
  static func isClean(_ name: ArraySlice<UInt8>) -> Bool {
    name.allSatisfy { byte in
      byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    }
  }

  /// A name without the marks that people put around it.
  static func cleaned(_ name: String) -> String {
    var text = name.trimmingBlanks
    // `> name`
    while let first = text.first, "»>└├↳\u{A0}".contains(first) {
      text = text.dropFirst().trimmingBlanks
    }
    // `db=<name>` and `chunked=[true]` show the value, too.
    if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), equals > text.startIndex {
      text = String(text[..<equals])
    }
    // `<target>` and `{target}` are written as in the path.
    for (open, close) in [("<", ">"), ("{", "}")] where text.hasPrefix(open) && text.hasSuffix(close) {
      let inner = text.dropFirst().dropLast()
      if !inner.isEmpty, inner.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }) { text = String(inner) }
    }
    while let last = text.utf8.last, "*?:,\\†".utf8.contains(last) {
      text = String(decoding: text.utf8.dropLast(), as: UTF8.self)
    }
    // `?cursor` and `&cursor` are written as in the URL.
    while let first = text.utf8.first, ":*?&".utf8.contains(first) {
      text = String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    }
    return text
  }

  /// A cell's text with a blank for each tag, such as the line break between a name and "required".
  static func text(_ document: MarkdownDocument, _ cell: Int) -> String {
    var bytes: [UInt8] = []
    for position in document.blocks[cell].inlines {
      let inline = document.inlines[Int(position)]
      switch inline.kind {
      case .text, .code: bytes += document.buffer[inline.text.bounds]
      case .softBreak, .lineBreak, .html: bytes.append(UInt8(ascii: " "))
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self).trimmingBlanks
  }

  /// `»`, `→`, `--`, `↳`: marks that only indent.
  static func isLevelMark(_ word: some StringProtocol) -> Bool {
    !word.isEmpty && word.allSatisfy { "»→↳└─>-–—".contains($0) }
  }

  /// What the cell says of whether the attribute is needed.
  /// - Returns: Nil where it says nothing; and whether a question mark says it, which makes all other names of the table
  ///   required.
  static func requirement(_ text: String) -> (Parameter.Requirement, isMark: Bool)? {
    if text.hasPrefix("Required ") { return (.required, false) }
    if text.hasPrefix("Optional ") { return (.optional, false) }
    let words = text.utf8.split { !($0.isWord || $0 == UInt8(ascii: "-")) }.dropFirst()
    for word in words {
      let word = String(decoding: word, as: UTF8.self).lowercased()
      if word == "required" || word == "mandatory" { return (.required, false) }
      if word == "optional" || word == "semi-optional" { return (.optional, false) }
    }
    let name = text.utf8.prefix { $0 != UInt8(ascii: " ") }
    if name.contains(UInt8(ascii: "?")) { return (.optional, true) }
    // `name*`: a star after a name, not around it.
    return text.utf8.first != UInt8(ascii: "*") && text.utf8.last == UInt8(ascii: "*") ? (.required, false) : nil
  }
}

/// Puts the names of rows that are indented with marks, `»» name`, `> name`, `└ name`, under the row above them.
struct NameLevels {
  private var path: [(level: Int, name: String)] = []

  mutating func nested(_ names: [String], _ document: MarkdownDocument, _ cell: Int) -> [String] {
    var level = 0
    let first = document.firstByte(of: cell) ?? document.plainBytes(of: cell).first
    if let first, first == UInt8(ascii: " ") || first == UInt8(ascii: ">") || first >= 0x80 {
      for character in document.plainText(of: cell) {
        if "»>└├↳\u{A0}".contains(character) { level += 1 } else if !" ─".contains(character) { break }
      }
    }
    guard names.count == 1, let name = names.first, level > 0 || !path.isEmpty || first != UInt8(ascii: " ")
    else {
      path = []
      return names
    }
    while let last = path.last, last.level >= level { path.removeLast() }
    path.append((level, name))
    guard level > 0 else { return names }
    // The row of the whole body is no attribute.
    let above = path.first?.level == 0 && path.first?.name == "body" ? path.dropFirst() : path[...]
    guard let first = above.first else { return names }
    return [first.name + above.dropFirst().map { "[\($0.name)]" }.joined()]
  }
}
