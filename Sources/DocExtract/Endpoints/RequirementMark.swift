import APIModel

/// Finds in a cell of a description or a type whether the attribute is needed: "**Required**. The title", "[optional]",
/// "(required) The title", "string, required".
enum RequirementMark {
  static func read(_ document: MarkdownDocument, _ cell: Int) -> Parameter.Requirement? {
    let tokens = Prose(document, block: cell).tokens
    var at = 0
    while at < tokens.count, tokens[at].isMark("(") || tokens[at].isMark("[") || tokens[at].isMark("_") { at += 1 }
    guard at < tokens.count else { return nil }
    if let word = word(tokens[at]) {
      let isMarked = at > 0 || isEmphasized(document, cell, tokens[at].inline)
      let next = at + 1 < tokens.count ? tokens[at + 1] : nil
      if let next, next.isWord(in: conditions) { return .conditional(text(tokens[at...])) }
      // "Required to be `true`"
      if word == .required, let next, next.isWord("to") { return word }
      if isMarked || next == nil || next?.kind == .punctuation { return word }
    }
    // Brackets at the end, as generators write them: "Tags [optional]".
    for (index, token) in tokens.enumerated().dropFirst() where token.isMark("[") || token.isMark("(") {
      guard index + 2 < tokens.count, let word = word(tokens[index + 1]),
        tokens[index + 2].isMark("]") || tokens[index + 2].isMark(")")
      else { continue }
      return word
    }
    // "The title. Required", where nothing else ends the cell.
    if tokens.count >= 3, let last = tokens.last, tokens[tokens.count - 2].isStop, let word = word(last) { return word }
    // "The title. Required." as its own sentence at the end.
    if tokens.count >= 3, let last = tokens.last, last.isStop, let word = word(tokens[tokens.count - 2]),
      tokens[tokens.count - 3].isStop
    {
      return word
    }
    return nil
  }

  /// "string, required", "string (optional)", "required string".
  static func inType(_ cell: String) -> Parameter.Requirement? {
    let words = cell.utf8.split { !$0.isWord }
    guard words.count > 1, words.count <= 6 else { return nil }
    for word in words {
      switch String(decoding: word, as: UTF8.self).lowercased() {
      case "required": return .required
      case "optional": return .optional
      default: continue
      }
    }
    return nil
  }

  private static func word(_ token: Prose.Token) -> Parameter.Requirement? {
    guard token.kind != .punctuation else { return nil }
    switch token.lower {
    case "required", "Required", "mandatory": return .required
    case "optional", "Optional": return .optional
    default: return nil
    }
  }

  private static func isEmphasized(_ document: MarkdownDocument, _ cell: Int, _ inline: Int) -> Bool {
    document.blocks[cell].inlines.contains { position in
      let other = document.inlines[Int(position)]
      return (other.kind == .strong || other.kind == .emphasis) && Int(position) < inline && inline < Int(other.end)
    } || document.inlines[inline].kind == .code
  }

  private static func text(_ tokens: ArraySlice<Prose.Token>) -> String {
    tokens.prefix { !$0.isStop }.map(\.text).joined(separator: " ")
  }

  private static let conditions = ["if", "when", "unless", "for", "only", "with", "without"]
}
