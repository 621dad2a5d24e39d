import APIModel
import DocExtract

/// EXA238: two arguments, or two members of a dictionary, on two lines without a comma between them.
struct MissingCommaInCode: LintRule {
  let card = RuleCard(
    "EXA238", "missing-comma-in-code", severity: .error,
    summary: "Two arguments or members in a sample of code without a comma between them",
    why: "Who pastes the code gets a syntax error.",
    bad: page(""), good: page(","))

  private static func page(_ end: String) -> String {
    """
    # Users API

    A user is found by name:

    ```python
    answer = requests.get(
        "https://example.com/users"\(end)
        params={"name": "Ada"},
    )
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, block) in page.codeBlocks {
      let literal = document.buffer[block.literal.bounds]
      let info = document.buffer[block.info.bounds]
      guard let language = info.isEmpty ? CodeLanguage(text: literal) : CodeLanguage(info: info),
        // The members of a type in TypeScript need none.
        language == .python || language == .script && !info.starts(with: "t".utf8)
      else { continue }
      guard Self.mayLack(literal) else { continue }
      let code = language == .python ? UnbalancedBracketInCode.withoutAnswers(literal) : literal
      guard let scan = CodeScan(code, language), let end = Self.end(scan, language),
        !document.isCounterexample(number)
      else { continue }
      let offset = end - literal.startIndex
      let place = LiteralMap(document, block: number).range(offset..<offset + 1)
      report.add(
        self, .comma(), at: place,
        fix: LintFix("Add the comma", [LintFix.Edit(SourceRange(place.end, place.end), ",")], isSafe: false))
    }
  }

  /// The last sign of the first line that lacks its comma.
  private static func end(_ scan: CodeScan, _ language: CodeLanguage) -> Int? {
    let brackets = scan.brackets
    guard brackets.contains(where: \.opens) else { return nil }
    let text = scan.bare
    var open: [CodeBracket] = []
    var next = 0
    var before: Range<Int>?
    var found: Int?
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let line = text[start..<end].drop(while: \.isBlank)
      if let last = line.lastIndex(where: { !$0.isBlank }) {
        // `open` holds what is open where the line begins.
        if found == nil, let before, let bracket = open.last, isMember(line, bracket, language),
          endsValue(text[before]), !scan.gaps.contains(where: { $0 >= before.lowerBound && $0 < end })
        {
          found = before.upperBound - 1
        }
        before = line.startIndex..<last + 1
      }
      while next < brackets.count, brackets[next].offset < end {
        if brackets[next].opens {
          open.append(brackets[next])
        } else if let last = open.last, brackets[next].closes(last) {
          open.removeLast()
        } else {
          return nil
        }
        next += 1
      }
      start = end + 1
    }
    // Where a bracket is lost, the lines are no members.
    return open.isEmpty ? found : nil
  }

  /// Whether any line begins as a member does, below one that does not end with a comma or an open bracket. The lines
  /// are few in most samples, and reading its brackets costs more.
  private static func mayLack(_ text: ArraySlice<UInt8>) -> Bool {
    var last = UInt8(ascii: ",")
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let line = text[start..<end].drop { $0.isBlank || $0 == UInt8(ascii: ".") }
      if !last.isOne(of: ",([{"), opening(of: line) != nil { return true }
      last = line.last { !$0.isBlank } ?? last
      start = end + 1
    }
    return false
  }

  /// The bracket that a line stands in which begins with `name=` or with a string and a colon.
  private static func opening(of line: ArraySlice<UInt8>) -> UInt8? {
    guard let first = line.first else { return nil }
    if first.isLetter || first == UInt8(ascii: "_") {
      let rest = line.drop(while: \.isWord)
      return rest.first == UInt8(ascii: "=") && rest.dropFirst().first != UInt8(ascii: "=") ? UInt8(ascii: "(") : nil
    }
    guard first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"),
      let close = line.dropFirst().firstIndex(of: first), !line[..<close].contains(UInt8(ascii: "\\"))
    else { return nil }
    return line[(close + 1)...].drop(while: \.isBlank).first == UInt8(ascii: ":") ? UInt8(ascii: "{") : nil
  }

  /// Whether a line begins an argument with a name in a call, or a member between braces.
  private static func isMember(_ line: ArraySlice<UInt8>, _ bracket: CodeBracket, _ language: CodeLanguage) -> Bool {
    opening(of: line) == bracket.byte && (bracket.byte == UInt8(ascii: "{") || language == .python)
  }

  /// Whether a line ends with a value, behind which only a comma or a bracket may stand.
  private static func endsValue(_ line: ArraySlice<UInt8>) -> Bool {
    guard let last = line.last else { return false }
    if last.isOne(of: "\"')]}") { return true }
    guard last.isWord, last < 0x80 else { return false }
    let word = line.reversed().prefix { $0.isWord }.reversed()
    return ![
      "and", "or", "not", "in", "is", "if", "else", "for", "lambda", "await", "yield", "return", "new", "typeof",
      "case",
    ].contains { word.elementsEqual($0.utf8) }
  }
}

extension LintMessage {
  fileprivate static func comma() -> LintMessage { "No comma between this value and the next line's" }
}
