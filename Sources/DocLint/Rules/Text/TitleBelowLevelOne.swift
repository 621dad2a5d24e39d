import APIModel
import DocExtract

/// EXT135: a page that begins with its title as a heading of level 2.
struct TitleBelowLevelOne: LintRule {
  let card = RuleCard(
    "EXT135", "title-below-level-one", severity: .info,
    summary: "A page whose first line is a heading below level 1, and which has no other of that level or above",
    why: "The page has no title: sites show its file's name instead.",
    bad: page("##"), good: page("#"), status: .optional)

  private static func page(_ marks: String) -> String {
    "\(marks) Users API\n\nAll about users.\n"
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let blocks = page.document.blocks
    guard blocks.count > 1, blocks[1].kind == .heading, blocks[1].level > 1,
      // Front matter may have the title.
      page.document.source.bytes.first == UInt8(ascii: "#"),
      !blocks.indices.contains(where: { $0 > 1 && blocks[$0].kind == .heading && blocks[$0].level <= blocks[1].level })
    else { return }
    report.add(self, .below(blocks[1].level), at: page.range(1))
  }
}

extension LintMessage {
  fileprivate static func below(_ level: UInt8) -> LintMessage { "The page's title is a heading of level \(level)" }
}
