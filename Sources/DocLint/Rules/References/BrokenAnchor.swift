import APIModel
import DocExtract

/// LNK101: a link to a heading that the page does not have.
struct BrokenAnchor: LintRule {
  let card = RuleCard(
    "LNK101", "broken-anchor", severity: .warning,
    summary: "A link to an anchor that no heading of the page has",
    why: "The link goes to the top of the page, or nowhere.",
    bad: """
      # Users API

      See [how to log in](#authentification).

      ## Authentication

      By token.
      """,
    good: """
      # Users API

      See [how to log in](#authentication).

      ## Authentication

      By token.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for link in page.links where !link.anchor.isEmpty {
      guard let target = link.target, let anchors = page.docs.anchors(of: target)
      else { continue }
      let anchor = Anchors.normalized(link.anchor)
      // No heading's anchor holds a slash: the site resolves this one itself.
      guard !anchor.isEmpty, !link.anchor.utf8.contains(UInt8(ascii: "/")), !anchors.contains(anchor) else { continue }
      let meant = anchors.nearest(anchor)
      let range = page.range(of: "#" + link.anchor, in: link.range) ?? link.range
      report.add(
        self, target == page.page.path ? .missing(link.anchor, meant) : .missingThere(link.anchor, target, meant),
        at: range, fix: meant.map { LintFix("Link to `#\($0)`", [LintFix.Edit(range, "#" + $0)], isSafe: false) })
    }
  }

}

extension LintMessage {
  fileprivate static func missing(_ anchor: String, _ meant: String?) -> LintMessage {
    if let meant { return "No heading for `#\(anchor)`; did you mean `#\(meant)`?" }
    return "No heading for `#\(anchor)`"
  }

  fileprivate static func missingThere(_ anchor: String, _ page: String, _ meant: String?) -> LintMessage {
    if let meant { return "No heading for `#\(anchor)` in \(page); did you mean `#\(meant)`?" }
    return "No heading for `#\(anchor)` in \(page)"
  }
}
