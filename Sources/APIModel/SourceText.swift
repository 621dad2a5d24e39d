#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of one file and where its lines begin, so that offsets, positions and lines convert into each other.
public struct SourceText: Hashable, Sendable {
  public let bytes: [UInt8]
  /// The offset of each line's first byte; never empty.
  public let lineStarts: [Int32]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [Int32] = [0]
    starts.reserveCapacity(bytes.count / 32 + 1)
    let hasReturns = bytes.withUnsafeBytes { buffer in
      var at = 0
      // Lines are short, so that looking for the end of each by itself costs more than looking at eight bytes at a time.
      while at + 8 <= buffer.count {
        let text = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        var ends = ByteSearch.zeros(in: text ^ ByteSearch.eight(UInt8(ascii: "\n")))
        while ends != 0 {
          starts.append(Int32(clamping: at + ends.trailingZeroBitCount / 8 + 1))
          ends &= ends - 1
        }
        at += 8
      }
      while at < buffer.count {
        at += 1
        if buffer[at - 1] == UInt8(ascii: "\n") { starts.append(Int32(clamping: at)) }
      }
      return buffer.baseAddress.map { memchr($0, Int32(UInt8(ascii: "\r")), buffer.count) != nil } ?? false
    }
    lineStarts = hasReturns ? Self.lineStarts(bytes) : starts
  }

  /// A carriage return alone ends a line too (CommonMark, "line ending").
  private static func lineStarts(_ bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    for at in bytes.indices {
      let isEnd =
        bytes[at] == UInt8(ascii: "\n")
        || (bytes[at] == UInt8(ascii: "\r") && (at + 1 == bytes.count || bytes[at + 1] != UInt8(ascii: "\n")))
      if isEnd { starts.append(Int32(clamping: at + 1)) }
    }
    return starts
  }

  public init(_ text: String) {
    self.init(Array(text.utf8))
  }

  public var lineCount: Int { lineStarts.count }

  /// The bytes of a 1-based line without its line ending; empty where there is no such line.
  public func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }

  /// A 1-based line as text, without its line ending; bytes that are not UTF-8 are replaced.
  public func line(_ line: Int) -> String {
    String(decoding: bytes[lineRange(line)], as: UTF8.self)
  }

  /// The position of a byte offset; past the end it is the end.
  public func position(of offset: Int) -> SourcePosition {
    let offset = max(0, min(offset, bytes.count))
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - Int(lineStarts[low]) + 1)
  }

  /// The nearest position that there is: a line's end, or one behind it for its line ending.
  public func clamped(_ position: SourcePosition) -> SourcePosition {
    let line = max(1, min(Int(position.line), lineCount))
    return SourcePosition(line: line, column: max(1, min(Int(position.column), lineRange(line).count + 2)))
  }

  /// The byte offset of a position, clamped to its line.
  public func offset(of position: SourcePosition) -> Int {
    let range = lineRange(Int(position.line))
    return min(range.lowerBound + max(0, Int(position.column) - 1), range.upperBound)
  }

  /// The bytes of a range as text.
  public func text(in range: SourceRange) -> String {
    let start = offset(of: range.start)
    return String(decoding: bytes[start..<max(start, offset(of: range.end))], as: UTF8.self)
  }
}
