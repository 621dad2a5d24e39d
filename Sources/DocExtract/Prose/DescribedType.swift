import APIModel

/// The type that a description begins with: "Boolean value, …", "A string specifying …", "An array of strings with …",
/// "1/True/true or 0/False/false, …". Only words that leave no doubt count: "a list of names" may be one text.
enum DescribedType {
  static func read(_ prose: Prose) -> Schema? { first(prose) ?? atEnd(prose) ?? aside(prose) ?? ToldType.read(prose) }

  /// "How many bars. Integer, defaults to `10`.": a sentence that begins with the type and sets it off.
  private static func aside(_ prose: Prose) -> Schema? {
    guard prose.tokens.contains(where: { $0.isWord(in: scalars) }) else { return nil }
    for (number, sentence) in prose.sentences.enumerated() {
      guard let first = sentence.first, isSetOff(first) || (number == 0 && first.isWord(in: scalars)),
        sentence.count == 1 || (isSetOff(first) && sentence[sentence.startIndex + 1].isMark(",")),
        !sentence.dropFirst().prefix(4).contains(where: { $0.isWord(in: scalars) }),
        let type = TypePhrase.schema(first.lower)
      else { continue }
      return Schema(types: type.types)
    }
    return nil
  }

  private static func isSetOff(_ token: Prose.Token) -> Bool {
    token.isWord(in: scalars) && token.text.utf8.first?.isUpper == true
  }

  /// "The ID of the user, as a string." as the first sentence, where it tells no choice: "whether to send it as a string".
  private static func atEnd(_ prose: Prose) -> Schema? {
    let sentence = prose.tokens.prefix(24).prefix { !$0.isStop }
    guard sentence.count >= 5, sentence.count < 24, let noun = sentence.last, noun.isWord(in: scalars),
      let type = TypePhrase.schema(noun.lower)
    else { return nil }
    let before = sentence.dropLast().suffix(3)
    guard before.last?.isWord(in: articles) == true, before.dropLast().last?.isWord("as") == true,
      before.first?.isMark(",") == true, !sentence.contains(where: { $0.isWord(in: choices) })
    else { return nil }
    return Schema(types: type.types)
  }

  private static let choices = ["whether", "if", "when", "true", "return", "returns", "instead", "or"]

  private static func first(_ prose: Prose) -> Schema? {
    var tokens = prose.tokens.prefix(12)
    while let first = tokens.first,
      first.kind == .punctuation || dashes.contains(first.text) || first.isWord(in: requirements)
    {
      tokens.removeFirst()
    }
    if isTruthValue(tokens) { return Schema(types: .boolean) }
    let hasArticle = tokens.first?.isWord(in: articles) == true
    if hasArticle { tokens.removeFirst() }
    if tokens.first?.isWord("json") == true, let noun = tokens.dropFirst().first,
      noun.isWord(in: composites) || (hasArticle && noun.isWord(in: scalars))
    {
      tokens.removeFirst()
    }
    guard let noun = tokens.first, noun.kind == .word else { return nil }
    let after = tokens.dropFirst().first
    if noun.isWord("array") || (noun.isWord("list") && hasArticle) { return array(tokens.dropFirst(), noun) }
    guard noun.isWord(in: scalars) || (noun.isWord("object") && hasArticle), let type = TypePhrase.schema(noun.lower)
    else { return nil }
    // "Boolean value", "Boolean indicating" or "A boolean that"; "String of the path" is a description.
    guard
      after?.isWord("value") == true || (hasArticle && (after == nil || isJoined(after)))
        || (isSetOff(noun) && after?.isWord(in: participles) == true)
    else { return nil }
    return Schema(types: type.types)
  }

  private static func array(_ rest: ArraySlice<Prose.Token>, _ noun: Prose.Token) -> Schema? {
    guard rest.first?.isWord("of") == true, let item = rest.dropFirst().first else { return nil }
    if let type = items[item.lower] {
      var schema = Schema(types: .array)
      schema.items = .schema(Schema(types: type))
      return schema
    }
    return noun.isWord("array") ? Schema(types: .array) : nil
  }

  private static func isJoined(_ token: Prose.Token?) -> Bool {
    guard let token else { return true }
    return token.kind == .punctuation || token.isWord(in: joints)
  }

  /// "1/True/true or 0/False/false", "true or false".
  private static func isTruthValue(_ tokens: ArraySlice<Prose.Token>) -> Bool {
    let words = tokens.filter { $0.kind != .punctuation }.prefix(6).map { $0.text.lowercased() }
    guard words.count >= 3, let or = words.firstIndex(of: "or"), or > 0, or + 1 < words.count else { return false }
    let isTrue = words[..<or].allSatisfy { ["1", "true", "yes"].contains($0) } && words[..<or].contains("true")
    return isTrue && ["0", "false"].contains(words[or + 1])
      && words[(or + 1)...].prefix(2).contains("false")
  }

  private static let requirements = ["optional", "required"]
  private static let participles = ["indicating", "specifying", "representing", "containing", "describing"]
  private static let dashes = ["–", "—"]
  private static let articles = ["a", "an"]
  private static let composites = ["object", "array"]
  private static let scalars = ["boolean", "string", "integer", "number", "bool"]
  private static let items: [String: SchemaTypes] = [
    "strings": .string, "string": .string, "integers": .integer, "numbers": .number, "booleans": .boolean,
    "objects": .object,
  ]
  private static let joints = [
    "value", "that", "which", "specifying", "containing", "indicating", "representing", "describing", "mapping", "with",
    "whose", "used", "giving", "holding", "naming", "identifying", "for", "in", "to", "between", "greater", "from",
  ]
}
