import APIModel

extension ParameterListReader {
  /// The parameters of a paragraph whose lines are one each: `` `offset`: number, where to start ``. A line that begins
  /// otherwise goes on with the one above.
  /// - Returns: None where the first line is none, or a name has neither a colon nor a dash behind it.
  /// - Parameter start: The inline that the first line begins with, where a label stands before it.
  func lines(_ paragraph: Int, from start: Int32? = nil) -> [ParameterList.Item] {
    let inlines = document.blocks[paragraph].inlines
    guard let first = start ?? inlines.first, document.inlines[Int(first)].kind == .code else { return [] }
    let tokens = Prose(document, block: paragraph).tokens
    var starts: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .code {
      let isAtStart =
        token.inline == Int(first)
        || (token.inline > Int(first) && isBreak(document.inlines[token.inline - 1].kind))
      if isAtStart { starts.append(index) }
    }
    // A colon on the line below the name makes a definition list.
    if start == nil, tokens.count > 1, tokens[1].inline > 0, isBreak(document.inlines[tokens[1].inline - 1].kind) {
      return []
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
    let rest = tokens.dropFirst(at)
    // "`json` - Request-Example:" is the title of the block below it.
    if rest.count <= 4, rest.last?.isMark(":") == true, rest.contains(where: { $0.lower.hasSuffix("example") }) {
      return nil
    }
    if reading.item.requirement == .unstated {
      reading.item.requirement = RequirementSentence.read(Prose(tokens: Array(rest)), of: [name.text]).0
    }
    readPieces(rest, into: &reading.item)
    return reading.item
  }

  /// "where to start, optional, default 0": what stands alone between commas.
  private func readPieces(_ tokens: ArraySlice<Prose.Token>, into item: inout ParameterList.Item) {
    for piece in tokens.split(whereSeparator: { $0.isMark(",") }) {
      guard let first = piece.first else { continue }
      if piece.count == 1, item.requirement == .unstated {
        if first.isWord("optional") { item.requirement = .optional }
        if first.isWord("required") || first.isWord("mandatory") { item.requirement = .required }
      } else if piece.count == 2, first.isWord("default"), let value = piece.last, value.kind != .punctuation {
        item.defaultValue = item.defaultValue ?? value.text
      }
    }
  }
}
