import APIModel

/// The names in code that items and rows of a page begin with: what the page defines there is no slip of the pen.
struct DefinedNames {
  /// How often each stands in code on the page, whether it is defined or not.
  private var counts: [String: Int] = [:]
  private var defined: Set<String> = []
  /// How many of the defined names are several words with lines between them.
  private var countOfSnakes = 0

  init(_ document: MarkdownDocument) {
    for (at, block) in document.blocks.enumerated() where block.kind == .paragraph || block.kind == .tableCell {
      guard !block.inlines.isEmpty else { continue }
      let parent = document.blocks[Int(block.parent)].kind
      let isFirst =
        block.kind == .tableCell ? parent == .tableRow && at == Int(block.parent) + 1 : parent == .item
      for position in block.inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .code, inline.text.count <= 40 else { continue }
        let name = document.text(inline.text)
        counts[name, default: 0] += 1
        if isFirst, position == block.inlines.lowerBound, defined.insert(name).inserted,
          name.utf8.contains(UInt8(ascii: "_"))
        {
          countOfSnakes += 1
        }
      }
    }
  }

  /// Whether a name is one of its own: it is defined as the other one is, or used elsewhere as well, or all that are
  /// defined beside it are written like it.
  func define(_ name: String, besides other: String) -> Bool {
    guard defined.contains(name) else { return false }
    if defined.contains(other) || counts[name, default: 0] >= 2 { return true }
    let isSnake = name.utf8.contains(UInt8(ascii: "_"))
    return isSnake && !other.utf8.contains(UInt8(ascii: "_")) && countOfSnakes >= 5
  }

  /// `KERNEL_UID` and `KERNEL_ID`: of a few letters, one more makes another word.
  static func differInShortPart(_ a: String, _ b: String) -> Bool {
    let (own, others) = (a.split(separator: "_"), b.split(separator: "_"))
    guard own.count == others.count else { return false }
    return zip(own, others).contains { $0 != $1 && min($0.utf8.count, $1.utf8.count) <= 3 }
  }
}
