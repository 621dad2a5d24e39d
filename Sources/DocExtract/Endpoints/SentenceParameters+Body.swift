import APIModel

// Sentences that say what a body is made of.
extension SentenceParameters {
  /// "The request body should be a JSON object containing a string `name` field and an object `lid` field"; behind it also
  /// "The object may contain a string `note` field".
  /// - Parameter isKnown: Whether the sentence before says so of the body.
  static func fieldsOfBody(
    _ sentence: ArraySlice<Prose.Token>, isKnown: Bool, _ span: SourceSpan
  ) -> [NamedParameter] {
    guard sentence.count <= 100,
      let verb = sentence.firstIndex(where: { $0.isWord(in: ["containing", "contain", "with"]) }),
      case let before = sentence[..<verb], before.contains(where: { $0.isWord("object") }),
      !before.contains(where: { $0.isWord(in: ["response", "returns", "returned", "return", "answer", "not"]) })
    else { return [] }
    let isBody =
      before.contains { $0.isWord(in: ["body", "payload"]) } && before.contains { $0.isWord(in: ["be", "is"]) }
      && before.last?.isWord("object") == true
    let isMore = isKnown && before.contains { $0.isWord(in: ["may", "can", "must", "should"]) }
    guard isBody || isMore else { return [] }
    let requirement: Parameter.Requirement =
      before.contains { $0.isWord(in: ["optionally", "may", "can"]) }
      ? .optional : before.contains { $0.isWord(in: ["must", "should"]) } ? .required : .unstated
    var found: [NamedParameter] = []
    for index in sentence.indices where index > verb && sentence[index].kind == .code {
      let behind = index + 1 < sentence.endIndex ? sentence[index + 1] : nil
      guard behind?.isWord(in: ["field", "key", "property", "attribute", "member"]) == true,
        ParameterListReader.isName(sentence[index].text)
      else { continue }
      var field = WrittenField(name: sentence[index].text)
      let noun = sentence[index - 1]
      if noun.isWord(in: ["string", "integer", "number", "boolean", "object", "array"]) { field.type = noun.lower }
      found.append(NamedParameter(field, requirement, .body, [], span))
    }
    return found
  }

  /// "You can update `label`, `color` and `lid`.": nothing but the names of what is sent.
  mutating func readChanges() -> Bool {
    guard let first = tokens.firstIndex(where: { Self.isName($0) }), first >= 3, first <= 5, first + 1 < tokens.count,
      tokens[0].isWord("you"), tokens[1].isWord("can"), tokens[first - 1].isWord(in: ["update", "change", "modify"]),
      tokens[2..<(first - 1)].allSatisfy({ $0.isWord(in: ["currently", "also", "only"]) }),
      tokens[first...].allSatisfy({ $0.kind == .code || $0.isMark(",") || $0.isWord("and") || $0.isWord("or") })
    else { return false }
    let names = tokens[first...].filter { $0.kind == .code }
    guard names.count > 1, names.allSatisfy({ ParameterListReader.isName($0.text) }) else { return false }
    found += names.map { NamedParameter(WrittenField(name: $0.text), .unstated, .body, [], span) }
    return true
  }
}
