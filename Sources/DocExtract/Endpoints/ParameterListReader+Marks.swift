import APIModel

/// What stands between an item's name and its description: types, "(required)", a default, the dash or colon.
extension ParameterListReader {
  /// "(required)", "(string, optional)", "- required.", ": " and what else may stand between name and description.
  func readMarks(_ tokens: [Prose.Token], from at: inout Int, into reading: inout Reading, isAnnounced: Bool) {
    // `name*` marks what is required.
    if at < tokens.count, tokens[at].isMark("*") {
      reading.item.requirement = .required
      at += 1
    }
    if at >= tokens.count {
      reading.isSeparated = true
      return
    }
    readEmphasizedType(tokens, &at, &reading)
    readBracketedType(tokens, &at, &reading)
    readTrail(tokens, &at, &reading)
    // "`name` required, string. The name"
    if reading.isCode, !reading.isSeparated, at + 1 < tokens.count, Self.requirement(tokens[at]) != nil,
      tokens[at + 1].isMark(",") || tokens[at + 1].isStop
    {
      reading.isSeparated = true
    }
    for round in 0..<3 {
      if at >= tokens.count { break }
      if reading.isCode || reading.isBold || isAnnounced, at < tokens.count, tokens[at].kind == .code,
        let mark = CodeMark(tokens[at].text), round == 0 || mark.isBracketed || !reading.isCode
      {
        mark.apply(to: &reading.item)
        reading.isMarked = true
        reading.isSeparated = true
        at += 1
      }
      if at < tokens.count, tokens[at].isMark("("),
        let close = Self.closing(tokens[at...].prefix(40)),
        readBrackets(tokens[(at + 1)..<close], into: &reading)
      {
        at = close + 1
        reading.isSeparated = true
      } else if isAnnounced, round == 0, at < tokens.count, tokens[at].isMark("("),
        Self.closing(tokens[at...].prefix(40)) == tokens.count - 1
      {
        // "p (the path)" and nothing behind it.
        reading.isSeparated = true
        break
      }
      if Self.isSeparator(tokens, &at) { reading.isSeparated = true }
    }
    guard reading.isSeparated, at < tokens.count else { return }
    if isAnnounced { readEnd(tokens, at, &reading) }
    readStrongType(tokens, &at, &reading)
    if isAnnounced, !reading.isMarked { skipSample(tokens, &at, &reading) }
    readSegment(tokens, &at, &reading)
  }

  /// "`quiet` [bool]: Write minimal output."
  private func readBracketedType(_ tokens: [Prose.Token], _ at: inout Int, _ reading: inout Reading) {
    guard at + 2 < tokens.count, reading.isCode || reading.isBold, reading.item.writtenType == nil,
      tokens[at].isMark("["), let close = tokens[at...].prefix(6).firstIndex(where: { $0.isMark("]") })
    else { return }
    let written = tokens[(at + 1)..<close].map(\.text).joined(separator: " ")
    guard TypeNotation.schema(written) != nil else { return }
    reading.item.writtenType = written
    reading.isMarked = true
    reading.isSeparated = true
    at = close + 1
  }

  /// The type in emphasis right behind the name, which needs no other mark: "**limit** *integer* (optional) How many".
  private func readEmphasizedType(_ tokens: [Prose.Token], _ at: inout Int, _ reading: inout Reading) {
    guard at < tokens.count, reading.isCode || reading.isBold, reading.item.writtenType == nil,
      case let inline = tokens[at].inline, inline > 0, tokens[at].kind != .punctuation,
      case let outer = document.inlines[inline - 1], outer.kind == .emphasis || outer.kind == .strong,
      Int(outer.end) == inline + 1
    else { return }
    let end = tokens[at...].firstIndex { $0.inline != inline } ?? tokens.count
    // `String(pattern=…)`
    let words = tokens[at..<end].prefix { !$0.isMark("(") }
    let written = words.map(\.text).joined(separator: " ")
    guard words.count <= 4, TypeNotation.schema(written) != nil else { return }
    reading.item.writtenType = written
    reading.isMarked = true
    reading.isSeparated = true
    at = end
    // "`title` **string**, **Required**"
    if at + 1 < tokens.count, tokens[at].isMark(","), let word = Self.requirement(tokens[at + 1]) {
      reading.item.requirement = word
      at += 2
    }
  }

  /// The bracket that closes the first one: the last of "(array(string))".
  static func closing(_ tokens: ArraySlice<Prose.Token>) -> Int? {
    var depth = 0
    for index in tokens.indices where tokens[index].kind == .punctuation {
      if tokens[index].isMark("(") { depth += 1 }
      guard tokens[index].isMark(")") else { continue }
      depth -= 1
      if depth == 0 { return index }
    }
    return nil
  }

  /// "`url`: The feed's address (string, required)": brackets that end the item.
  private func readEnd(_ tokens: [Prose.Token], _ at: Int, _ reading: inout Reading) {
    guard reading.item.writtenType == nil, reading.item.requirement == .unstated,
      let close = tokens.lastIndex(where: { !$0.isStop }), tokens[close].isMark(")"),
      let open = tokens[at..<close].suffix(24).lastIndex(where: { $0.isMark("(") })
    else { return }
    _ = readBrackets(tokens[(open + 1)..<close], into: &reading)
  }

  /// The example value between name and brackets in API Blueprint: `page: 1 (number, optional)`.
  func skipSample(_ tokens: [Prose.Token], _ at: inout Int, _ reading: inout Reading) {
    guard let open = tokens[at...].prefix(4).firstIndex(where: { $0.isMark("(") }), open > at,
      let close = tokens[open...].prefix(10).firstIndex(where: { $0.isMark(")") }),
      close + 1 == tokens.count || tokens[close + 1].kind == .punctuation,
      readBrackets(tokens[(open + 1)..<close], into: &reading)
    else { return }
    at = close + 1
    _ = Self.isSeparator(tokens, &at)
  }

  /// The type in bold at the start of the description, "`page`: **integer** the page", "**[string]**" for a list.
  private func readStrongType(_ tokens: [Prose.Token], _ at: inout Int, _ reading: inout Reading) {
    let inline = tokens[at].inline
    guard reading.isCode, reading.item.writtenType == nil, inline > 0, document.inlines[inline - 1].kind == .strong,
      Int(document.inlines[inline - 1].end) == inline + 1
    else { return }
    var text = document.text(document.inlines[inline].text).trimmingBlanks
    if text.hasPrefix("["), text.hasSuffix("]") { text = "array of " + text.dropFirst().dropLast() }
    guard TypeNotation.schema(text) != nil else { return }
    var end = at
    while end < tokens.count, tokens[end].inline == inline { end += 1 }
    // What goes on with a mark or "or null" says more of the type.
    guard end < tokens.count, tokens[end].kind != .punctuation, !tokens[end].isWord(in: Self.joints) else { return }
    reading.item.writtenType = text
    reading.isMarked = true
    at = end
  }

  /// "string, optional. …", "required.", "**bool** - …": type and requirement as the first words of the description.
  func readSegment(_ tokens: [Prose.Token], _ at: inout Int, _ reading: inout Reading) {
    let rest = tokens[at...].prefix(12)
    var end = rest.endIndex
    var isEnded = end == tokens.endIndex
    for index in rest.indices {
      let token = tokens[index]
      let isDash = token.isMark("-") || token.lower == "–" || token.lower == "—"
      if token.isStop || isDash || token.isMark(":") || token.isMark(";") || token.isMark("(") {
        end = index
        isEnded = true
        break
      }
    }
    var isKnown = false
    var position = at
    for piece in tokens[at..<end].split(whereSeparator: { $0.isMark(",") }) {
      guard let first = piece.first else { break }
      if reading.item.requirement == .unstated, piece.count == 1, let word = Self.requirement(first) {
        reading.item.requirement = word
      } else if reading.item.writtenType == nil, piece.count <= 6,
        Self.isType(piece, isAlone: isEnded || piece.endIndex < end)
      {
        reading.item.writtenType = piece.map(\.text).joined(separator: " ")
      } else {
        break
      }
      isKnown = true
      position = piece.endIndex < tokens.count ? piece.endIndex + 1 : piece.endIndex
      if piece.endIndex == end, !isEnded { break }
    }
    guard isKnown else { return }
    reading.isMarked = true
    at = min(position, tokens.count)
    // "*Required*. String. The name": a sentence for each.
    guard reading.item.writtenType == nil, at > 0, tokens[at - 1].isStop,
      let stop = tokens[at...].prefix(5).firstIndex(where: { $0.isStop }), stop > at,
      Self.isType(tokens[at..<stop], isAlone: true)
    else { return }
    reading.item.writtenType = tokens[at..<stop].map(\.text).joined(separator: " ")
    at = stop + 1
  }

  /// "**id** *required* string": nothing but one of these or both behind the name, up to a dash or the end.
  private func readTrail(_ tokens: [Prose.Token], _ at: inout Int, _ reading: inout Reading) {
    guard reading.isBold || reading.isCode, reading.item.requirement == .unstated else { return }
    let rest = tokens[at...].prefix(6).prefix { !$0.isMark("-") && !$0.isMark(":") && $0.text.utf8.first != 0xE2 }
    guard rest.count < 6, let first = rest.first, let last = rest.last else { return }
    let (word, type) =
      Self.requirement(first).map { ($0, rest.dropFirst()) } ?? Self.requirement(last).map { ($0, rest.dropLast()) }
      ?? (.unstated, [])
    guard word != .unstated, type.isEmpty || Self.isType(type, isAlone: true) else { return }
    reading.item.requirement = word
    if !type.isEmpty { reading.item.writtenType = type.map(\.text).joined(separator: " ") }
    reading.isMarked = true
    reading.isSeparated = true
    at = rest.endIndex
  }

  /// Whether words are nothing but a type; words that also begin descriptions, such as "text" or "number", must be
  /// marked as code.
  static func isType(_ tokens: ArraySlice<Prose.Token>, isAlone: Bool) -> Bool {
    guard isAlone, let first = tokens.first, !first.isWord("the") else { return false }
    if tokens.count == 1, first.kind == .word, softTypes.contains(first.lower) { return false }
    let text = tokens.map(\.text).joined(separator: " ")
    if tokens.contains(where: { $0.kind == .code }) { return TypeNotation.schema(text) != nil }
    if text.hasPrefix("string representing") { return true }
    // "List of tags to search for" is a description.
    guard let schema = TypePhrase.schema(text) else { return false }
    return schema.types != .array || tokens.count == 1 || schema.items != nil
  }

  static let softTypes: Set = [
    "text", "token", "link", "path", "slug", "html", "markdown", "id", "ids", "count", "flag", "value", "any", "time",
    "date", "email", "url", "uri", "password", "file", "list", "set", "map", "record", "none", "null", "required",
    "optional", "duration", "timestamp", "json", "collection", "ip", "scalar",
  ]

  /// A dash, two of them, or a colon; moves past it.
  static func isSeparator(_ tokens: [Prose.Token], _ at: inout Int) -> Bool {
    guard at < tokens.count, case let token = tokens[at],
      token.isMark("-") || token.isMark(":") || ["–", "—", "·"].contains(token.text)
    else { return false }
    at += 1
    if at < tokens.count, token.isMark("-"), tokens[at].isMark("-") { at += 1 }
    return true
  }

  static func requirement(_ token: Prose.Token) -> Parameter.Requirement? {
    switch token.lower {
    case "required", "mandatory", "obligatory": .required
    case "optional": .optional
    default: nil
    }
  }

  static let conditions = ["if", "when", "unless", "for", "only"]

  /// The words between brackets after a name; false where they are a remark that belongs to the description.
  func readBrackets(_ tokens: ArraySlice<Prose.Token>, into reading: inout Reading) -> Bool {
    var isKnown = false
    for piece in tokens.split(whereSeparator: { $0.isMark(",") || $0.isMark(";") }) {
      guard let first = piece.first else { continue }
      if let requirement = Self.requirement(first) {
        let text = piece.map(\.text).joined(separator: " ")
        let isCondition = piece.dropFirst().contains { $0.isWord(in: Self.conditions) }
        reading.item.requirement = isCondition ? .conditional(text) : requirement
        isKnown = true
        // "(optional boolean)"
        let rest = Self.written(piece.dropFirst())
        if !isCondition, !rest.isEmpty, reading.item.writtenType == nil, TypeNotation.schema(rest) != nil {
          reading.item.writtenType = rest
        }
      } else {
        let text = Self.written(piece)
        if let text = Self.defaultValue(piece) {
          reading.item.defaultValue = text
        } else if reading.item.writtenType == nil, let (type, value) = Self.typeAndDefault(piece) {
          reading.item.writtenType = type
          reading.item.defaultValue = value
          isKnown = true
        } else if reading.item.writtenType == nil, piece.count <= 5, TypeNotation.schema(text) != nil {
          reading.item.writtenType = text
          isKnown = true
        }
      }
    }
    reading.isMarked = reading.isMarked || isKnown
    return isKnown
  }

  /// Words as they are written, `array[string]` without blanks.
  private static func written(_ tokens: ArraySlice<Prose.Token>) -> String {
    var text = ""
    for (index, token) in zip(tokens.indices, tokens) {
      let joins = ["[", "]", "<", ">", "(", ")"].contains {
        token.isMark($0) || (index > tokens.startIndex && tokens[index - 1].isMark($0))
      }
      if !text.isEmpty, !joins { text += " " }
      text += token.text
    }
    return text
  }

  /// "bool: false" and "int: 10" inside brackets: a type and the default.
  static func typeAndDefault(_ tokens: ArraySlice<Prose.Token>) -> (type: String, value: String)? {
    guard tokens.count == 3, let type = tokens.first, let value = tokens.last,
      tokens[tokens.startIndex + 1].isMark(":"),
      value.kind != .punctuation, let schema = TypePhrase.schema(type.text)
    else { return nil }
    let isFitting =
      switch schema.types {
      case .boolean: value.isWord("true") || value.isWord("false")
      case .integer, .number: value.text.utf8.allSatisfy(\.isDigit)
      default: false
      }
    return isFitting ? (type.text, value.text) : nil
  }

  /// "default: 20", "default 20" and "defaults to `x`" inside brackets.
  static func defaultValue(_ tokens: ArraySlice<Prose.Token>) -> String? {
    guard let first = tokens.first, first.isWord(in: defaultWords) else { return nil }
    let rest = tokens.dropFirst().filter { !$0.isMark(":") && !$0.isMark("=") && !$0.isWord(in: copulas) }
    return rest.count == 1 ? rest.first?.text : nil
  }

  static let defaultWords = ["default", "defaults"]
  static let copulas = ["is", "to", "value"]
}
