import APIModel

extension ParameterListReader {
  /// The parameters of a paragraph whose lines are one each: `` `offset`: number, where to start ``. A line that begins
  /// otherwise goes on with the one above.
  /// - Returns: None where the first line is none, or a name has neither a colon nor a dash behind it.
  func lines(_ paragraph: Int) -> [ParameterList.Item] {
    let inlines = document.blocks[paragraph].inlines
    guard let first = inlines.first, document.inlines[Int(first)].kind == .code else { return [] }
    let tokens = Prose(document, block: paragraph).tokens
    var starts: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .code {
      let isAtStart =
        token.inline == Int(first)
        || (token.inline > Int(first) && isBreak(document.inlines[token.inline - 1].kind))
      if isAtStart { starts.append(index) }
    }
    var items: [ParameterList.Item] = []
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : tokens.count
      guard let item = line(Array(tokens[start..<end]), paragraph, offset: start) else { return [] }
      items.append(item)
    }
    // "`name` - text" as the only line is a sentence; a colon leaves no doubt.
    return items
  }

  private func isBreak(_ kind: MarkdownDocument.Inline.Kind) -> Bool { kind == .softBreak || kind == .lineBreak }

  private func line(_ tokens: [Prose.Token], _ paragraph: Int, offset: Int) -> ParameterList.Item? {
    guard let name = tokens.first, Self.isName(name.text), tokens.count > 1 else { return nil }
    let item = ParameterList.Item(
      block: paragraph, paragraph: paragraph, names: [name.text], range: document.blocks[paragraph].range)
    var reading = Reading(item: item, isCode: true, isBold: false, isMarked: false, isSeparated: false)
    var at = 1
    readMarks(tokens, from: &at, into: &reading, isAnnounced: true)
    guard reading.isSeparated else { return nil }
    reading.item.descriptionStart = offset + at
    reading.item.descriptionEnd = offset + tokens.count
    if reading.item.requirement == .unstated {
      reading.item.requirement = RequirementSentence.read(Prose(tokens: Array(tokens.dropFirst(at))), of: [name.text]).0
    }
    return reading.item
  }
}
