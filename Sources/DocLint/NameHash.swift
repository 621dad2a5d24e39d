import APIModel

/// Numbers in place of names (FNV-1a, Fowler, Noll and Vo): compared and looked up without building a string.
enum NameHash {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  /// What hashes are multiplied by for their places: another number in each run, so that nobody can write names that all
  /// want one place. Tables keep it: a look at this one costs more than all else of a look into them.
  static let factor = UInt64.random(in: .min ... .max) | 1

  /// - Parameter hash: What came before; names one after the other make a path.
  static func of(_ bytes: some Sequence<UInt8>, after hash: UInt64 = start) -> UInt64 {
    var hash = hash
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return (hash ^ 0xFF) &* 0x0000_0100_0000_01b3
  }

  static func of(_ name: String, after hash: UInt64 = start) -> UInt64 {
    name.withBytes { of($0, after: hash) }
  }
}

extension JSONNode.Member {
  /// The number of its name, escapes as they stand, without a string of it.
  var nameHash: UInt64 { key.document.withNodes { text, nodes in nodes[key.index].hash(in: text) } }
}

extension JSONDocument.Node {
  /// The number of a key, escapes as they stand.
  fileprivate func hash(in text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let quote: Int32 = kind == .string && end - start >= 2 ? 1 : 0
    return NameHash.of(text[Int(start + quote)..<Int(max(start + quote, end - quote))])
  }
}

extension JSONNode {
  /// Visits the numbers of an object's names; nothing is built for that.
  func forEachName(_ visit: (UInt64) -> Void) {
    document.withNodes { text, nodes in
      var key = index + 1
      while key + 1 < Int(nodes[index].next) {
        visit(nodes[key].hash(in: text))
        key = Int(nodes[key + 1].next)
      }
    }
  }
}

extension JSONDocument {
  /// A member's name as text.
  func name(of member: MemberPlace) -> String {
    // The key stands before its value.
    node(member.node - 1).map { $0.string ?? $0.source } ?? ""
  }

  /// Whether a member belongs to the object at the top, or to an item of the list there.
  func isAtTop(_ member: MemberPlace) -> Bool { member.depth == (root?.kind == .array ? 2 : 1) }
}

extension JSONNode {
  /// A key's bytes between its quotes, escapes as they stand.
  var keyBytes: ArraySlice<UInt8> { document.bytes[range].dropFirst().dropLast() }

  /// Where a key's text stands between its quotes, in a block in which its document begins at an offset; the whole key
  /// where it has no quotes.
  func keyRange(from offset: Int) -> Range<Int> {
    let quote = kind == .string && range.count >= 2 ? 1 : 0
    return range.lowerBound + offset + quote..<range.upperBound + offset - quote
  }
}
