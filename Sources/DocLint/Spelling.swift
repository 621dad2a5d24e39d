/// Finds the word that a writer may have meant.
public enum Spelling {
  /// Longer words are not compared: the table of distances stays small.
  private static let maximumLength = 48

  /// The number of letters to insert, delete, replace or swap with their neighbour (Damerau, 1964); nil above a limit.
  static func distance(_ a: some StringProtocol, _ b: some StringProtocol, atMost limit: Int) -> Int? {
    let (aCount, bCount) = (a.utf8.count, b.utf8.count)
    guard abs(aCount - bCount) <= limit, aCount <= maximumLength, bCount <= maximumLength else { return nil }
    // Each change gives and takes at most one letter: most words have too many others.
    guard (letters(a) ^ letters(b)).nonzeroBitCount <= 2 * limit else { return nil }
    return distanceOfNear(a, b, atMost: limit)
  }

  private static func distanceOfNear(_ a: some StringProtocol, _ b: some StringProtocol, atMost limit: Int) -> Int? {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
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

  /// Which letters a word has, a bit for each; some share one.
  private static func letters(_ word: some StringProtocol) -> UInt64 {
    var letters: UInt64 = 0
    for byte in word.utf8 { letters |= 1 << UInt64(byte & 63) }
    return letters
  }

  /// The one candidate that is nearest to a word; nil where none is near or two are equally near.
  public static func nearest(_ word: some StringProtocol, in candidates: some Sequence<String>) -> String? {
    let limit = word.utf8.count <= 4 ? 1 : 2
    let count = word.utf8.count
    guard count <= maximumLength else { return nil }
    let letters = letters(word)
    var best: (word: String, distance: Int)?
    var isTied = false
    for candidate in candidates {
      guard abs(candidate.utf8.count - count) <= limit, candidate.utf8.count <= maximumLength,
        (letters ^ Self.letters(candidate)).nonzeroBitCount <= 2 * limit, candidate != word,
        let distance = distanceOfNear(word, candidate, atMost: limit)
      else { continue }
      if let known = best {
        if candidate == known.word || distance > known.distance { continue }
        isTied = distance == known.distance
      }
      best = (candidate, distance)
    }
    return isTied ? nil : best?.word
  }

  /// A word that others are compared with again and again: what tells it from most of them is known.
  struct Candidate: Sendable {
    let word: String
    fileprivate let letters: UInt64

    init(_ word: String) {
      self.word = word
      letters = Spelling.letters(word)
    }
  }

  static func nearest(_ word: some StringProtocol, in candidates: [Candidate]) -> String? {
    let limit = word.utf8.count <= 4 ? 1 : 2
    let letters = letters(word)
    return nearest(
      word, in: candidates.lazy.filter { ($0.letters ^ letters).nonzeroBitCount <= 2 * limit }.map(\.word))
  }

  /// `project` and `projects`, `branch` and `branches`, `repository` and `repositories`.
  static func differsInNumber(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
    let (short, long) = a.utf8.count < b.utf8.count ? (String(a), String(b)) : (String(b), String(a))
    if long == short + "s" || long == short + "es" { return true }
    return short.hasSuffix("y") && long == short.dropLast() + "ies"
  }
}

extension Spelling {
  /// Whether two words differ by one letter too many or by two that are swapped.
  static func isOneSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard long.count - short.count <= 1 else { return false }
    var head = 0
    while head < short.count, short[head] == long[head] { head += 1 }
    var tail = 0
    while tail < short.count - head, short[short.count - 1 - tail] == long[long.count - 1 - tail] { tail += 1 }
    if long.count > short.count { return head + tail == short.count }
    return head + tail == short.count - 2 && short[head] == long[head + 1] && short[head + 1] == long[head]
  }

  /// Whether two words differ by one letter, more, less or another, or by two that are swapped.
  static func isOneEdit(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard long.count - short.count <= 1 else { return false }
    var head = 0
    while head < short.count, short[head] == long[head] { head += 1 }
    var tail = 0
    while tail < short.count - head, short[short.count - 1 - tail] == long[long.count - 1 - tail] { tail += 1 }
    if long.count > short.count { return head + tail == short.count }
    if head + tail == short.count - 1 { return true }
    return head + tail == short.count - 2 && short[head] == long[head + 1] && short[head + 1] == long[head]
  }

  /// Whether one word is another with a letter more or less, or two swapped: what a slow finger does. Another letter
  /// makes another word too often (`starts_at`, `started_at` are two).
  static func isSlip(_ word: String, of meant: String) -> Bool {
    guard word.utf8.count >= 5, meant.utf8.count >= 5, distance(word, meant, atMost: 1) == 1,
      !differsInNumber(word, meant), !differsInEnding(word, meant), !differsInVariety(word, meant)
    else { return false }
    return word.utf8.count != meant.utf8.count || word.utf8.sorted() == meant.utf8.sorted()
  }

  /// `issue_id` and `issue_iid`, `updated` and `update`, `file_name` and `filename`: two names, each right in its place.
  static func differsInEnding(_ a: String, _ b: String) -> Bool {
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    if long.hasPrefix(short) { return true }
    if long.hasSuffix("iid"), short.hasSuffix("id") { return true }
    return long.filter { $0 != "_" && $0 != "-" } == short.filter { $0 != "_" && $0 != "-" } && a.count != b.count
      || long.hasSuffix("s") && short == long.dropLast()
      || long.split(separator: "_").count == short.split(separator: "_").count && differsInOneNumber(long, short)
  }

  /// `color` and `colour`, `center` and `centre`: two ways to spell English, both right.
  static func differsInVariety(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
    let (short, long) = a.utf8.count < b.utf8.count ? (Array(a.utf8), Array(b.utf8)) : (Array(b.utf8), Array(a.utf8))
    if long.count == short.count + 1 {
      return long.indices.dropFirst().dropLast().contains { at in
        long[at] == UInt8(ascii: "u") && long[at - 1] == UInt8(ascii: "o") && long[at + 1] == UInt8(ascii: "r")
          && (long[..<at] + long[(at + 1)...]).elementsEqual(short)
      }
    }
    return short.count == long.count && short.count >= 4 && short.dropLast(2) == long.dropLast(2)
      && short.suffix(2).sorted() == long.suffix(2).sorted() && short.suffix(2).contains(UInt8(ascii: "r"))
      && short.suffix(2).contains(UInt8(ascii: "e"))
  }

  /// `parents_ids` for `parent_ids`: a plural within the name that only a slip makes.
  static func hasInnerPlural(_ word: String, of meant: String) -> Bool {
    let pairs = zip(word.split(separator: "_"), meant.split(separator: "_")).enumerated().filter { $1.0 != $1.1 }
    guard pairs.count == 1, let pair = pairs.first else { return false }
    return pair.offset == 0 && pair.element.0 == pair.element.1 + "s" && word.utf8.contains(UInt8(ascii: "_"))
  }

  /// `update` and `updated`, `start` and `starts`; `author` without its last letter is no word.
  private static func isEnding(_ letter: Character?) -> Bool { letter == "s" || letter == "d" }

  /// `assignee_ids` and `assignees_ids`: a word within the name in the singular and the plural.
  private static func differsInOneNumber(_ a: String, _ b: String) -> Bool {
    let pairs = zip(a.split(separator: "_"), b.split(separator: "_")).filter { $0 != $1 }
    return pairs.count == 1
      && pairs.allSatisfy {
        differsInNumber($0, $1) || $0.dropLast() == $1 && isEnding($0.last) || $1.dropLast() == $0 && isEnding($1.last)
      }
  }
}
