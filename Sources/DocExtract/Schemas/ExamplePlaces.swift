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

/// The examples that shapes are made of, by their numbers: what the attributes are called and where they stand.
final class ExamplePlaces {
  /// An example, and where it stands in the docs; nil where nobody asks.
  typealias Example = (place: ExamplePlace?, document: JSONDocument)

  private let shown: [Example]
  /// The example that was asked for last, and where its lines begin: most of a shape is shown by its first one.
  private var last = -1
  private var lineStarts: [Int32] = []

  init(_ shown: [Example]) { self.shown = shown }

  /// The place of a node of an example.
  func span(_ example: Int, _ position: Int) -> SourceSpan? {
    guard shown.indices.contains(example), let place = shown[example].place,
      let offset = shown[example].document.start(of: position)
    else { return nil }
    if last != example {
      last = example
      lineStarts = SourceText(shown[example].document.bytes).lineStarts
    }
    let start = place.position(offset, lineStarts)
    return SourceSpan(place.file, SourceRange(start, start))
  }

  /// The text of a node of an example.
  func name(_ example: Int, _ position: Int) -> String {
    shown.indices.contains(example) ? shown[example].document.text(of: position) : ""
  }
}
