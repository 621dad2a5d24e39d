import APIModel

/// Where an example's text stands in its page.
struct ExamplePlace: Sendable {
  let file: SourceFile
  /// The line that its text begins in, and the columns by which the page's lines are indented there.
  private let firstLine: Int32
  private let indentation: Indentation

  private enum Indentation: Sendable {
    case none
    /// Apart, since nearly all stand at the margin.
    indirect case varied(LiteralMap, start: Int)
  }

  /// - Parameter start: Where the example begins in the block's text.
  init(_ document: MarkdownDocument, block: Int, from start: Int) {
    file = document.file
    let map = LiteralMap(document, block: block)
    let first = map.position(start)
    firstLine = first.line
    indentation = first.column == 1 && map.isFlush ? .none : .varied(map, start: start)
  }

  /// - Parameter lineStarts: The offsets of the lines in the example's text.
  fileprivate func position(_ offset: Int, _ lineStarts: [Int32]) -> SourcePosition {
    if case .varied(let map, let start) = indentation { return map.position(start + offset) }
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: Int(firstLine) + low, column: max(0, offset - Int(lineStarts[low])) + 1)
  }
}

/// The places of examples by their numbers.
final class ExamplePlaces {
  private let shown: [(place: ExamplePlace, document: JSONDocument)]
  /// The example that was asked for last, and where its lines begin: most of a shape is shown by its first one.
  private var last = -1
  private var lineStarts: [Int32] = []

  init(_ shown: [(place: ExamplePlace, document: JSONDocument)]) { self.shown = shown }

  /// The place of an offset in an example's text.
  func span(_ example: Int, _ offset: Int) -> SourceSpan? {
    guard shown.indices.contains(example) else { return nil }
    if last != example {
      last = example
      lineStarts = SourceText(shown[example].document.bytes).lineStarts
    }
    let start = shown[example].place.position(offset, lineStarts)
    return SourceSpan(shown[example].place.file, SourceRange(start, start))
  }
}
