import APIModel

extension ParameterList.Item {
  /// The words of the description.
  func prose(_ document: MarkdownDocument) -> Prose {
    if let text { return Prose(text: text) }
    var prose = Prose(document, block: paragraph)
    if let descriptionEnd { prose.tokens = Array(prose.tokens.prefix(descriptionEnd)) }
    return prose.dropping(descriptionStart)
  }

  /// The description as it is written; nil where there is none.
  func description(_ document: MarkdownDocument) -> String? {
    if let text { return text.isEmpty ? nil : text.filter { $0 != "`" } }
    if descriptionEnd != nil {
      let words = prose(document).tokens.reduce(into: "") { text, token in
        if !text.isEmpty, token.kind != .punctuation || token.isMark("(") { text += " " }
        text += token.text
      }
      return words.isEmpty ? nil : words
    }
    let text = document.plainText(of: paragraph).trimmingBlanks
    return text.isEmpty ? nil : ParameterReader.description(text)
  }
}
