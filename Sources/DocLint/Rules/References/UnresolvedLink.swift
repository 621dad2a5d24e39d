import APIModel
import DocExtract

/// LNK103: a link to a page that is not among those that were read.
struct UnresolvedLink: LintRule {
  let card = RuleCard(
    "LNK103", "unresolved-link", severity: .info,
    summary: "A relative link to a page that is not in the folder",
    why: "The link is dead, unless only a part of the docs is linted.",
    bad: """
      # Users API

      See [groups](groups.md).
      """,
    good: """
      # Users API

      See [this page](page.md).
      """, status: .optional)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for link in page.links where link.path.hasSuffix(".md") {
      guard link.target == nil, let resolved = link.resolved, page.docs.nearestPage(to: resolved) == nil
      else { continue }
      report.add(self, .missing(link.path), at: page.range(of: link.path, in: link.range) ?? link.range)
    }
  }

}

extension LintMessage {
  fileprivate static func missing(_ link: String) -> LintMessage { "No page `\(link)` in the folder" }
}
