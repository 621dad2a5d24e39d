import APIModel

/// Reads parameters that stand behind a label within a line: "Query: `page`, `limit` (optional)", "(body: `name`, `email`)",
/// "Body: `{ "delta": i32 }`".
struct InlineParameters {
  private let document: MarkdownDocument
  private let tokens: [Prose.Token]
  private let span: SourceSpan

  init(_ document: MarkdownDocument, block: Int) { self.init(document, block, Prose(document, block: block).tokens) }

  /// - Parameter tokens: A line of the block.
  init(_ document: MarkdownDocument, _ block: Int, _ tokens: [Prose.Token]) {
    self.tokens = tokens
    self.document = document
    span = document.span(document.blocks[block].range)
  }

  /// Those behind any label of the text.
  /// - Parameter isWhole: Whether only a label at the start of a sentence counts, as in a paragraph of its own.
  func labelled(isWhole: Bool) -> [NamedParameter] {
    var found: [NamedParameter] = []
    for index in tokens.indices.dropFirst() where tokens[index].isMark(":") {
      // "Request: `{"name": "a"}`"
      if index == 1, tokens[0].isWord("request"), index + 1 < tokens.count, tokens[2].kind == .code,
        tokens[2].text.utf8.first == UInt8(ascii: "{")
      {
        found += WrittenField.read(tokens[2].text).map { NamedParameter($0, .unstated, .body, [], span) }
        continue
      }
      guard let label = label(before: index, isWhole: isWhole) else { continue }
      if tokens[..<index].contains(where: { $0.isWord(in: Self.wordsOfAnswer) }) { break }
      var at = index + 1
      found += pieces(from: &at, label.location, label.requirement)
    }
    if isWhole || !found.isEmpty { return found }
    found += queries()
    if !found.isEmpty { return found }
    // "Create a user (`{ name: string }`)"
    for index in tokens.indices.dropFirst().dropLast()
    where tokens[index].kind == .code && tokens[index].text.hasPrefix("{") && tokens[index - 1].isMark("(")
      && tokens[index + 1].isMark(")")
    {
      found += WrittenField.read(tokens[index].text).map { NamedParameter($0, .unstated, .body, [], span) }
    }
    return found
  }

  /// "List them (`?page=`, `?limit=20`)"
  private func queries() -> [NamedParameter] {
    var found: [NamedParameter] = []
    for token in tokens.dropFirst() where token.kind == .code && token.text.utf8.first == UInt8(ascii: "?") {
      for pair in RequestURL("/" + token.text).query where ParameterListReader.isName(pair.name) {
        guard let field = WrittenField.read(pair.name).first else { continue }
        found.append(NamedParameter(field, .unstated, .query, [], span))
      }
    }
    return found
  }

  /// Those of a cell below "Body" or "Query", where it holds nothing else.
  func cell(_ location: Parameter.Location?) -> [NamedParameter] {
    var at = 0
    let found = pieces(from: &at, location, .unstated)
    return at >= tokens.count ? found : []
  }

  /// What a column of an endpoint table says of where its names are sent; nil where it is about something else.
  static func column(_ title: String) -> (isParameters: Bool, location: Parameter.Location?) {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard (1...4).contains(words.count), !words.contains("path"),
      words.allSatisfy({ titleNouns.contains(String($0)) || titleAdjectives.contains(String($0)) }),
      words.contains(where: { titleNouns.contains(String($0)) })
    else { return (false, nil) }
    let isQuery = words.contains { $0 == "query" || $0 == "querystring" || $0 == "url" }
    let isBody = words.contains { ["body", "payload", "form", "data", "json", "post"].contains($0) }
    return (true, isQuery == isBody ? nil : isQuery ? .query : .body)
  }

  /// "Body", "Query params", "JSON body fields", "Body / Query".
  private static let titleNouns: Set = [
    "body", "payload", "data", "query", "querystring", "params", "parameters", "param", "parameter", "arguments",
    "args",
    "input", "inputs", "fields",
  ]
  private static let titleAdjectives: Set = [
    "request", "json", "post", "form", "url", "string", "or", "and", "optional",
  ]

  private struct Label {
    var location: Parameter.Location?
    var requirement = Parameter.Requirement.unstated
  }

  private func label(before colon: Int, isWhole: Bool) -> Label? {
    var colon = colon
    // "Body (JSON): `a`"
    if tokens[colon - 1].isMark(")"), let open = tokens[..<colon].suffix(5).lastIndex(where: { $0.isMark("(") }),
      open > 0, tokens[(open + 1)..<(colon - 1)].allSatisfy({ $0.isWord(in: Self.adjectives) })
    {
      colon = open
    }
    guard tokens[colon - 1].isWord(in: Self.nouns) else { return nil }
    var label = Label()
    var at = colon - 1
    while at >= 0, colon - at <= 4, tokens[at].isWord(in: Self.nouns) || tokens[at].isWord(in: Self.adjectives) {
      switch tokens[at].lower {
      case "query", "querystring", "url": label.location = .query
      case "body", "payload", "json", "form", "data", "multipart": label.location = label.location ?? .body
      case "header", "headers": label.location = .header
      case "required", "mandatory": label.requirement = .required
      case "optional": label.requirement = .optional
      default: break
      }
      at -= 1
    }
    // "Fields:", "Data:", "Headers:" alone may as well be about an answer.
    if isWhole, colon - at == 2, label.requirement == .unstated, !tokens[colon - 1].isWord(in: Self.clear) {
      return nil
    }
    guard at >= 0 else { return label }
    let before = tokens[at]
    if before.isStop { return label }
    // At the start of a line.
    let first = tokens[at + 1].inline
    if first > 0, first < document.inlines.count,
      document.inlines[first - 1].kind == .softBreak || document.inlines[first - 1].kind == .lineBreak
    {
      return label
    }
    // "There is one query param: `a`", "with body: `a`" in the line of an operation.
    if !isWhole, label.location != nil, before.isWord(in: Self.leading) { return label }
    // "(body: `a`)", "Log in, body: `a`" in the line of an operation.
    return !isWhole && (before.kind != .word || before.text.utf8.first ?? 0 >= 0x80) ? label : nil
  }

  /// Reads names with commas and "and" between them, each with what stands in brackets behind it.
  private func pieces(
    from at: inout Int, _ location: Parameter.Location?, _ requirement: Parameter.Requirement
  ) -> [NamedParameter] {
    var found: [NamedParameter] = []
    var isSure = false
    var words = 0
    while at < tokens.count {
      var fields: [WrittenField] = []
      if tokens[at].kind == .code {
        fields = WrittenField.read(tokens[at].text)
        isSure = true
      } else if tokens[at].kind == .word, !tokens[at].isWord(in: Self.nothing) {
        fields = WrittenField.read(tokens[at].text)
        words += 1
      }
      guard !fields.isEmpty else { return [] }
      at += 1
      var remark: ArraySlice<Prose.Token> = []
      if at < tokens.count, tokens[at].isMark("?") || tokens[at].isMark("*") {
        for index in fields.indices where tokens[at].isMark("?") { fields[index].isOptional = true }
        at += 1
      }
      if at + 1 < tokens.count, tokens[at].isMark("("),
        let close = tokens[at...].prefix(14).firstIndex(where: { $0.isMark(")") })
      {
        remark = tokens[(at + 1)..<close]
        at = close + 1
      } else if at + 1 < tokens.count, tokens[at].isMark(":"), tokens[at + 1].kind == .word,
        TypeNotation.schema(tokens[at + 1].text) != nil
      {
        remark = tokens[(at + 1)...(at + 1)]
        at += 2
      }
      isSure = isSure || !remark.isEmpty
      for field in fields {
        var own = location
        if let place = remark.first(where: { $0.isWord(in: ["path", "query", "body", "header"]) }) {
          own = Parameter.Location(rawValue: place.lower)
        }
        found.append(NamedParameter(field, requirement, own, remark, span))
      }
      var next = at
      while next < tokens.count, tokens[next].isMark(",") || tokens[next].isMark("&") || tokens[next].isWord("and") {
        next += 1
      }
      guard next > at else { break }
      at = next
    }
    // "`users`: [" begins something else.
    if at < tokens.count, tokens[at].isMark(":") { return [] }
    // The rest of the line belongs to something else; words alone must be several, and nothing but names.
    if isSure { return found }
    let isEnded = at >= tokens.count || tokens[at].isStop || tokens[at].isMark(")") || tokens[at].isMark(";")
    return words > 1 && isEnded ? found : []
  }

  private static let nouns = [
    "query", "querystring", "params", "parameters", "param", "parameter", "body", "payload", "fields", "field", "data",
    "arguments", "args", "form", "headers", "header", "string", "required", "optional",
  ]
  private static let clear = ["query", "querystring", "params", "parameters", "param", "parameter", "body", "payload"]
  private static let wordsOfAnswer = ["response", "returns", "return", "returned", "status", "answers", "responds"]
  private static let adjectives = [
    "request", "json", "url", "post", "query", "body", "optional", "required", "multipart",
  ]
  private static let leading = [
    "one", "two", "three", "a", "an", "single", "following", "these", "supports", "accepts", "takes", "requires",
    "expects", "needs", "with", "available", "possible", "supported", "has",
  ]
  private static let nothing = ["none", "n", "na", "empty", "json", "see", "the", "a", "an", "optional", "same", "any"]
}

extension PageReader {
  /// The parameters that the line of an operation names behind it.
  func namedInLine(_ block: Int) -> [NamedParameter] {
    let inlines = document.blocks[block].inlines
    guard inlines.count > 1, inlines.count <= 200 else { return [] }
    return InlineParameters(document, block: block).labelled(isWhole: false)
      + SentenceParameters.read(document, block: block)
  }
}
