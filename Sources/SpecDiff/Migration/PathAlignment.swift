import APIModel

/// How the segments of two paths lie over each other with least change.
struct PathAlignment {
  /// A segment as it is compared.
  enum Segment: Hashable {
    case literal(String)
    case placeholder(String)
  }

  /// 1 where both paths agree, 0 where nothing does.
  private(set) var similarity = 0.0
  /// The fixed segments that stand at the same place with another text.
  private(set) var replaced: [(old: String, new: String)] = []
  /// The old placeholder that each new one stands in for.
  private(set) var placeholders: [String: String] = [:]
  /// The new placeholders that no old one gives a value for.
  private(set) var unfilled: [String] = []

  /// Longer paths are compared as far as this.
  private static let maximumSegments = 32

  init(_ old: [Segment], _ new: [Segment], _ words: WordSimilarity) {
    let a = Array(old.prefix(Self.maximumSegments))
    var b = Array(new.prefix(Self.maximumSegments))
    let isCollectionNamed = Self.namesCollection(b, of: a)
    if isCollectionNamed { b.insert(a[0], at: 0) }
    var table = Array(repeating: Array(repeating: 0.0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = Double(i) }
    for j in 0...b.count { table[0][j] = Double(j) }
    for (i, x) in a.enumerated() {
      for (j, y) in b.enumerated() {
        table[i + 1][j + 1] = min(
          table[i][j] + Self.cost(x, y, words), min(table[i][j + 1], table[i + 1][j]) + 1)
      }
    }
    let longest = max(a.count, b.count)
    similarity = longest == 0 ? 1 : 1 - table[a.count][b.count] / Double(longest)
    if isCollectionNamed { similarity -= 0.1 }
    // The same segments in another order, `/projects/fork/{id}` and `/projects/{id}/fork`.
    if a.count == b.count, a.count > 1, Set(a) == Set(b) { similarity = max(similarity, 0.9) }
    trace(a, b, table, words)
  }

  /// `/{project_id}/events` names the collection of `/projects/{id}/events` in its placeholder.
  private static func namesCollection(_ new: [Segment], of old: [Segment]) -> Bool {
    guard old.count == new.count + 1, old.count > 2, case .literal(let word) = old[0], case .placeholder = old[1],
      case .placeholder(let name) = new[0]
    else { return false }
    let stems = WordSimilarity.stems(name)
    return stems.count > 1 && Array(stems.dropLast()) == WordSimilarity.stems(word)
  }

  private mutating func trace(_ a: [Segment], _ b: [Segment], _ table: [[Double]], _ words: WordSimilarity) {
    var i = a.count
    var j = b.count
    var loose: [String] = []
    while j > 0 {
      if i > 0, table[i][j] == table[i - 1][j - 1] + Self.cost(a[i - 1], b[j - 1], words) {
        switch (a[i - 1], b[j - 1]) {
        case (.literal(let x), .literal(let y)): if x != y { replaced.append((x, y)) }
        case (.placeholder(let x), .placeholder(let y)): placeholders[y] = x
        case (_, .placeholder(let y)): loose.append(y)
        default: break
        }
        i -= 1
        j -= 1
      } else if i > 0, table[i][j] == table[i - 1][j] + 1 {
        i -= 1
      } else {
        if case .placeholder(let name) = b[j - 1] { loose.append(name) }
        j -= 1
      }
    }
    replaced.reverse()
    let given = Set(
      a.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
    for name in loose.reversed() {
      if given.contains(name) { placeholders[name] = name } else { unfilled.append(name) }
    }
  }

  private static func cost(_ a: Segment, _ b: Segment, _ words: WordSimilarity) -> Double {
    switch (a, b) {
    case (.literal(let x), .literal(let y)):
      if x == y { return 0 }
      if isVersion(x), isVersion(y) { return 0.05 }
      let byWords = words.similarity(WordSimilarity.stems(x), WordSimilarity.stems(y))
      let longest = max(1, min(64, max(x.utf8.count, y.utf8.count)))
      let byLetters = 1 - Double(WordSimilarity.distance(x, y)) / Double(longest)
      return min(1, max(0.05, 1.1 - max(byWords, byLetters)))
    case (.placeholder(let x), .placeholder(let y)):
      if x == y { return 0 }
      guard let before = ParameterIdentity(x), let after = ParameterIdentity(y) else { return 0.1 }
      return before == after ? 0.1 : 0.4
    default: return 1.5
    }
  }

  static func isVersion(_ text: String) -> Bool {
    text.first == "v" && text.dropFirst().first?.isNumber == true && text.count <= 8
  }

  static func segments(_ path: PathTemplate) -> [Segment] {
    path.segments.indices.map { index in
      if let text = path.literal(at: index) { return .literal(text) }
      let names = path.segments[index].compactMap { part in
        switch part {
        case .literal: nil as String?
        case .placeholder(let name), .wildcard(let name): name
        }
      }
      return .placeholder(names.joined(separator: "."))
    }
  }
}

/// What the value of a placeholder means, by the end of its name: the number of the row or the one in its project.
struct ParameterIdentity: Hashable {
  let kind: String

  private static let kinds: Set<String> = [
    "id", "iid", "uuid", "guid", "sha", "slug", "name", "username", "path", "key", "token", "email",
  ]

  /// Nil where the name's end says nothing.
  init?(_ name: String) {
    guard let last = name.split(whereSeparator: { $0 == "_" || $0 == "-" }).last.map({ $0.lowercased() }) else {
      return nil
    }
    // `issueId`, `issueIid`.
    let camel = ["Iid", "Uuid", "Guid", "Id"].first { name.hasSuffix($0) }?.lowercased()
    guard let kind = camel ?? (Self.kinds.contains(last) ? last : nil) else { return nil }
    self.kind = kind
  }
}
