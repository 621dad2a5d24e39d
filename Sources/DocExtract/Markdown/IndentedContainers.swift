import APIModel

/// Python-Markdown's containers, which MkDocs is made of: a tab (`=== "Request"`) or an admonition (`!!! note`,
/// `??? note`) whose content is indented by four. Other Markdown takes that for code, so the parser is given an item of
/// a list in the mark's place, as wide as the mark, and the tree is mended afterwards.
///
/// Source: the extensions `admonition` of Python-Markdown, `pymdownx.tabbed` and `pymdownx.details`.
struct IndentedContainers {
  private struct Mark {
    var isTab: Bool
    /// The text between its quotes, in the page; empty where it has none.
    var title: Range<Int>
  }

  /// By their lines, from 1 on.
  private var marks: [Int32: Mark] = [:]

  /// What a mark becomes. The item needs content, else the blank line below it ends it; an empty instruction of HTML
  /// (CommonMark 0.29 §4.6) is a block of its own, so that nothing joins it.
  private static let item = Array("+   <?>".utf8)
  private static let width = 4
  private static let maximumDepth = 16

  /// - Parameter bytes: The page as the parser is to read it; its marks are put over.
  /// - Returns: Nil where the page has no such mark.
  init?(_ source: SourceText, _ bytes: inout [UInt8]?) {
    guard Self.mayHold(source) else { return nil }
    var fence: ArraySlice<UInt8>?
    /// A mark, until the next line with text tells whether it has content.
    var open: (line: Int, bounds: Range<Int>, indent: Int, mark: Mark)?
    /// How far the content of each container is indented that the line is in.
    var containers: [Int] = []
    for line in 0..<source.lineCount {
      let range = source.lineRange(line + 1)
      let text = source.bytes[range].drop(while: \.isBlank)
      guard let first = text.first(where: { !$0.isBlankOrNewline }) else { continue }
      let indent = text.startIndex - range.lowerBound
      if let mark = open, fence == nil, indent >= mark.indent + Self.width {
        var changed = bytes ?? source.bytes
        bytes = nil
        for at in mark.bounds { changed[at] = UInt8(ascii: " ") }
        changed.replaceSubrange(mark.bounds.lowerBound..<mark.bounds.lowerBound + Self.item.count, with: Self.item)
        bytes = changed
        marks[Int32(clamping: mark.line)] = mark.mark
      }
      open = nil
      if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
        let run = text.prefix { $0 == first }
        guard run.count >= 3 else { continue }
        if let current = fence {
          if run.count >= current.count, run.first == current.first,
            text[run.endIndex...].allSatisfy(\.isBlankOrNewline)
          {
            fence = nil
          }
        } else {
          fence = run
        }
        continue
      }
      guard fence == nil else { continue }
      while let content = containers.last, content > indent { containers.removeLast() }
      // Further in, it is code.
      guard indent - (containers.last ?? 0) < Self.width, containers.count <= Self.maximumDepth else { continue }
      if let mark = Self.mark(text) {
        let end = text.lastIndex { !$0.isBlankOrNewline } ?? text.startIndex
        open = (line + 1, text.startIndex..<end + 1, indent, mark)
        containers.append(indent + Self.width)
      } else if let content = Self.content(text) {
        containers.append(indent + content)
      }
    }
    if marks.isEmpty { return nil }
  }

  /// A quick look at the beginning of each line.
  private static func mayHold(_ source: SourceText) -> Bool {
    let bytes = source.bytes.span
    let starts = source.lineStarts.span
    for line in starts.indices {
      var at = Int(starts[line])
      while at < bytes.count, bytes[at].isBlank { at += 1 }
      guard at + 2 < bytes.count, case let mark = bytes[at], bytes[at + 1] == mark, bytes[at + 2] == mark else {
        continue
      }
      switch mark {
      case UInt8(ascii: "?"): return true
      // More of them underline a heading.
      case UInt8(ascii: "!"), UInt8(ascii: "="): if at + 3 < bytes.count, bytes[at + 3].isBlank { return true }
      default: break
      }
    }
    return false
  }

  /// A line that is a mark and nothing else: `=== "Title"`, `!!! note`, `???+ warning "Title"`.
  private static func mark(_ line: ArraySlice<UInt8>) -> Mark? {
    let isTab = line.starts(with: "===".utf8)
    guard isTab || line.starts(with: "!!!".utf8) || line.starts(with: "???".utf8) else { return nil }
    var rest = line.dropFirst(3)
    if let sign = rest.first, sign == UInt8(ascii: "+") || (isTab && sign == UInt8(ascii: "!")) {
      rest = rest.dropFirst()
    }
    guard rest.first?.isBlank == true else { return nil }
    rest = rest.drop(while: \.isBlank)
    while let last = rest.last, last.isBlankOrNewline { rest = rest.dropLast() }
    // "!!! note inline end"
    let kind = rest.prefix { $0.isWord || $0 == UInt8(ascii: "-") || $0.isBlank }
    let quoted = rest[kind.endIndex...]
    guard isTab ? kind.isEmpty : !kind.isEmpty, rest.endIndex - line.startIndex >= item.count else { return nil }
    if quoted.isEmpty { return Mark(isTab: isTab, title: rest.endIndex..<rest.endIndex) }
    guard let mark = quoted.first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'"), quoted.count >= 2,
      quoted.last == mark
    else { return nil }
    var title = quoted.dropFirst().dropLast()
    // `=== "`200 OK`"`
    if title.count > 2, title.first == UInt8(ascii: "`"), title.last == UInt8(ascii: "`") {
      title = title.dropFirst().dropLast()
    }
    return Mark(isTab: isTab, title: title.startIndex..<title.endIndex)
  }

  /// How far in the content of an item stands that a line begins; nil where it begins none.
  private static func content(_ line: ArraySlice<UInt8>) -> Int? {
    let digits = line.prefix(9).prefix(while: \.isDigit).count
    let rest = line.dropFirst(digits)
    guard let sign = rest.first, (digits == 0 ? "-*+" : ".)").utf8.contains(sign) else { return nil }
    let blanks = rest.dropFirst().prefix(while: \.isBlank).count
    guard blanks > 0 else { return nil }
    return digits + 1 + (blanks <= 4 ? blanks : 1)
  }

  /// Takes the items out again: what is in a tab stands where the tab does, below its title; an admonition is a quote.
  func unwrap(
    _ blocks: inout [MarkdownDocument.Block], _ inlines: inout [MarkdownDocument.Inline], _ buffer: inout [UInt8],
    _ source: SourceText
  ) {
    var kept: [MarkdownDocument.Block] = []
    kept.reserveCapacity(blocks.count)
    /// The new number of each block; that of its parent for one that is gone.
    var numbers: [Int] = []
    /// How many are kept up to each block.
    var counts: [Int] = []
    numbers.reserveCapacity(blocks.count)
    counts.reserveCapacity(blocks.count + 1)
    for index in blocks.indices {
      counts.append(kept.count)
      var block = blocks[index]
      let parent = index == 0 ? 0 : numbers[Int(block.parent)]
      let mark = marked(index, blocks)
      var isKept = true
      switch block.kind {
      case .list where isOfMarks(index, blocks), .item where mark?.isTab == true: isKept = false
      case .item where mark != nil: block.kind = .blockQuote
      case .htmlBlock:
        guard let mark = marked(Int(block.parent), blocks), Int(block.parent) == index - 1 else { break }
        isKept = !mark.title.isEmpty
        block.kind = .paragraph
        block.level = 1
        block.literal = .empty
        if let line = blocks[index - 1].range?.start.line {
          let start = source.lineRange(Int(line)).lowerBound
          block.range = SourceRange(
            line: Int(line), columns: mark.title.lowerBound - start + 1..<mark.title.upperBound - start + 1)
        }
        block.inlines = title(mark.title, block.range, &inlines, &buffer, source)
      default: break
      }
      numbers.append(isKept ? kept.count : parent)
      guard isKept else { continue }
      block.parent = Int32(clamping: parent)
      kept.append(block)
    }
    counts.append(kept.count)
    for (index, number) in numbers.enumerated() where counts[index + 1] > counts[index] {
      kept[number].end = Int32(clamping: counts[min(max(Int(blocks[index].end), index + 1), blocks.count)])
    }
    blocks = kept
  }

  /// The mark that an item of a list was.
  private func marked(_ index: Int, _ blocks: [MarkdownDocument.Block]) -> Mark? {
    guard blocks[index].kind == .item, let line = blocks[index].range?.start.line,
      isOfMarks(Int(blocks[index].parent), blocks)
    else { return nil }
    return marks[Int32(clamping: line)]
  }

  /// A list of one's own with the same bullet may have come to stand with it.
  private func isOfMarks(_ list: Int, _ blocks: [MarkdownDocument.Block]) -> Bool {
    guard blocks[list].kind == .list, let line = blocks[list].range?.start.line else { return false }
    return marks[Int32(clamping: line)] != nil
  }

  private func title(
    _ bounds: Range<Int>, _ range: SourceRange?, _ inlines: inout [MarkdownDocument.Inline], _ buffer: inout [UInt8],
    _ source: SourceText
  ) -> Range<Int32> {
    let first = Int32(clamping: inlines.count)
    func add(_ kind: MarkdownDocument.Inline.Kind, _ piece: Range<Int>) {
      guard !piece.isEmpty else { return }
      var inline = MarkdownDocument.Inline(kind: kind)
      inline.text = MarkdownDocument.TextRange(start: buffer.count, count: piece.count)
      inline.range = range.map {
        let column = Int($0.start.column) - bounds.lowerBound
        return SourceRange(line: Int($0.start.line), columns: column + piece.lowerBound..<column + piece.upperBound)
      }
      buffer.append(contentsOf: source.bytes[piece])
      inline.end = Int32(clamping: inlines.count + 1)
      inlines.append(inline)
    }
    // "The `jar` in words": code between two marks.
    var rest = bounds
    let mark = UInt8(ascii: "`")
    while let open = source.bytes[rest].firstIndex(of: mark),
      let close = source.bytes[(open + 1)..<rest.upperBound].firstIndex(of: mark), close > open + 1
    {
      add(.text, rest.lowerBound..<open)
      add(.code, open + 1..<close)
      rest = close + 1..<rest.upperBound
    }
    add(.text, rest)
    return first..<Int32(clamping: inlines.count)
  }
}
