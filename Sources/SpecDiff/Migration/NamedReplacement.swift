import APIModel

/// What the docs themselves say about where an operation went.
enum NamedReplacement {
  /// A place in a text that names an operation: `POST /projects/:id/unstar`, or a path alone.
  struct Mention: Hashable {
    var method: HTTPMethod?
    var shape: String
  }

  private static let words = [
    "replaced", "replaces", "instead", "renamed", "moved", "formerly", "previously", "superseded", "in favour of",
    "in favor of", "used to be", "merged into",
  ]

  /// The operations that a note or sentence names as the other one; only sentences that speak of a replacement count.
  static func mentions(in text: String?) -> Set<Mention> {
    guard let text else { return [] }
    var found: Set<Mention> = []
    // A full stop inside a path is no end.
    for sentence in sentences(text.prefix(4096)).map(String.init) {
      let lower = sentence.lowercased()
      if words.contains(where: { lower.holds($0) }) { found.formUnion(operations(in: sentence)) }
    }
    return found
  }

  /// Every operation that a text names.
  static func operations(in text: String) -> Set<Mention> {
    var found: Set<Mention> = []
    var method: HTTPMethod?
    for word in text.prefix(4096).split(whereSeparator: { $0.isWhitespace || "`\"'()<>,;".contains($0) }) {
      if let named = HTTPMethod(rawValue: String(word)) {
        method = named
        continue
      }
      if word.hasPrefix("/"), word.count > 1 {
        var path = word.prefix { $0 != "?" && $0 != "#" }
        while let last = path.last, ".:!/".contains(last) { path.removeLast() }
        found.insert(Mention(method: method, shape: template(path).shape))
      }
      method = nil
    }
    return found
  }

  private static func template(_ path: Substring) -> PathTemplate {
    let segments = path.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
    return PathTemplate(segments.joined(separator: "/"))
  }

  private static func sentences(_ text: Substring) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if ".!?\n".contains(text[index]), next == text.endIndex || text[next].isWhitespace {
        sentences.append(text[start..<next])
        start = next
      }
      index = next
    }
    sentences.append(text[start...])
    return sentences
  }

  /// Whether a replacement's text, `Use POST /x`, or a bare path, names the operation.
  static func names(_ operation: Operation, _ mentions: Set<Mention>) -> Bool {
    mentions.contains { $0.shape == operation.path.shape && ($0.method ?? operation.method) == operation.method }
  }
}
