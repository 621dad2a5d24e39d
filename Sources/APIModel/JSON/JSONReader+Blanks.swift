/// What stands between values: blanks, comments, an ellipsis, and the words that errors name.
extension JSONReader {
  /// Skips blanks; a comment is skipped with an error.
  mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while at < count {
      switch bytes[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        var end = at + 1
        while end < count, bytes[end] == UInt8(ascii: " ") { end += 1 }
        at = end
      case UInt8(ascii: "#"):
        skipComment(bytes, to: endOfLine(bytes, from: at))
      case UInt8(ascii: "/") where at + 1 < count && bytes[at + 1] == UInt8(ascii: "/"):
        skipComment(bytes, to: endOfLine(bytes, from: at))
      case UInt8(ascii: "/") where at + 1 < count && bytes[at + 1] == UInt8(ascii: "*"):
        var end = at + 2
        while end + 1 < count, bytes[end] != UInt8(ascii: "*") || bytes[end + 1] != UInt8(ascii: "/") { end += 1 }
        skipComment(bytes, to: min(end + 2, count))
      default:
        return
      }
    }
  }

  mutating func skipComment(_ bytes: Span<UInt8>, to end: Int) {
    let start = at
    at = end
    report(.comment, start..<end)
  }

  /// After `...` people leave words that say what is missing; they go with the ellipsis.
  mutating func skipEllipsisTail(_ bytes: Span<UInt8>) {
    while at < count {
      switch bytes[at] {
      case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\""),
        UInt8(ascii: "{"), UInt8(ascii: "["):
        return
      default: at += 1
      }
    }
  }

  func isEllipsis(_ bytes: Span<UInt8>) -> Bool {
    guard at < count else { return false }
    if bytes[at] == UInt8(ascii: ".") {
      return at + 1 < count && bytes[at + 1] == UInt8(ascii: ".")
    }
    return at + 2 < count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xA6
  }

  func ellipsisEnd(_ bytes: Span<UInt8>) -> Int {
    var end = at
    if bytes[at] == 0xE2 { return min(at + 3, count) }
    while end < count, bytes[end] == UInt8(ascii: ".") { end += 1 }
    return end
  }

  func endOfLine(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    return end
  }

  func wordEnd(_ bytes: Span<UInt8>) -> Int {
    var end = at
    while end < count, isWordByte(bytes[end]) { end += 1 }
    return end
  }

  func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "$"), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  func startsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"): true
    default: isWordByte(byte)
    }
  }

  func matches(_ bytes: Span<UInt8>, _ start: Int, _ word: StaticString) -> Bool {
    guard start + word.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where bytes[start + offset] != word.utf8Start.advanced(by: offset).pointee { return false }
    return true
  }

  func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    // Only as much as a message can use.
    var copy: [UInt8] = []
    for index in range.prefix(60) where index < count { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }

  func keyText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    let raw = text(bytes, range)
    return raw.count > 2 && raw.hasPrefix("\"") && raw.hasSuffix("\"") ? String(raw.dropFirst().dropLast()) : raw
  }
}
