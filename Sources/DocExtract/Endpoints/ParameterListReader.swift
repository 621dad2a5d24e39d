import APIModel

/// Reads bullet lists of parameters: ``- `id` (required) - The ID``, ``- `query=<string>`: The query. Optional.``
struct ParameterListReader {
  let document: MarkdownDocument
  let known: SharedItems

  /// - Parameters:
  ///   - leadIn: The text before the list, in lower case.
  ///   - meaning: What the headings above say.
  ///   - isBelowListing: Whether an operation stands directly above.
  /// - Returns: Nil where the list is about something else.
  func read(
    _ block: Int, section: Int, leadIn: String, meaning: SectionTitle, isBelowListing: Bool = false
  ) -> ParameterList? {
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
      && (!announcement.isLabelOfAnswer || read.allSatisfy { $0.isCode && isDescribed($0.item) })
    // "Request parameters" above words alone, one an item.
    let isOfNames =
      announcement.isLabel && !announcement.isLabelOfAnswer && read.count == items.count
      && read.allSatisfy { !$0.isCode && document.blocks[$0.item.paragraph].inlines.count == 1 && isAlone($0.item) }
    let isBelow =
      isBelowListing && read.count == items.count
      && read.allSatisfy { $0.isCode && $0.isSeparated && isDescribed($0.item) }
    let isPlain =
      (announcement.isLabel || announcement.isAnnounced && leadIn.hasSuffix(":")) && !announcement.isLabelOfAnswer
      && read.count == items.count && read.allSatisfy { isUnmarked($0) }
    guard isSure || isLikely || isOfNames || isBelow || isPlain else { return nil }
    // Where most of "state: …" are marked, by a default or values, the rest are written in the same way.
    let isUniform = isSure && read.count == items.count && read.allSatisfy { isUnmarked($0) }
    var list = ParameterList(block: block, isResponse: false, items: [], section: section)
    list.location = announcement.location
    list.isOfRequired = announcement.requirement == .required
    // In a sure list a name needs a mark, code or a dash behind it.
    for var reading in read
    where reading.isMarked || (reading.isSeparated && (reading.isCode || announcement.isAnnounced))
      || (reading.isCode && announcement.isAnnounced && (isSure || announcement.isLabel)) || isOfNames
      || isUniform || isBelow || isPlain
    {
      reading.item.values += listedValues(reading.item)
      readBlueprint(&reading.item)
      list.items.append(reading.item)
      list.items += nested(under: reading, depth: 0)
      if let further = indented[reading.item.block] { list.items += nested(further, under: reading, depth: 0) }
    }
    if list.location == .header {
      // Media types and lengths are told of each request; they are no parameters (OpenAPI 3.1, §4.8.12.1).
      list.items.removeAll { $0.names.allSatisfy { Self.plainHeaders.contains($0.lowercased()) } }
      if list.items.isEmpty { return nil }
    }
    // "Parameters: none"
    if list.items.count == 1, let name = list.items.first?.names.first?.lowercased(), name == "none" || name == "n/a" {
      return nil
    }
    list.isOfValues = list.items.contains { $0.isValue }
    let required = list.items.filter { $0.requirement == .required }.count
    // "It returns `201` if it was added." before the listing announces no answer; "(required)", "(optional)" at each item
    // says what is sent.
    let isSent = !leadIn.hasSuffix(":") && meaning.role == nil && list.items.allSatisfy { $0.requirement != .unstated }
    list.isResponse =
      announcement.speaksOfAnswer && !isSent
      && (required * 2 <= list.items.count || leadIn.hasPrefix("response") && leadIn.hasSuffix(":"))
    if !list.isResponse { readRequirements(&list, announcement) }
    return list
  }

  /// "ring_size: how large", without code marks: one word, no capitals at the beginning of a sentence.
  private func isUnmarked(_ reading: Reading) -> Bool {
    guard reading.isSeparated, !reading.isCode, reading.item.names.count == 1, let name = reading.item.names.first,
      isDescribed(reading.item), !Self.labels.contains(name)
    else { return false }
    return name.utf8.first?.isUpper == false && name.utf8.allSatisfy { $0.isWord || "[].-".utf8.contains($0) }
  }

  /// Whether an item is its name and nothing else.
  private func isAlone(_ item: ParameterList.Item) -> Bool {
    item.names.count == 1 && document.trimmedBytes(of: item.paragraph).elementsEqual(item.names[0].utf8)
  }

  private func isDescribed(_ item: ParameterList.Item) -> Bool {
    Prose(document, block: item.paragraph).tokens.count > item.descriptionStart
  }

  /// The items of a list, and those that are written further to the right than the first one, by the item above them:
  /// Markdown takes them for items of the same list where they are not indented far enough, people do not.
  func itemsByIndentation(_ list: Int) -> (items: [Int], indented: [Int: [Int]]) {
    // "..." stands for further items.
    let all = document.children(of: list).filter { item in
      guard let paragraph = document.firstChild(of: item), Int(document.blocks[item].end) == paragraph + 1 else {
        return true
      }
      return document.firstByte(of: paragraph) != UInt8(ascii: ".")
        && document.firstByte(of: paragraph) != 0xE2
        || !["...", "…"].contains(document.plainText(of: paragraph).trimmingBlanks)
    }
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
  func readRequirements(_ list: inout ParameterList, _ announcement: ListAnnouncement) {
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
    let isInferred = rest == .unstated && saysOptional && !saysRequired
    if isInferred { rest = .required }
    for index in list.items.indices where list.items[index].requirement == .unstated {
      // What has a default may be left out, said or not.
      if isInferred, hasDefault(list.items[index]) { continue }
      list.items[index].requirement = rest
    }
  }

  private func hasDefault(_ item: ParameterList.Item) -> Bool {
    item.defaultValue != nil
      || Prose(document, block: item.paragraph).tokens.contains { $0.isWord(in: Self.defaultWords) }
  }

  static let plainHeaders: Set = ["content-type", "accept", "content-length"]
  static let maximumItems = 2000
  static let maximumDepth = 8

  // MARK: Items

  struct Reading: Sendable {
    var item: ParameterList.Item
    var isCode: Bool
    var isBold: Bool
    /// Whether "(required)", a type or `name=<type>` leaves no doubt.
    var isMarked: Bool
    /// Whether a dash, a colon, a bracket or nothing follows the name.
    var isSeparated: Bool
  }

  func reading(_ item: Int, isAnnounced: Bool) -> Reading? {
    guard let paragraph = document.firstChild(of: item), document.blocks[paragraph].kind == .paragraph else {
      return nil
    }
    // A link names a page, not a parameter.
    var isBold = false
    if let first = document.blocks[paragraph].inlines.first {
      let kind = document.inlines[Int(first)].kind
      if kind == .link { return nil }
      isBold = kind == .strong || kind == .emphasis
    }
    return known.reading(document, item: item, paragraph: paragraph, isAnnounced: isAnnounced) {
      reading(item, paragraph, isBold: isBold, isAnnounced: isAnnounced)
    }
  }

  private func reading(_ item: Int, _ paragraph: Int, isBold: Bool, isAnnounced: Bool) -> Reading? {
    var isBold = isBold
    var tokens = Prose(document, block: paragraph).tokens
    // "*optional* `page`: the page"
    var requirement = Parameter.Requirement.unstated
    if isBold, tokens.count > 1, tokens[1].kind == .code, let word = Self.requirement(tokens[0]) {
      requirement = word
      tokens.removeFirst()
    }
    // `"name" (string): the name`
    let isQuoted =
      isAnnounced && tokens.count > 3 && tokens[0].isMark("\"") && tokens[2].isMark("\"") && tokens[1].kind == .word
      && (tokens[3].isMark("(") || tokens[3].isMark(":") || tokens[3].isMark("-"))
    if isQuoted {
      tokens.remove(at: 2)
      tokens.removeFirst()
      isBold = true
    }
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
        tokens[next].isMark(",") || tokens[next].isMark("/") || tokens[next].isMark("&")
          || tokens[next].isWord(in: Self.joints)
      {
        next += 1
      }
      if next > at, next < tokens.count, tokens[next].kind == .code, reading.isCode { at = next } else { break }
    }
    if !reading.isCode, let name = reading.item.names.first {
      if !isAnnounced, reading.item.names.allSatisfy({ Self.labels.contains($0.lowercased()) }) { return nil }
      if isBlueprintLabel(name, tokens[at...]) { return nil }
    }
    if requirement != .unstated {
      reading.item.requirement = requirement
      reading.isMarked = true
    }
    readMarks(tokens, from: &at, into: &reading, isAnnounced: isAnnounced)
    reading.item.descriptionStart = at + (requirement == .unstated ? 0 : 1) + (isQuoted ? 2 : 0)
    if saysQuery(paragraph) { reading.item.writtenLocation = "query" }
    return reading
  }

  /// "It is given in the URL as a query parameter."
  private func saysQuery(_ paragraph: Int) -> Bool {
    document.blocks[paragraph].inlines.contains { position in
      let inline = document.inlines[Int(position)]
      guard inline.kind == .text, case let text = document.buffer[inline.text.bounds], text.holds("query") else {
        return false
      }
      return text.holds("as a query param") || text.holds("as query param") || text.holds("in the query string")
        || text.holds("as a URL query param") || text.holds("as a query string")
    }
  }

  /// "Return: dict" tells of an operation; words that stand for no attribute where nothing announces any.
  static let labels: Set = [
    "return", "returns", "description", "method", "response", "responses", "request", "authentication", "operation",
    "input", "output", "note", "notes", "example", "result", "body",
  ]

  static let joints = ["or", "and"]

  /// Adds the name that a token is, with the type behind an equals sign.
  func add(_ token: Prose.Token, to reading: inout Reading) -> Bool {
    var name = token.text
    if token.kind == .code, name.holds(byte: UInt8(ascii: "=")), let equals = name.firstIndex(of: "=") {
      let value = String(name[name.index(after: equals)...]).trimmingBlanks
      name = name[..<equals].trimmingBlanks
      guard !value.isEmpty else { return false }
      if value.hasPrefix("<"), value.hasSuffix(">") {
        reading.item.writtenType = String(value.dropFirst().dropLast())
        reading.item.isValue = true
        reading.isMarked = true
      } else if value.hasPrefix("("), value.hasSuffix(")") {
        let written = String(value.dropFirst().dropLast())
        if TypeNotation.schema(written) != nil { reading.item.writtenType = written }
        reading.item.isValue = true
        reading.isMarked = true
      } else if value.contains("|") {
        reading.item.values = value.split { "|()[]\"".contains($0) }.map(\.trimmingBlanks).filter { !$0.isEmpty }
        reading.isMarked = true
      }
    }
    while name.hasPrefix(":") { name.removeFirst() }
    // `name*` and `name?` say what is needed.
    if token.kind == .code, name.utf8.count > 1, let mark = name.utf8.last,
      mark == UInt8(ascii: "*") || mark == UInt8(ascii: "?")
    {
      name.removeLast()
      reading.item.requirement = mark == UInt8(ascii: "*") ? .required : .optional
      reading.isMarked = true
    }
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
    } && HTTPMethod(rawValue: text) == nil && text != "true" && text != "false" && text != "null"
  }

  // MARK: Nested lists

  /// The items of lists inside an item: its attributes, or the values that it takes.
  func nested(under parent: Reading, depth: Int) -> [ParameterList.Item] {
    document.children(of: parent.item.block).filter { document.blocks[$0].kind == .list }.flatMap {
      nested(document.children(of: $0), under: parent, depth: depth)
    }
  }

  func nested(_ blocks: [Int], under parent: Reading, depth: Int) -> [ParameterList.Item] {
    guard depth < Self.maximumDepth, parent.item.names.count == 1, let name = parent.item.names.first,
      !isEncoded(parent.item), !announcesValues(parent.item)
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
      readBlueprint(&reading.item)
      reading.item.names = reading.item.names.map { $0.hasPrefix(name + "[") ? $0 : Self.nest($0, under: owner) }
      items.append(reading.item)
      items += nested(under: reading, depth: depth + 1)
    }
    return items
  }

  /// The values that the list below an item describes one by one, where the item announces values.
  func listedValues(_ item: ParameterList.Item) -> [String] {
    guard item.values.isEmpty, announcesValues(item) else { return [] }
    let lists = document.children(of: item.block).filter { document.blocks[$0].kind == .list }
    guard lists.count == 1, let list = lists.first else { return [] }
    var values: [String] = []
    for entry in document.children(of: list) {
      guard let paragraph = document.firstChild(of: entry),
        var first = document.blocks[paragraph].inlines.first
      else { return [] }
      // In bold where the parameter is in bold, too.
      if document.inlines[Int(first)].kind == .strong, first + 1 < document.inlines[Int(first)].end { first += 1 }
      guard document.inlines[Int(first)].kind == .code || first > document.blocks[paragraph].inlines.lowerBound else {
        return []
      }
      let value = document.text(document.inlines[Int(first)].text).trimmingBlanks
      // `label=<key>` is a form, no value.
      guard !value.isEmpty, value.utf8.count <= 60, !value.utf8.contains(where: { "<{=".utf8.contains($0) }) else {
        return []
      }
      values.append(value)
    }
    return values.count > 1 ? values : []
  }

  /// Whether what is listed below an item are values: "Valid values are:", "One of the following:".
  func announcesValues(_ item: ParameterList.Item) -> Bool {
    // "One of the following", and what ends in a colon.
    guard let last = document.blocks[item.paragraph].inlines.last.map({ document.inlines[Int($0)] }),
      last.kind != .text || document.buffer[last.text.bounds].last.map(Self.mayEndAnnouncement) ?? true
    else { return false }
    let text = document.plainText(of: item.paragraph).lowercased()
    // "One of" needs no colon before what can be chosen.
    if text.hasSuffix(" one of") || text.hasSuffix("one of the following") { return true }
    guard text.hasSuffix(":"), item.writtenType.flatMap({ TypeNotation.schema($0) })?.types != .object else {
      return false
    }
    return Self.announcementsOfValues.contains { text.dropLast().hasSuffix($0) }
  }

  /// Whether a byte ends "one of", "the following", anything before a colon, or is a part of another letter.
  private static func mayEndAnnouncement(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: ":") || byte | 0x20 == UInt8(ascii: "f") || byte | 0x20 == UInt8(ascii: "g")
  }

  private static let announcementsOfValues = [
    "values are", " values", "one of", "one of the following", "one of these", "can be", "must be", "may be",
    "options are", "choices are",
  ]

  /// "A JSON encoded value of the filters": what is listed below are keys of that text, no parameters.
  func isEncoded(_ item: ParameterList.Item) -> Bool {
    let text = document.plainText(of: item.paragraph).lowercased()
    return text.holds("json") && (text.holds("encoded") || text.holds("serialized"))
  }

  /// `base_sha` under `position` is `position[base_sha]`.
  static func nest(_ name: String, under parent: String) -> String {
    guard let bracket = name.firstIndex(of: "[") else { return "\(parent)[\(name)]" }
    return "\(parent)[\(name[..<bracket])]\(name[bracket...])"
  }
}
