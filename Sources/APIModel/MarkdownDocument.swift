/// A Markdown page as values: the tree of blocks and inlines copied out of the parser, flat and in document order.
///
/// A node's children follow it directly; `end` is the index after the last of them. All text lies in one buffer.
public final class MarkdownDocument: Sendable {
  public let path: String
  /// The page itself, as spans name it.
  public let file: SourceFile
  public let source: SourceText
  /// The first one is the document itself.
  public let blocks: [Block]
  public let inlines: [Inline]
  /// What `TextRange` points into.
  public let buffer: [UInt8]

  public init(path: String, source: SourceText, blocks: [Block], inlines: [Inline], buffer: [UInt8]) {
    self.path = path
    file = SourceFile(path)
    self.source = source
    self.blocks = blocks
    self.inlines = inlines
    self.buffer = buffer
  }

  /// A run of bytes in `buffer`.
  public struct TextRange: Hashable, Sendable {
    public var start: Int32
    public var count: Int32

    public init(start: Int, count: Int) {
      self.start = Int32(clamping: start)
      self.count = Int32(clamping: count)
    }

    public static let empty = TextRange(start: 0, count: 0)
    public var isEmpty: Bool { count == 0 }
    public var bounds: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  public struct Block: Hashable, Sendable {
    public enum Kind: UInt8, Hashable, Sendable {
      case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, table, tableRow,
        tableCell, other
    }

    public var kind: Kind
    /// A heading's level; 1 for a fenced code block; 1 for a table's header row; 1 for an ordered list, and for a
    /// paragraph that is the title of a tab.
    public var level: UInt8
    public var parent: Int32
    public var end: Int32
    /// Nil where the parser gave no usable position.
    public var range: SourceRange?
    public var inlines: Range<Int32>
    /// The text of a code or HTML block.
    public var literal: TextRange
    /// A code block's info string.
    public var info: TextRange

    public init(kind: Kind, parent: Int) {
      self.kind = kind
      self.parent = Int32(clamping: parent)
      level = 0
      end = 0
      inlines = 0..<0
      literal = .empty
      info = .empty
    }
  }

  public struct Inline: Hashable, Sendable {
    public enum Kind: UInt8, Hashable, Sendable {
      case text, code, softBreak, lineBreak, html, emphasis, strong, link, image, other
    }

    public var kind: Kind
    public var end: Int32
    public var range: SourceRange?
    /// The text of text, code and HTML; a link's or image's destination.
    public var text: TextRange

    public init(kind: Kind) {
      self.kind = kind
      end = 0
      text = .empty
    }
  }

  public func text(_ range: TextRange) -> String {
    buffer.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range.bounds]), as: UTF8.self)
    }
  }

  /// The first of a block's children.
  public func firstChild(of block: Int) -> Int? { block + 1 < Int(blocks[block].end) ? block + 1 : nil }

  /// The indices of a block's children.
  public func children(of block: Int) -> [Int] {
    let end = Int(blocks[block].end)
    var count = 0
    var next = block + 1
    while next < end {
      count += 1
      next = Int(blocks[next].end)
    }
    return Array(unsafeUninitializedCapacity: count) { children, initialized in
      next = block + 1
      while initialized < count {
        children.initializeElement(at: initialized, to: next)
        initialized += 1
        next = Int(blocks[next].end)
      }
    }
  }

  /// A block's inlines as a reader sees them: text and code, a blank for a line break, no markup.
  public func plainText(of block: Int) -> String {
    let positions = blocks[block].inlines
    if positions.count == 1, let only = positions.first {
      let inline = inlines[Int(only)]
      if inline.kind == .text || inline.kind == .code { return text(inline.text) }
    }
    return String(decoding: plainBytes(of: block), as: UTF8.self)
  }

  /// The plain text in UTF-8, where the page is.
  public func plainBytes(of block: Int) -> [UInt8] {
    let positions = blocks[block].inlines
    var count = 0
    for position in positions { count += Int(inlines[Int(position)].text.count) + 1 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var taken: Int32 = -1
    for position in positions where position != taken {
      let inline = inlines[Int(position)]
      switch inline.kind {
      case .text, .code: bytes += buffer[inline.text.bounds]
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      case .html, .link, .emphasis:
        if bytes.last == UInt8(ascii: "/"), let name = placeholder(inline, at: position) {
          bytes += name
          if inline.kind != .html { taken = position + 1 }
        }
      default: break
      }
    }
    return bytes
  }

  /// `/users/<name>`, `/users/<int:id>` and `/users/*name*/keys`: behind a slash, what Markdown takes for HTML, for an address
  /// or for emphasis is a placeholder. Nil for anything else.
  private func placeholder(_ inline: Inline, at position: Int32) -> [UInt8]? {
    let text = buffer[inline.text.bounds]
    guard text.count <= 80 else { return nil }
    if inline.kind == .html {
      let name = text.dropFirst().dropLast()
      return name.first != UInt8(ascii: "-") && !name.isEmpty && name.allSatisfy(Self.isOfName) ? Array(text) : nil
    }
    // An address in angle brackets is its own text, the inline behind it.
    let content = Int(position) + 1
    if inline.kind == .emphasis {
      guard content < inlines.count, Int(inline.end) == content + 1, inlines[content].kind == .text,
        case let name = buffer[inlines[content].text.bounds], name.count <= 40, name.allSatisfy(Self.isOfName)
      else { return nil }
      return [UInt8(ascii: "{")] + name + [UInt8(ascii: "}")]
    }
    guard content < inlines.count, Int(inline.end) == content + 1, inlines[content].kind == .text,
      let colon = text.firstIndex(of: UInt8(ascii: ":")), colon + 1 < text.endIndex,
      text.allSatisfy({ Self.isOfName($0) || $0 == UInt8(ascii: ":") }),
      buffer[inlines[content].text.bounds].elementsEqual(text)
    else { return nil }
    return [UInt8(ascii: "<")] + text + [UInt8(ascii: ">")]
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  public func span(_ range: SourceRange?) -> SourceSpan { SourceSpan(file, range) }

  /// The whole tree, one node a line with its position: what tests compare.
  public var drawing: String {
    var lines: [String] = []
    var depths = [Int](repeating: 0, count: blocks.count)
    for (index, block) in blocks.enumerated() {
      if index > 0 { depths[index] = depths[Int(block.parent)] + 1 }
      let indent = String(repeating: "  ", count: depths[index])
      var line = "\(indent)\(block.kind)"
      if block.level > 0 { line += " \(block.level)" }
      if let range = block.range {
        line += " @\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
      }
      if !block.info.isEmpty { line += " info=\(text(block.info))" }
      if !block.literal.isEmpty { line += " literal=\(JSONValue.string(text(block.literal)).text())" }
      lines.append(line)
      for position in block.inlines {
        let inline = inlines[Int(position)]
        var line = "\(indent)  .\(inline.kind)"
        if let range = inline.range {
          line += " @\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
        }
        if !inline.text.isEmpty { line += " \(JSONValue.string(text(inline.text)).text())" }
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
