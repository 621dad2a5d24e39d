import APIModel

/// Which two and three bytes stand together anywhere in a text. Many rules look for words that hardly any page has; all
/// of these looks but a few end here, without a search of their own. Capitals and small letters are not told apart.
struct TextSketch: Sendable {
  private let isSeen: [Bool]
  /// How many bits are left out of the hash of some bytes.
  private let shift: UInt32

  init(_ text: [UInt8]) {
    // About two places for each byte of the text; in a small table too many have one by chance.
    let size = min(max(4096, text.count * 2), 1 << 15)
    let shift = UInt32(size - 1).leadingZeroBitCount
    self.shift = UInt32(shift)
    isSeen = [Bool](unsafeUninitializedCapacity: 1 << (32 - shift)) { slots, count in
      slots.initialize(repeating: false)
      count = slots.count
      let shift = UInt32(shift)
      text.withUnsafeBytes { bytes in
        var at = 0
        // Eight bytes are read at once: three bytes begin at six of them.
        while at + 8 <= bytes.count {
          var next = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
          next |= 0x2020_2020_2020_2020
          for _ in 0..<6 {
            slots[Self.slot(three: UInt32(truncatingIfNeeded: next), shift)] = true
            slots[Self.slot(two: UInt32(truncatingIfNeeded: next), shift)] = true
            next >>= 8
          }
          at += 6
        }
        while at + 2 <= bytes.count {
          let next = Self.folded(bytes[at], bytes[at + 1], at + 2 < bytes.count ? bytes[at + 2] : 0)
          slots[Self.slot(three: next, shift)] = true
          slots[Self.slot(two: next, shift)] = true
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
      return text.count < 2 || isSeen[Self.slot(two: Self.folded(text[0], text[1], 0), shift)]
    }
    for at in 0...text.count - 3 {
      if !isSeen[Self.slot(three: Self.folded(text[at], text[at + 1], text[at + 2]), shift)] { return false }
    }
    return true
  }

  private static func folded(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16 | 0x20_2020
  }

  /// The place of the three lowest bytes.
  @inline(__always)
  private static func slot(three bytes: UInt32, _ shift: UInt32) -> Int {
    Int(((bytes << 8) &* 0x9E37_79B1) &>> shift)
  }

  /// The place of the two lowest bytes.
  @inline(__always)
  private static func slot(two bytes: UInt32, _ shift: UInt32) -> Int {
    Int(((bytes << 16) &* 0x85EB_CA6B) &>> shift)
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
