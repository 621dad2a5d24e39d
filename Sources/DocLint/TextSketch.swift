import APIModel

/// Which two and three bytes stand together anywhere in a text. Many rules look for words that hardly any page has; all
/// of these looks but a few end here, without a search of their own. Capitals and small letters are not told apart.
struct TextSketch: Sendable {
  private let isSeen: [Bool]

  /// How many bits are kept of the hash of some bytes.
  private static let bits: UInt32 = 14

  init(_ text: [UInt8]) {
    isSeen = [Bool](unsafeUninitializedCapacity: 1 << Int(Self.bits)) { slots, count in
      slots.initialize(repeating: false)
      count = slots.count
      text.withUnsafeBytes { bytes in
        var at = 0
        // Eight bytes are read at once: three bytes begin at six of them.
        while at + 8 <= bytes.count {
          var next = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
          for _ in 0..<6 {
            slots[Self.slot(three: UInt32(truncatingIfNeeded: next))] = true
            slots[Self.slot(two: UInt32(truncatingIfNeeded: next))] = true
            next >>= 8
          }
          at += 6
        }
        while at < bytes.count {
          let next = (0..<3).reduce(UInt32(0)) { next, offset in
            next | UInt32(at + offset < bytes.count ? bytes[at + offset] : 0) << UInt32(8 * offset)
          }
          slots[Self.slot(three: next)] = true
          slots[Self.slot(two: next)] = true
          at += 1
        }
      }
    }
  }

  /// Whether a text may stand anywhere; false means that it does not.
  func mayHold(_ text: StaticString) -> Bool {
    mayHold(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  func mayHold(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 3 else {
      return text.count < 2 || isSeen[Self.slot(two: UInt32(text[0]) | UInt32(text[1]) << 8)]
    }
    for at in 0...text.count - 3 {
      let bytes = UInt32(text[at]) | UInt32(text[at + 1]) << 8 | UInt32(text[at + 2]) << 16
      if !isSeen[Self.slot(three: bytes)] { return false }
    }
    return true
  }

  /// The place of the three lowest bytes.
  @inline(__always)
  private static func slot(three bytes: UInt32) -> Int {
    Int((((bytes | 0x20_2020) << 8) &* 0x9E37_79B1) >> (32 - bits))
  }

  /// The place of the two lowest bytes.
  @inline(__always)
  private static func slot(two bytes: UInt32) -> Int {
    Int((((bytes | 0x2020) << 16) &* 0x85EB_CA6B) >> (32 - bits))
  }
}

extension LintedPage {
  /// Whether a text stands anywhere on the page.
  func holds(_ text: StaticString) -> Bool { sketch.mayHold(text) && document.source.bytes.holds(text) }

  /// Whether one of some texts stands anywhere on the page.
  func holds(anyOf texts: StaticString...) -> Bool { texts.contains { holds($0) } }

  /// Whether a text may stand anywhere on the page; false means that it does not.
  func mayHold(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { sketch.mayHold($0) }
  }
}
