import APIModel
import DocExtract

/// EXT131: a second heading of level 1.
struct SeveralTitles: LintRule {
  let card = RuleCard(
    "EXT131", "several-titles", severity: .info,
    summary: "A heading of level 1 further down a page that has a title and sections of level 2",
    why: "The section leaves the page's outline: tables of contents and searches take it for a page of its own.",
    bad: page("#"), good: page("##"), status: .optional)

  private static func page(_ marks: String) -> String {
    """
    # Users API

    ## List users

    All of them.

    ## Paging

    Answers come in pages.

    \(marks) Errors

    They are objects.
    """
  }

  /// With more of them they are the chapters of the page.
  private static let maximumCount = 3

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let headings = page.document.blocks.indices.filter {
      page.document.blocks[$0].kind == .heading && page.document.blocks[$0].parent == 0 && isMarked($0, page)
    }
    guard let title = headings.first, page.document.blocks[title].level == 1 else { return }
    let others = headings.dropFirst().filter { page.document.blocks[$0].level == 1 }
    guard let first = others.first, others.count <= Self.maximumCount,
      // The resources of API Blueprint are such headings.
      !others.contains(where: { page.document.plainText(of: $0).hasPrefix("Group ") })
    else { return }
    // Sections stand below the title as well, or the two headings are all there is.
    let sections = headings.filter { page.document.blocks[$0].level == 2 }
    // What has sections of its own is a chapter.
    let hasChapters = others.contains { other in
      headings.first { $0 > other }.map { page.document.blocks[$0].level > 1 } ?? false
    }
    guard !hasChapters,
      headings.count == 2 || sections.count >= others.count && sections.contains(where: { $0 < first })
    else {
      return
    }
    for block in others { report.add(self, .second(), at: page.range(block)) }
  }

  /// Whether a heading begins with its marks; a line of `=` may be something else.
  private func isMarked(_ block: Int, _ page: LintedPage) -> Bool {
    guard let line = page.document.blocks[block].range?.start.line else { return false }
    let source = page.document.source
    return source.bytes[source.lineRange(Int(line))].drop(while: \.isBlank).first == UInt8(ascii: "#")
  }
}

extension LintMessage {
  fileprivate static func second() -> LintMessage { "Heading of level 1 below the page's title" }
}
