/// Writes JSON text piece by piece, so that a large report is never in memory as a whole. The text is the same to the
/// byte as that of a `JSONValue` with an indent of two blanks.
public struct JSONStream {
  private let sink: (String) -> Void
  private var buffer: [UInt8] = []
  /// How many members or items each open object or array has so far.
  private var counts: [Int] = []

  /// How many bytes are gathered before they go to the sink.
  private static let piece = 1 << 16

  private init(_ sink: @escaping (String) -> Void) {
    self.sink = sink
    buffer.reserveCapacity(Self.piece * 2)
  }

  /// Writes one object and a line ending.
  /// - Parameter sink: gets the text in pieces, each of whole characters.
  public static func object(to sink: (String) -> Void, _ body: (inout JSONStream) -> Void) {
    withoutActuallyEscaping(sink) { sink in
      var stream = JSONStream(sink)
      stream.container("{", "}", body)
      stream.buffer.append(UInt8(ascii: "\n"))
      stream.flush()
    }
  }

  public mutating func member(_ name: String, _ value: JSONValue) {
    begin(name)
    value.write(into: &buffer, indent: 2, level: counts.count)
    flushWhenLarge()
  }

  /// Adds a member that is an object.
  public mutating func object(_ name: String, _ body: (inout JSONStream) -> Void) {
    begin(name)
    container("{", "}", body)
  }

  /// Adds a member that is an array; `body` calls `item` and `objectItem`.
  public mutating func array(_ name: String, _ body: (inout JSONStream) -> Void) {
    begin(name)
    container("[", "]", body)
  }

  public mutating func item(_ value: JSONValue) {
    begin(nil)
    value.write(into: &buffer, indent: 2, level: counts.count)
    flushWhenLarge()
  }

  /// Adds an item that is an object.
  public mutating func objectItem(_ body: (inout JSONStream) -> Void) {
    begin(nil)
    container("{", "}", body)
  }

  private mutating func begin(_ name: String?) {
    if let last = counts.indices.last {
      if counts[last] > 0 { buffer.append(UInt8(ascii: ",")) }
      counts[last] += 1
    }
    JSONValue.newline(into: &buffer, indent: 2, level: counts.count)
    if let name {
      JSONValue.writeString(name, into: &buffer)
      buffer += ": ".utf8
    }
  }

  private mutating func container(_ open: String, _ close: String, _ body: (inout JSONStream) -> Void) {
    buffer += open.utf8
    counts.append(0)
    body(&self)
    let count = counts.popLast() ?? 0
    if count > 0 { JSONValue.newline(into: &buffer, indent: 2, level: counts.count) }
    buffer += close.utf8
    flushWhenLarge()
  }

  private mutating func flushWhenLarge() { if buffer.count >= Self.piece { flush() } }

  private mutating func flush() {
    sink(String(decoding: buffer, as: UTF8.self))
    buffer.removeAll(keepingCapacity: buffer.count < Self.piece * 4)
  }
}
