import APIModel

/// A source span as one line of text: `runners.md:40:3-40:20`, from the first column to the one after the last,
/// or the path alone for a whole file.
enum SpanNotation {
  static func text(_ span: SourceSpan) -> String {
    guard let range = span.range else {
      // A file whose own name looks like a span gets line 0, which no text has.
      return self.span(span.path).range == nil ? span.path : "\(span.path):0:0-0:0"
    }
    return "\(span.path):\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
  }

  static func span(_ text: String) -> SourceSpan {
    // Read from the right, since a path may hold colons.
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 4 else { return SourceSpan(path: text) }
    let middle = parts[parts.count - 2].split(separator: "-", omittingEmptySubsequences: false)
    guard middle.count == 2, let line = number(parts[parts.count - 3]), let column = number(middle[0]),
      let endLine = number(middle[1]), let endColumn = number(parts[parts.count - 1])
    else { return SourceSpan(path: text) }
    let path = parts.dropLast(3).joined(separator: ":")
    guard line > 0 else { return SourceSpan(path: path) }
    return SourceSpan(
      path: path,
      range: SourceRange(
        SourcePosition(line: line, column: column), SourcePosition(line: endLine, column: endColumn)))
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
