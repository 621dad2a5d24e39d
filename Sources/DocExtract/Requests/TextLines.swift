import APIModel

/// The lines of a text one after the other, without their line feeds, where an array of them is not needed.
struct TextLines: Sequence, IteratorProtocol {
  private let text: [UInt8]
  /// Where the next line begins.
  private(set) var start: Int

  init(_ text: [UInt8], from start: Int = 0) {
    self.text = text
    self.start = start
  }

  mutating func next() -> Range<Int>? {
    guard start < text.count else { return nil }
    let end = text.withUnsafeBufferPointer { ByteSearch.next(UInt8(ascii: "\n"), in: $0, from: start) }
    let line = start..<end
    start = end + 1
    return line
  }
}
