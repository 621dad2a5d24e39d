import APIModel

/// Finds the parameters that a sentence about an operation names: "Takes the optional query parameters `limit` and `offset`",
/// "Optional `start` and `end` args may be added", "with `text` in the body", "Pass `?force=true` to skip the check".
struct SentenceParameters {
  let tokens: [Prose.Token]
  let span: SourceSpan
  var found: [NamedParameter] = []

  /// - Parameter block: A paragraph or cell about one operation.
  static func read(_ document: MarkdownDocument, block: Int) -> [NamedParameter] {
    read(Prose(document, block: block), document.span(document.blocks[block].range))
  }

  static func read(_ prose: Prose, _ span: SourceSpan) -> [NamedParameter] {
    var found: [NamedParameter] = []
    var isOfBody = false
    for sentence in prose.sentences {
      let fields = fieldsOfBody(sentence, isKnown: isOfBody, span)
      isOfBody = !fields.isEmpty
      found += isOfBody ? fields : read(sentence, span)
    }
    return found
  }

  /// What one sentence names.
  static func read(_ sentence: ArraySlice<Prose.Token>, _ span: SourceSpan) -> [NamedParameter] {
    guard sentence.count <= 100, sentence.contains(where: { isName($0) }) else { return [] }
    var reader = SentenceParameters(Array(withoutConsequence(sentence)), span)
    reader.read()
    return reader.found
  }

  init(_ tokens: [Prose.Token], _ span: SourceSpan) {
    self.tokens = tokens
    self.span = span
  }

  /// ", which makes it return at once": what a parameter does says nothing of the others.
  private static func withoutConsequence(_ sentence: ArraySlice<Prose.Token>) -> ArraySlice<Prose.Token> {
    let comma = sentence.indices.dropLast().first { sentence[$0].isMark(",") && sentence[$0 + 1].isWord("which") }
    guard let comma, sentence[..<comma].contains(where: { $0.isWord(in: ["accepts", "takes", "supports"]) }) else {
      return sentence
    }
    return sentence[..<comma]
  }

  private mutating func read() {
    guard !tokens.contains(where: { $0.isWord(in: Self.denials) }) else {
      if !tokens.contains(where: { $0.isWord(in: Self.wordsOfPast) }) { readQuery() }
      return
    }
    if readChanges() { return }
    // "If the `force` parameter is set, …" tells what happens; "If you are sure, pass …" what to do.
    let condition = tokens.firstIndex { $0.isWord(in: ["if", "when"]) }
    if let condition, !tokens[condition...].contains(where: { $0.isWord(in: Self.demands) || $0.isWord("can") }) {
      readQuery()
      return
    }
    readRemark()
    var at = 0
    while at < tokens.count {
      guard Self.isName(tokens[at]) else {
        at += 1
        continue
      }
      // Another operation: what follows is about that one.
      if at > 0, isOperation(tokens[at].text), !isLabelled(at) { return }
      let run = run(from: at)
      if !run.names.isEmpty, let phrase = phrase(of: run) {
        for (field, remark) in run.names {
          found.append(NamedParameter(field, phrase.requirement, phrase.location, remark, span))
        }
      }
      at = max(run.end, at + 1)
    }
  }

  /// "If the query parameter `?force=1` is set": a query, and called one, whatever is said of it.
  private mutating func readQuery() {
    for at in tokens.indices where tokens[at].kind == .code && isCalledQuery(at) {
      found += WrittenField.read(tokens[at].text).map { NamedParameter($0, .unstated, .query, [], span) }
    }
  }

  /// "the query parameter" right before a code, or "add" before `?force`.
  private func isCalledQuery(_ at: Int) -> Bool {
    if at > 0, tokens[at - 1].isWord(in: ["add", "append", "adding", "appending"]),
      tokens[at].text.utf8.first == UInt8(ascii: "?"), tokens[..<at].suffix(4).allSatisfy({ !$0.isWord("not") })
    {
      return true
    }
    return at > 1 && tokens[at - 1].isWord(in: Self.nouns) && tokens[at - 2].isWord(in: ["query", "url", "get"])
  }

  /// "Log in: POST `/login` with …": the operation that the sentence is about, behind nothing but a label.
  private func isLabelled(_ at: Int) -> Bool {
    let before = tokens[..<at]
    guard at <= 8, let last = before.last, !before.contains(where: { $0.kind == .code }) else { return false }
    return last.isMark(":") || HTTPMethod(rawValue: last.text) != nil
  }

  private func isOperation(_ code: String) -> Bool {
    code.utf8.first == UInt8(ascii: "/") || code.holds("://") || code.utf8.first?.isUpper == true && code.holds(" /")
  }

  /// "`reason` is mandatory." and nothing else.
  private mutating func readRemark() {
    guard tokens.count == 3, tokens[0].kind == .code, tokens[1].isWord("is"),
      let requirement = ParameterListReader.requirement(tokens[2]), let field = WrittenField.read(tokens[0].text).first
    else { return }
    var named = NamedParameter(field, requirement, nil, [], span)
    named.isRemark = true
    found.append(named)
  }

  // MARK: Names

  /// Code, or a word with an underscore, which is one of no language.
  static func isName(_ token: Prose.Token) -> Bool {
    token.kind == .code
      || token.kind == .word && token.text.utf8.contains(UInt8(ascii: "_")) && token.text.utf8.first?.isLower == true
        && token.text.utf8.last?.isLower == true
  }

  struct Run {
    var start: Int
    /// Each with what stands in brackets behind it.
    var names: [(WrittenField, ArraySlice<Prose.Token>)] = []
    var end: Int
  }

  /// Names in code that commas, "and" and "or" join; no names where one of them is none.
  private func run(from start: Int) -> Run {
    var run = Run(start: start, end: start)
    var at = start
    var isBroken = false
    while at < tokens.count, Self.isName(tokens[at]) {
      let fields = WrittenField.read(tokens[at].text.trimmingHeaderValue)
      at += 1
      var remark: ArraySlice<Prose.Token> = []
      if at < tokens.count, tokens[at].isMark("("),
        let close = tokens[at...].prefix(14).firstIndex(where: { $0.isMark(")") })
      {
        remark = tokens[(at + 1)..<close]
        at = close + 1
      }
      if fields.isEmpty { isBroken = true }
      for field in fields { run.names.append((field, remark)) }
      run.end = at
      var next = at
      while next < tokens.count, next < at + 4,
        tokens[next].isMark(",") || tokens[next].isMark("/") || tokens[next].isMark("&")
          || tokens[next].isWord(in: Self.joints)
      {
        next += 1
      }
      guard next > at else { break }
      at = next
    }
    if isBroken { run.names = [] }
    return run
  }

  // MARK: What the words around the names say

  struct Phrase {
    var location: Parameter.Location?
    var requirement = Parameter.Requirement.unstated
    var isOfFields = false
  }

  private func phrase(of run: Run) -> Phrase? {
    let before = tokens[..<run.start]
    let isTaken = before.contains { $0.isWord(in: Self.verbs) }
    // `?force=true` needs no noun.
    if run.names.allSatisfy(\.0.isQuery) {
      if isCalledQuery(run.start) { return Phrase(location: .query) }
      return before.contains { $0.isWord(in: Self.demands) || $0.isWord(in: ["supports", "accepts", "takes"]) }
        ? Phrase(location: .query) : nil
    }
    // "with JSON `{ "text": "…" }`"
    if tokens[run.start].text.hasPrefix("{"), before.suffix(4).contains(where: { $0.isWord(in: Self.bodies) }),
      isTaken || before.last?.isWord(in: ["payload", "body"]) == true
    {
      return Phrase(location: .body)
    }
    guard var phrase = nounBehind(run) ?? nounBefore(run) else { return nil }
    // "Use the `Link` header to go on": only a demand makes a header one of the request.
    if phrase.location == .header {
      guard
        before.contains(where: { $0.isWord(in: Self.demandsOfHeaders) }) || behindHeader(run)
          || (before.last?.isWord("the") == true && before.dropLast().last?.isWord("supports") == true
            && run.names.allSatisfy { $0.0.name.lowercased().hasPrefix("x-") }),
        !run.names.contains(where: { Self.framing.contains($0.0.name.lowercased()) })
      else { return nil }
      if phrase.requirement == .unstated, before.contains(where: { $0.isWord("must") }) {
        phrase.requirement = .required
      }
    }
    // "Query parameters are `a` and `b`."
    if phrase.location == .query, run.start > 0, tokens[run.start - 1].isWord("are") { return phrase }
    let behind = tokens[run.end...]
    if let stated = statement(behind) {
      if stated != .unstated { phrase.requirement = stated }
    } else if !isTaken, !isSubject(run, phrase) {
      return nil
    }
    if phrase.isOfFields, phrase.location == nil {
      guard
        tokens.contains(where: { $0.isWord(in: Self.bodies) || $0.kind == .code && $0.text.hasSuffix("/form-data") })
      else { return nil }
      phrase.location = .body
    }
    return phrase
  }

  /// "… is required", "may be added": that the names are taken, and whether they are needed; nil where it says neither.
  private func statement(_ behind: ArraySlice<Prose.Token>) -> Parameter.Requirement? {
    let words = behind.prefix(9)
    guard let verb = words.firstIndex(where: { $0.isWord(in: ["is", "are", "be"]) }), verb + 1 < behind.endIndex,
      !words[..<verb].contains(where: { $0.kind == .punctuation })
    else { return nil }
    let next = tokens[verb + 1]
    if tokens[verb].isWord("be") { return next.isWord(in: Self.participles) ? .unstated : nil }
    return ParameterListReader.requirement(next)
  }

  /// "The optional parameter `since` sets the start": nothing but the noun and its adjectives stand before the name.
  private func isSubject(_ run: Run, _ phrase: Phrase) -> Bool {
    guard run.start <= 5, run.start > 0, run.end < tokens.count, run.names.count == 1,
      tokens[..<run.start].allSatisfy({
        $0.isWord(in: Self.articles) || $0.isWord(in: Self.adjectives) || $0.isWord(in: Self.nouns)
      }), tokens[..<run.start].last?.isWord(in: Self.nouns) == true, !phrase.isOfFields
    else { return false }
    let verb = tokens[run.end]
    return verb.kind == .word && verb.lower.utf8.last == UInt8(ascii: "s") && !verb.isWord(in: ["is", "was", "has"])
  }
}

extension String {
  /// `X-Confirm: yes` without the value, `name=<value>` as it is.
  fileprivate var trimmingHeaderValue: String {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), utf8.first?.isUpper == true,
      utf8[..<colon].contains(UInt8(ascii: "-")), utf8[utf8.index(after: colon)...].first?.isBlank == true
    else { return self }
    return String(self[..<colon])
  }
}
