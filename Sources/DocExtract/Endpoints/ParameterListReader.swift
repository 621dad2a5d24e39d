import APIModel

/// Reads bullet lists of parameters: ``- `id` (required) - The ID``, ``- `query=<string>`: The query. Optional.``
struct ParameterListReader {
  let document: MarkdownDocument

  /// - Parameter leadIn: The text before the list, in lower case.
  /// - Returns: Nil where the list is about something else.
  func read(_ block: Int, section: Int, leadIn: String) -> ParameterList? {
    guard document.blocks[block].kind == .list else { return nil }
    let isAnnounced = Self.announces(leadIn)
    let speaksOfAnswer = isAnnounced && ["response", "returned", "returns"].contains { leadIn.holds($0) }
    let items = document.children(of: block)
    guard items.count <= Self.maximumItems else { return nil }
    var read: [Reading] = []
    for item in items {
      guard let reading = reading(item) else {
        // One item that begins otherwise: a list of something else, unless the others leave no doubt.
        continue
      }
      read.append(reading)
    }
    let marked = read.filter(\.isMarked).count
    let isSure = marked > 0 && marked * 2 >= items.count
    let isLikely = isAnnounced && read.count == items.count && read.allSatisfy { $0.isCode && $0.isSeparated }
    guard isSure || isLikely else { return nil }
    var list = ParameterList(block: block, isResponse: speaksOfAnswer && !isSure, items: [], section: section)
    list.location = Self.location(leadIn)
    // In a sure list a name needs a mark, code or a dash behind it.
    for reading in read where reading.isMarked || (reading.isSeparated && (reading.isCode || isAnnounced)) {
      list.items.append(reading.item)
      list.items += nested(under: reading, depth: 0)
    }
    readRequirements(&list)
    return list
  }

  /// What the descriptions say of it; and where some items are said to be optional and none required, the others are.
  private func readRequirements(_ list: inout ParameterList) {
    var saysOptional = false
    var saysRequired = false
    for index in list.items.indices {
      if list.items[index].requirement == .unstated {
        let prose = Prose(document, block: list.items[index].paragraph).dropping(list.items[index].descriptionStart)
        let (requirement, isOutright) = RequirementSentence.read(prose, of: list.items[index].names)
        list.items[index].requirement = requirement
        saysOptional = saysOptional || (isOutright && requirement == .optional)
      } else {
        saysOptional = saysOptional || list.items[index].requirement == .optional
      }
      if case .optional = list.items[index].requirement { continue }
      saysRequired = saysRequired || list.items[index].requirement != .unstated
    }
    guard saysOptional, !saysRequired else { return }
    for index in list.items.indices where list.items[index].requirement == .unstated {
      list.items[index].requirement = .required
    }
  }

  /// "URL query parameters:", "Request body:".
  private static func location(_ leadIn: String) -> Parameter.Location? {
    let text = leadIn.suffix(80)
    if text.holds("query param") || text.holds("query string") { return .query }
    if text.holds("header") { return .header }
    if text.holds("path param") { return .path }
    if text.holds("body") || text.holds("form param") { return .body }
    return nil
  }

  private static let maximumItems = 2000
  private static let maximumDepth = 8

  /// "Parameters:", "URL query parameters:", "The body takes the following attributes:".
  private static func announces(_ leadIn: String) -> Bool {
    let text = leadIn.suffix(80)
    guard ["parameters", "attributes", "arguments", "fields", "properties"].contains(where: { text.holds($0) }) else {
      return false
    }
    return !["value", "one of", "header", "error", "permission", "scope", "because", "without"].contains {
      text.holds($0)
    }
  }

  // MARK: Items

  private struct Reading {
    var item: ParameterList.Item
    var isCode: Bool
    /// Whether "(required)", a type or `name=<type>` leaves no doubt.
    var isMarked: Bool
    /// Whether a dash, a colon, a bracket or nothing follows the name.
    var isSeparated: Bool
  }

  private func reading(_ item: Int) -> Reading? {
    guard let paragraph = document.children(of: item).first, document.blocks[paragraph].kind == .paragraph else {
      return nil
    }
    // A link names a page, not a parameter.
    if let first = document.blocks[paragraph].inlines.first, document.inlines[Int(first)].kind == .link { return nil }
    let tokens = Prose(document, block: paragraph).tokens
    guard let first = tokens.first, first.kind != .punctuation else { return nil }
    var reading = Reading(
      item: ParameterList.Item(block: item, paragraph: paragraph, names: [], range: document.blocks[paragraph].range),
      isCode: first.kind == .code, isMarked: false, isSeparated: false)
    var at = 0
    // One name, or several joined by commas, "or" and "and".
    while at < tokens.count, tokens[at].kind == first.kind, reading.isCode || at == 0 {
      guard add(tokens[at], to: &reading) else { return nil }
      at += 1
      var next = at
      while next < tokens.count,
        tokens[next].isMark(",") || tokens[next].isMark("/") || tokens[next].isWord(in: ["or", "and"])
      {
        next += 1
      }
      if next > at, next < tokens.count, tokens[next].kind == .code, reading.isCode { at = next } else { break }
    }
    readMarks(tokens, from: &at, into: &reading)
    reading.item.descriptionStart = at
    return reading
  }

  /// Adds the name that a token is, with the type behind an equals sign.
  private func add(_ token: Prose.Token, to reading: inout Reading) -> Bool {
    var name = token.text
    if token.kind == .code, let equals = name.firstIndex(of: "=") {
      let value = String(name[name.index(after: equals)...]).trimmingBlanks
      name = String(name[..<equals])
      guard !value.isEmpty else { return false }
      if value.hasPrefix("<"), value.hasSuffix(">") {
        reading.item.writtenType = String(value.dropFirst().dropLast())
        reading.isMarked = true
      } else if value.contains("|") {
        reading.item.values = value.split(separator: "|").map(\.trimmingBlanks)
        reading.isMarked = true
      }
    }
    while name.hasPrefix(":") { name.removeFirst() }
    guard Self.isName(name) else { return false }
    reading.item.names.append(name)
    return true
  }

  /// `id`, `match[]`, `author.name`, `X-Total`, `filter[name]`: no value such as `5m`, path or sentence.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isLetter || first == UInt8(ascii: "_"), text.utf8.count <= 80 else {
      return false
    }
    return text.utf8.allSatisfy {
      ($0.isWord && $0 < 0x80) || "[].-:".utf8.contains($0)
    } && HTTPMethod(rawValue: text) == nil
  }

  /// "(required)", "(string, optional)", "- required.", ": " and what else may stand between name and description.
  private func readMarks(_ tokens: [Prose.Token], from at: inout Int, into reading: inout Reading) {
    if at >= tokens.count {
      reading.isSeparated = true
      return
    }
    for _ in 0..<2 {
      if at < tokens.count, tokens[at].isMark("("),
        let close = tokens[at...].prefix(40).firstIndex(where: { $0.isMark(")") }),
        readBrackets(tokens[(at + 1)..<close], into: &reading)
      {
        at = close + 1
        reading.isSeparated = true
      }
      if at < tokens.count, Self.isSeparator(tokens[at]) {
        reading.isSeparated = true
        at += 1
      }
    }
    if reading.isSeparated, at < tokens.count, reading.item.requirement == .unstated,
      let word = Self.requirement(tokens[at]), at + 1 == tokens.count || tokens[at + 1].kind == .punctuation
    {
      reading.item.requirement = word
      reading.isMarked = true
      at = min(at + 2, tokens.count)
    }
  }

  private static func isSeparator(_ token: Prose.Token) -> Bool {
    token.isMark("-") || token.isMark(":") || token.text == "–" || token.text == "—"
  }

  private static func requirement(_ token: Prose.Token) -> Parameter.Requirement? {
    switch token.lower {
    case "required", "mandatory": .required
    case "optional": .optional
    default: nil
    }
  }

  /// The words between brackets after a name; false where they are a remark that belongs to the description.
  private func readBrackets(_ tokens: ArraySlice<Prose.Token>, into reading: inout Reading) -> Bool {
    var isKnown = false
    for piece in tokens.split(whereSeparator: { $0.isMark(",") || $0.isMark(";") }) {
      guard let first = piece.first else { continue }
      if let requirement = Self.requirement(first) {
        let text = piece.map(\.text).joined(separator: " ")
        let isCondition = piece.dropFirst().contains { $0.isWord(in: ["if", "when", "unless", "for", "only"]) }
        reading.item.requirement = isCondition ? .conditional(text) : requirement
        isKnown = true
      } else {
        let text = piece.map(\.text).joined(separator: " ")
        if reading.item.writtenType == nil, piece.count <= 5, TypePhrase.schema(text) != nil {
          reading.item.writtenType = text
          isKnown = true
        }
      }
    }
    reading.isMarked = reading.isMarked || isKnown
    return isKnown
  }

  // MARK: Nested lists

  /// The items of lists inside an item: its attributes, or the values that it takes.
  private func nested(under parent: Reading, depth: Int) -> [ParameterList.Item] {
    guard depth < Self.maximumDepth, parent.item.names.count == 1, let name = parent.item.names.first else { return [] }
    var items: [ParameterList.Item] = []
    for list in document.children(of: parent.item.block) where document.blocks[list].kind == .list {
      let readings = document.children(of: list).compactMap { reading($0) }
      guard !readings.isEmpty, readings.filter(\.isMarked).count * 2 >= readings.count else { continue }
      for var reading in readings where reading.isMarked || (reading.isCode && reading.isSeparated) {
        reading.item.names = reading.item.names.map { $0.hasPrefix(name + "[") ? $0 : Self.nest($0, under: name) }
        items.append(reading.item)
        items += nested(under: reading, depth: depth + 1)
      }
    }
    return items
  }

  /// `base_sha` under `position` is `position[base_sha]`.
  private static func nest(_ name: String, under parent: String) -> String {
    guard let bracket = name.firstIndex(of: "[") else { return "\(parent)[\(name)]" }
    return "\(parent)[\(name[..<bracket])]\(name[bracket...])"
  }
}
