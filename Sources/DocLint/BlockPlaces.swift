import APIModel
import DocExtract

/// The places in the block that was asked for last: a block may hold very many commands, and a rule something to say of
/// each.
struct BlockPlaces {
  private let page: LintedPage
  private var last: (block: Int, map: LiteralMap)?

  init(_ page: LintedPage) { self.page = page }

  mutating func map(of block: Int) -> LiteralMap {
    if let last, last.block == block { return last.map }
    let map = LiteralMap(page.document, block: block)
    last = (block, map)
    return map
  }

  /// The range of the first place where a text stands inside a run of a block's text; the run where it does not.
  mutating func range(of text: some StringProtocol, in offsets: Range<Int>, block: Int) -> SourceRange {
    page.range(of: text, in: offsets, block: block, map: map(of: block))
  }
}
