/// A word of a name or heading without its ending, and how much it says.
struct Stem: Hashable {
  let text: String
  let weight: Double
}

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
  static func stems(_ text: String) -> [Stem] {
    var words: [Stem] = []
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

  private static func stem(_ word: String) -> Stem {
    let text = singular(word)
    return Stem(text: text, weight: common.contains(text) ? 0.25 : 1)
  }

  /// A plural's singular; rough, but the same on both sides.
  private static func singular(_ word: String) -> String {
    if word.count > 4, word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
    if word.count > 2, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") {
      return String(word.dropLast())
    }
    return word
  }

  /// Dice's coefficient of two sets of words, common words counting little: 1 where they agree, 0 where none does.
  func similarity(_ a: [Stem], _ b: [Stem]) -> Double {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    if a == b { return 1 }
    var left = b
    var shared = 0.0
    for word in a {
      if let at = left.firstIndex(where: { $0.text == word.text }) ?? renamedIndex(of: word, in: left) {
        shared += word.weight + left.remove(at: at).weight
      } else if let at = left.firstIndex(where: { Self.isNear($0.text, word.text) }) {
        shared += 0.8 * (word.weight + left.remove(at: at).weight)
      }
    }
    let total = (a + b).reduce(0) { $0 + $1.weight }
    return min(1, shared / total)
  }

  private func renamedIndex(of word: Stem, in list: [Stem]) -> Int? {
    guard !renamed.isEmpty, let other = renamed[word.text] else { return nil }
    return list.firstIndex { $0.text == other }
  }

  /// How near two names of parameters or attributes are, each by its words. One that only adds words to the other,
  /// `branch_name` to `branch`, is nearer than the share of words says, unless the words say nothing: `name` is not
  /// `full_name`.
  func nameSimilarity(_ x: [Stem], _ y: [Stem]) -> Double {
    // `author_name` and `author_email` are two things about the same author.
    if let a = x.last, let b = y.last, a != b, a.weight < 1, b.weight < 1, renamed[a.text] != b.text {
      return min(similarity(x, y), 0.4)
    }
    let dice = similarity(x, y)
    let short = x.count <= y.count ? x : y
    let long = x.count <= y.count ? y : x
    guard x.count != y.count,
      short.allSatisfy({ word in
        long.contains(word) || renamed[word.text].map { other in long.contains { $0.text == other } } == true
      })
    else { return dice }
    return short.contains { $0.weight == 1 } ? max(dice, 0.75) : min(dice, 0.4)
  }

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
