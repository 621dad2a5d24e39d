import APIModel

/// The type that a description tells by what it says of the value, without its name: "Maximum number of jars to return" counts,
/// "Set to `true` to keep the lids" is a switch, "A comma-separated list of labels" is one text.
enum ToldType {
  static func read(_ prose: Prose) -> Schema? {
    let tokens = prose.tokens.prefix(40)
    if isCount(tokens) { return Schema(types: .integer) }
    if isSwitch(tokens) { return Schema(types: .boolean) }
    return isJoined(tokens) ? Schema(types: .string) : nil
  }

  /// "The maximum number of jars": of what can be counted; the number of a thing is its name.
  private static func isCount(_ tokens: ArraySlice<Prose.Token>) -> Bool {
    let words = tokens.drop { $0.kind != .word }.prefix(6)
    guard let noun = words.firstIndex(where: { $0.isWord("number") }), noun + 2 < tokens.endIndex,
      words[..<noun].allSatisfy({ $0.isWord(in: beforeCount) }), tokens[noun + 1].isWord("of")
    else { return false }
    let counted = tokens[(noun + 2)...].prefix(3).prefix { $0.kind == .word }
    // "the number of seconds" may have a fraction.
    guard let first = counted.first, !first.isWord(in: articles), !counted.contains(where: { $0.isWord(in: measures) })
    else { return false }
    return counted.contains { $0.lower.utf8.count > 3 && $0.lower.hasSuffix("s") && !$0.lower.hasSuffix("ss") }
  }

  /// "Set to `true` to …", "If `true`, …", and no third value.
  private static func isSwitch(_ tokens: ArraySlice<Prose.Token>) -> Bool {
    guard let value = tokens.firstIndex(where: isTruth), value > tokens.startIndex else { return false }
    for token in tokens where token.kind == .code && !isTruth(token) { return false }
    let before = tokens[..<value].suffix(4)
    guard let last = before.last else { return false }
    if last.isWord("if"), before.count == 1 || before.dropLast().last?.isStop == true { return true }
    return last.isWord("to") && before.dropLast().last?.isWord(in: ["set", "defaults", "default"]) == true
  }

  private static func isTruth(_ token: Prose.Token) -> Bool {
    (token.kind == .code || token.kind == .word) && ["true", "false"].contains(token.lower.lowercased())
  }

  /// "A comma-separated list of labels", "comma separated IDs"
  private static func isJoined(_ tokens: ArraySlice<Prose.Token>) -> Bool {
    let words = tokens.drop { $0.kind != .word }.prefix(4)
    guard let first = words.first(where: { !$0.isWord(in: ["a", "an", "optional", "single"]) }) else { return false }
    if first.isWord("comma-separated") { return true }
    return first.isWord(in: ["comma", "comma-"])
      && words.drop(while: { !$0.isWord(in: ["comma", "comma-"]) }).dropFirst().first?.isWord(in: [
        "separated", "delimited",
      ])
        == true
  }

  private static let beforeCount = ["the", "a", "max", "maximum", "min", "minimum", "total", "maximal", "minimal"]
  private static let articles = ["the", "a", "an", "this", "that", "your", "its"]
  private static let measures = [
    "seconds", "minutes", "hours", "days", "milliseconds", "weeks", "months", "years", "microseconds", "nanoseconds",
    "percent", "kilobytes", "megabytes", "gigabytes",
  ]
}
