extension ContentKey {
  /// Makes the key of many texts, one after the other, where putting them together would cost more than the key.
  struct Maker {
    private var first: UInt64
    private var second: UInt64
    private let firstFactor: UInt64
    private let secondFactor: UInt64

    init() { (firstFactor, secondFactor, first, second) = ContentKey.seeds }

    var key: ContentKey { ContentKey(first: first, second: second) }

    @inline(__always)
    mutating func add(_ word: UInt64) {
      first = ContentKey.mixed(first ^ word, firstFactor)
      second = ContentKey.mixed(second ^ word, secondFactor)
    }

    mutating func add(_ text: String) {
      var text = text
      text.withUTF8 {
        add(UInt64($0.count))
        addBytes(UnsafeRawBufferPointer($0))
      }
    }

    /// A text whose length is a part of the key already.
    mutating func addBytes(_ bytes: UnsafeRawBufferPointer) {
      var at = 0
      while at + 8 <= bytes.count {
        add(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        at += 8
      }
      guard at < bytes.count else { return }
      if at > 0 {
        // Some bytes again, rather than each of the rest by itself.
        add(bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
      } else {
        add(bytes.reduce(0) { $0 << 8 | UInt64($1) })
      }
    }
  }
}
