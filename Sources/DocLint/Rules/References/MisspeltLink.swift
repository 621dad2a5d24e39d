import APIModel
import DocExtract

/// LNK102: a link to a page that is not there, but for a letter or its folder.
struct MisspeltLink: LintRule {
  let card = RuleCard(
    "LNK102", "misspelt-link", severity: .warning,
    summary: "A relative link to a page that does not exist where one of nearly that name does",
    why: "The link is dead.",
    bad: """
      # Users API

      All of it stands on [this page](pgae.md).
      """,
    good: """
      # Users API

      All of it stands on [this page](page.md).
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkAnchors(page, &report)
    for link in page.links {
      guard let meant = link.nearest else { continue }
      let range = page.range(of: link.path, in: link.range) ?? link.range
      report.add(self, .missing(link.path, meant), at: range)
    }
  }

  /// `page.md#pagintion` of a page that is not at hand: anchors are made of the words of headings.
  private func checkAnchors(_ page: LintedPage, _ report: inout LintReport) {
    for link in page.links where !link.anchor.isEmpty && !link.path.isEmpty && link.target == nil && link.nearest == nil
    {
      for part in link.anchor.split(separator: "-") where part.utf8.count >= 7 && part.utf8.allSatisfy(\.isLetter) {
        let word = part.lowercased()
        guard !CommonWords.shared.isWord(word), let meant = CommonWords.shared.meant(byWord: word),
          // Anchors lose the dots of headings: `checksh` is "check.sh".
          !word.hasPrefix(meant), !Self.endings.contains(where: { word.hasSuffix($0) && !meant.hasSuffix($0) })
        else { continue }
        let range = page.range(of: "#" + link.anchor, in: link.range) ?? link.range
        report.add(self, .anchor(word, meant), at: range)
      }
    }
  }

  private static let endings = [
    "sh", "js", "ts", "py", "md", "rb", "go", "rs", "yml", "yaml", "json", "toml", "xml", "io",
  ]
}

extension LintMessage {
  fileprivate static func anchor(_ word: String, _ meant: String) -> LintMessage {
    "\"\(word)\" in the anchor of a link; did you mean \"\(meant)\"?"
  }

  fileprivate static func missing(_ link: String, _ meant: String) -> LintMessage {
    "No page `\(link)`; did you mean `\(meant)`?"
  }
}
