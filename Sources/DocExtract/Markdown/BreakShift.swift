import APIModel

/// How far the positions of a paragraph's inlines are off behind lines that end with a backslash: the parser counts the
/// next line as the rest of the one before (cmark-gfm 0.29).
struct BreakShift {
  var lines: Int32 = 0
  var columns: Int32 = 0

  /// Passes a hard break.
  /// - Parameters:
  ///   - line: The page's line that it ends, from 1 on.
  ///   - next: The line behind it.
  mutating func pass(_ source: SourceText, _ line: Int, _ next: Int) {
    guard line > 0, next <= source.lineCount else { return }
    let bounds = source.lineRange(line)
    let text = source.bytes[bounds]
    guard let last = text.lastIndex(where: { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }),
      text[last] == UInt8(ascii: "\\")
    else {
      // Blanks make the break, which the parser counts rightly.
      columns = 0
      return
    }
    let below = source.bytes[source.lineRange(next)]
    // Behind indentation and the marks of quotes.
    let content = below.firstIndex { !$0.isBlank && $0 != UInt8(ascii: ">") } ?? below.endIndex
    // The parser goes on behind the backslash and the line's end, columns counted from 1.
    let counted = Int32(clamping: last - bounds.lowerBound + 1) - columns + 2
    lines += 1
    columns = Int32(clamping: content - below.startIndex + 1) - counted
  }
}
