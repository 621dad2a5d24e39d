/// A JSON text that was read, with the position of everything in it.
///
/// The nodes stand in document order in one array, a container before its children; an object's children are key,
/// value, key, value. Nothing is copied out of the bytes until it is asked for.
public struct JSONDocument: Hashable, Sendable {
  /// What a node is. `unreadable` stands where a value should be and none could be read.
  public enum Kind: UInt8, Hashable, Sendable {
    case object, array, string, number, bool, null, unreadable
  }

  /// One value or key, by its offsets in the text.
  public struct Node: Hashable, Sendable {
    public internal(set) var kind: Kind
    public internal(set) var hasEscapes = false
    public internal(set) var start: Int32
    public internal(set) var end: Int32
    /// The index after this node and all below it.
    public internal(set) var next: Int32
  }

  typealias Record = Node

  /// One object, since every node holds on to its document.
  private final class Storage: Sendable {
    let bytes: [UInt8]
    let records: [Record]

    init(bytes: [UInt8], records: [Record]) {
      self.bytes = bytes
      self.records = records
    }
  }

  private let storage: Storage

  init(bytes: [UInt8], records: [Record]) { storage = Storage(bytes: bytes, records: records) }

  /// The text that was read; offsets count from its start.
  public var bytes: [UInt8] { storage.bytes }
  var records: [Record] { storage.records }

  /// The text says it all.
  public static func == (a: JSONDocument, b: JSONDocument) -> Bool { a.storage === b.storage || a.bytes == b.bytes }

  public func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }

  /// Gives the text and the nodes as plain memory, for those who look at all of them.
  public func withNodes<Result>(
    _ body: (_ text: UnsafeBufferPointer<UInt8>, _ nodes: UnsafeBufferPointer<Node>) -> Result
  ) -> Result {
    storage.bytes.withUnsafeBufferPointer { text in storage.records.withUnsafeBufferPointer { body(text, $0) } }
  }

  /// The text of a node: of a string with its escapes resolved, of another kind as it stands.
  public func text(of node: Int) -> String {
    guard records.indices.contains(node) else { return "" }
    let node = JSONNode(document: self, index: node)
    return node.string ?? node.source
  }

  /// The offset of a node in the text; nil where there is no such node.
  public func start(of node: Int) -> Int? { records.indices.contains(node) ? Int(records[node].start) : nil }

  /// The top value; nil only where the text holds none.
  public var root: JSONNode? { records.isEmpty ? nil : JSONNode(document: self, index: 0) }
}

/// One value in a `JSONDocument`.
public struct JSONNode: Sendable {
  public let document: JSONDocument
  public let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  private var record: JSONDocument.Record { document.records[index] }

  public var kind: JSONDocument.Kind { record.kind }

  /// The byte offsets of the value in the text, quotes and brackets included.
  public var range: Range<Int> { Int(record.start)..<Int(record.end) }

  /// The text of the value as it stands.
  public var source: String { String(decoding: document.bytes[range], as: UTF8.self) }

  /// The text of a string, its escapes resolved; nil for another kind.
  public var string: String? {
    guard record.kind == .string else { return nil }
    let bytes = document.bytes[content]
    return record.hasEscapes ? JSONReader.unescape(bytes) : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a value is the string; no copy of it is made.
  public func isString(_ text: String) -> Bool {
    guard kind == .string else { return false }
    if record.hasEscapes { return string == text }
    let content = content
    guard content.count == text.utf8.count else { return false }
    return document.bytes.withUnsafeBufferPointer { bytes in
      var at = content.lowerBound
      for byte in text.utf8 {
        if bytes[at] != byte { return false }
        at += 1
      }
      return true
    }
  }

  /// Gives what stands between a string's quotes, its escapes as written, without copying it; nothing for another kind.
  public func withContent<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard record.kind == .string else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let content = content
    return document.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[content])) }
  }

  /// What stands between a string's quotes; the closing one may be missing.
  private var content: Range<Int> {
    let start = Int(record.start) + 1
    var end = Int(record.end)
    if end > start, document.bytes[end - 1] == document.bytes[start - 1] { end -= 1 }
    return start..<max(start, end)
  }

  /// The value of a bool; nil for another kind.
  public var bool: Bool? {
    guard record.kind == .bool else { return nil }
    return document.bytes[Int(record.start)] == UInt8(ascii: "t")
  }

  /// Whether a number is written without fraction and exponent.
  public var isInteger: Bool {
    guard record.kind == .number else { return false }
    return document.bytes[range].allSatisfy {
      $0 == UInt8(ascii: "-") || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
    }
  }

  /// The number where it is an integer that fits.
  public var int: Int? { isInteger ? Int(source) : nil }

  /// An array's items; empty for another kind.
  public var items: Items { Items(node: self, isArray: kind == .array) }

  /// An object's members in order, duplicates included; empty for another kind.
  public var members: Members { Members(node: self) }

  /// The number of items or members.
  public var count: Int { kind == .array ? items.reduce(0) { n, _ in n + 1 } : members.reduce(0) { n, _ in n + 1 } }

  /// The value of a member; of the last where the key is duplicate, as most readers do.
  public func member(_ name: String) -> JSONNode? {
    var found: JSONNode?
    for member in members where member.isNamed(name) { found = member.value }
    return found
  }

  /// The value that a JSON Pointer (RFC 6901) names.
  public func value(at pointer: String) -> JSONNode? {
    var node = self
    for token in JSONPointer.tokens(pointer) {
      let next: JSONNode? =
        node.kind == .array
        ? Int(token).flatMap { n in node.items.dropFirst(max(0, n)).first { _ in true } } : node.member(token)
      guard let next else { return nil }
      node = next
    }
    return node
  }

  /// An array's items.
  public struct Items: Sequence, Sendable {
    let node: JSONNode
    let isArray: Bool
    public func makeIterator() -> Iterator {
      let record = node.record
      return Iterator(document: node.document, at: node.index + 1, end: isArray ? Int(record.next) : node.index + 1)
    }
    public struct Iterator: IteratorProtocol {
      let document: JSONDocument
      var at: Int
      let end: Int
      public mutating func next() -> JSONNode? {
        guard at < end else { return nil }
        let node = JSONNode(document: document, index: at)
        at = Int(document.records[at].next)
        return node
      }
    }
  }

  /// A key and its value.
  public struct Member: Sendable {
    public let key: JSONNode
    public let value: JSONNode
    /// The key's text; the source where the key was not written as a string.
    public var name: String { key.string ?? key.source }

    /// Whether the key's text is a name; no copy of it is made.
    public func isNamed(_ name: String) -> Bool {
      key.kind == .string ? key.isString(name) : key.source == name
    }
  }

  /// An object's members.
  public struct Members: Sequence, Sendable {
    let node: JSONNode
    public func makeIterator() -> Iterator {
      let record = node.record
      let end = record.kind == .object ? Int(record.next) : node.index + 1
      return Iterator(document: node.document, at: node.index + 1, end: end)
    }
    public struct Iterator: IteratorProtocol {
      let document: JSONDocument
      var at: Int
      let end: Int
      public mutating func next() -> Member? {
        guard at + 1 < end else { return nil }
        let key = JSONNode(document: document, index: at)
        let value = JSONNode(document: document, index: at + 1)
        at = Int(document.records[at + 1].next)
        return Member(key: key, value: value)
      }
    }
  }
}

/// JSON Pointer, RFC 6901.
public enum JSONPointer {
  /// One reference token, escaped: `~` is `~0`, `/` is `~1`.
  public static func escape(_ token: String) -> String {
    guard token.contains(where: { $0 == "~" || $0 == "/" }) else { return token }
    return token.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }

  /// The unescaped tokens of a pointer.
  public static func tokens(_ pointer: String) -> [String] {
    pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { token in
      token.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
        .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
    }
  }
}
