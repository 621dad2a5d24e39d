import APIModel

/// Reads a paragraph whose first line is nothing but a name and its marks, as heads the description of one parameter:
/// ``**limit** `integer` optional, default is `10` ``, `**site_id** <Required />`.
struct ParagraphParameter {
  let document: MarkdownDocument

  /// - Parameter isAnnounced: Whether a heading says that parameters follow; else the type must be in code, right behind
  ///   the name, and say what is needed.
  func item(_ paragraph: Int, isAnnounced: Bool) -> ParameterList.Item? {
    let inlines = document.blocks[paragraph].inlines
    guard inlines.count >= 2, let first = inlines.first else { return nil }
    let kind = document.inlines[Int(first)].kind
    guard kind == .strong || kind == .code else { return nil }
    let end =
      inlines.prefix(15).first {
        document.inlines[Int($0)].kind == .softBreak || document.inlines[Int($0)].kind == .lineBreak
      } ?? inlines.upperBound
    let head = inlines.lowerBound..<end
    guard head.count >= 2, head.count <= 14 else { return nil }
    let all = Prose(document, block: paragraph).tokens
    let tokens = all.prefix { $0.inline < Int(end) }
    guard let name = tokens.first, tokens.count <= 10, ParameterListReader.isName(name.text) else { return nil }
    // "**Permissions required**: none" is no name and a mark.
    if kind == .strong, tokens.count > 1, tokens[1].inline < Int(document.inlines[Int(first)].end) { return nil }
    var item = ParameterList.Item(
      block: paragraph, paragraph: paragraph, names: [name.text], range: document.blocks[paragraph].range)
    if tokens.count == all.count { item.text = "" } else { item.descriptionStart = tokens.count }
    var isMarked = false
    // "**limit** int32" as a line of its own, which a hard break ends.
    let isAlone = kind == .strong && end < inlines.upperBound && document.inlines[Int(end)].kind == .lineBreak
    for piece in tokens.dropFirst().split(whereSeparator: { $0.kind == .punctuation }) {
      var rest = piece
      if let place = Self.place(rest) {
        item.writtenLocation = place
        rest = rest.dropLast(2)
      }
      if let last = rest.last, let requirement = Self.requirement(last.lower) {
        item.requirement = requirement
        isMarked = true
        rest = rest.dropLast()
      }
      if rest.isEmpty { continue }
      if let value = ParameterListReader.defaultValue(rest) {
        item.defaultValue = value
        continue
      }
      let written = rest.map(\.text).joined(separator: " ")
      // A vendor's own name of a type, in code, says nothing to others: `positive integer or zero`.
      if isAnnounced, isMarked, rest.count == 1, rest.first?.kind == .code, TypeNotation.schema(written) == nil {
        item.writtenType = item.writtenType ?? written
        continue
      }
      guard item.writtenType == nil, TypeNotation.schema(written) != nil, rest.allSatisfy({ !$0.isWord("the") }) else {
        return nil
      }
      item.writtenType = written
      isMarked = isMarked || (isAnnounced && (isEmphasized(rest) || isAlone)) || rest.contains { $0.kind == .code }
    }
    // A definition: the type behind the term, and a colon before what it says.
    if item.writtenType != nil, tokens.count < all.count, all[tokens.count].isMark(":"),
      all[tokens.count].inline > Int(end)
    {
      isMarked = true
      item.descriptionStart = tokens.count + 1
    }
    for position in head where document.inlines[Int(position)].kind == .html {
      let text = document.buffer[document.inlines[Int(position)].text.bounds]
      if text.containsIgnoringCase("<required") {
        item.requirement = .required
        isMarked = true
      } else if text.containsIgnoringCase("<optional") {
        item.requirement = .optional
        isMarked = true
      }
    }
    let isDefinition = item.descriptionStart == tokens.count + 1
    if !isAnnounced, !isDefinition,
      item.requirement == .unstated || item.writtenType == nil || tokens[1].kind != .code
    {
      return nil
    }
    return isMarked ? item : nil
  }

  /// Whether nothing but the type is in emphasis or bold.
  private func isEmphasized(_ words: ArraySlice<Prose.Token>) -> Bool {
    guard let inline = words.first?.inline, inline > 0, words.allSatisfy({ $0.inline == inline }) else { return false }
    let outer = document.inlines[inline - 1]
    return (outer.kind == .emphasis || outer.kind == .strong) && Int(outer.end) == inline + 1
  }

  /// "required in path" and "in query" at the end.
  private static func place(_ tokens: ArraySlice<Prose.Token>) -> String? {
    guard tokens.count > 2, let last = tokens.last, tokens[tokens.endIndex - 2].isWord("in"),
      last.isWord(in: ["path", "query", "header", "body"])
    else { return nil }
    return last.lower
  }

  private static func requirement(_ word: String) -> Parameter.Requirement? {
    switch word {
    case "required": .required
    case "optional": .optional
    default: nil
    }
  }
}
