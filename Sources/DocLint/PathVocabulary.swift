import APIModel

/// The fixed words of all documented paths, and what follows each beginning of a path.
struct PathVocabulary {
  /// In how many operations' paths a word stands, by word.
  private var words = NameIndex()
  private var counts: [Int] = []
  /// By the beginning of the path; `{}` stands for a placeholder, nothing for the path's end.
  private var continuations: [UInt64: [String: Int]] = [:]
  /// The words that several paths continue with, in their order, by the beginning of the path.
  private var usual: [UInt64: [String]] = [:]

  /// Of more words in one place none is called a misspelling of another.
  private static let maximumCompared = 1000

  init(_ operations: [Operation]) {
    for operation in operations {
      var prefix = NameHash.start
      for segment in operation.path.segments.indices {
        let word = operation.path.literal(at: segment)
        if let word {
          let number = words.number(NameHash.of(word))
          if number == counts.count { counts.append(0) }
          counts[number] += 1
        }
        continuations[prefix, default: [:]][word ?? "{}", default: 0] += 1
        prefix = Self.prefix(word, after: prefix)
      }
      continuations[prefix, default: [:]]["", default: 0] += 1
    }
    for (prefix, following) in continuations {
      let several = following.filter { $0.value >= 2 && $0.key.utf8.count > 2 }.keys
      if !several.isEmpty, several.count <= Self.maximumCompared { usual[prefix] = several.sorted() }
    }
  }

  /// In how many operations' paths a fixed word stands.
  func count(of word: some StringProtocol) -> Int { words.known(NameHash.of(word.utf8)).map { counts[$0] } ?? 0 }

  /// What follows the first segments of a path in all operations, with how many: a fixed word, `{}` for a placeholder,
  /// nothing for the path's end.
  func continuations(of path: PathTemplate, at index: Int) -> [String: Int] {
    var prefix = NameHash.start
    for segment in path.segments.indices.prefix(index) {
      prefix = Self.prefix(path.literal(at: segment), after: prefix)
    }
    return continuations[prefix] ?? [:]
  }

  /// The fixed segment of a path that no other path has in its place, with the one a slip away that several have.
  func misspeltSegment(of path: PathTemplate) -> (word: String, meant: String)? {
    var prefix = NameHash.start
    for segment in path.segments.indices {
      guard let word = path.literal(at: segment) else {
        prefix = Self.prefix(nil, after: prefix)
        continue
      }
      if word.utf8.count >= 4, count(of: word) <= 3, let usual = usual[prefix],
        let meant = Spelling.nearest(word, in: usual), mayBe(word, meant, path, segment, prefix)
      {
        let own = continuations[prefix]?[word] ?? 0
        let other = continuations[prefix]?[meant] ?? 0
        // One of its kind beside several, or a few beside very many.
        if word.utf8.count >= 5, count(of: word) == 1 || own <= 3 && other >= own * 20 && count(of: word) == own {
          return (word, meant)
        }
        if own == 1, count(of: word) == 1, other >= 8, Spelling.isOneSlip(Array(word.utf8), Array(meant.utf8)),
          !Spelling.differsInNumber(word, meant)
        {
          return (word, meant)
        }
      }
      prefix = Self.prefix(word, after: prefix)
    }
    return nil
  }

  /// Whether a word may be another one misspelt. Two letters off and another first one, `session` and `version`, make
  /// another word; `/items` is the list of what is one `/item/{id}`.
  private func mayBe(_ word: String, _ meant: String, _ path: PathTemplate, _ segment: Int, _ prefix: UInt64) -> Bool {
    if word.utf8.first != meant.utf8.first, Spelling.distance(word, meant, atMost: 1) == nil { return false }
    guard word.utf8.count > meant.utf8.count, Spelling.differsInNumber(word, meant) else { return true }
    let isOfMany = segment + 1 == path.segments.count || path.literal(at: segment + 1) != nil
    return !isOfMany || continuations[Self.prefix(meant, after: prefix)]?["{}"] == nil
  }

  /// The number of a path's beginning with one segment more; nil for a placeholder.
  private static func prefix(_ word: String?, after prefix: UInt64) -> UInt64 {
    word.map { NameHash.of($0.utf8, after: prefix) } ?? NameHash.of(CollectionOfOne(0), after: prefix)
  }
}
