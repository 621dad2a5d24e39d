import APIModel
import DocExtract

/// EXT118: a heading two levels or more below the one before it.
struct SkippedHeadingLevel: LintRule {
  let card = RuleCard(
    "EXT118", "skipped-heading-level", severity: .info,
    summary: "A heading two levels or more below the one before it",
    why: "Outlines and screen readers show a level that is empty; use the level between.",
    bad: """
      # Users API

      ### Paging

      Answers come in pages.

      ## Errors

      They are objects.
      """,
    good: """
      # Users API

      ## Paging

      Answers come in pages.

      ## Errors

      They are objects.
      """, status: .optional)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var used: Set<UInt8> = []
    var skips: [(block: Int, from: UInt8)] = []
    var last: UInt8?
    for (number, block) in page.document.blocks.enumerated() where block.kind == .heading && block.parent == 0 {
      used.insert(block.level)
      if let last, block.level > last + 1 { skips.append((number, last)) }
      last = block.level
    }
    var toldStyle = false
    for skip in skips {
      let level = page.document.blocks[skip.block].level
      let isStyle = (skip.from + 1..<level).allSatisfy { !used.contains($0) }
      // What the page never uses is left out by its style, which is told once.
      if isStyle, toldStyle { continue }
      toldStyle = toldStyle || isStyle
      report.add(self, .skips(skip.from, level), at: page.range(skip.block))
    }
  }
}

extension LintMessage {
  fileprivate static func skips(_ from: UInt8, _ level: UInt8) -> LintMessage {
    "Heading of level \(level) below one of level \(from)"
  }
}
