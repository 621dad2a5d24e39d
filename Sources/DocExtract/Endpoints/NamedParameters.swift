import APIModel

/// Reads "**Required parameters**: `name` as the name of the chart, and `color`.", "**URL parameters**: `id=[integer]` where
/// `id` is that of the chart.": a label, then names in code.
struct NamedParameters {
  let document: MarkdownDocument

  /// The parameters that a paragraph names so; none where it says something else.
  func items(_ paragraph: Int) -> [ParameterList.Item] {
    let inlines = document.blocks[paragraph].inlines
    guard let first = inlines.first, inlines.count <= 60, mayBegin(document.inlines[Int(first)]),
      inlines.contains(where: { document.inlines[Int($0)].kind == .code })
    else { return [] }
    let tokens = Prose(document, block: paragraph).tokens
    guard let colon = tokens.prefix(4).firstIndex(where: { $0.isMark(":") }), colon >= 2,
      tokens[colon - 1].isWord(in: Self.nouns)
    else { return [] }
    let requirement = requirement(tokens[..<(colon - 1)])
    guard requirement != nil || tokens[..<(colon - 1)].contains(where: { $0.isWord(in: Self.places) }) else {
      return []
    }
    var items: [ParameterList.Item] = []
    var at = colon + 1
    while at < tokens.count, items.count < ParameterListReader.maximumItems {
      guard tokens[at].kind == .code else { break }
      let typed = BracketedValues.value(tokens[at].text)
      // Where nothing says what is needed the type must say that it is one.
      guard let name = typed?.0 ?? (requirement == nil ? nil : tokens[at].text), ParameterListReader.isName(name) else {
        break
      }
      var item = ParameterList.Item(
        block: paragraph, paragraph: paragraph, names: [name], range: document.blocks[paragraph].range)
      item.requirement = requirement ?? .unstated
      item.writtenType = typed?.1
      item.descriptionStart = at + 1
      // The next name stands behind a comma or an "and", the rest of the sentence is about this one.
      var end = at + 1
      while end < tokens.count, !tokens[end].isStop, !isNext(tokens, end) { end += 1 }
      item.descriptionEnd = end
      items.append(item)
      guard end < tokens.count, !tokens[end].isStop else { break }
      at = end
      while at < tokens.count, tokens[at].kind == .punctuation || tokens[at].isWord(in: ["and", "or"]) { at += 1 }
    }
    return items
  }

  /// Whether a comma, "and" or both stand here, and a name in code behind them.
  private func isNext(_ tokens: [Prose.Token], _ at: Int) -> Bool {
    var next = at
    while next < tokens.count, tokens[next].isMark(",") || tokens[next].isMark(";") || tokens[next].isWord(in: ["and"])
    {
      next += 1
    }
    return next > at && next < tokens.count && tokens[next].kind == .code
  }

  private func mayBegin(_ inline: MarkdownDocument.Inline) -> Bool {
    if inline.kind == .strong || inline.kind == .emphasis { return true }
    guard inline.kind == .text else { return false }
    let text = document.buffer[inline.text.bounds]
    return text.begins(with: "Required ") || text.begins(with: "Optional ") || text.begins(with: "Mandatory ")
  }

  /// Nil where the words before the noun say nothing of that.
  private func requirement(_ words: ArraySlice<Prose.Token>) -> Parameter.Requirement? {
    words.lazy.compactMap { ParameterListReader.requirement($0) }.first
  }

  private static let places = ["url", "path", "query", "data", "body"]
  private static let nouns = ["parameters", "parameter", "params", "fields", "attributes", "arguments", "keys"]
}
