import APIModel
import DocExtract

/// LNK108: a link to a page of the folder without the ending that the folder's other links have.
struct EndingOfLink: LintRule {
  let card = RuleCard(
    "LNK108", "ending-of-link", severity: .warning,
    summary: "A link to `page.html`, `page/` or `page` where the others name `page.md`",
    why: "Where the pages are read as they lie, the link is dead.",
    bad: page("page"), good: page("page.md"), status: .optional)

  private static func page(_ link: String) -> String {
    """
    # Users API

    All of it stands on [this page](\(link)): [names](page.md#names), [keys](page.md#keys) and [roles](page.md#roles).

    ## Names

    They are unique.

    ## Keys

    They are long.

    ## Roles

    They are few.
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let known = page.links.filter { !$0.path.isEmpty && $0.target != nil }
    let others = known.count { $0.path.hasSuffix(".html") }
    // A page that has more of them has a habit of its own.
    let endsLinks = others > 0 && known.count { $0.path.hasSuffix(".md") } >= max(2, 3 * others)
    checkUnknown(page, &report)
    // `./x` without an ending is a page of many site generators.
    for link in page.links where !link.path.isEmpty && !link.path.hasSuffix(".md") && !link.path.hasPrefix("./") {
      guard let resolved = link.resolved, let place = page.range(of: link.path, in: link.range) else { continue }
      if link.path.hasSuffix(".html") {
        guard endsLinks, let target = link.target, target != resolved else { continue }
        report.add(self, .ending(String(link.path.dropLast(5)) + ".md"), at: place)
      } else if link.target == nil, page.docs.endsLinks, Self.hasNoEnding(link.path),
        page.docs.hasPage(resolved + ".md")
      {
        report.add(self, .ending(link.path + ".md"), at: place)
      } else if link.target == nil, page.docs.endsLinks, let stem = Self.stem(link.path),
        let own = Self.stem(resolved) ?? (link.path.hasSuffix("/") ? resolved : nil), page.docs.hasPage(own + ".md"),
        !page.docs.hasFolder(own)
      {
        report.add(self, .ending(stem + ".md"), at: place)
      }
    }
  }

  /// `lamps.html` of a folder that is not at hand, where the page's other links there end in `.md`.
  private func checkUnknown(_ page: LintedPage, _ report: inout LintReport) {
    let unknown = page.links.filter { !$0.path.isEmpty && $0.target == nil }
    let others = unknown.filter { $0.path.hasSuffix(".html") }
    guard !others.isEmpty else { return }
    let known = Set(page.links.lazy.map(\.path).filter { $0.hasSuffix(".md") })
    let names = Set(others.map(\.path))
    let isUsual = known.count >= max(3, 3 * names.count)
    for link in others {
      let meant = String(link.path.dropLast(5)) + ".md"
      // What a generator writes lies in a folder of its own.
      guard
        known.contains(meant) || link.path == "README.html" || isUsual && !link.path.utf8.contains(UInt8(ascii: "/")),
        let place = page.range(of: link.path, in: link.range)
      else { continue }
      report.add(self, .ending(meant), at: place)
    }
  }

  /// `page` of `page.rst`, `page.txt` and `page/`; from another folder, `../page/` may be what a site makes of a page.
  private static func stem(_ path: String) -> String? {
    if path.hasSuffix(".rst") || path.hasSuffix(".txt") { return String(path.dropLast(4)) }
    guard path.hasSuffix("/"), !path.hasPrefix("../") else { return nil }
    return String(path.dropLast())
  }

  private static func hasNoEnding(_ path: String) -> Bool {
    let name = path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }
    return !name.isEmpty && !name.contains(UInt8(ascii: "."))
  }
}

extension LintMessage {
  fileprivate static func ending(_ meant: String) -> LintMessage {
    "The other links name their pages with `.md`; did you mean `\(meant)`?"
  }
}
