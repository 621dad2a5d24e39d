import APIModel
import DocExtract

/// URLs of one object that name two members of one collection.
extension ContradictingMembers {
  /// `https://host/snippets/41/raw` in an object whose ID and whose other URL say 42.
  static func urls(in object: JSONNode) -> [(JSONNode.Member, LintMessage)] {
    let urls = object.members.filter {
      $0.value.kind == .string && $0.value.withContent { $0.starts(with: "http".utf8) && $0.count <= 300 }
    }
    guard urls.count >= 2 else { return [] }
    let ids = object.members.filter { $0.isNamed("id") || $0.isNamed("iid") }.compactMap(\.value.int)
    guard !ids.isEmpty, mayContradict(urls, ids) else { return [] }
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
  private static func mayContradict(_ urls: [JSONNode.Member], _ ids: [Int]) -> Bool {
    var own = NameSet()
    var others = NameSet()
    var isFound = false
    for member in urls where !isFound {
      member.value.withContent { url in
        var word = NameHash.start
        for segment in url.split(separator: UInt8(ascii: "/")) {
          if let number = number(segment) {
            let isOwn = ids.contains(number)
            if isOwn { own.insert(word) } else { others.insert(word) }
            if isOwn ? others.contains(word) : own.contains(word) { isFound = true }
          }
          word = NameHash.of(segment)
        }
      }
    }
    return isFound
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
