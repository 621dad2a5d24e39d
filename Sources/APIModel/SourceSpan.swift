/// A place in a text: 1-based line and 1-based column, counted in UTF-8 bytes.
public struct SourcePosition: Hashable, Sendable, Comparable {
  public var line: Int32
  public var column: Int32

  public init(line: Int, column: Int) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A run of source text. `end` is exclusive: the column after the last byte, as in SARIF 2.1.0 §3.30.8.
public struct SourceRange: Hashable, Sendable, Comparable {
  public var start: SourcePosition
  public var end: SourcePosition

  /// An end before the start is moved to the start, so that a range is never inverted.
  public init(_ start: SourcePosition, _ end: SourcePosition) {
    self.start = start
    self.end = max(start, end)
  }

  public init(line: Int, columns: Range<Int>) {
    self.init(
      SourcePosition(line: line, column: columns.lowerBound),
      SourcePosition(line: line, column: columns.upperBound))
  }

  public static func < (a: SourceRange, b: SourceRange) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }

  public func contains(_ position: SourcePosition) -> Bool {
    start <= position && position < end
  }
}

/// A file and a range in it; no range means the whole file. `path` is relative to the folder that was given.
public struct SourceSpan: Hashable, Sendable, Comparable {
  public var file: SourceFile
  public var range: SourceRange?

  public init(path: String, range: SourceRange? = nil) { self.init(SourceFile(path), range) }

  public init(_ file: SourceFile, _ range: SourceRange? = nil) {
    self.file = file
    self.range = range
  }

  public var path: String { file.path }

  /// The first line of the span, or 1 where it is the whole file.
  public var line: Int { Int(range?.start.line ?? 1) }

  public static func < (a: SourceSpan, b: SourceSpan) -> Bool {
    if a.file != b.file { return a.path < b.path }
    switch (a.range, b.range) {
    case (nil, nil): return false
    case (nil, _): return true
    case (_, nil): return false
    case (let x?, let y?): return x < y
    }
  }
}
