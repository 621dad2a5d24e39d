/// A command line as a shell would split it, with the place of every word.
public struct ShellCommand: Hashable, Sendable {
  public struct Word: Hashable, Sendable {
    /// The word after quotes and escapes are resolved.
    public var text: String
    /// Byte offsets in the text that was read, quotes included.
    public var range: Range<Int>
  }

  /// What a shell would stumble over.
  public struct Problem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case unclosedQuote
      /// A backslash with blanks after it does not continue the line.
      case brokenContinuation
      /// A `&` outside quotes ends the command.
      case unquotedAmpersand
    }
    public var kind: Kind
    public var range: Range<Int>
  }

  public var words: [Word]
  public var problems: [Problem]
  public var range: Range<Int>
  /// Whether a pipe writes into the command.
  var isFed = false
  /// What it writes, where that is a text: `echo '{"a": 1}' | …`.
  var input: Word?
}

/// Splits a shell sample into commands: quotes, escapes, continued lines, comments, pipes, here-documents inside `$(…)`.
/// Nothing is expanded. Linear in the text; any text is read.
struct ShellReader {
  private let bytes: [UInt8]
  private var at: Int
  private var words: [ShellCommand.Word] = []
  /// The word that is read, as far as it is; kept for its room.
  private var text: [UInt8] = []
  private var problems: [ShellCommand.Problem] = []
  /// Whether the command before ended in a pipe, and the text that it writes.
  private var isFed = false
  private var input: ShellCommand.Word?

  private init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    at = start
  }

  static func commands(in bytes: [UInt8]) -> [ShellCommand] {
    var commands: [ShellCommand] = []
    var reader = ShellReader(bytes, from: 0)
    while let command = reader.nextCommand() { commands.append(command) }
    return commands
  }

  private mutating func nextCommand() -> ShellCommand? {
    words = []
    problems = []
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        at += 1
      case UInt8(ascii: "\n") where words.isEmpty && isFed:
        // A pipe at the end of a line goes on.
        at += 1
      case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "|"):
        at += 1
        let isPipe = byte == UInt8(ascii: "|") && (at == bytes.count || bytes[at] != byte)
        if let command = finished(isPipe: isPipe) { return command }
      case UInt8(ascii: "&"):
        at += 1
        if let command = finished() { return command }
      case UInt8(ascii: "#"):
        skipLine()
      case UInt8(ascii: "\\") where continuationEnd() != nil:
        at = continuationEnd() ?? at + 1
      case UInt8(ascii: "^") where optionOnNextLine() != nil, UInt8(ascii: "`") where optionOnNextLine() != nil:
        at = optionOnNextLine() ?? at + 1
      default:
        readWord()
      }
    }
    return finished()
  }

  private mutating func finished(isPipe: Bool = false) -> ShellCommand? {
    guard let first = words.first, let last = words.last else { return nil }
    let command = ShellCommand(
      words: words, problems: problems, range: first.range.lowerBound..<last.range.upperBound, isFed: isFed,
      input: input)
    isFed = isPipe
    let texts = isPipe ? words.drop { ["$", "%", ">"].contains($0.text) } : []
    input = texts.count == 2 && ["echo", "printf"].contains(texts.first?.text) ? texts.last : nil
    return command
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
  }

  /// The offset after `\` and its line end, or nil where the backslash continues nothing. Blanks between are a problem
  /// that a shell would not forgive, but the reader of the sample does.
  private mutating func continuationEnd() -> Int? {
    var end = at + 1
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    guard end == bytes.count || bytes[end] == UInt8(ascii: "\n") else { return nil }
    let isCarriageReturn = end == at + 2 && bytes[at + 1] == UInt8(ascii: "\r")
    if end > at + 1, !isCarriageReturn {
      let problem = ShellCommand.Problem(kind: .brokenContinuation, range: at..<end)
      if problems.last != problem { problems.append(problem) }
    }
    return min(end + 1, bytes.count)
  }

  /// The offset of an option that begins the next line: what cmd.exe's caret and PowerShell's backtick at a line's end
  /// continue.
  private func optionOnNextLine() -> Int? {
    var next = at + 1
    if next < bytes.count, bytes[next] == UInt8(ascii: "\r") { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "\n") else { return nil }
    next += 1
    while next < bytes.count, bytes[next].isBlank { next += 1 }
    return next < bytes.count && bytes[next] == UInt8(ascii: "-") ? next : nil
  }

  private mutating func readWord() {
    let start = at
    // As many as most commands have.
    if words.isEmpty { words.reserveCapacity(8) }
    if let (text, end) = simpleWord() {
      at = end
      words.append(ShellCommand.Word(text: String(decoding: bytes[text], as: UTF8.self), range: start..<end))
      return
    }
    text.removeAll(keepingCapacity: true)
    word: while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        break word
      case UInt8(ascii: ";"), UInt8(ascii: "|"):
        break word
      case UInt8(ascii: "&"):
        // In a URL the writer meant the next query parameter.
        guard text.contains(UInt8(ascii: "?")), at + 1 < bytes.count, bytes[at + 1].isWord else { break word }
        problems.append(ShellCommand.Problem(kind: .unquotedAmpersand, range: at..<at + 1))
        text.append(byte)
        at += 1
      case UInt8(ascii: "'"):
        readQuoted(byte)
      case UInt8(ascii: "\""):
        readQuoted(byte)
      case UInt8(ascii: "\\"):
        if let end = continuationEnd() {
          at = end
          break word
        }
        if at + 1 < bytes.count { text.append(bytes[at + 1]) }
        at = min(at + 2, bytes.count)
      case UInt8(ascii: "$") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "("):
        readSubstitution()
      case UInt8(ascii: "$") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "'"):
        at += 1
        readEscaped()
      default:
        let from = at
        while at < bytes.count, Self.isPlain(bytes[at]) { at += 1 }
        // A byte that means something elsewhere stands for itself here.
        if at == from { at += 1 }
        text += bytes[from..<at]
      }
    }
    words.append(ShellCommand.Word(text: String(decoding: text, as: UTF8.self), range: start..<at))
  }

  /// A word without anything that a shell would take for more than text, or one in a pair of quotes; nearly all are.
  private func simpleWord() -> (text: Range<Int>, end: Int)? {
    var end = at
    let quote = bytes[at]
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      while end < bytes.count, Self.isPlain(bytes[end]) { end += 1 }
      return end > at && endsWord(end) ? (at..<end, end) : nil
    }
    end += 1
    while end < bytes.count, bytes[end] != quote {
      if bytes[end] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { return nil }
      end += 1
    }
    return end < bytes.count && endsWord(end + 1) ? (at + 1..<end, end + 1) : nil
  }

  private func endsWord(_ end: Int) -> Bool {
    guard end < bytes.count else { return true }
    switch bytes[end] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: ";"),
      UInt8(ascii: "|"):
      return true
    default: return false
    }
  }

  /// Whether a byte of a word means nothing to a shell.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: ";"),
      UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
      UInt8(ascii: "$"):
      false
    default: true
    }
  }

  /// `$'Don\'t'`: a backslash says what it does in C (POSIX.1-2024, XCU 2.2.4).
  private mutating func readEscaped() {
    let start = at
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "'") {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
        switch bytes[at + 1] {
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(bytes[at + 1])
        default: text += [bytes[at], bytes[at + 1]]
        }
        at += 2
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    if at < bytes.count {
      at += 1
    } else {
      problems.append(ShellCommand.Problem(kind: .unclosedQuote, range: start..<start + 1))
    }
  }

  private mutating func readQuoted(_ quote: UInt8) {
    let start = at
    at += 1
    while at < bytes.count, bytes[at] != quote {
      if quote == UInt8(ascii: "\""), bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
        switch bytes[at + 1] {
        case UInt8(ascii: "\n"): break
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"): text.append(bytes[at + 1])
        default: text += [bytes[at], bytes[at + 1]]
        }
        at += 2
      } else {
        let from = at
        at += 1
        while at < bytes.count, bytes[at] != quote, bytes[at] != UInt8(ascii: "\\") { at += 1 }
        text += bytes[from..<at]
      }
    }
    if at < bytes.count {
      at += 1
    } else {
      problems.append(ShellCommand.Problem(kind: .unclosedQuote, range: start..<start + 1))
    }
  }

  /// `$( … )` stays one word with its text as it stands.
  private mutating func readSubstitution() {
    let start = at
    var depth = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "(") { depth += 1 }
      if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
      at += 1
      if depth == 0, at > start + 1 { break }
    }
    text += bytes[start..<at]
  }
}
