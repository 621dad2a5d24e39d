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
    let dead = page.links.filter { $0.path.hasSuffix(".md") && $0.target == nil && $0.resolved != nil }
    var folders: [String: Int] = [:]
    if dead.count >= 5 {
      for link in dead { Self.folder(of: link).map { folders[$0, default: 0] += 1 } }
      for link in page.links where link.target != nil { Self.folder(of: link).map { folders[$0] = nil } }
    }
    for link in dead {
      // A folder that has none of the many pages linked to there is filled when the site is built.
      if let folder = Self.folder(of: link), folders[folder, default: 0] >= 5 { continue }
      guard link.nearest == nil else { continue }
      report.add(self, .missing(link.path), at: page.range(of: link.path, in: link.range) ?? link.range)
    }
    let bare = page.links.filter { $0.target == nil && Self.isBareName($0.path) }
    if bare.isEmpty || Self.haveLabels(page) { return }
    for link in bare {
      guard let resolved = link.resolved, !page.docs.hasPage(resolved + ".md"),
        !page.docs.hasPage(resolved + ".markdown"), !page.docs.hasPage(resolved + ".mdx"),
        !page.docs.hasFolder(resolved),
        page.docs.anchors(of: page.page.path)?.contains(Anchors.normalized(link.path)) == false
      else { continue }
      report.add(self, .missing(link.path), at: page.range(of: link.path, in: link.range) ?? link.range)
    }
  }

  private static func folder(of link: PageLink) -> String? {
    link.resolved.flatMap { path in path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } }
  }

  /// Whether the docs, as far as a few pages tell, are written in MyST: `(name)=` above a heading may be the target of a
  /// link on any page.
  private static func haveLabels(_ page: LintedPage) -> Bool {
    ([page.page] + page.docs.pages.prefix(50)).contains { page in
      let bytes = page.document.source.bytes
      return bytes.holds(")=\n") || bytes.holds("```{")
    }
  }

  /// Whether a path is a name of several words without folders and ending: `LICENSE`, `Makefile` and `examples` may be
  /// files and folders that hold no pages.
  private static func isBareName(_ path: String) -> Bool {
    path.utf8.contains(UInt8(ascii: "-"))
      && path.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
      && !path.hasPrefix("-")
  }
}

extension LintMessage {
  fileprivate static func missing(_ link: String) -> LintMessage { "No page `\(link)` in the folder" }
}
