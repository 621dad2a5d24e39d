import APIModel
import DocExtract

/// EXA236: a command whose next line is an option, though nothing continues it. REQ302 says it of calls of curl.
struct BrokenCommand: LintRule {
  let card = RuleCard(
    "EXA236", "broken-command", severity: .error,
    summary: "A line of a command without the backslash that the lines below it have",
    why: "The command ends there; the next line runs as a command of its own.",
    bad: page(""), good: page(#" \"#))

  private static func page(_ end: String) -> String {
    #"""
    # Users API

    To start the server:

    ```shell
    docker run --detach --name users\#(end)
      --publish 8080:8080 \
      example/users
    ```
    """#
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, block) in page.codeBlocks
    where block.info.count >= 2 && block.info.count < 40 {
      let text = document.buffer[block.literal.bounds]
      guard UnclosedQuoteInCommand.isShell(document.buffer[block.info.bounds]), text.holds("\\\n"),
        !text.holds("<<"), let end = Self.end(in: text), !document.isCounterexample(number)
      else { continue }
      let offset = end - text.startIndex
      let place = LiteralMap(document, block: number).range(offset - 1..<offset)
      report.add(
        self, .lost(), at: place,
        fix: LintFix("Add the backslash", [LintFix.Edit(SourceRange(place.end, place.end), " \\")], isSafe: false))
    }
  }

  /// Where the first line ends that a deeper one with an option and a backslash follows, though it has none itself.
  private static func end(in text: ArraySlice<UInt8>) -> Int? {
    var before: ArraySlice<UInt8>?
    var isOfCurl = false
    var isContinued = false
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let line = text[start..<end].trimmingBlanks
      let indentation = line.startIndex - start
      if let before, !isContinued, !isOfCurl, indentation > 0, line.last == UInt8(ascii: "\\"), isOption(line),
        isCommand(before)
      {
        return before.endIndex
      }
      if !isContinued { isOfCurl = false }
      isOfCurl = isOfCurl || line.holds("curl")
      isContinued = line.last == UInt8(ascii: "\\")
      before = line
      start = end + 1
    }
    return nil
  }

  private static func isOption(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "-"), let second = line.dropFirst().first else { return false }
    return second.isLetter || second == UInt8(ascii: "-") && line.dropFirst(2).first?.isLetter == true
  }

  /// Whether a line is one of a command that may end there: no comment, nothing that a shell goes on with by itself.
  private static func isCommand(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, let last = line.last, !first.isOne(of: "#<(:") else { return false }
    // Windows has marks of its own for a line that goes on.
    if last.isOne(of: "|&({;^`:,") { return false }
    return line.contains(UInt8(ascii: " ")) && !line.holds(" #") && UnclosedQuoteInCommand.openQuote(in: line) == nil
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks at both ends.
  fileprivate var trimmingBlanks: ArraySlice<UInt8> {
    let rest = drop(while: \.isBlank)
    guard let last = rest.lastIndex(where: { !$0.isBlank }) else { return rest.prefix(0) }
    return rest[...last]
  }
}

extension LintMessage {
  fileprivate static func lost() -> LintMessage {
    "The next line is an option, but nothing continues this one; add a backslash"
  }
}
