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
    var dashed: Bool?
    for link in page.links where !link.anchor.isEmpty {
      guard let target = link.target, let anchors = page.docs.anchors(of: target)
      else { continue }
      let anchor = Anchors.normalized(link.anchor)
      // No heading's anchor holds a slash: the site resolves this one itself.
      guard !anchor.isEmpty, !link.anchor.utf8.contains(UInt8(ascii: "/")), !anchors.contains(anchor),
        !anchors.areMore, !isNumbered(link.anchor, of: target, anchors, page)
      else { continue }
      if anchors.isDashed(anchor) {
        let all = dashed ?? hasDashes(page)
        dashed = all
        if all { continue }
      }
      let meant = anchors.nearest(anchor)
      let range = page.range(of: "#" + link.anchor, in: link.range) ?? link.range
      report.add(
        self, target == page.page.path ? .missing(link.anchor, meant) : .missingThere(link.anchor, target, meant),
        at: range, fix: meant.map { LintFix("Link to `#\($0)`", [LintFix.Edit(range, "#" + $0)], isSafe: false) })
    }
  }

  /// Whether three links of a page lead to headings whose other signs their anchors have as dashes, `#size-n` of
  /// `--size=N`: the site makes anchors so.
  private func hasDashes(_ page: LintedPage) -> Bool {
    var found: Set<String> = []
    for link in page.links where !link.anchor.isEmpty && found.count < 3 {
      guard let anchors = link.target.flatMap({ page.docs.anchors(of: $0) }),
        case let anchor = Anchors.normalized(link.anchor), !anchors.contains(anchor), anchors.isDashed(anchor)
      else { continue }
      found.insert(anchor)
    }
    return found.count >= 3
  }

  /// `#section_6` where the page links to `#section_2`, too, and has neither: the site numbers its headings itself.
  private func isNumbered(_ anchor: String, of target: String, _ anchors: Anchors, _ page: LintedPage) -> Bool {
    let stem = anchor.utf8.prefix(anchor.utf8.count - anchor.utf8.reversed().prefix(while: \.isDigit).count)
    guard stem.count < anchor.utf8.count, stem.last.map({ $0.isOne(of: "_-.") }) == true else { return false }
    return page.links.contains { other in
      other.target == target && other.anchor != anchor && other.anchor.utf8.starts(with: stem)
        && other.anchor.utf8.count > stem.count && other.anchor.utf8.dropFirst(stem.count).allSatisfy(\.isDigit)
        && !anchors.contains(Anchors.normalized(other.anchor))
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
