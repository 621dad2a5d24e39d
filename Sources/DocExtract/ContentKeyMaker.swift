import APIModel

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

    /// The text and the marks of a block.
    /// - Parameter isMarked: Tells what else makes an inline another one.
    @inline(__always)
    mutating func addInlines(
      of block: Int, _ document: MarkdownDocument, isMarked: (MarkdownDocument.Inline) -> Bool = { _ in false }
    ) {
      let inlines = document.blocks[block].inlines
      add(UInt64(inlines.count))
      document.buffer.withUnsafeBytes { buffer in
        for position in inlines {
          let inline = document.inlines[Int(position)]
          add(
            UInt64(inline.kind.rawValue) << 1 | (isMarked(inline) ? 1 : 0)
              | UInt64(UInt32(bitPattern: inline.end - position)) << 9
              | UInt64(UInt32(bitPattern: inline.text.count)) << 36)
          addBytes(UnsafeRawBufferPointer(rebasing: buffer[inline.text.bounds]))
        }
      }
    }
  }
}
