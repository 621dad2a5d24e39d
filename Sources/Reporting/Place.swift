import APIModel

extension SourceSpan {
  /// `runners.md:12:5`, or the path alone where the span is the whole file.
  var place: String {
    guard let range else { return path }
    return "\(path):\(range.start.line):\(range.start.column)"
  }

  /// Line and column of both ends; the whole file is told as its first character.
  var ends: (line: Int, column: Int, endLine: Int, endColumn: Int) {
    guard let range else { return (1, 1, 1, 1) }
    return (
      Int(range.start.line), Int(range.start.column), Int(range.end.line), Int(range.end.column)
    )
  }
}

extension SpecChange {
  /// Where both sides stand: which side, and `runners.md:12`.
  var places: [(side: String, place: String)] {
    [("old", old), ("new", new)].compactMap { name, side in
      side?.span.map { (name, "\($0.path):\($0.line)") }
    }
  }
}

extension Exchange {
  /// The target without scheme and authority, which may differ from run to run.
  var target: String {
    var rest = Substring(url)
    while let slash = rest.firstIndex(of: "/") {
      let next = rest.index(after: slash)
      guard next < rest.endIndex, rest[next] == "/" else { return String(rest[slash...]) }
      rest = rest[rest.index(after: next)...]
    }
    return url
  }
}
