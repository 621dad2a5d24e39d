import APIModel

/// The source lines that a range covers, ready to be shown: harmless, tabs as four blanks, long lines cut around the
/// range.
struct SourceExcerpt {
  struct Line {
    /// Nil for the gap where lines were left out.
    var number: Int?
    var before = ""
    var marked = ""
    var after = ""
    /// Whether a mark belongs under the line; a mark of no width is a place between two characters.
    var isMarked = true

    var text: String { before + marked + after }
  }

  let lines: [Line]

  private static let shownLines = 6

  /// - Parameter width: how many columns a line may take.
  init(_ range: SourceRange, in source: SourceText, width: Int = 100) {
    let first = Int(range.start.line)
    var last = Int(range.end.line)
    if last > first, range.end.column <= 1 { last -= 1 }
    guard first >= 1, first <= source.lineCount else {
      lines = []
      return
    }
    last = min(max(first, last), source.lineCount)
    // Not walked through where there are many: a range may span a file of any length.
    let numbers: [Int?] =
      last - first < Self.shownLines
      ? Array(first...last) : Array(first..<first + Self.shownLines - 2) + [nil, last]
    lines = numbers.map { number in
      number.map { Self.line($0, of: range, in: source, width: width) } ?? Line(number: nil, isMarked: false)
    }
  }

  private static func line(_ number: Int, of range: SourceRange, in source: SourceText, width: Int) -> Line {
    let bytes = source.lineRange(number)
    var start = bytes.lowerBound
    var end = bytes.upperBound
    if number == Int(range.start.line) {
      start = source.offset(of: range.start)
    } else {
      // The blanks that indent a following line say nothing.
      while start < end, source.bytes[start] == UInt8(ascii: " ") || source.bytes[start] == UInt8(ascii: "\t") {
        start += 1
      }
    }
    if number == Int(range.end.line) { end = max(start, source.offset(of: range.end)) }
    // Whole characters: a byte 10xxxxxx continues one.
    while start > bytes.lowerBound, start < bytes.upperBound, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < bytes.upperBound, source.bytes[end] & 0xC0 == 0x80 { end += 1 }

    // No line is decoded further than it can be shown; four bytes a column are plenty.
    let reach = width * 4
    func shown(_ range: Range<Int>) -> String { Escape.line(String(decoding: source.bytes[range], as: UTF8.self)) }
    var line = Line(number: number)
    line.before = shown(max(bytes.lowerBound, start - reach)..<start)
    line.marked = shown(start..<min(end, start + reach))
    line.after = shown(end..<min(bytes.upperBound, end + reach))
    line.isMarked = start < end || number == Int(range.start.line)
    cut(&line, to: width)
    return line
  }

  private static func cut(_ line: inout Line, to width: Int) {
    let before = line.before.displayWidth
    var marked = line.marked.displayWidth
    var after = line.after.displayWidth
    guard before + marked + after > width else { return }
    let mostMarked = max(1, width * 7 / 10)
    if marked > mostMarked {
      line.marked = line.marked.prefix(width: mostMarked - 1) + "…"
      line.after = ""
      marked = mostMarked
      after = 0
    }
    let room = width - marked
    let roomBefore = after < room / 2 ? room - after : room / 2
    if before > roomBefore { line.before = "…" + line.before.suffix(width: roomBefore - 1) }
    let roomAfter = max(0, room - line.before.displayWidth)
    if after > roomAfter { line.after = roomAfter > 0 ? line.after.prefix(width: roomAfter - 1) + "…" : "" }
  }
}
