/// How near two names or headings are, by their words.
struct WordSimilarity {
  /// Words that the new docs use for old ones everywhere, `build` to `job`; stems on both sides.
  var renamed: [String: String] = [:]

  /// Words that many names have and that therefore tie nothing together.
  private static let common: Set<String> = [
    "a", "all", "an", "and", "at", "by", "for", "from", "if", "in", "is", "of", "on", "or", "the", "to", "when", "with",
    "count", "created", "date", "email", "enabled", "event", "full", "id", "iid", "key", "name", "path", "ref", "sha",
    "state",
    "status", "title", "type", "updated", "url", "user", "username", "value", "web",
  ]

  /// The words of a name or heading as stems, in lower case: `builds_enabled`, `List builds`. Of many the first 24.
  static func stems(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isPossessive = false
    func close() {
      // The `s` of "project's" is no word.
      if !word.isEmpty, words.count < 24, !(isPossessive && word == "s") { words.append(stem(word)) }
      word = ""
    }
    for scalar in text.unicodeScalars.prefix(512) {
      let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isLetter {
        word += scalar.properties.lowercaseMapping
      } else {
        close()
        isPossessive = scalar == "'" || scalar == "\u{2019}"
      }
    }
    close()
    return words
  }

  /// A plural's singular; rough, but the same on both sides.
  private static func stem(_ word: String) -> String {
    if word.count > 4, word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
    if word.count > 2, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") {
      return String(word.dropLast())
    }
    return word
  }

  /// Dice's coefficient of two sets of words, common words counting little: 1 where they agree, 0 where none does.
  func similarity(_ a: [String], _ b: [String]) -> Double {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    var left = b
    var shared = 0.0
    for word in a {
      let weight = Self.weight(word)
      if let at = left.firstIndex(where: { $0 == word || $0 == renamed[word] }) {
        shared += weight + Self.weight(left.remove(at: at))
      } else if let at = left.firstIndex(where: { Self.isNear($0, word) }) {
        shared += 0.8 * (weight + Self.weight(left.remove(at: at)))
      }
    }
    let total = (a + b).reduce(0) { $0 + Self.weight($1) }
    return min(1, shared / total)
  }

  /// How near two names of parameters or attributes are, each by its words. One that only adds words to the other, `branch_name` to
  /// `branch`, is nearer than the share of words says, unless the words say nothing: `name` is not `full_name`.
  func nameSimilarity(_ x: [String], _ y: [String]) -> Double {
    // `author_name` and `author_email` are two things about the same author.
    if let a = x.last, let b = y.last, a != b, Self.common.contains(a), Self.common.contains(b), renamed[a] != b {
      return min(similarity(x, y), 0.4)
    }
    let dice = similarity(x, y)
    let short = x.count <= y.count ? x : y
    let long = x.count <= y.count ? y : x
    guard x.count != y.count, short.allSatisfy({ long.contains($0) || renamed[$0].map(long.contains) == true }) else {
      return dice
    }
    return short.contains { !Self.common.contains($0) } ? max(dice, 0.75) : min(dice, 0.4)
  }

  private static func weight(_ word: String) -> Double { common.contains(word) ? 0.25 : 1 }

  /// `resolving` and `resolve`: the same root of five letters and more.
  private static func isNear(_ a: String, _ b: String) -> Bool {
    let shared = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
    return shared >= 5 && shared * 2 > max(a.utf8.count, b.utf8.count)
  }

  /// The Levenshtein distance of two short texts, by bytes.
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8.prefix(64))
    let b = Array(b.utf8.prefix(64))
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substitution = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
