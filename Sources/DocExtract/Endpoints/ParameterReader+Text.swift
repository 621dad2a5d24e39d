import APIModel

/// What the text around tables and lists says of parameters.
extension ParameterReader {
  /// "The `state` query parameter filters by …", "The parameter `force` is optional": what only the text documents.
  func namedInText(_ paragraphs: [Int]) -> [NamedParameter] {
    var parameters: [NamedParameter] = []
    for block in paragraphs {
      let prose = Prose(document, block: block)
      for sentence in prose.sentences {
        let tokens = Array(sentence.prefix(5))
        guard tokens.count == 5, tokens[0].isWord("the"), let (name, requirement) = Self.named(tokens) else { continue }
        guard name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) else {
          continue
        }
        let span = document.span(document.blocks[block].range)
        var parameter = Parameter(name: name, location: .query, requirement: requirement, span: span)
        parameter.description = document.plainText(of: block).trimmingBlanks
        parameter.defaultValue =
          EnumerationReader.read(
            Prose(tokens: Array(sentence)), name: name, siblings: SiblingNames([]), span: span
          ).defaultValue
        let isQuery = parameter.description?.holds("query") == true
        parameters.append(NamedParameter(parameter, isQuery ? .query : nil))
      }
    }
    return parameters
  }

  /// What sentences and labels of the paragraphs name: "Takes the query parameters `a` and `b`", "Body: `name`, `email`".
  func namedInSentences(_ paragraphs: [Int]) -> [NamedParameter] {
    paragraphs.flatMap { block in
      guard mayName(block), !isOfAnswer(block) else { return [NamedParameter]() }
      let prose = Prose(document, block: block)
      return InlineParameters(document, block, prose.tokens).labelled(isWhole: true)
        + SentenceParameters.read(prose, document.span(document.blocks[block].range))
    }
  }

  /// A quick look: code, or a word with an underscore.
  private func mayName(_ block: Int) -> Bool {
    document.blocks[block].inlines.contains { position in
      let inline = document.inlines[Int(position)]
      return inline.kind == .code
        || inline.kind == .text && document.buffer[inline.text.bounds].contains(UInt8(ascii: "_"))
    }
  }

  /// Whether the items that a paragraph stands in speak of an answer: "Status 503" with "Body: …" below it.
  private func isOfAnswer(_ block: Int) -> Bool {
    var inner = block
    while inner > 0 {
      let outer = Int(document.blocks[inner].parent)
      if document.blocks[outer].kind == .item, outer + 1 < inner, document.blocks[outer + 1].kind == .paragraph {
        let text = document.plainText(of: outer + 1).lowercased()
        if text.holdsAny(of: ["response", "status", "return", "answer", "success", "error"]) { return true }
      }
      inner = outer
    }
    return false
  }

  private static func named(_ tokens: [Prose.Token]) -> (String, Parameter.Requirement)? {
    if tokens[1].kind == .code, tokens[2].isWord("query"), tokens[3].isWord("parameter"),
      !tokens[4].isWord(in: verbsOfState)
    {
      return (tokens[1].text, .optional)
    }
    guard tokens[1].isWord("parameter"), tokens[2].kind == .code, tokens[3].isWord("is") else { return nil }
    if tokens[4].isWord("required") { return (tokens[2].text, .required) }
    return tokens[4].isWord("optional") ? (tokens[2].text, .optional) : nil
  }

  private static let verbsOfState = ["is", "was", "has", "will"]

  /// Whether the text says that all are needed: "All fields are required."
  /// - Parameter paragraphs: Those that hold the words.
  func saysAllAreRequired(_ paragraphs: [Int]) -> Bool {
    paragraphs.contains { block in
      Prose(document, block: block).sentences.contains { sentence in
        let tokens = sentence.filter { !$0.isWord(in: ["the", "of", "these", "following", "request", "body", "json"]) }
        return tokens.count == 4 && tokens[0].isWord("all") && tokens[1].isWord(in: Self.nouns)
          && tokens[2].isWord("are")
          && ParameterListReader.requirement(tokens[3]) == .required
      }
    }
  }

  /// Whether the text says that nothing is needed: "All JSON parameters are optional".
  /// - Parameter paragraphs: Those that hold the word.
  func saysAllAreOptional(_ paragraphs: [Int]) -> Bool {
    paragraphs.contains { block in
      let tokens = Prose(document, block: block).tokens
      guard let all = tokens.firstIndex(where: { $0.isWord("all") || $0.isWord("every") }) else { return false }
      let rest = tokens[all...].prefix(9)
      return rest.contains { $0.isWord("optional") } && rest.contains { $0.isWord(in: Self.nouns) }
    }
  }

  private static let nouns = [
    "parameters", "parameter", "fields", "field", "attributes", "attribute", "arguments", "properties",
  ]
}
