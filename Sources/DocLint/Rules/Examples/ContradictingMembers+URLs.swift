import APIModel
import DocExtract

/// URLs of one object that name two members of one collection.
extension ContradictingMembers {
  /// `https://host/snippets/41/raw` in an object whose ID and whose other URL say 42.
  static func urls(in object: JSONNode) -> [(JSONNode.Member, LintMessage)] {
    guard mayContradict(object) else { return [] }
    let urls = object.members.filter {
      $0.value.kind == .string && $0.value.withContent { $0.starts(with: "http".utf8) && $0.count <= 300 }
    }
    guard urls.count >= 2 else { return [] }
    let ids = object.members.filter { $0.isNamed("id") || $0.isNamed("iid") }.compactMap(\.value.int)
    var pairs: [(member: JSONNode.Member, word: String, number: Int)] = []
    for member in urls {
      guard let text = member.value.string else { continue }
      let segments = text.utf8.split(separator: UInt8(ascii: "/"))
      for (word, value) in zip(segments, segments.dropFirst()) {
        guard value.count <= 12, let number = Int(Substring(value)), word.first?.isLetter == true else { continue }
        pairs.append((member, String(Substring(word)), number))
      }
    }
    return pairs.compactMap { pair in
      guard !ids.contains(pair.number),
        let other = pairs.first(where: { $0.word == pair.word && $0.number != pair.number && ids.contains($0.number) }),
        // Where each URL names several of them, they belong to each other.
        pairs.count(where: { $0.word == pair.word }) == 2
      else { return nil }
      return (pair.member, .otherURL(pair.member.name, "\(pair.word)/\(pair.number)", "\(other.word)/\(other.number)"))
    }
  }

  /// A quick look whether some URLs have a number of the object behind a word, and another one behind the same.
  private static func mayContradict(_ object: JSONNode) -> Bool {
    object.document.withNodes { bytes, nodes in
      var ids: [Int] = []
      var urls: [Range<Int>] = []
      var key = object.index + 1
      while key + 1 < Int(nodes[object.index].next) {
        let value = nodes[key + 1]
        let content = Int(value.start) + 1..<max(Int(value.start) + 1, Int(value.end) - 1)
        if value.kind == .string {
          if content.count <= 300, ByteSearch.stands("http", at: content.lowerBound, in: bytes) { urls.append(content) }
        } else if value.kind == .number, isID(bytes, nodes[key]) {
          if let number = Int(String(decoding: bytes[Int(value.start)..<Int(value.end)], as: UTF8.self)) {
            ids.append(number)
          }
        }
        key = Int(value.next)
      }
      guard urls.count >= 2, !ids.isEmpty else { return false }
      var own = NameSet()
      var others = NameSet()
      for url in urls {
        var word = NameHash.start
        var start = url.lowerBound
        while start < url.upperBound {
          let end = min(ByteSearch.next(UInt8(ascii: "/"), in: bytes, from: start), url.upperBound)
          if let number = number(bytes[start..<end]) {
            let isOwn = ids.contains(number)
            if isOwn { own.insert(word) } else { others.insert(word) }
            if isOwn ? others.contains(word) : own.contains(word) { return true }
          }
          // Slashes that stand twice are one.
          if start < end { word = NameHash.of(bytes[start..<end]) }
          start = end + 1
        }
      }
      return false
    }
  }

  /// Whether a key is `id` or `iid`.
  private static func isID(_ bytes: UnsafeBufferPointer<UInt8>, _ key: JSONDocument.Node) -> Bool {
    let quote = key.kind == .string ? 1 : 0
    let (start, end) = (Int(key.start) + quote, Int(key.end) - quote)
    guard end - start == 2 || end - start == 3 && bytes[start] == UInt8(ascii: "i") else { return false }
    return ByteSearch.stands("id", at: end - 2, in: bytes)
  }

  /// An integer of a few digits.
  private static func number(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard (1...12).contains(text.count), text.dropFirst().allSatisfy(\.isDigit), let first = text.first else {
      return nil
    }
    return first.isDigit || text.count > 1 && (first == UInt8(ascii: "-") || first == UInt8(ascii: "+"))
      ? Int(String(decoding: text, as: UTF8.self)) : nil
  }
}

extension LintMessage {
  fileprivate static func otherURL(_ name: String, _ own: String, _ other: String) -> LintMessage {
    "`\(name)` leads to `\(own)`; the object is `\(other)`"
  }
}
