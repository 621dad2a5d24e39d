import APIModel

/// Finds the limits and formats that a description promises: "up to 255 characters", "between 1 and 10", "ISO 8601".
enum LimitReader {
  /// Adds what a description says to a schema whose type is known; what does not fit the type is left out.
  static func read(_ prose: Prose, into schema: inout Schema) {
    let tokens = prose.tokens
    if schema.types == .string { readFormat(tokens, into: &schema) }
    for (index, token) in tokens.enumerated() {
      guard let value = number(token), isWhole(index, tokens) else { continue }
      let before = tokens[..<index].suffix(6)
      if index + 1 < tokens.count, tokens[index + 1].isWord(in: ["characters", "chars", "letters"]) {
        if schema.types == .string, isUpper(before) { schema.maximumLength = schema.maximumLength ?? value }
      } else if schema.types == .integer || schema.types == .number {
        readBound(value, index, tokens, into: &schema)
      }
    }
  }

  /// Whether a number is all of the value: not the base of a power, `2^64` or a raised 64 behind it.
  private static func isWhole(_ index: Int, _ tokens: [Prose.Token]) -> Bool {
    guard index + 1 < tokens.count else { return true }
    return number(tokens[index + 1]) == nil && !tokens[index + 1].isMark("^") && !tokens[index + 1].isMark("*")
  }

  private static func number(_ token: Prose.Token) -> Int? {
    guard token.text.utf8.first?.isDigit == true, token.kind != .punctuation, token.text.utf8.allSatisfy(\.isDigit),
      token.text.utf8.count <= 12
    else {
      return nil
    }
    return Int(token.text)
  }

  private static func isUpper(_ tokens: ArraySlice<Prose.Token>) -> Bool {
    if tokens.contains(where: { $0.isWord(in: ["least", "minimum", "min"]) }) { return false }
    return tokens.contains {
      $0.isWord(in: ["maximum", "max", "limit", "limited", "most", "exceed", "longer", "than"])
    } || zip(tokens, tokens.dropFirst()).contains { $0.isWord("up") && $1.isWord("to") }
  }

  /// "maximum 100", "max: `100`", "maximum value is 100", "at most 5", "between 1 and 10".
  private static func readBound(_ value: Int, _ index: Int, _ tokens: [Prose.Token], into schema: inout Schema) {
    var at = index - 1
    let filler = ["value", "is", "of", "to", "be", "the"]
    while at >= 0, index - at <= 5, tokens[at].isWord(in: filler) || tokens[at].isMark(":") || tokens[at].isMark("=") {
      at -= 1
    }
    guard at >= 0, index - at <= 5 else { return }
    let isAt = at > 0 && tokens[at - 1].isWord("at")
    if tokens[at].isWord(in: ["maximum", "max"]) || (isAt && tokens[at].isWord("most")) {
      schema.maximum = schema.maximum ?? value
    } else if tokens[at].isWord(in: ["minimum", "min"]) || (isAt && tokens[at].isWord("least")) {
      schema.minimum = schema.minimum ?? value
    } else if tokens[at].isWord("between"), index + 2 < tokens.count, tokens[index + 1].isWord(in: ["and", "to"]),
      let upper = number(tokens[index + 2]), upper > value, isWhole(index + 2, tokens)
    {
      schema.minimum = schema.minimum ?? value
      schema.maximum = schema.maximum ?? upper
    }
  }

  private static func readFormat(_ tokens: [Prose.Token], into schema: inout Schema) {
    guard schema.format == nil else { return }
    for (index, token) in tokens.enumerated() {
      let text = token.text
      guard text.utf8.first == UInt8(ascii: "Y") else { continue }
      if text.hasPrefix("YYYY-MM-DDT") || text.hasPrefix("YYYY-MM-DD HH") {
        schema.format = "date-time"
        return
      }
      if text == "YYYY-MM-DD" {
        let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
        schema.format = next.hasPrefix("HH") || next.hasPrefix("T") ? "date-time" : "date"
        return
      }
    }
    let saysISO =
      tokens.contains { $0.lower == "iso8601" || $0.lower == "iso-8601" }
      || zip(tokens, tokens.dropFirst()).contains { $0.isWord("iso") && $1.isWord("8601") }
    // A duration has an ISO 8601 format of its own.
    if saysISO, !tokens.contains(where: { $0.isWord(in: ["duration", "durations", "week", "weeks"]) }) {
      schema.format = "date-time"
    }
  }
}
