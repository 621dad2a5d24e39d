import APIModel

// The nouns beside names: "`a` and `b` query parameters", "the fields `a` and `b`".
extension SentenceParameters {
  /// "`state` and `branch` query parameters", "`a` as query parameters", "`text` in the body"
  func nounBehind(_ run: Run) -> Phrase? {
    var at = run.end
    guard at < tokens.count else { return nil }
    var phrase = Phrase()
    if tokens[at].isWord("as") || tokens[at].isWord("in") {
      let isPlace = tokens[at].isWord("in")
      at += 1
      while at < tokens.count, tokens[at].isWord(in: Self.articles) { at += 1 }
      let words = tokens[at...].prefix(4).prefix { $0.kind == .word }
      guard let last = words.first(where: { $0.isWord(in: isPlace ? Self.places : Self.nouns) }) else { return nil }
      for word in words { take(word, into: &phrase) }
      take(last, into: &phrase)
      return isPlace && phrase.location == nil ? nil : phrase
    }
    var count = 0
    while at < tokens.count, count < 4, tokens[at].isWord(in: Self.adjectives) {
      take(tokens[at], into: &phrase)
      at += 1
      count += 1
    }
    guard at < tokens.count, tokens[at].isWord(in: Self.nouns) else { return nil }
    take(tokens[at], into: &phrase)
    // "the `color` parameter of the chart", "the `id` parameter value"
    if at + 1 < tokens.count, tokens[at + 1].isWord(in: ["of", "from", "value", "values"]) { return nil }
    takeAdjectives(before: run.start, into: &phrase)
    return phrase
  }

  /// "the optional query parameters `a`, `b`"
  func nounBefore(_ run: Run) -> Phrase? {
    var at = run.start - 1
    while at >= 0, tokens[at].isMark(":") || tokens[at].isWord(in: ["called", "named", "like", "are"]) { at -= 1 }
    // "JSON body with `name`"
    if at > 0, tokens[at].isWord(in: ["with", "containing"]), tokens[at - 1].isWord(in: Self.bodies) {
      return Phrase(location: .body)
    }
    // "POST request with `name`"
    if at > 0, tokens[at].isWord("with"), tokens[at - 1].isWord("request"),
      tokens[..<(at - 1)].contains(where: { HTTPMethod(rawValue: $0.text) != nil })
    {
      return Phrase()
    }
    if at >= 0, tokens[at].isWord(in: ["body", "payload"]) { return Phrase(location: .body) }
    guard at >= 0, tokens[at].isWord(in: Self.nouns) else { return nil }
    var phrase = Phrase()
    take(tokens[at], into: &phrase)
    takeAdjectives(before: at, into: &phrase)
    return phrase
  }

  /// "must be sent as `X-Token` header"
  func behindHeader(_ run: Run) -> Bool {
    tokens[..<run.start].contains { $0.isWord("sent") }
  }

  func takeAdjectives(before end: Int, into phrase: inout Phrase) {
    var at = end - 1
    while at >= 0, end - at <= 5, tokens[at].isWord(in: Self.adjectives) || tokens[at].isWord(in: Self.articles) {
      take(tokens[at], into: &phrase)
      at -= 1
    }
    // "requires the header `X-Confirm`"
    if at >= 0, phrase.requirement == .unstated, tokens[at].isWord(in: ["requires", "require", "needs", "need"]) {
      phrase.requirement = .required
    }
  }

  func take(_ word: Prose.Token, into phrase: inout Phrase) {
    switch word.lower {
    case "query", "url", "get", "querystring": phrase.location = phrase.location ?? .query
    case "header", "headers": phrase.location = .header
    case "body", "json", "form", "payload", "multipart", "post", "form-data", "file":
      phrase.location = phrase.location ?? .body
    case "required", "mandatory": phrase.requirement = .required
    case "optional": phrase.requirement = .optional
    case "field", "fields", "key", "keys", "attribute", "attributes", "property", "properties":
      phrase.isOfFields = true
    default: break
    }
  }
}
