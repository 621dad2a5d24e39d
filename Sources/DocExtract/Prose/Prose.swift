import APIModel

/// A paragraph, heading or table cell as words, code and punctuation: what the readers of promises match on.
struct Prose {
  struct Token: Hashable {
    enum Kind { case word, code, punctuation }
    var kind: Kind
    /// As written, without code marks.
    var text: String
    /// In lower case, for words.
    var lower: String
    /// The inline it came from.
    var inline: Int
    /// What punctuation is; 0 for anything else.
    var mark: UInt8 = 0
  }

  var tokens: [Token]

  init(_ document: MarkdownDocument, block: Int) {
    tokens = []
    var count = 0
    for position in document.blocks[block].inlines where document.inlines[Int(position)].kind == .text {
      count += Int(document.inlines[Int(position)].text.count)
    }
    tokens.reserveCapacity(count / 4 + document.blocks[block].inlines.count)
    for position in document.blocks[block].inlines {
      let inline = document.inlines[Int(position)]
      switch inline.kind {
      case .text:
        document.buffer.withUnsafeBufferPointer {
          addWords(UnsafeBufferPointer(rebasing: $0[inline.text.bounds]), inline: Int(position))
        }
      case .code:
        let text = document.text(inline.text).trimmingBlanks
        if !text.isEmpty { tokens.append(Token(kind: .code, text: text, lower: text, inline: Int(position))) }
      default: break
      }
    }
  }

  init(tokens: [Token]) { self.tokens = tokens }

  /// Text without markup but for backticks around code.
  init(text: String) {
    tokens = []
    let pieces = Array(text.utf8).split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      // An odd backtick at the end opens nothing.
      guard index % 2 == 1, index + 1 < pieces.count else {
        piece.withUnsafeBufferPointer { addWords($0, inline: 0) }
        continue
      }
      let code = String(decoding: piece, as: UTF8.self).trimmingBlanks
      if !code.isEmpty { tokens.append(Token(kind: .code, text: code, lower: code, inline: 0)) }
    }
  }

  private mutating func addWords(_ bytes: UnsafeBufferPointer<UInt8>, inline: Int) {
    var at = 0
    let end = bytes.count
    while at < end {
      let byte = bytes[at]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        at += 1
      } else if byte.isWord {
        let start = at
        var isLower = true
        // A dot or hyphen inside belongs to the word: `14.8`, `e.g`, `date-time`.
        while at < end {
          let byte = bytes[at]
          if !byte.isLower {
            guard byte.isWord || (Self.joins(byte) && at + 1 < end && bytes[at + 1].isWord) else { break }
            if byte.isUpper || byte >= 0x80 { isLower = false }
          }
          at += 1
        }
        let text = String(word: UnsafeBufferPointer(rebasing: bytes[start..<at]))
        tokens.append(Token(kind: .word, text: text, lower: isLower ? text : text.lowercased(), inline: inline))
      } else {
        let mark = String(UnicodeScalar(byte))
        tokens.append(Token(kind: .punctuation, text: mark, lower: mark, inline: inline, mark: byte))
        at += 1
      }
    }
  }

  private static func joins(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
  }

  /// The tokens from a position on.
  func dropping(_ count: Int) -> Prose {
    var rest = self
    rest.tokens.removeFirst(min(count, tokens.count))
    return rest
  }

  /// The tokens cut at full stops that end a sentence. A stop before a lower-case word does not: "in 14.8. and will".
  var sentences: [ArraySlice<Token>] {
    var sentences: [ArraySlice<Token>] = []
    var start = tokens.startIndex
    for index in tokens.indices where tokens[index].isStop {
      let next = index + 1 < tokens.endIndex ? tokens[index + 1] : nil
      if let next, next.kind == .word, next.text.utf8.first?.isLower == true { continue }
      if let next, next.kind == .punctuation { continue }
      sentences.append(tokens[start..<index])
      start = index + 1
    }
    if start < tokens.endIndex { sentences.append(tokens[start...]) }
    return sentences.filter { !$0.isEmpty }
  }
}

extension Prose.Token {
  var isStop: Bool { mark == UInt8(ascii: ".") }
  /// - Parameter mark: One byte of ASCII.
  func isMark(_ mark: StaticString) -> Bool { self.mark == mark.utf8Start.pointee }
  func isWord(_ word: String) -> Bool { kind == .word && lower.utf8.count == word.utf8.count && lower == word }
  /// A literal array costs nothing to make, unlike a set.
  func isWord(in words: [String]) -> Bool {
    guard kind == .word else { return false }
    // Most words differ in their length.
    let count = lower.utf8.count
    return words.indices.contains { words[$0].utf8.count == count && words[$0] == lower }
  }

  /// A version number such as `14.8`, `v4` or `2.42.0`.
  var version: String? {
    guard kind != .punctuation, let byte = text.utf8.first, byte.isDigit || byte | 0x20 == UInt8(ascii: "v") else {
      return nil
    }
    let digits = text.hasPrefix("v") || text.hasPrefix("V") ? text.dropFirst() : text[...]
    guard let first = digits.utf8.first, first.isDigit,
      digits.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") })
    else { return nil }
    return String(digits)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLower: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  var isUpper: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  var isLetter: Bool { isLower || isUpper }
  /// A letter, a digit, `_`, or part of a character beyond ASCII.
  var isWord: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self >= 0x80 }
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r") }
  /// An ASCII capital as its small letter.
  var loweredASCII: UInt8 { isUpper ? self | 0x20 : self }
  var isBlankOrNewline: Bool { isBlank || self == UInt8(ascii: "\n") }
}

extension Substring {
  /// The text without blanks, tabs and line ends around it.
  var trimmingBlanks: String {
    let trimmed = utf8.withContiguousStorageIfAvailable { bytes in
      var start = 0
      var end = bytes.count
      while start < end, bytes[start].isBlankOrNewline { start += 1 }
      while start < end, bytes[end - 1].isBlankOrNewline { end -= 1 }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
    return trimmed ?? String(self).trimmingBlanks
  }
}

extension String {
  /// The same text where there is nothing to trim, as nearly always.
  var trimmingBlanks: String {
    let isTrimmed = utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return true }
      return !first.isBlankOrNewline && !last.isBlankOrNewline
    }
    return isTrimmed == true ? self : self[...].trimmingBlanks
  }
}

extension MarkdownDocument {
  /// A block's plain text without blanks around it.
  func trimmedText(of block: Int) -> String { plainText(of: block).trimmingBlanks }

  /// The same in UTF-8.
  func trimmedBytes(of block: Int) -> [UInt8] {
    var bytes = plainBytes(of: block)
    bytes.trimBlanks()
    return bytes
  }
}

extension [UInt8] {
  /// Takes the blanks, tabs and line ends around it away.
  mutating func trimBlanks() {
    while let last, last.isBlankOrNewline { removeLast() }
    if first?.isBlankOrNewline == true { removeFirst(prefix { $0.isBlankOrNewline }.count) }
  }
}

extension String {
  /// A word; most are short, and one of ASCII is made in its place.
  fileprivate init(word: UnsafeBufferPointer<UInt8>) {
    guard word.count <= 15 else {
      self = String(decoding: word, as: UTF8.self)
      return
    }
    self.init(unsafeUninitializedCapacity: word.count) { room in
      for index in 0..<Swift.min(room.count, word.count) { room[index] = word[index] }
      return Swift.min(room.count, word.count)
    }
  }

  /// A text in lower case.
  init(lowercasing text: [UInt8]) {
    var all: UInt8 = 0
    for byte in text { all |= byte }
    guard all < 0x80 else {
      self = String(decoding: text, as: UTF8.self).lowercased()
      return
    }
    self.init(unsafeUninitializedCapacity: text.count) { room in
      for index in 0..<Swift.min(room.count, text.count) { room[index] = text[index].loweredASCII }
      return Swift.min(room.count, text.count)
    }
  }
}

extension String {
  /// Whether the text holds a word, given in lower case, without regard to case.
  func holdsIgnoringCase(_ word: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { ByteSearch.holds(word, in: $0) }
  }
}

extension RandomAccessCollection<UInt8> {
  /// Whether the bytes hold a word, given in lower case, without regard to case.
  func containsIgnoringCase(_ word: StaticString) -> Bool {
    withContiguousStorageIfAvailable { ByteSearch.holds(word, in: $0) }
      ?? Array(self).withUnsafeBufferPointer { ByteSearch.holds(word, in: $0) }
  }
}
