/// Escapes the characters that JSON allows in strings and YAML does not (YAML 1.2 §5.1), or takes for line breaks.
enum YAMLEscapes {
  static func escaped(_ json: String) -> String {
    var json = json
    let escaped = json.withUTF8 { bytes -> String? in
      // Nearly all stands for itself: what stands between two of these characters is copied at once, and text without
      // any isn't copied at all.
      var escaped: [UInt8] = []
      var start = 0
      var at = firstSuspect(bytes, from: 0)
      while at < bytes.count {
        let width = Self.width(of: bytes[at])
        if at + width <= bytes.count, let scalar = forbidden(bytes[at..<at + width]) {
          let digits = String(scalar, radix: 16)
          escaped += bytes[start..<at]
          escaped += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
          start = at + width
        }
        at = firstSuspect(bytes, from: at + width)
      }
      if start == 0 { return nil }
      escaped += bytes[start...]
      return String(decoding: escaped, as: UTF8.self)
    }
    return escaped ?? json
  }

  /// The next byte that is none of ASCII's visible characters, from one where a character starts.
  private static func firstSuspect(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    let raw = UnsafeRawBufferPointer(bytes)
    // Eight at once: the highest bit of 0x7F is set once one is added, that of those above it is set already. A carry
    // into the next byte comes from such a byte alone.
    while at + 8 <= raw.count {
      let eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let marks = (eight | (eight &+ 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
      if marks != 0 { return at + marks.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < raw.count, raw[at] < 0x7F { at += 1 }
    return at
  }

  /// How many bytes a character has that starts with this one.
  private static func width(of first: UInt8) -> Int {
    switch first {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }

  /// The character's code where it must be escaped.
  private static func forbidden(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    let code: UInt32
    let first = bytes.startIndex
    switch bytes.count {
    case 1: code = UInt32(bytes[first])
    case 2: code = UInt32(bytes[first] & 0x1F) << 6 | UInt32(bytes[first + 1] & 0x3F)
    case 3:
      code =
        UInt32(bytes[first] & 0x0F) << 12 | UInt32(bytes[first + 1] & 0x3F) << 6 | UInt32(bytes[first + 2] & 0x3F)
    default: return nil
    }
    switch code {
    case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: return code
    default: return nil
    }
  }
}
