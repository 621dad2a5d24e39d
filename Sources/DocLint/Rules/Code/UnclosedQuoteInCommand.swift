import APIModel
import DocExtract

/// EXA232: a quote in a command that the shell waits for. REQ301 says it of calls of curl.
struct UnclosedQuoteInCommand: LintRule {
  let card = RuleCard(
    "EXA232", "unclosed-quote-in-command", severity: .error,
    summary: "A command with a quote that is never closed",
    why: "The shell waits for the rest, and the command never runs.",
    bad: page("'name=Ada"), good: page("'name=Ada'"))

  private static func page(_ argument: String) -> String {
    """
    # Users API

    The same with a client:

    ```shell
    clerk users --find \(argument)
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, block) in page.codeBlocks
    where block.info.count >= 2 && block.info.count < 40 {
      let text = document.buffer[block.literal.bounds]
      guard Self.isShell(document.buffer[block.info.bounds]),
        text.contains(UInt8(ascii: "\"")) || text.contains(UInt8(ascii: "'")), !text.holds("<<"),
        let quote = Self.loose(in: text), !document.isCounterexample(number)
      else { continue }
      let offset = quote - text.startIndex
      report.add(self, .open(), at: LiteralMap(document, block: number).range(offset..<offset + 1))
    }
  }

  static func isShell(_ info: ArraySlice<UInt8>) -> Bool {
    let count = info.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }.count
    return shells.contains { $0.utf8CodeUnitCount == count && info.begins(with: $0) }
  }

  private static let shells: [StaticString] = ["shell", "bash", "sh", "zsh", "console", "shell-session"]

  /// The quote of the only line that does not close what it opens: where a text goes over several lines, its last line
  /// has an odd quote too.
  private static func loose(in text: ArraySlice<UInt8>) -> Int? {
    var found: (quote: Int, line: Range<Int>)?
    var isContinued = false
    var command: Range<Int>?
    var isCommand = false
    // Where commands stand behind a prompt, other lines are what they answer.
    let hasPrompts = text.starts(with: "$ ".utf8) || text.holds("\n$ ")
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let line = text[start..<end]
      if !isContinued { command = start..<end }
      if let quote = openQuote(in: line) {
        guard found == nil else { return nil }
        found = (quote, start..<end)
        isCommand = command.map { Self.isCommand(text[$0.lowerBound..<end], hasPrompts) } ?? false
      }
      isContinued = line.last { $0 != UInt8(ascii: "\r") } == UInt8(ascii: "\\")
      start = end + 1
    }
    guard let found, isCommand, isPlausible(found.quote, text[found.line]) else { return nil }
    return found.quote
  }

  /// The quote that is open at the end of a line.
  static func openQuote(in line: ArraySlice<UInt8>) -> Int? {
    var open: Int?
    var at = line.startIndex
    while at < line.endIndex {
      let byte = line[at]
      if let quote = open {
        if byte == line[quote] {
          open = nil
        } else if byte == UInt8(ascii: "\\"),
          line[quote] == UInt8(ascii: "\"") || quote > line.startIndex && line[quote - 1] == UInt8(ascii: "$")
        {
          at += 1
        }
      } else {
        switch byte {
        case UInt8(ascii: "\\"): at += 1
        case UInt8(ascii: "\""), UInt8(ascii: "'"): open = at
        case UInt8(ascii: "#") where at == line.startIndex || line[at - 1].isBlank: return nil
        default: break
        }
      }
      at += 1
    }
    return open
  }

  /// Whether a text begins as a command does, and not as an answer or a sentence; calls of curl are not for here.
  private static func isCommand(_ text: ArraySlice<UInt8>, _ hasPrompts: Bool) -> Bool {
    var rest = text.drop(while: \.isBlank)
    if hasPrompts {
      guard rest.starts(with: "$ ".utf8) else { return false }
      rest = rest.dropFirst(2)
    }
    // Three blanks in a row stand between the columns of an answer.
    let first = rest.prefix { $0 != UInt8(ascii: "\n") }
    if rest.holds("curl ") || rest.holds("...") || rest.holds("…") || first.holds("   ") {
      return false
    }
    let word = rest.prefix { $0.isWord || $0.isOne(of: "./-~") }
    guard let letter = word.first, !letter.isDigit, word.endIndex < rest.endIndex else { return false }
    // An assignment.
    if rest[word.endIndex] == UInt8(ascii: "=") { return true }
    return rest[word.endIndex] == UInt8(ascii: " ")
      && !word.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
      && word.last != UInt8(ascii: ".")
  }

  /// Whether an odd quote begins a text or ends one that nothing began: no apostrophe, no inch.
  private static func isPlausible(_ quote: Int, _ line: ArraySlice<UInt8>) -> Bool {
    guard quote > line.startIndex else { return false }
    let before = line[quote - 1]
    if line[quote] == UInt8(ascii: "'") {
      return before.isBlank || before.isOne(of: "=:({[,") || line[(quote + 1)...].allSatisfy(\.isBlank)
    }
    return !before.isDigit
  }
}

extension LintMessage {
  fileprivate static func open() -> LintMessage { "Quote in a command is never closed; the shell waits for more" }
}
