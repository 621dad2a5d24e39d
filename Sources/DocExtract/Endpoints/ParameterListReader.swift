import APIModel

/// Reads bullet lists of parameters: ``- `id` (required) - The ID``, ``- `query=<string>`: The query. Optional.``
struct ParameterListReader {
  let document: MarkdownDocument

  /// - Parameters:
  ///   - leadIn: The text before the list, in lower case.
  ///   - meaning: What the headings above say.
  /// - Returns: Nil where the list is about something else.
  func read(_ block: Int, section: Int, leadIn: String, meaning: SectionTitle) -> ParameterList? {
    guard document.blocks[block].kind == .list else { return nil }
    let announcement = ListAnnouncement(leadIn, meaning)
    let (items, indented) = itemsByIndentation(block)
    guard items.count + indented.count <= Self.maximumItems else { return nil }
    // One item that begins otherwise: a list of something else, unless the others leave no doubt.
    let read = items.compactMap { reading($0, isAnnounced: announcement.isAnnounced) }
    let marked = read.filter(\.isMarked).count
    let isSure = marked > 0 && marked * 2 >= items.count
    let isLikely =
      announcement.isAnnounced && read.count == items.count
      && read.allSatisfy { ($0.isCode || $0.isBold) && ($0.isSeparated || (announcement.isLabel && $0.isCode)) }
    guard isSure || isLikely else { return nil }
    var list = ParameterList(block: block, isResponse: false, items: [], section: section)
    list.location = announcement.location
    // In a sure list a name needs a mark, code or a dash behind it.
    for reading in read
    where reading.isMarked || (reading.isSeparated && (reading.isCode || announcement.isAnnounced))
      || (reading.isCode && announcement.isAnnounced && (isSure || announcement.isLabel))
    {
      list.items.append(reading.item)
      list.items += nested(under: reading, depth: 0)
      if let further = indented[reading.item.block] { list.items += nested(further, under: reading, depth: 0) }
    }
    if list.location == .header {
      // Media types and lengths are told of each request; they are no parameters (OpenAPI 3.1, §4.8.12.1).
      list.items.removeAll { $0.names.allSatisfy { Self.plainHeaders.contains($0.lowercased()) } }
      if list.items.isEmpty { return nil }
    }
    list.isOfValues = list.items.contains { $0.isValue }
    let required = list.items.filter { $0.requirement == .required }.count
    list.isResponse = announcement.speaksOfAnswer && required * 2 <= list.items.count
    if !list.isResponse { readRequirements(&list, announcement) }
    return list
  }

  /// The items of a list, and those that are written further to the right than the first one, by the item above them:
  /// Markdown takes them for items of the same list where they are not indented far enough, people do not.
  private func itemsByIndentation(_ list: Int) -> (items: [Int], indented: [Int: [Int]]) {
    let all = document.children(of: list)
    guard let column = all.first.flatMap({ document.blocks[$0].range?.start.column }) else { return (all, [:]) }
    var items: [Int] = []
    var indented: [Int: [Int]] = [:]
    for item in all {
      if let own = document.blocks[item].range?.start.column, own >= column + 2, let last = items.last {
        indented[last, default: []].append(item)
      } else {
        items.append(item)
      }
    }
    return (items, indented)
  }

  /// What the descriptions say of it; and where some items are said to be optional and none required, the others are.
  private func readRequirements(_ list: inout ParameterList, _ announcement: ListAnnouncement) {
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
    var rest = announcement.requirement
    if rest == .unstated, saysOptional, !saysRequired { rest = .required }
    for index in list.items.indices where list.items[index].requirement == .unstated {
      list.items[index].requirement = rest
    }
  }

  private static let plainHeaders: Set = ["content-type", "accept", "content-length"]
  private static let maximumItems = 2000
  private static let maximumDepth = 8

  // MARK: Items

  struct Reading {
    var item: ParameterList.Item
    var isCode: Bool
    var isBold: Bool
    /// Whether "(required)", a type or `name=<type>` leaves no doubt.
    var isMarked: Bool
    /// Whether a dash, a colon, a bracket or nothing follows the name.
    var isSeparated: Bool
  }

  private func reading(_ item: Int, isAnnounced: Bool) -> Reading? {
    guard let paragraph = document.children(of: item).first, document.blocks[paragraph].kind == .paragraph else {
      return nil
    }
    // A link names a page, not a parameter.
    var isBold = false
    if let first = document.blocks[paragraph].inlines.first {
      let kind = document.inlines[Int(first)].kind
      if kind == .link { return nil }
      isBold = kind == .strong || kind == .emphasis
    }
    let tokens = Prose(document, block: paragraph).tokens
    guard let first = tokens.first, first.kind != .punctuation || first.text == ":" else { return nil }
    var at = first.kind == .punctuation ? 1 : 0
    guard at < tokens.count else { return nil }
    let kind = tokens[at].kind
    var reading = Reading(
      item: ParameterList.Item(block: item, paragraph: paragraph, names: [], range: document.blocks[paragraph].range),
      isCode: kind == .code, isBold: isBold, isMarked: false, isSeparated: false)
    // One name, or several joined by commas, "or" and "and".
    let start = at
    while at < tokens.count, tokens[at].kind == kind, reading.isCode || at == start {
      guard add(tokens[at], to: &reading) else { return nil }
      at += 1
      var next = at
      while next < tokens.count,
        tokens[next].isMark(",") || tokens[next].isMark("/") || tokens[next].isWord(in: Self.joints)
      {
        next += 1
      }
      if next > at, next < tokens.count, tokens[next].kind == .code, reading.isCode { at = next } else { break }
    }
    if !reading.isCode, !isAnnounced, reading.item.names.allSatisfy({ Self.labels.contains($0.lowercased()) }) {
      return nil
    }
    readMarks(tokens, from: &at, into: &reading, isAnnounced: isAnnounced)
    reading.item.descriptionStart = at
    return reading
  }

  /// "Return: dict" tells of an operation; words that stand for no attribute where nothing announces any.
  private static let labels: Set = [
    "return", "returns", "description", "method", "response", "responses", "request", "authentication", "operation",
    "input", "output", "note", "notes", "example", "result", "body",
  ]

  private static let joints = ["or", "and"]

  /// Adds the name that a token is, with the type behind an equals sign.
  private func add(_ token: Prose.Token, to reading: inout Reading) -> Bool {
    var name = token.text
    if token.kind == .code, let equals = name.firstIndex(of: "=") {
      let value = String(name[name.index(after: equals)...]).trimmingBlanks
      name = String(name[..<equals])
      guard !value.isEmpty else { return false }
      if value.hasPrefix("<"), value.hasSuffix(">") {
        reading.item.writtenType = String(value.dropFirst().dropLast())
        reading.item.isValue = true
        reading.isMarked = true
      } else if value.contains("|") {
        reading.item.values = value.split { "|()[]\"".contains($0) }.map(\.trimmingBlanks).filter { !$0.isEmpty }
        reading.isMarked = true
      }
    }
    while name.hasPrefix(":") { name.removeFirst() }
    guard Self.isName(name) else { return false }
    reading.item.names.append(name)
    return true
  }

  /// `id`, `match[]`, `author.name`, `X-Total`, `filter[name]`: no value such as `5m`, path or sentence.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isLetter || first == UInt8(ascii: "_"), text.utf8.count <= 80 else {
      return false
    }
    return text.utf8.allSatisfy {
      ($0.isWord && $0 < 0x80) || "[].-:".utf8.contains($0)
    } && HTTPMethod(rawValue: text) == nil
  }

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
    for round in 0..<3 {
      if reading.isCode || reading.isBold, at < tokens.count, tokens[at].kind == .code,
        let mark = CodeMark(tokens[at].text), round == 0 || mark.isBracketed
      {
        mark.apply(to: &reading.item)
        reading.isMarked = true
        reading.isSeparated = true
        at += 1
      }
      if at < tokens.count, tokens[at].isMark("("),
        let close = tokens[at...].prefix(40).firstIndex(where: { $0.isMark(")") }),
        readBrackets(tokens[(at + 1)..<close], into: &reading)
      {
        at = close + 1
        reading.isSeparated = true
      }
      if at < tokens.count, Self.isSeparator(tokens, &at) { reading.isSeparated = true }
    }
    guard reading.isSeparated, at < tokens.count else { return }
    if isAnnounced, !reading.isMarked { skipSample(tokens, &at, &reading) }
    readSegment(tokens, &at, &reading)
  }

  /// The example value between name and brackets in API Blueprint: `page: 1 (number, optional)`.
  private func skipSample(_ tokens: [Prose.Token], _ at: inout Int, _ reading: inout Reading) {
    guard let open = tokens[at...].prefix(4).firstIndex(where: { $0.isMark("(") }), open > at,
      let close = tokens[open...].prefix(10).firstIndex(where: { $0.isMark(")") }),
      close + 1 == tokens.count || tokens[close + 1].kind == .punctuation,
      readBrackets(tokens[(open + 1)..<close], into: &reading)
    else { return }
    at = close + 1
    _ = Self.isSeparator(tokens, &at)
  }

  /// "string, optional. …", "required.", "**bool** - …": type and requirement as the first words of the description.
  private func readSegment(_ tokens: [Prose.Token], _ at: inout Int, _ reading: inout Reading) {
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
  }

  /// Whether words are nothing but a type; words that also begin descriptions, such as "text" or "number", must be
  /// marked as code.
  private static func isType(_ tokens: ArraySlice<Prose.Token>, isAlone: Bool) -> Bool {
    guard isAlone, let first = tokens.first, !first.isWord("the") else { return false }
    if tokens.count == 1, first.kind == .word, softTypes.contains(first.lower) { return false }
    let text = tokens.map(\.text).joined(separator: " ")
    if tokens.contains(where: { $0.kind == .code }) { return TypeNotation.schema(text) != nil }
    if text.hasPrefix("string representing") { return true }
    // "List of tags to search for" is a description.
    guard let schema = TypePhrase.schema(text) else { return false }
    return schema.types != .array || tokens.count == 1 || schema.items != nil
  }

  private static let softTypes: Set = [
    "text", "token", "link", "path", "slug", "html", "markdown", "id", "ids", "count", "flag", "value", "any", "time",
    "date", "email", "url", "uri", "password", "file", "list", "set", "map", "record", "none", "null", "required",
    "optional", "duration", "timestamp", "json", "collection", "ip", "scalar",
  ]

  /// A dash, two of them, or a colon; moves past it.
  private static func isSeparator(_ tokens: [Prose.Token], _ at: inout Int) -> Bool {
    let token = tokens[at]
    guard token.isMark("-") || token.isMark(":") || token.text == "–" || token.text == "—" else { return false }
    at += 1
    if at < tokens.count, token.isMark("-"), tokens[at].isMark("-") { at += 1 }
    return true
  }

  private static func requirement(_ token: Prose.Token) -> Parameter.Requirement? {
    switch token.lower {
    case "required", "mandatory", "obligatory": .required
    case "optional": .optional
    default: nil
    }
  }

  private static let conditions = ["if", "when", "unless", "for", "only"]

  /// The words between brackets after a name; false where they are a remark that belongs to the description.
  private func readBrackets(_ tokens: ArraySlice<Prose.Token>, into reading: inout Reading) -> Bool {
    var isKnown = false
    for piece in tokens.split(whereSeparator: { $0.isMark(",") || $0.isMark(";") }) {
      guard let first = piece.first else { continue }
      if let requirement = Self.requirement(first) {
        let text = piece.map(\.text).joined(separator: " ")
        let isCondition = piece.dropFirst().contains { $0.isWord(in: Self.conditions) }
        reading.item.requirement = isCondition ? .conditional(text) : requirement
        isKnown = true
      } else {
        let text = piece.map(\.text).joined(separator: " ")
        if let text = Self.defaultValue(piece) {
          reading.item.defaultValue = text
        } else if reading.item.writtenType == nil, piece.count <= 5, TypeNotation.schema(text) != nil {
          reading.item.writtenType = text
          isKnown = true
        }
      }
    }
    reading.isMarked = reading.isMarked || isKnown
    return isKnown
  }

  /// "default: 20", "default 20" and "defaults to `x`" inside brackets.
  private static func defaultValue(_ tokens: ArraySlice<Prose.Token>) -> String? {
    guard let first = tokens.first, first.isWord(in: defaultWords) else { return nil }
    let rest = tokens.dropFirst().filter { !$0.isMark(":") && !$0.isMark("=") && !$0.isWord(in: copulas) }
    return rest.count == 1 ? rest.first?.text : nil
  }

  private static let defaultWords = ["default", "defaults"]
  private static let copulas = ["is", "to", "value"]

  // MARK: Nested lists

  /// The items of lists inside an item: its attributes, or the values that it takes.
  private func nested(under parent: Reading, depth: Int) -> [ParameterList.Item] {
    document.children(of: parent.item.block).filter { document.blocks[$0].kind == .list }.flatMap {
      nested(document.children(of: $0), under: parent, depth: depth)
    }
  }

  private func nested(_ blocks: [Int], under parent: Reading, depth: Int) -> [ParameterList.Item] {
    guard depth < Self.maximumDepth, parent.item.names.count == 1, let name = parent.item.names.first,
      !isEncoded(parent.item)
    else { return [] }
    let isArray = parent.item.writtenType.flatMap { TypeNotation.schema($0) }?.types == .array
    let owner = isArray && !name.hasSuffix("]") ? name + "[]" : name
    let readings = blocks.compactMap { reading($0, isAnnounced: false) }
    guard !readings.isEmpty else { return [] }
    // Names in bold below a name in bold are its attributes without any mark.
    let isBold = parent.isBold && readings.count == blocks.count && readings.allSatisfy { $0.isBold && $0.isSeparated }
    guard isBold || readings.filter(\.isMarked).count * 2 >= readings.count else { return [] }
    var items: [ParameterList.Item] = []
    for var reading in readings where isBold || reading.isMarked || (reading.isCode && reading.isSeparated) {
      reading.item.names = reading.item.names.map { $0.hasPrefix(name + "[") ? $0 : Self.nest($0, under: owner) }
      items.append(reading.item)
      items += nested(under: reading, depth: depth + 1)
    }
    return items
  }

  /// "A JSON encoded value of the filters": what is listed below are keys of that text, no parameters.
  private func isEncoded(_ item: ParameterList.Item) -> Bool {
    let text = document.plainText(of: item.paragraph).lowercased()
    return text.holds("json") && (text.holds("encoded") || text.holds("serialized"))
  }

  /// `base_sha` under `position` is `position[base_sha]`.
  private static func nest(_ name: String, under parent: String) -> String {
    guard let bracket = name.firstIndex(of: "[") else { return "\(parent)[\(name)]" }
    return "\(parent)[\(name[..<bracket])]\(name[bracket...])"
  }
}
