import APIModel
import DocExtract

/// LNK107: a link to an anchor of the page without its `#`.
struct AnchorWithoutSign: LintRule {
  let card = RuleCard(
    "LNK107", "anchor-without-sign", severity: .warning,
    summary: "A link to a heading of the page without the `#` before its anchor",
    why: "The link leads to a page that does not exist.",
    bad: page("how-to-log-in"), good: page("#how-to-log-in"))

  private static func page(_ link: String) -> String {
    """
    # Users API

    It needs [a token](\(link)).

    ## How to log in

    With a token.
    """
  }

  private static let limit = 20

  func check(_ page: LintedPage, _ report: inout LintReport) {
    // Each look goes through the page.
    var looks = Self.limit
    for link in page.links where looks > 0 && link.anchor.isEmpty && link.target == nil && Self.isAnchor(link.path) {
      guard page.docs.anchors(of: page.page.path)?.contains(Anchors.normalized(link.path)) == true,
        let resolved = link.resolved, !page.docs.hasPage(resolved + ".md"),
        Self.isTold(link.path, page.document.source, &looks),
        let place = page.range(of: link.path, in: link.range)
      else { continue }
      let start = SourceRange(place.start, place.start)
      report.add(
        self, .bare(link.path), at: place, fix: LintFix("Add the `#`", [LintFix.Edit(start, "#")], isSafe: false))
    }
  }

  /// Whether a name is no file's beside the page, such as `LICENSE`: it has several words, or the page gives it.
  private static func isTold(_ path: String, _ source: SourceText, _ looks: inout Int) -> Bool {
    if path.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }) {
      return path.utf8.contains { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    }
    looks -= 1
    return ["id=\"\(path)\"", "name=\"\(path)\"", "{#\(path)}"].contains {
      source.bytes.firstRange(ofBytes: Array($0.utf8)) != nil
    }
  }

  /// Whether a destination may be an anchor: a name without folders and ending.
  private static func isAnchor(_ path: String) -> Bool {
    !path.isEmpty && path.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
  }
}

extension LintMessage {
  fileprivate static func bare(_ anchor: String) -> LintMessage {
    "`\(anchor)` is a heading of this page; did you mean `#\(anchor)`?"
  }
}
