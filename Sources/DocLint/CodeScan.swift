import APIModel

/// Reads the brackets of code; linear in it.
struct CodeScan {
  private(set) var brackets: [CodeBracket] = []
  /// Where `...` says that something is left out.
  private(set) var gaps: [Int] = []
  private var comments: [Range<Int>] = []
  /// Strings that go over a line's end.
  private var longStrings: [Range<Int>] = []

  private let text: ArraySlice<UInt8>
  private let language: CodeLanguage
  private var at: Int
  /// How many braces are open in each template that the code stands in, from the outside.
  private var templates: [Int] = []

  /// Nil where the code holds what can't be read for certain.
  init?(_ text: ArraySlice<UInt8>, _ language: CodeLanguage) {
    self.text = text
    self.language = language
    at = text.startIndex
    while at < text.endIndex {
      guard step() else { return nil }
    }
    guard templates.isEmpty else { return nil }
  }

  /// The code with blanks for its comments, and each string on one line.
  var bare: ArraySlice<UInt8> {
    var bare = text
    for comment in comments {
      for at in comment where bare[at] != UInt8(ascii: "\n") { bare[at] = UInt8(ascii: " ") }
    }
    for string in longStrings {
      for at in string where bare[at] == UInt8(ascii: "\n") { bare[at] = UInt8(ascii: "'") }
    }
    return bare
  }

  private func holds(_ word: StaticString) -> Bool { text[at...].begins(with: word) }

  /// Reads the next sign, string or comment; false for what can't be read.
  private mutating func step() -> Bool {
    let byte = text[at]
    switch byte {
    case UInt8(ascii: "[") where language == .lua && (holds("[[") || holds("[=")):
      return holds("[[") && skip(to: "]]", from: at + 2)
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ")"), UInt8(ascii: "]"):
      brackets.append(CodeBracket(byte: byte, offset: at))
    case UInt8(ascii: "{"):
      if let last = templates.indices.last { templates[last] += 1 }
      brackets.append(CodeBracket(byte: byte, offset: at))
    case UInt8(ascii: "}"):
      if let last = templates.indices.last {
        if templates[last] == 0 {
          templates.removeLast()
          at += 1
          return template()
        }
        templates[last] -= 1
      }
      brackets.append(CodeBracket(byte: byte, offset: at))
    case UInt8(ascii: "."): if holds("..."), !isSpread { gaps.append(at) }
    // `…`
    case 0xE2: if holds("…") { gaps.append(at) }
    case UInt8(ascii: "#"): return sign()
    case UInt8(ascii: "-"): if language == .lua, holds("--") { return dashes() }
    case UInt8(ascii: "/"): return slash()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quote(byte)
    case UInt8(ascii: "`"):
      if language == .script {
        at += 1
        return template()
      }
      guard language == .go else { return false }
      return skip(to: "`", from: at + 1)
    case UInt8(ascii: "<"):
      // What is not closed in HTML is no matter of code; a document within has its own quotes.
      if language == .php, holds("<<<") || isTag { return false }
      if language == .ruby, holds("<<"), opensDocument { return false }
      if language == .script, isTag { return false }
    case UInt8(ascii: "?"): if language == .php, holds("?>"), at + 3 < text.endIndex { return false }
    case UInt8(ascii: "="): if language == .ruby, holds("=begin") { return false }
    case UInt8(ascii: "%"): if language == .ruby { return isDivision && plain() }
    default: break
    }
    return plain()
  }

  private mutating func plain() -> Bool {
    at += 1
    return true
  }

  /// `<div` or `</div`, as no comparison looks.
  private var isTag: Bool {
    guard at + 1 < text.endIndex else { return false }
    if text[at + 1] == UInt8(ascii: "/") { return true }
    if !text[at + 1].isLetter { return false }
    // A type's parameters stand behind its name.
    return at == text.startIndex || !text[at - 1].isWord && language == .php
      || text[at - 1].isOne(of: "\n (=>") && text[at...].prefix(80).prefix { $0 != UInt8(ascii: "\n") }.holds("</")
  }

  /// Whether `<<` begins a document of Ruby, and appends nothing.
  private var opensDocument: Bool {
    guard at + 2 < text.endIndex else { return false }
    let next = text[at + 2]
    return next.isOne(of: "~-'\"") || next >= UInt8(ascii: "A") && next <= UInt8(ascii: "Z")
  }

  /// `...rest`, and `rest...` of Go: no place where something is left out.
  private var isSpread: Bool {
    // `call(...)` leaves out values, and no bracket.
    if at > text.startIndex, text[at - 1].isOne(of: "([{") { return true }
    guard at + 3 < text.endIndex else { return false }
    let next = text[at + 3]
    if next.isWord || next == UInt8(ascii: "$") { return true }
    if next.isOne(of: "{[(") { return language == .script }
    return language == .go && at > text.startIndex && (text[at - 1].isWord || text[at - 1] == UInt8(ascii: "]"))
  }

  /// `%` between blanks is a division; Ruby's lists and strings have a sign behind it.
  private var isDivision: Bool { at + 1 < text.endIndex && text[at + 1].isBlank }

  private mutating func sign() -> Bool {
    switch language {
    case .python, .ruby: return comment()
    // `#[Route]` is an attribute.
    case .php: return at + 1 < text.endIndex && text[at + 1] == UInt8(ascii: "[") ? plain() : comment()
    default: return plain()
    }
  }

  /// A comment of Lua.
  private mutating func dashes() -> Bool {
    let start = at
    guard holds("--[[") else { return comment() }
    guard skip(to: "]]", from: at + 4, isComment: true) else { return false }
    note(comment: start..<at)
    return true
  }

  private mutating func comment() -> Bool {
    let end = text[at...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
    note(comment: at..<end)
    at = end
    return true
  }

  private mutating func slash() -> Bool {
    switch language {
    case .python, .lua: return plain()
    case .ruby: return startsPattern ? pattern() : plain()
    default: break
    }
    if holds("//") { return comment() }
    if holds("/*") {
      let start = at
      guard skip(to: "*/", from: at + 2, isComment: true) else { return false }
      note(comment: start..<at)
      return true
    }
    return language == .script && startsPattern ? pattern() : plain()
  }

  /// Whether no value stands before a slash, so that it divides nothing.
  private var startsPattern: Bool {
    let before = text[..<at].last { !$0.isBlank }
    guard let before else { return true }
    if before.isOne(of: "(,=:[!&|?{};+~\n") { return true }
    let line = text[..<at].suffix(12)
    return line.holds("return ") || language == .ruby && line.holds("when ")
  }

  private mutating func pattern() -> Bool {
    var isInClass = false
    at += 1
    while at < text.endIndex {
      switch text[at] {
      case UInt8(ascii: "\n"): return false
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass: return plain()
      default: break
      }
      at += 1
    }
    return false
  }

  /// Goes behind the next such sign.
  private mutating func skip(to end: StaticString, from start: Int, isComment: Bool = false) -> Bool {
    guard start <= text.endIndex else { return false }
    let bytes = end.withUTF8Buffer { Array($0) }
    guard let found = text[start...].firstRange(ofBytes: bytes) else { return false }
    if !isComment { note(at..<found.upperBound) }
    at = found.upperBound
    return true
  }

  private mutating func note(_ string: Range<Int>) {
    if text[string].contains(UInt8(ascii: "\n")) { longStrings.append(string) }
  }

  /// "The rest goes here ...": the code may be cut.
  private mutating func note(comment: Range<Int>) {
    comments.append(comment)
    if text[comment].holds("...") || text[comment].holds("…") { gaps.append(comment.lowerBound) }
  }

  /// Reads a template's text to its end, or to a value in it.
  private mutating func template() -> Bool {
    let start = at
    while at < text.endIndex {
      switch text[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "`"):
        note(start..<at)
        return plain()
      case UInt8(ascii: "$") where at + 1 < text.endIndex && text[at + 1] == UInt8(ascii: "{"):
        note(start..<at)
        templates.append(0)
        at += 2
        return true
      default: break
      }
      at += 1
    }
    return false
  }

  private mutating func quote(_ mark: UInt8) -> Bool {
    let isSingle = mark == UInt8(ascii: "'")
    if !isSingle, holds("\"\"\"") { return long("\"\"\"") }
    if isSingle, language == .python, holds("'''") { return long("'''") }
    if isSingle, language == .rust { return character() }
    let before = at > text.startIndex ? text[at - 1] : 0
    if !isSingle, language == .csharp {
      if before == UInt8(ascii: "@") { return verbatim() }
    }
    if !isSingle, language == .rust, before == UInt8(ascii: "#") || before == UInt8(ascii: "r") { return raw() }
    let isLong = language == .php || language == .rust
    let start = at
    at += 1
    while at < text.endIndex {
      switch text[at] {
      case mark:
        note(start..<at)
        return plain()
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "\n") where !isLong: return false
      // A value in a string may hold strings of its own.
      case UInt8(ascii: "{") where !isSingle && hasValues(before, start) && holdsQuote(): return false
      default: break
      }
      at += 1
    }
    return false
  }

  private func hasValues(_ before: UInt8, _ start: Int) -> Bool {
    switch language {
    case .ruby: text[at - 1] == UInt8(ascii: "#")
    case .csharp: before == UInt8(ascii: "$")
    default: false
    }
  }

  /// Whether a quote stands before the brace that closes.
  private func holdsQuote() -> Bool {
    text[at...].prefix { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\n") }.contains(UInt8(ascii: "\""))
  }

  private mutating func long(_ marks: StaticString) -> Bool {
    switch language {
    case .python, .java, .csharp: skip(to: marks, from: at + 3)
    default: plain()
    }
  }

  /// `@"…"` of C#, in which `""` is a quote.
  private mutating func verbatim() -> Bool {
    let start = at
    at += 1
    while at < text.endIndex {
      if text[at] == UInt8(ascii: "\"") {
        if at + 1 < text.endIndex, text[at + 1] == UInt8(ascii: "\"") {
          at += 1
        } else {
          note(start..<at)
          return plain()
        }
      }
      at += 1
    }
    return false
  }

  /// `r#"…"#` of Rust.
  private mutating func raw() -> Bool {
    let signs = text[..<at].reversed().prefix { $0 == UInt8(ascii: "#") }.count
    guard text[..<at].dropLast(signs).last == UInt8(ascii: "r") else { return false }
    return skip(to: signs == 0 ? "\"" : signs == 1 ? "\"#" : "\"##", from: at + 1)
  }

  /// `'a'` of Rust, or a lifetime.
  private mutating func character() -> Bool {
    guard at + 2 < text.endIndex else { return plain() }
    if text[at + 1] == UInt8(ascii: "\\") { return skip(to: "'", from: at + 3) }
    if text[at + 2] == UInt8(ascii: "'") {
      at += 3
      return true
    }
    return plain()
  }
}
