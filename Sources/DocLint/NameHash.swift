import APIModel

/// Numbers in place of names (FNV-1a, Fowler, Noll and Vo): compared and looked up without building a string.
enum NameHash {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  /// - Parameter hash: What came before; names one after the other make a path.
  static func of(_ bytes: some Sequence<UInt8>, after hash: UInt64 = start) -> UInt64 {
    var hash = hash
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return (hash ^ 0xFF) &* 0x0000_0100_0000_01b3
  }
}

extension JSONNode {
  /// A key's bytes between its quotes, escapes as they stand.
  var keyBytes: ArraySlice<UInt8> { document.bytes[range].dropFirst().dropLast() }

  /// Where a key's text stands between its quotes, in a block in which its document begins at an offset; the whole key
  /// where it has no quotes.
  func keyRange(from offset: Int) -> Range<Int> {
    let quote = kind == .string && range.count >= 2 ? 1 : 0
    return range.lowerBound + offset + quote..<range.upperBound + offset - quote
  }
}
