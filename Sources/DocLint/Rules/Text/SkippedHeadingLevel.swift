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
    var before: [(block: Int, level: UInt8)] = []
    for (number, block) in page.headings where block.parent == 0 {
      used.insert(block.level)
      if let last = before.last, block.level > last.level + 1 {
        if block.level == last.level + 2, Self.isRaised(before) {
          report.add(self, .raised(last.level), at: page.range(last.block))
        } else {
          skips.append((number, last.level))
        }
      }
      before.append((number, block.level))
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

  /// Whether the last heading stands a level too high: those before it, a level deeper, each have headings of the level
  /// that follows now.
  private static func isRaised(_ headings: [(block: Int, level: UInt8)]) -> Bool {
    guard let own = headings.last?.level else { return false }
    var siblings = 0
    var next: UInt8 = 0
    for (_, level) in headings.dropLast().reversed() {
      if level <= own { break }
      if level == own + 1 {
        if next != own + 2 { return false }
        siblings += 1
      }
      next = level
    }
    return siblings >= 2
  }
}

extension LintMessage {
  fileprivate static func raised(_ level: UInt8) -> LintMessage {
    "Heading of level \(level) among those of level \(level + 1)"
  }
  fileprivate static func skips(_ from: UInt8, _ level: UInt8) -> LintMessage {
    "Heading of level \(level) below one of level \(from)"
  }
}
