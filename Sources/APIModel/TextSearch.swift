#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension StringProtocol {
  /// The first place where a text stands, compared byte by byte. Foundation has it too, but costs start-up time.
  public func firstRange(ofBytes text: String) -> Range<Index>? {
    let needle = text.utf8
    guard let first = needle.first else { return nil }
    let bytes = utf8
    let found = bytes.withContiguousStorageIfAvailable { bytes in
      needle.withContiguousStorageIfAvailable { Self.offset(of: $0, in: bytes) }
    }
    if let found, let offset = found {
      guard let offset else { return nil }
      let start = bytes.index(bytes.startIndex, offsetBy: offset)
      return start..<bytes.index(start, offsetBy: needle.count)
    }
    var at = bytes.startIndex
    while let start = bytes[at...].firstIndex(of: first) {
      if bytes[start...].starts(with: needle) {
        return start..<bytes.index(start, offsetBy: needle.count)
      }
      at = bytes.index(after: start)
    }
    return nil
  }

  /// Whether a text stands anywhere in this one, compared byte by byte.
  public func holds(_ text: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      text.utf8.withContiguousStorageIfAvailable { Self.offset(of: $0, in: bytes) != nil }
    }
    if let found, let found { return found }
    return firstRange(ofBytes: text) != nil
  }

  private static func offset(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    ByteSearch.offset(of: needle, in: bytes)
  }
}

// Asked so often that the generic one's calls through witness tables show.
extension String {
  /// Whether a text stands anywhere in this one, compared byte by byte.
  public func holds(_ text: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      text.utf8.withContiguousStorageIfAvailable { ByteSearch.offset(of: $0, in: bytes) != nil }
    }
    if let found, let found { return found }
    return firstRange(ofBytes: text) != nil
  }
}

extension Substring {
  /// Whether a text stands anywhere in this one, compared byte by byte.
  public func holds(_ text: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      text.utf8.withContiguousStorageIfAvailable { ByteSearch.offset(of: $0, in: bytes) != nil }
    }
    if let found, let found { return found }
    return firstRange(ofBytes: text) != nil
  }
}

extension StringProtocol {
  /// Whether a byte of ASCII stands anywhere in the text.
  @inlinable public func holds(byte: UInt8) -> Bool {
    utf8.withContiguousStorageIfAvailable { ByteSearch.next(byte, in: $0, from: 0) < $0.count } ?? utf8.contains(byte)
  }
}

extension RandomAccessCollection<UInt8> {
  /// Whether a text stands anywhere in the bytes of an array or a slice of one.
  @inlinable public func holds(_ text: StaticString) -> Bool {
    withContiguousStorageIfAvailable { ByteSearch.offset(of: text.bytes, in: $0) != nil }
      ?? Array(self).withUnsafeBufferPointer { ByteSearch.offset(of: text.bytes, in: $0) != nil }
  }
}

extension RandomAccessCollection<UInt8> {
  /// Whether the bytes of an array or a slice of one begin with a text.
  @inlinable public func begins(with text: StaticString) -> Bool {
    withContiguousStorageIfAvailable { ByteSearch.stands(text, at: 0, in: $0) } ?? starts(with: text.bytes)
  }
}

extension StringProtocol {
  /// Whether this one begins with a text, compared byte by byte.
  @inlinable public func begins(with text: StaticString) -> Bool {
    utf8.withContiguousStorageIfAvailable { ByteSearch.stands(text, at: 0, in: $0) } ?? utf8.starts(with: text.bytes)
  }

  /// Whether one of some texts stands anywhere in this one, compared byte by byte.
  @inlinable public func holdsAny(of texts: [StaticString]) -> Bool {
    utf8.withContiguousStorageIfAvailable { ByteSearch.holdsAny(of: texts, in: $0) }
      ?? Array(utf8).withUnsafeBufferPointer { ByteSearch.holdsAny(of: texts, in: $0) }
  }
}

extension StaticString {
  @usableFromInline var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

/// The search on plain memory, many times faster than by a string's indices.
public enum ByteSearch {
  /// How many places are looked at in one step.
  private static let lanes = 16

  /// The offset of the first place where the needle stands.
  public static func offset(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = needle.first, bytes.count >= needle.count, let base = bytes.baseAddress else { return nil }
    let last = bytes.count - needle.count
    let second = needle.count > 1 ? needle[1] : first
    let gap = needle.count > 1 ? 1 : 0
    let firsts = SIMD16<UInt8>(repeating: first)
    let seconds = SIMD16<UInt8>(repeating: second)
    /// Where both first bytes stand, from an offset on.
    @inline(__always)
    func hits(at offset: Int) -> SIMDMask<SIMD16<Int8>> {
      let here = UnsafeRawPointer(base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let next = UnsafeRawPointer(base + offset + gap).loadUnaligned(as: SIMD16<UInt8>.self)
      return (here .== firsts) .& (next .== seconds)
    }
    var at = 0
    // Steps in which neither of the two first bytes' pairs occurs are left out whole, of a long text four at once.
    while at + 4 * lanes + gap <= bytes.count, at <= last {
      let found = hits(at: at) .| hits(at: at + lanes) .| hits(at: at + 2 * lanes) .| hits(at: at + 3 * lanes)
      if isAny(found) {
        for start in stride(from: at, to: at + 4 * lanes, by: lanes) {
          if let lane = firstLane(hits(at: start), where: { isHere(needle, bytes, start + $0) }) { return start + lane }
        }
      }
      at += 4 * lanes
    }
    while at + lanes + gap <= bytes.count, at <= last {
      if let lane = firstLane(hits(at: at), where: { isHere(needle, bytes, at + $0) }) { return at + lane }
      at += lanes
    }
    if at > 0, at <= last {
      // The last step looks at some places again rather than at each of the rest by itself.
      let tail = bytes.count - lanes - gap
      return firstLane(hits(at: tail)) { isHere(needle, bytes, tail + $0) }.map { tail + $0 }
    }
    while at <= last {
      if bytes[at] == first, isHere(needle, bytes, at) { return at }
      at += 1
    }
    return nil
  }

  /// Whether one of some texts stands anywhere.
  public static func holdsAny(of texts: [StaticString], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for text in texts where offset(of: text.bytes, in: bytes) != nil { return true }
    return false
  }

  /// Whether a text stands at an offset.
  public static func stands(_ text: StaticString, at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = text.utf8CodeUnitCount
    guard start >= 0, start <= bytes.count, count <= bytes.count - start else { return false }
    var matched = 0
    while matched < count, bytes[start + matched] == text.utf8Start[matched] { matched += 1 }
    return matched == count
  }

  /// Whether a text stands at an offset.
  public static func stands(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard start >= 0, start <= bytes.count, text.count <= bytes.count - start else { return false }
    guard let own = text.baseAddress, let base = bytes.baseAddress else { return text.isEmpty }
    return memcmp(own, base + start, text.count) == 0
  }

  /// The offset of the next such byte, or the end of the text.
  public static func next(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start >= 0, start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// Whether a lane is set; the library's own `any` looks at them one by one.
  @inline(__always)
  private static func isAny(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves.x | halves.y != 0
  }

  /// The first set lane for which something holds.
  @inline(__always)
  private static func firstLane(_ mask: SIMDMask<SIMD16<Int8>>, where isRight: (Int) -> Bool) -> Int? {
    guard isAny(mask) else { return nil }
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    for half in 0..<2 {
      // A set lane has all its bits.
      var rest = halves[half].littleEndian
      while rest != 0 {
        let lane = rest.trailingZeroBitCount / 8
        if isRight(8 * half + lane) { return 8 * half + lane }
        rest &= ~(0xFF << UInt64(8 * lane))
      }
    }
    return nil
  }

  private static func isHere(
    _ needle: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Bool {
    guard start <= bytes.count - needle.count else { return false }
    var matched = 1
    while matched < needle.count, bytes[start + matched] == needle[matched] { matched += 1 }
    return matched == needle.count
  }

  /// Whether a word, given in lower case, stands anywhere, without regard to case.
  public static func holds(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = word.utf8CodeUnitCount
    guard count > 0, bytes.count >= count, let base = bytes.baseAddress else { return false }
    let needle = UnsafeBufferPointer(start: word.utf8Start, count: count)
    let last = bytes.count - count
    let gap = count > 1 ? 1 : 0
    let fold = SIMD16<UInt8>(repeating: 0x20)
    let foldedFirsts = SIMD16<UInt8>(repeating: needle[0] | 0x20)
    let foldedSeconds = SIMD16<UInt8>(repeating: needle[gap] | 0x20)
    var at = 0
    while at + lanes + gap <= bytes.count, at <= last {
      let here = UnsafeRawPointer(base + at).loadUnaligned(as: SIMD16<UInt8>.self) | fold
      let next = UnsafeRawPointer(base + at + gap).loadUnaligned(as: SIMD16<UInt8>.self) | fold
      // Folding takes some signs for others, so that a hit is only a reason to look.
      let hits = (here .== foldedFirsts) .& (next .== foldedSeconds)
      if firstLane(hits, where: { isHereFolded(needle, bytes, at + $0) }) != nil { return true }
      at += lanes
    }
    if at > 0, at <= last {
      // The last step looks at some places again rather than at each of the rest by itself.
      at = bytes.count - lanes - gap
      let here = UnsafeRawPointer(base + at).loadUnaligned(as: SIMD16<UInt8>.self) | fold
      let next = UnsafeRawPointer(base + at + gap).loadUnaligned(as: SIMD16<UInt8>.self) | fold
      return firstLane((here .== foldedFirsts) .& (next .== foldedSeconds)) { isHereFolded(needle, bytes, at + $0) }
        != nil
    }
    while at <= last {
      if isHereFolded(needle, bytes, at) { return true }
      at += 1
    }
    return false
  }

  private static func isHereFolded(
    _ needle: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Bool {
    guard start <= bytes.count - needle.count else { return false }
    var matched = 0
    while matched < needle.count, bytes[start + matched].lowered == needle[matched] { matched += 1 }
    return matched == needle.count
  }

  /// The same byte eight times.
  @inline(__always)
  static func eight(_ byte: UInt8) -> UInt64 { UInt64(byte) * 0x0101_0101_0101_0101 }

  /// The highest bit of each of eight bytes that is 0; no sum runs over into the next byte.
  @inline(__always)
  static func zeros(in bytes: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~((bytes & low) + low | bytes | low)
  }

  /// Whether no byte is beyond ASCII.
  static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let marks: UInt64 = 0x8080_8080_8080_8080
    var at = 0
    while at + 32 <= bytes.count {
      let first = bytes.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)
      if (first.x | first.y | first.z | first.w) & marks != 0 { return false }
      at += 32
    }
    while at + 8 <= bytes.count {
      if bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & marks != 0 { return false }
      at += 8
    }
    while at < bytes.count {
      if bytes[at] >= 0x80 { return false }
      at += 1
    }
    return true
  }
}
