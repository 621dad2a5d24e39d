import APIModel

/// Finds the lines on which the names of a block in HTML stand, one after the other.
struct HTMLPlaces {
  private let source: SourceText
  private var rest: Range<Int>

  init(_ document: MarkdownDocument, block: Int) {
    source = document.source
    guard let range = document.blocks[block].range else {
      rest = 0..<0
      return
    }
    let start = source.offset(of: range.start)
    // Blank lines cut a table into several blocks.
    rest = start..<min(source.bytes.count, start + Self.longest)
  }

  private static let longest = 1 << 16

  /// The line on which a name stands alone in an element, behind those found before; nil where there is none.
  mutating func line(of name: String) -> SourceRange? {
    let mark = [UInt8(ascii: ">")] + Array(name.utf8) + [UInt8(ascii: "<")]
    let offset = source.bytes.withUnsafeBufferPointer { bytes in
      mark.withUnsafeBufferPointer { ByteSearch.offset(of: $0, in: UnsafeBufferPointer(rebasing: bytes[rest])) }
    }
    guard !rest.isEmpty, let offset else {
      // One that is written otherwise would make all others be searched for in vain.
      rest = 0..<0
      return nil
    }
    let start = source.position(of: rest.lowerBound + offset)
    rest = rest.lowerBound + offset + mark.count..<rest.upperBound
    let line = source.lineRange(Int(start.line))
    return SourceRange(SourcePosition(line: Int(start.line), column: 1), source.position(of: line.upperBound))
  }
}
