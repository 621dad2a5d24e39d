import APIModel

/// Finds the values and the default that a description lists: "one of: `a`, `b` and `c`", "(default: `desc`)".
enum EnumerationReader {
  struct Reading {
    var values: [EnumerationValue] = []
    var defaultValue: String?
  }

  /// - Parameters:
  ///   - prose: The description.
  ///   - name: The parameter's own name.
  ///   - siblings: All names in the same table: a list of these is a list of parameters, not of values.
  static func read(_ prose: Prose, name: String, siblings: SiblingNames, span: SourceSpan) -> Reading {
    var reading = Reading()
    var known: Set<String> = []
    let tokens = prose.tokens
    var index = 0
    while index < tokens.count {
      guard tokens[index].kind == .code else {
        index += 1
        continue
      }
      let run = run(from: index, tokens)
      if let other = alternative(to: run, tokens) ?? purpose(besides: run, tokens) {
        for value in run.values + [other] where known.insert(value).inserted {
          reading.values.append(EnumerationValue(value))
        }
      } else if isEnumeration(run, tokens, name: name, siblings: siblings) {
        let described = described(from: run, tokens)
        // "One of" announces several; a single value that is left says nothing.
        if run.values.count == 1, described.isEmpty, reading.values.isEmpty, announcesSeveral(tokens, run) {
          index = run.end
          continue
        }
        for value in run.values + described where known.insert(value).inserted {
          reading.values.append(EnumerationValue(value))
        }
      }
      index = run.end
    }
    reading.defaultValue = defaultValue(tokens)
    if !reading.values.isEmpty { addDeprecations(prose, span, to: &reading) }
    return reading
  }

  /// The further values of a list whose items are described each: "one of: * `a`: First * `b`: Second".
  private static func described(from run: Run, _ tokens: [Prose.Token]) -> [String] {
    guard run.values.count == 1, run.end < tokens.count, tokens[run.end].isMark(":") || tokens[run.end].isMark("-"),
      run.start > 0, tokens[run.start - 1].kind == .punctuation
    else { return [] }
    let bullet = tokens[run.start - 1].mark
    guard bullet == UInt8(ascii: "*") || bullet == UInt8(ascii: "-") else { return [] }
    var values: [String] = []
    for index in tokens.indices.dropFirst(run.end) where tokens[index].kind == .code && tokens[index - 1].mark == bullet
    {
      values.append(unquoted(tokens[index].text))
    }
    return values
  }

  /// The second value of "either `f` for forwards or `b` for backwards", in one sentence.
  private static func alternative(to run: Run, _ tokens: [Prose.Token]) -> String? {
    guard run.values.count == 1, run.start > 0, tokens[run.start - 1].isWord("either") else { return nil }
    for index in tokens[run.end...].prefix(8).indices.dropFirst() {
      if tokens[index].isStop || tokens[index].isMark(";") { return nil }
      if tokens[index].kind == .code { return tokens[index - 1].isWord("or") ? unquoted(tokens[index].text) : nil }
    }
    return nil
  }

  /// The second value of "set `open` to open the shop and `shut` to shut it", in one sentence.
  private static func purpose(besides run: Run, _ tokens: [Prose.Token]) -> String? {
    guard run.values.count == 1, run.start > 0, tokens[run.start - 1].isWord(in: ["set", "use", "pass", "send"]),
      run.end < tokens.count, tokens[run.end].isWord("to")
    else { return nil }
    for index in tokens[run.end...].prefix(8).indices.dropFirst() {
      if tokens[index].isStop || tokens[index].isMark(";") { return nil }
      guard tokens[index].kind == .code else { continue }
      let isJoined = tokens[index - 1].isWord(in: ["and", "or"])
      return isJoined && index + 1 < tokens.count && tokens[index + 1].isWord("to") ? unquoted(tokens[index].text) : nil
    }
    return nil
  }

  private static func announcesSeveral(_ tokens: [Prose.Token], _ run: Run) -> Bool {
    let words = tokens[..<run.start].suffix(6)
    return words.contains { $0.isWord("one") || $0.isWord("any") } && words.contains { $0.isWord("of") }
      && run.end < tokens.count && (tokens[run.end].isMark(":") || tokens[run.end].isMark("-"))
  }

  private struct Run {
    var start: Int
    var end: Int
    var values: [String]
    var isJoinedByOr: Bool
  }

  /// Code after code with only commas, "or", "and", slashes and remarks in brackets between.
  private static func run(from start: Int, _ tokens: [Prose.Token]) -> Run {
    var run = wholeRun(from: start, tokens)
    // `"a"`, `"b"` or `null`: the last one is no text.
    if run.values.count > 1, run.values.contains("null"),
      tokens[start..<run.end].contains(where: { $0.kind == .code && unquoted($0.text) != $0.text })
    {
      run.values.removeAll { $0 == "null" }
    }
    return run
  }

  private static func wholeRun(from start: Int, _ tokens: [Prose.Token]) -> Run {
    var run = Run(start: start, end: start + 1, values: [unquoted(tokens[start].text)], isJoinedByOr: false)
    while true {
      var at = run.end
      if at < tokens.count, tokens[at].isMark("("), let close = closing(at, tokens), close - at < 14 { at = close + 1 }
      var isJoined = false
      var isOr = false
      while at < tokens.count {
        if tokens[at].isMark(",") || tokens[at].isMark("|") || tokens[at].isMark("/") || tokens[at].isWord("and") {
          isJoined = true
        } else if tokens[at].isWord("or") {
          isJoined = true
          isOr = true
        } else {
          break
        }
        at += 1
      }
      guard isJoined, at < tokens.count, tokens[at].kind == .code else { return run }
      run.values.append(unquoted(tokens[at].text))
      run.isJoinedByOr = run.isJoinedByOr || isOr
      run.end = at + 1
    }
  }

  private static func closing(_ open: Int, _ tokens: [Prose.Token]) -> Int? {
    tokens[open...].firstIndex { $0.isMark(")") }
  }

  /// People put quotes inside code marks: `"asc"`.
  static func unquoted(_ text: String) -> String {
    guard text.utf8.count > 2, let first = text.first, first == "\"" || first == "'", text.last == first else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  private static func isEnumeration(_ run: Run, _ tokens: [Prose.Token], name: String, siblings: SiblingNames) -> Bool {
    let before = tokens[..<run.start].suffix(8)
    // A single value must be announced so.
    let isOneOf = followsOneOf(before)
    guard isOneOf || run.values.count >= 2 else { return false }
    let words = before.filter { $0.kind == .word }.map(\.lower)
    let after = run.end < tokens.count ? tokens[run.end] : nil
    let last = before.last
    if words.suffix(3).contains(where: { ["e.g", "example", "like", "ex", "i.e", "except", "unless"].contains($0) })
      || (words.last == "as" && words.dropLast().last == "such")
    {
      return false
    }
    if run.values.contains(where: { $0.utf8.count > 60 || $0.utf8.contains(UInt8(ascii: "{")) }) { return false }
    // `all` or `<number>` leaves the values open.
    if run.values.contains(where: { $0.utf8.contains(UInt8(ascii: "<")) && $0.utf8.contains(UInt8(ascii: ">")) }) {
      return false
    }
    // `0` or `> 0` is a range.
    if run.values.contains(where: { $0.utf8.first == UInt8(ascii: ">") || $0.utf8.first == UInt8(ascii: "<") }) {
      return false
    }
    if speaksOfPart(before) || asksForOthers(words, run, siblings) { return false }
    // "Default: depending on `kind`, it's either `a` or `b`" says what it is without a value.
    if words.last == "either", words.contains("depending"), words.contains(where: { $0.hasPrefix("default") }) {
      return false
    }

    if isOneOf { return true }
    if ["either", "accepts"].contains(words.last ?? "") || words.last == "takes" && run.isJoinedByOr { return true }
    if isAlsoPossible(run, tokens) || isAllThatIsAllowed(run, words, tokens) { return true }
    // From here on the words only hint: a list of other parameters' names is not a list of values.
    if run.values.filter({ $0 != name && siblings.contains($0) }).count * 2 >= run.values.count { return false }
    if let noun = words.last(where: { !["are", "is", "include", "includes", "the"].contains($0) }),
      ["values", "options", "choices"].contains(noun)
    {
      return true
    }
    let lastButOne = words.dropLast().last ?? ""
    if words.last == "be"
      ? ["can", "could", "may", "must"].contains(lastButOne) : lastButOne == "set" && words.last == "to"
    {
      return true
    }
    // "Return only `open` or `shut` issues"
    if run.isJoinedByOr, words.last == "only",
      ["return", "returns", "list", "lists", "show", "shows", "get"].contains(lastButOne)
    {
      return true
    }
    if words.last == "by", ["order", "ordered", "sort", "sorted"].contains(where: words.contains) {
      return true
    }
    if words.last == "in", after?.isWord("order") == true { return true }
    if let word = words.last, last?.kind == .word, word == name.lowercased() || name.lowercased().hasSuffix("_" + word)
    {
      return true
    }
    let endsClause =
      after == nil || after?.isStop == true || after?.isMark(";") == true || after?.isMark(")") == true
      || after?.isMark("(") == true
    if last?.isMark(":") == true || last?.isMark("(") == true { return endsClause || run.isJoinedByOr }
    if last == nil || last?.isMark(";") == true || last?.isStop == true { return run.isJoinedByOr && endsClause }
    if last?.isMark(",") == true { return (run.values.count >= 3 || run.isJoinedByOr) && endsClause }
    return false
  }

  /// "To create a branch, also provide either `start_branch` or `start_sha`": what is asked for are other parameters.
  private static func asksForOthers(_ words: [String], _ run: Run, _ siblings: SiblingNames) -> Bool {
    guard words.last == "either", let verb = words.dropLast().last,
      ["provide", "specify", "pass", "supply", "give", "send", "requires", "require"].contains(verb)
    else { return false }
    return words.dropLast(2).last == "also" || run.values.allSatisfy { siblings.contains($0) }
  }

  /// "where `<letter>` is one of", "the format is one of": what follows are values of a part, or forms.
  private static func speaksOfPart(_ before: ArraySlice<Prose.Token>) -> Bool {
    guard let one = before.lastIndex(where: { $0.isWord("one") }), one > before.startIndex + 1,
      before[one - 1].isWord("is") || before[one - 1].isWord("be")
    else { return false }
    let words = before[..<one]
    return words.contains { $0.isWord("format") || $0.isWord("where") }
  }

  /// "one of", "one of the following values:", "any of".
  private static func followsOneOf(_ before: ArraySlice<Prose.Token>) -> Bool {
    var words = before.indices.reversed().lazy.filter { before[$0].kind == .word }.makeIterator()
    while let at = words.next() {
      if before[at].lower == "of" { return words.next().map { before[$0].isWord(in: ["one", "any"]) } ?? false }
      guard before[at].isWord(in: fillers) else { return false }
    }
    return false
  }

  /// What may stand between "one of" and the values.
  private static let fillers = [
    "the", "following", "values", "these", "those", "options", "possible", "valid", "allowed", "types", "either",
    "states",
  ]

  /// "`active` and `paused` are also possible values".
  private static func isAlsoPossible(_ run: Run, _ tokens: [Prose.Token]) -> Bool {
    let words = tokens[run.end...].prefix(5).map(\.lower)
    return words.first == "are" && (words.contains("values") || words.contains("allowed") || words.contains("accepted"))
  }

  /// "Only `a` and `b` values allowed", "only `a` and `b` are accepted".
  private static func isAllThatIsAllowed(_ run: Run, _ words: [String], _ tokens: [Prose.Token]) -> Bool {
    words.last == "only"
      && tokens[run.end...].prefix(3).contains { $0.isWord(in: ["allowed", "accepted", "supported", "valid"]) }
  }

  private static func addDeprecations(_ prose: Prose, _ span: SourceSpan, to reading: inout Reading) {
    for note in DeprecationReader.notes(in: prose, span: span) where note.isDeprecation {
      for name in note.names {
        if let index = reading.values.firstIndex(where: { $0.value == name }) {
          reading.values[index].deprecation = note.deprecation
        } else if note.target == .value, note.container == nil {
          // "The values `a` and `b` still work, yet are deprecated": they are values too.
          reading.values.append(EnumerationValue(name, deprecation: note.deprecation))
        }
      }
    }
  }

  private static let timeUnits = [
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
    "year",
    "years", "s", "ms", "m", "h", "d",
  ]

  /// "default: `x`", "default is `x`", "defaults to 20", "`x` is default".
  private static func defaultValue(_ tokens: [Prose.Token]) -> String? {
    for (index, token) in tokens.enumerated() where token.isWord(in: ["default", "defaults"]) {
      var at = index + 1
      let filler = ["is", "to", "value", "the", "it", "being"]
      while at < tokens.count, tokens[at].isWord(in: filler) || tokens[at].isMark(":") || tokens[at].isMark("=") {
        at += 1
      }
      if at < tokens.count, at - index <= 4 {
        let value = tokens[at]
        if value.kind == .code { return unquoted(value.text) }
        if at > index + 1, value.isWord(in: ["true", "false"]) { return value.lower }
        // "Defaults to 6 hours ago" is a time, not the value 6.
        let isTime = at + 1 < tokens.count && tokens[at + 1].isWord(in: timeUnits)
        if at > index + 1, value.kind == .word, value.text.utf8.allSatisfy(\.isDigit), !isTime { return value.text }
      }
      if index >= 2, tokens[index - 1].isWord(in: ["is", "the"]) {
        let subject = tokens[index - 1].isWord("the") && index >= 3 ? tokens[index - 3] : tokens[index - 2]
        if subject.kind == .code { return unquoted(subject.text) }
      }
    }
    return nil
  }
}
