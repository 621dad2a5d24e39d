import CCMarkGFM
public import APIModel

/// Parses Markdown with libcmark-gfm and copies the tree into a `MarkdownDocument`. The only file that touches C.
///
/// Only the `table` extension is attached: with the others the library is not safe to use from several threads.
public enum MarkdownParser {
  /// Why a page was not parsed.
  public struct Refusal: Error, Hashable, Sendable {
    public var message: String
    public var range: SourceRange?
  }

  /// Gives the memory of all that was freed back to the system: what comes after many pages is allocated elsewhere as
  /// often as not.
  static func giveBackMemory() { docproof_give_back() }

  /// Registers the library's extensions, once.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Parses a page.
  /// - Parameters:
  ///   - bytes: The page in UTF-8; other bytes are taken for U+FFFD by readers of the text.
  ///   - path: The page's name in spans.
  /// - Throws: `Refusal` for input that the library can't take in linear time.
  public static func parse(_ bytes: [UInt8], path: String) throws(Refusal) -> MarkdownDocument {
    try parse(bytes, path: path, isWhole: false)
  }

  /// - Parameter isWhole: Whether the library is given all of the page; that makes no difference but in time.
  static func parse(_ bytes: [UInt8], path: String, isWhole: Bool) throws(Refusal) -> MarkdownDocument {
    let source = SourceText(bytes)
    try MarkdownGuard.check(source)
    let skipped = FrontMatter.lineCount(of: source)
    let start = skipped < source.lineCount ? Int(source.lineStarts[skipped]) : bytes.count
    _ = isRegistered
    let fenced = ShortcodeFences.fenced(source)
    var given = fenced
    let containers = IndentedContainers(source, &given)
    let text = given ?? bytes
    let input = given != nil || isWhole ? ParserInput() : ParserInput(source, skipping: skipped)
    var tree = try tree(text, from: start, TreeCopier(lineOffset: skipped, input, source))
    if !tree.hasFilledAll {
      tree = try Self.tree(text, from: start, TreeCopier(lineOffset: skipped, ParserInput(), source))
    }
    if fenced != nil { ShortcodeFences.mark(&tree.blocks, source) }
    containers?.unwrap(&tree.blocks, &tree.inlines, &tree.buffer, source)
    TableHeaders.settle(&tree.blocks, &tree.inlines, source)
    return MarkdownDocument(
      path: path, source: source, blocks: tree.blocks, inlines: tree.inlines, buffer: tree.buffer)
  }

  private static func tree(
    _ text: [UInt8], from start: Int, _ copier: consuming TreeCopier
  ) throws(Refusal) -> TreeCopier {
    defer { docproof_arena_reset() }
    // Without this option all that follows code or HTML of several lines has the place of its first line.
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, docproof_arena_mem()) else {
      throw Refusal(message: "the Markdown parser could not start")
    }
    if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
    text.withUnsafeBufferPointer { buffer in
      copier.input.feed(buffer, from: start) { piece in
        piece.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
      }
    }
    guard let root = cmark_parser_finish(parser) else {
      throw Refusal(message: "the Markdown parser gave no document")
    }
    copier.copy(root)
    return copier
  }
}

/// Walks the C tree and copies it, without recursion.
struct TreeCopier {
  var blocks: [MarkdownDocument.Block] = []
  var inlines: [MarkdownDocument.Inline] = []
  var buffer: [UInt8] = []
  private let lineOffset: Int32
  let input: ParserInput
  private let source: SourceText
  /// How many of the code blocks and tables have got what the parser wasn't given.
  private var filledCodes = 0
  var filledTables = 0
  /// The table that is being copied, where it has rows that the parser wasn't given.
  var table: OpenTable?

  var hasFilledAll: Bool { filledCodes == input.codes.count && filledTables == input.tables.count }

  init(lineOffset: Int, _ input: ParserInput, _ source: SourceText) {
    self.lineOffset = Int32(clamping: lineOffset)
    self.input = input
    self.source = source
    let capacity = source.bytes.count
    blocks.reserveCapacity(capacity / 48 + 8)
    inlines.reserveCapacity(capacity / 24 + 8)
    buffer.reserveCapacity(capacity)
  }

  mutating func copy(_ root: OpaquePointer) {
    blocks.append(MarkdownDocument.Block(kind: .document, parent: 0))
    var open = [0]
    var node = cmark_node_first_child(root)
    while let current = node {
      var block = MarkdownDocument.Block(kind: kind(of: current), parent: open.last ?? 0)
      block.range = range(of: current)
      var hasBlockChildren = false
      switch block.kind {
      case .codeBlock:
        block.level = isFenced(current) ? 1 : 0
        block.info = text(cmark_node_get_fence_info(current))
        block.literal = textInside(block) ?? text(cmark_node_get_literal(current))
      case .htmlBlock:
        block.literal = text(cmark_node_get_literal(current))
      case .heading:
        block.level = UInt8(clamping: cmark_node_get_heading_level(current))
        block.inlines = copyInlines(of: current)
      case .list:
        block.level = cmark_node_get_list_type(current) == CMARK_ORDERED_LIST ? 1 : 0
        hasBlockChildren = true
      case .tableRow:
        block.level = cmark_gfm_extensions_get_table_row_is_header(current) != 0 ? 1 : 0
        hasBlockChildren = true
        if let table, table.block == Int(block.parent), block.level == 0 {
          addRows(above: block.range.map { Int($0.start.line) })
        }
        if block.level == 0, isMarker(block) {
          let table = Int(block.parent)
          if let whole = blocks[table].range, let line = block.range?.start.line, line > whole.start.line {
            blocks[table].range = SourceRange(
              whole.start, SourcePosition(line: Int(line) - 1, column: source.lineRange(Int(line) - 1).count + 1))
          }
          node = next(after: current, &open)
          continue
        }
      case .paragraph, .tableCell:
        block.inlines = copyInlines(of: current)
      case .table:
        openTable(block)
        hasBlockChildren = true
      case .blockQuote, .item, .document, .other:
        hasBlockChildren = true
      case .thematicBreak:
        break
      }
      let index = blocks.count
      blocks.append(block)
      if hasBlockChildren, let child = cmark_node_first_child(current) {
        open.append(index)
        node = child
        continue
      }
      blocks[index].end = Int32(clamping: blocks.count)
      node = next(after: current, &open)
    }
    blocks[0].end = Int32(clamping: blocks.count)
  }

  /// The node after a finished one, closing its parents where it was their last child.
  private mutating func next(after finished: OpaquePointer, _ open: inout [Int]) -> OpaquePointer? {
    var node = finished
    while true {
      if let sibling = cmark_node_next(node) { return sibling }
      guard open.count > 1, let parent = cmark_node_parent(node) else { return nil }
      let index = open.removeLast()
      if index == table?.block { closeTable() }
      blocks[index].end = Int32(clamping: blocks.count)
      node = parent
    }
  }

  /// Whether a row is none but the end of what a site's own syntax opened above the table, `:::`, `///`, `{{< /tab >}}`,
  /// or the table's attributes, `{: .wide }`: no blank line stands between, which Markdown asks for.
  private func isMarker(_ row: MarkdownDocument.Block) -> Bool {
    guard let line = row.range?.start.line, case let bytes = source.bytes[source.lineRange(Int(line))],
      let first = bytes.first(where: { !$0.isBlank }), ":/{".utf8.contains(first), !bytes.contains(UInt8(ascii: "|"))
    else { return false }
    let text = bytes.drop(while: \.isBlank)
    return Self.markers.contains { text.starts(with: $0) }
  }

  private static let markers = [":::", "///", "{:", "{%", "{{", "{#", "{ #", "{ .", "{."].map { Array($0.utf8) }

  private func kind(of node: OpaquePointer) -> MarkdownDocument.Block.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading
    case CMARK_NODE_CODE_BLOCK: return .codeBlock
    case CMARK_NODE_LIST: return .list
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
    case CMARK_NODE_HTML_BLOCK: return .htmlBlock
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    default: break
    }
    // Extension kinds have no stable number.
    guard let name = cmark_node_get_type_string(node) else { return .other }
    if strcmp(name, "table_cell") == 0 { return .tableCell }
    if strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0 { return .tableRow }
    if strcmp(name, "table") == 0 { return .table }
    return .other
  }

  private func isFenced(_ node: OpaquePointer) -> Bool {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    return cmark_node_get_fenced(node, &length, &offset, &character) != 0
  }

  private mutating func text(_ pointer: UnsafePointer<CChar>?) -> MarkdownDocument.TextRange {
    guard let pointer else { return .empty }
    let count = strlen(pointer)
    guard count > 0 else { return .empty }
    let start = buffer.count
    pointer.withMemoryRebound(to: UInt8.self, capacity: count) {
      buffer.append(contentsOf: UnsafeBufferPointer(start: $0, count: count))
    }
    return MarkdownDocument.TextRange(start: start, count: count)
  }

  /// The text that the parser wasn't given; nil for another block.
  private mutating func textInside(_ block: MarkdownDocument.Block) -> MarkdownDocument.TextRange? {
    guard filledCodes < input.codes.count, case let code = input.codes[filledCodes], block.parent == 0,
      block.level == 1, let range = block.range, range.start.column == 1,
      Int(range.start.line) == code.lines.lowerBound, Int(range.end.line) == code.lines.upperBound + 1
    else { return nil }
    filledCodes += 1
    return text(code.bytes)
  }

  mutating func text(_ bytes: Range<Int>) -> MarkdownDocument.TextRange {
    let start = buffer.count
    buffer.append(contentsOf: source.bytes[bytes])
    return MarkdownDocument.TextRange(start: start, count: bytes.count)
  }

  /// The node's position; nil where it has none (0:0) or an inverted one. cmark's end column is inclusive.
  private func range(of node: OpaquePointer, _ shift: BreakShift = BreakShift()) -> SourceRange? {
    let startLine = cmark_node_get_start_line(node) + shift.lines
    let startColumn = cmark_node_get_start_column(node) + shift.columns
    let endLine = cmark_node_get_end_line(node) + shift.lines
    let endColumn = cmark_node_get_end_column(node) + shift.columns
    guard startLine > 0, startColumn > 0, (startLine, startColumn) <= (endLine, endColumn) else { return nil }
    return SourceRange(
      SourcePosition(line: pageLine(startLine), column: Int(startColumn)),
      SourcePosition(line: pageLine(endLine), column: Int(endColumn) + 1))
  }

  func pageLine(_ line: Int32) -> Int {
    Int(line) < input.lines.count ? Int(input.lines[Int(line)]) : Int(line + lineOffset)
  }

  private mutating func copyInlines(of block: OpaquePointer) -> Range<Int32> {
    let first = inlines.count
    var open: [Int] = []
    // The text right before, as long as it has the same parent.
    var before: Int?
    var shift = BreakShift()
    var lastLine: Int32 = 0
    var node = cmark_node_first_child(block)
    while let current = node {
      let kind = inlineKind(of: current)
      switch kind {
      case .lineBreak: shift.pass(source, pageLine(lastLine + shift.lines), pageLine(lastLine + shift.lines + 1))
      case .softBreak: shift.columns = 0
      default: lastLine = max(lastLine, cmark_node_get_start_line(current))
      }
      let range = range(of: current, shift)
      if kind == .text, let last = before, inlines[last].text.bounds.upperBound == buffer.count {
        // The parser cuts text at every mark that might have meant something; a reader sees one text.
        let added = text(cmark_node_get_literal(current))
        inlines[last].text.count += added.count
        if let old = inlines[last].range, let range { inlines[last].range = SourceRange(old.start, range.end) }
      } else {
        var inline = MarkdownDocument.Inline(kind: kind)
        inline.range = range
        switch kind {
        case .text, .code, .html: inline.text = text(cmark_node_get_literal(current))
        case .link, .image: inline.text = text(cmark_node_get_url(current))
        default: break
        }
        let index = inlines.count
        inlines.append(inline)
        before = kind == .text ? index : nil
        if let child = cmark_node_first_child(current) {
          open.append(index)
          node = child
          continue
        }
        inlines[index].end = Int32(clamping: inlines.count)
      }
      var finished = current
      node = nil
      while true {
        if let sibling = cmark_node_next(finished) {
          node = sibling
          break
        }
        guard let index = open.popLast(), let parent = cmark_node_parent(finished) else { break }
        inlines[index].end = Int32(clamping: inlines.count)
        // What a break stands in ends behind it.
        if shift.lines > 0, let old = inlines[index].range {
          let end = SourcePosition(
            line: pageLine(cmark_node_get_end_line(parent) + shift.lines),
            column: max(1, Int(cmark_node_get_end_column(parent) + shift.columns) + 1))
          if old.start < end { inlines[index].range = SourceRange(old.start, end) }
        }
        before = nil
        finished = parent
      }
    }
    return Int32(clamping: first)..<Int32(clamping: inlines.count)
  }

  private func inlineKind(of node: OpaquePointer) -> MarkdownDocument.Inline.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_HTML_INLINE: .html
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }
}
