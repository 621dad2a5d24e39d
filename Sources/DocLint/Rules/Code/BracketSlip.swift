import APIModel

/// The one bracket of a piece of code that is off, where all others are whole without it.
struct BracketSlip {
  enum Kind {
    case unopened
    case wrong(open: CodeBracket)
    case unclosed
  }

  var kind: Kind
  var bracket: CodeBracket
  /// Where somebody mends it.
  var place: Int

  /// Nil where the code is whole, or so far from it that it may be a part of something.
  init?(_ scan: CodeScan, _ language: CodeLanguage) {
    let brackets = scan.brackets
    var open: [Int] = []
    for (number, bracket) in brackets.enumerated() {
      if bracket.opens {
        open.append(number)
      } else if let last = open.last, bracket.closes(brackets[last]) {
        open.removeLast()
      } else {
        let text = scan.bare
        self.init(brackets, number, open, text)
        guard isCertain(scan.gaps, text) else { return nil }
        return
      }
    }
    guard open.count == 1, let first = open.first else { return nil }
    let text = scan.bare
    self.init(unclosed: first, brackets, text, language)
    guard isCertain(scan.gaps, text) else { return nil }
  }

  /// Whether nothing is left out, or the slip is one of a single line without a gap.
  private func isCertain(_ gaps: [Int], _ text: ArraySlice<UInt8>) -> Bool {
    if gaps.isEmpty { return true }
    let line = CodeLine(text, at: place)
    if gaps.contains(where: { $0 >= line.start && $0 <= line.end }) { return false }
    switch kind {
    case .unopened: return true
    case .wrong(let open): return open.offset >= line.start
    case .unclosed: return bracket.offset >= line.start
    }
  }

  /// A bracket that does not close what is open.
  private init?(_ brackets: [CodeBracket], _ number: Int, _ open: [Int], _ text: ArraySlice<UInt8>) {
    let bracket = brackets[number]
    let rest = brackets[(number + 1)...]
    let line = CodeLine(text, at: bracket.offset)
    if Self.isWhole(open.map { brackets[$0] }, rest) {
      // The end of something that a block above begins stands on a line of its own, or behind a last bracket.
      let beside = brackets[..<number].reversed().prefix { $0.offset >= line.start }
      let isBeside =
        beside.count > 1 || beside.contains { $0.opens || $0.byte == bracket.byte && $0.offset + 1 == bracket.offset }
      guard isBeside || Self.repeats(number, brackets, line, text) else { return nil }
      self.init(kind: .unopened, bracket: bracket, place: bracket.offset)
      return
    }
    guard let last = open.last else { return nil }
    if Self.isWhole(open.dropLast().map { brackets[$0] }, rest) {
      self.init(kind: .wrong(open: brackets[last]), bracket: bracket, place: bracket.offset)
      return
    }
    guard open.count >= 2, bracket.closes(brackets[open[open.count - 2]]),
      Self.isWhole(open.dropLast(2).map { brackets[$0] }, rest)
    else { return nil }
    self.init(kind: .unclosed, bracket: brackets[last], place: bracket.offset)
  }

  private init(kind: Kind, bracket: CodeBracket, place: Int) {
    self.kind = kind
    self.bracket = bracket
    self.place = place
  }

  /// Whether some brackets close all that is open, and all that they open themselves.
  private static func isWhole(_ open: [CodeBracket], _ rest: ArraySlice<CodeBracket>) -> Bool {
    var open = open
    for bracket in rest {
      if bracket.opens {
        open.append(bracket)
      } else if let last = open.last, bracket.closes(last) {
        open.removeLast()
      } else {
        return false
      }
    }
    return open.isEmpty
  }

  /// Whether a bracket on a line of its own stands below an equal one that closed something, as deep as that.
  private static func repeats(
    _ number: Int, _ brackets: [CodeBracket], _ line: CodeLine, _ text: ArraySlice<UInt8>
  ) -> Bool {
    guard number > 0, case let before = brackets[number - 1], before.byte == brackets[number].byte else { return false }
    let above = CodeLine(text, at: before.offset)
    guard above.indentation == line.indentation, text[above.start..<before.offset].allSatisfy(\.isBlank),
      text[line.start..<brackets[number].offset].allSatisfy(\.isBlank)
    else { return false }
    // What the one above closes stands as deep: the lines are set as they are nested.
    var depth = 0
    for other in brackets[..<number].reversed() {
      depth += other.opens ? -1 : 1
      if depth == 0 { return CodeLine(text, at: other.offset).indentation == above.indentation }
    }
    return false
  }

  /// A bracket that is open at the end, where lines that begin something else show that it was to be closed.
  private init?(
    unclosed number: Int, _ brackets: [CodeBracket], _ text: ArraySlice<UInt8>, _ language: CodeLanguage
  ) {
    let bracket = brackets[number]
    let own = CodeLine(text, at: bracket.offset)
    let isBody = bracket.byte == UInt8(ascii: "{") && !Self.isValue(bracket, text, language)
    /// Whether a statement can't end within the bracket.
    let isOfOne = !isBody && language != .python && language != .ruby && !Self.isLoop(bracket, text)
    // The last line of code that may belong to it.
    var last = own
    var isDeep = false
    var next = number + 1
    var depth = 0
    var start = own.start
    while start < text.endIndex {
      let line = CodeLine(text, at: start)
      start = line.end + 1
      while next < brackets.count, brackets[next].offset < line.end {
        depth += brackets[next].opens ? 1 : -1
        next += 1
      }
      if line.isEmpty { continue }
      // A type in braces has members that end so, on lines of their own.
      if isOfOne, depth == 0, text[line.lastSign(text)] == UInt8(ascii: ";"),
        bracket.byte != UInt8(ascii: "{") || line.start == own.start
      {
        self.init(kind: .unclosed, bracket: bracket, place: line.lastSign(text))
        return
      }
      if line.start == own.start { continue }
      if line.indentation > own.indentation {
        isDeep = true
      } else if line.begins(text), !last.goesOn(text), !isBody || isDeep {
        self.init(kind: .unclosed, bracket: bracket, place: last.lastSign(text))
        return
      } else if isBody, line.begins(text) {
        return nil
      }
      last = line
    }
    guard !isBody, !last.goesOn(text) else { return nil }
    if last.start == own.start {
      // A call on one line that closes something else, or ends with its string.
      let end = text[last.lastSign(text)]
      guard end.isOne(of: ")]}\"'"), last.lastSign(text) > bracket.offset + 1 else { return nil }
    } else {
      // `foo(() => {` and `}`: what stood beside it is closed.
      guard let closing = brackets.last, closing.offset >= last.start,
        text[last.start..<closing.offset].allSatisfy({ $0.isBlank }),
        last.indentation == own.indentation, number + 1 < brackets.count,
        brackets[number + 1].offset <= own.end
      else { return nil }
    }
    self.init(kind: .unclosed, bracket: bracket, place: last.lastSign(text))
  }

  /// Whether a brace begins a value: no statements stand in it.
  private static func isValue(_ bracket: CodeBracket, _ text: ArraySlice<UInt8>, _ language: CodeLanguage) -> Bool {
    if language == .python { return true }
    guard let before = text[..<bracket.offset].last(where: { !$0.isBlank }) else { return false }
    return before.isOne(of: "=(,[?")
  }

  private static func isLoop(_ bracket: CodeBracket, _ text: ArraySlice<UInt8>) -> Bool {
    let line = text[..<bracket.offset].reversed().drop(while: \.isBlank).prefix { $0.isLetter }
    return line.elementsEqual("rof".utf8)
  }
}

/// A line of code.
private struct CodeLine {
  var start: Int
  var end: Int
  var indentation: Int
  var isEmpty: Bool { start + indentation >= end }

  init(_ text: ArraySlice<UInt8>, at offset: Int) {
    var start = offset
    while start > text.startIndex, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    self.start = start
    end = text[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
    indentation = text[start..<end].prefix(while: \.isBlank).count
  }

  /// The last sign that is no blank.
  func lastSign(_ text: ArraySlice<UInt8>) -> Int {
    text[start..<end].lastIndex { !$0.isBlank } ?? start
  }

  /// Whether the next line belongs to this one: it ends with a comma, an operator or an open bracket.
  func goesOn(_ text: ArraySlice<UInt8>) -> Bool {
    text[lastSign(text)].isOne(of: ",([{+-*/=|&:\\.?<>%")
  }

  /// Whether the line begins something of its own, and goes on with nothing above.
  func begins(_ text: ArraySlice<UInt8>) -> Bool {
    let line = text[(start + indentation)..<end]
    guard let first = line.first, first.isLetter || first.isOne(of: "_$@") else { return false }
    let word = String(decoding: line.prefix { $0.isWord }, as: UTF8.self)
    if ["and", "or", "not", "in", "is", "if", "else", "for", "as", "where", "case", "default", "end"].contains(word) {
      return false
    }
    // A label, or a member of what may be open.
    return line.dropFirst(word.utf8.count).first != UInt8(ascii: ":")
  }
}
