// What the text of a JSON document means: escapes and encoding.

extension JSONReader {
  /// Resolves the escapes of RFC 8259 §7. A lone surrogate becomes U+FFFD.
  static func unescape(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    var rest = bytes
    var run = rest.startIndex
    func flush(_ end: Int) { text += String(decoding: bytes[run..<end], as: UTF8.self) }
    func unit(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
      var value: UInt32 = 0
      for _ in 0..<4 {
        guard let byte = rest.first, let digit = PercentEncoding.hexDigit(byte) else { return nil }
        value = value << 4 | UInt32(digit)
        rest = rest.dropFirst()
      }
      return value
    }
    while let byte = rest.first {
      guard byte == UInt8(ascii: "\\") else {
        rest = rest.dropFirst()
        continue
      }
      flush(rest.startIndex)
      rest = rest.dropFirst()
      let escaped = rest.popFirst()
      switch escaped {
      case UInt8(ascii: "b"): text += "\u{8}"
      case UInt8(ascii: "f"): text += "\u{C}"
      case UInt8(ascii: "n"): text += "\n"
      case UInt8(ascii: "r"): text += "\r"
      case UInt8(ascii: "t"): text += "\t"
      case UInt8(ascii: "u"):
        var scalar = unit(&rest) ?? 0xFFFD
        if (0xD800..<0xDC00).contains(scalar) {
          var after = rest
          if after.popFirst() == UInt8(ascii: "\\"), after.popFirst() == UInt8(ascii: "u"), let low = unit(&after),
            (0xDC00..<0xE000).contains(low)
          {
            scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            rest = after
          }
        }
        text.unicodeScalars.append(UnicodeScalar(scalar) ?? "\u{FFFD}")
      case let other?: text.unicodeScalars.append(UnicodeScalar(other))
      case nil: break
      }
      run = rest.startIndex
    }
    flush(bytes.endIndex)
    return text
  }

  /// The offset of the first byte that is not UTF-8.
  public static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    if bytes.withUnsafeBytes(ByteSearch.isASCII) { return nil }
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var consumed = 0
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): consumed += UTF8.width(scalar)
      case .error: return min(consumed, bytes.count - 1)
      case .emptyInput: return nil
      }
    }
  }
}
