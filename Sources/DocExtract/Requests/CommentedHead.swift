import APIModel

/// Reads an exchange whose head stands in comments above its body: `// POST https://example.com/locks`, `// Accept: …`, or
/// `// HTTP/1.1 201 Created`.
enum CommentedHead {
  /// - Returns: The text with blanks for the marks of those comments, so that offsets stay; nil where it begins
  ///   otherwise.
  static func bare(_ text: [UInt8]) -> [UInt8]? {
    guard let start = text.firstIndex(where: { !$0.isBlankOrNewline }), let mark = mark(text[start...]) else {
      return nil
    }
    var lines = TextLines(text, from: start)
    guard let first = lines.next(), case let head = text[first].dropFirst(mark), isHead(text, head) else { return nil }
    let isAnswer = head.drop(while: \.isBlank).begins(with: "HTTP/")
    var bare = text
    blank(&bare, first.lowerBound, mark)
    var headers = 0
    while let bounds = lines.next(), Self.mark(text[bounds]) == mark {
      let line = text[bounds].dropFirst(mark).drop(while: \.isBlank)
      guard CodeBlockReader.isHeader(line) else { return nil }
      headers += 1
      blank(&bare, bounds.lowerBound, mark)
    }
    // "# GET /users" alone is a comment about the command below it.
    return headers > 0 || isAnswer ? bare : nil
  }

  private static func blank(_ text: inout [UInt8], _ start: Int, _ count: Int) {
    for at in start..<start + count { text[at] = UInt8(ascii: " ") }
  }

  /// How long the mark of a comment is that a line begins with.
  private static func mark(_ line: ArraySlice<UInt8>) -> Int? {
    line.begins(with: "// ") ? 2 : line.begins(with: "# ") ? 1 : nil
  }

  private static func isHead(_ text: [UInt8], _ line: ArraySlice<UInt8>) -> Bool {
    let line = line.drop(while: \.isBlank)
    if line.begins(with: "HTTP/") {
      return CodeBlockReader.statusLine(text, in: line.startIndex..<line.endIndex) != nil
    }
    return line.first?.isUpper == true && !ListingReader.lines(text, line.startIndex..<line.endIndex).isEmpty
  }
}
