/// Finds the word that a writer may have meant.
public enum Spelling {
  /// Longer words are not compared: the table of distances stays small.
  private static let maximumLength = 48

  /// The number of letters to insert, delete, replace or swap with their neighbour (Damerau, 1964); nil above a limit.
  static func distance(_ a: some StringProtocol, _ b: some StringProtocol, atMost limit: Int) -> Int? {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    guard abs(a.count - b.count) <= limit, a.count <= maximumLength, b.count <= maximumLength else { return nil }
    if a == b { return 0 }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      if row.allSatisfy({ $0 > limit }) { return nil }
      before = last
      last = row
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }

  /// The one candidate that is nearest to a word; nil where none is near or two are equally near.
  public static func nearest(_ word: some StringProtocol, in candidates: some Sequence<String>) -> String? {
    let limit = word.utf8.count <= 4 ? 1 : 2
    var best: (word: String, distance: Int)?
    var isTied = false
    for candidate in candidates where candidate != word {
      guard let distance = distance(word, candidate, atMost: limit) else { continue }
      if let known = best {
        if candidate == known.word || distance > known.distance { continue }
        isTied = distance == known.distance
      }
      best = (candidate, distance)
    }
    return isTied ? nil : best?.word
  }

  /// `project` and `projects`, `branch` and `branches`, `repository` and `repositories`.
  static func differsInNumber(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
    let (short, long) = a.utf8.count < b.utf8.count ? (String(a), String(b)) : (String(b), String(a))
    if long == short + "s" || long == short + "es" { return true }
    return short.hasSuffix("y") && long == short.dropLast() + "ies"
  }
}
