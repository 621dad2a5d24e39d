import APIModel

/// The numbers of a page's blocks and inlines by what they are, found in one walk: most rules look at one kind, and a
/// page has many more cells of tables than all else.
struct PageKinds: Sendable {
  fileprivate private(set) var codeBlocks: [Int] = []
  fileprivate private(set) var paragraphs: [Int] = []
  fileprivate private(set) var headings: [Int] = []
  fileprivate private(set) var htmlBlocks: [Int] = []
  fileprivate private(set) var tableRows: [Int] = []
  fileprivate private(set) var items: [Int] = []
  fileprivate private(set) var codes: [Int] = []
  fileprivate private(set) var links: [Int] = []
  fileprivate private(set) var html: [Int] = []

  init(_ document: MarkdownDocument) {
    for number in document.blocks.indices {
      switch document.blocks[number].kind {
      case .codeBlock: codeBlocks.append(number)
      case .paragraph: paragraphs.append(number)
      case .heading: headings.append(number)
      case .htmlBlock: htmlBlocks.append(number)
      case .tableRow: tableRows.append(number)
      case .item: items.append(number)
      case .document, .blockQuote, .list, .thematicBreak, .table, .tableCell, .other: break
      }
    }
    for number in document.inlines.indices {
      switch document.inlines[number].kind {
      case .code: codes.append(number)
      case .link: links.append(number)
      case .html: html.append(number)
      case .text, .softBreak, .lineBreak, .emphasis, .strong, .image, .other: break
      }
    }
  }
}

extension LintedPage {
  typealias NumberedBlocks = LazyMapSequence<[Int], (number: Int, block: MarkdownDocument.Block)>
  typealias NumberedInlines = LazyMapSequence<[Int], (number: Int, inline: MarkdownDocument.Inline)>

  /// The blocks of one kind with their numbers, in their order.
  var codeBlocks: NumberedBlocks { blocks(kinds.codeBlocks) }
  var paragraphs: NumberedBlocks { blocks(kinds.paragraphs) }
  var headings: NumberedBlocks { blocks(kinds.headings) }
  var htmlBlocks: NumberedBlocks { blocks(kinds.htmlBlocks) }
  var tableRows: NumberedBlocks { blocks(kinds.tableRows) }
  var items: NumberedBlocks { blocks(kinds.items) }

  /// The inlines of one kind with their numbers, in their order.
  var codeInlines: NumberedInlines { inlines(kinds.codes) }
  var linkInlines: NumberedInlines { inlines(kinds.links) }
  var htmlInlines: NumberedInlines { inlines(kinds.html) }

  private func blocks(_ numbers: [Int]) -> NumberedBlocks {
    let blocks = document.blocks
    return numbers.lazy.map { ($0, blocks[$0]) }
  }

  private func inlines(_ numbers: [Int]) -> NumberedInlines {
    let inlines = document.inlines
    return numbers.lazy.map { ($0, inlines[$0]) }
  }
}
