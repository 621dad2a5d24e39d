import APIModel

/// Finds in a description whether a parameter is needed: "Optional.", "At least one `match[]` must be given".
enum RequirementSentence {
  /// - Returns: What it says, and whether outright, or only by what happens when it is left out.
  static func read(_ prose: Prose, of names: [String]) -> (Parameter.Requirement, isOutright: Bool) {
    var implied = Parameter.Requirement.unstated
    for sentence in prose.sentences {
      if let first = sentence.first, sentence.count == 1 || sentence.dropFirst().first?.isWord("and") == true {
        if first.isWord("optional") { return (.optional, true) }
        if first.isWord("required") { return (.required, true) }
      }
      if sentence.count >= 2, let first = sentence.first, first.isWord("is") || first.isWord("this") {
        // "Is optional and filters …", "This is required".
        for token in sentence.dropFirst().prefix(3) {
          if token.isWord("optional") { return (.optional, false) }
          if token.isWord("required") { return (.required, false) }
        }
      }
      // "The optional name of the hook."
      if sentence.count > 3, let first = sentence.first, first.isWord("the") || first.isWord("an"),
        sentence[sentence.startIndex + 1].isWord("optional")
      {
        implied = .optional
      }
      let words = sentence.filter { $0.kind == .word }.map(\.lower)
      if words.starts(with: ["at", "least", "one"]), words.contains("must"),
        sentence.contains(where: { $0.kind == .code && names.contains($0.text) })
      {
        return (.required, true)
      }
      if words.starts(with: ["if", "not", "provided"]) || words.starts(with: ["if", "not", "specified"])
        || words.starts(with: ["if", "omitted"])
      {
        implied = .optional
      }
      if words.suffix(2) == ["left", "empty"] || holds(words, "is", "absent") || holds(words, "is", "omitted") {
        implied = .optional
      }
    }
    return (implied, false)
  }

  private static func holds(_ words: [String], _ first: String, _ second: String) -> Bool {
    zip(words, words.dropFirst()).contains { $0 == first && $1 == second }
  }
}
