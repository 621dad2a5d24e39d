import APIModel
import DocExtract

/// LNK112: "[users](users.md) and [keys](users.md)": the second link still leads where the first one does.
struct LinkToAnotherPage: LintRule {
  let card = RuleCard(
    "LNK112", "link-to-another-page", severity: .warning,
    summary: "A link with the name of one page that leads to another one, as the link before it does",
    why: "It was copied from the other link and not changed; readers land on the wrong page.",
    bad: page("users.html"), good: page("keys.html"))

  private static func page(_ target: String) -> String {
    """
    # API

    - [Users](users.html)
    - [Keys](keys.html)

    The same holds for [users](users.html) and [public keys](\(target)).
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var links: [(number: Int, words: [String], file: String)] = []
    for (number, inline) in page.linkInlines where inline.text.count <= 200 {
      let target = document.buffer[inline.text.bounds]
      guard let text = Self.text(of: number, document), let file = Self.file(target) else { continue }
      links.append((number, NameWords.words(of: text), file))
    }
    // The pages that links name by their titles.
    var pages: [String: Set<String>] = [:]
    for link in links
    where Self.isNamed(link.file, by: link.words) || Self.isNamed(link.file, by: link.words.dropFirst()) {
      pages[link.words.joined(separator: " "), default: []].insert(link.file)
    }
    guard pages.count >= 2 else { return }
    for (before, link) in zip(links, links.dropFirst()) where before.file == link.file && link.words.count <= 3 {
      // The link before it leads where it says, in the same sentence.
      guard Self.isNamed(before.file, by: before.words), before.words != link.words,
        link.number - before.number <= 4, link.number == Int(document.inlines[before.number].end) + 1,
        !Self.shareWord(link.file, link.words),
        let other = (0..<min(2, link.words.count)).lazy.compactMap({ start in
          pages[link.words.dropFirst(start).joined(separator: " ")]
        }).first, other.count == 1, let meant = other.first, meant != link.file,
        let range = document.inlines[link.number].range
      else { continue }
      report.add(self, .another(meant), at: range)
    }
  }

  /// The text of a link that holds a single text.
  private static func text(of link: Int, _ document: MarkdownDocument) -> String? {
    guard Int(document.inlines[link].end) == link + 2, document.inlines[link + 1].kind == .text else { return nil }
    return document.text(document.inlines[link + 1].text)
  }

  /// `merge_requests` of `../merge_requests.md`; nil for what is no page of the docs, or a part of one.
  private static func file(_ target: ArraySlice<UInt8>) -> String? {
    guard !target.holds("://"), !target.contains(UInt8(ascii: "#")),
      let name = target.split(separator: UInt8(ascii: "/")).last,
      name.suffix(3).elementsEqual(".md".utf8) || name.suffix(5).elementsEqual(".html".utf8),
      let dot = name.firstIndex(of: UInt8(ascii: "."))
    else { return nil }
    return String(decoding: name[..<dot], as: UTF8.self).lowercased()
  }

  /// Whether a text is the name of a page's file.
  private static func isNamed(_ file: String, by words: some Collection<String>) -> Bool {
    let parts = parts(of: file)
    return parts.count == words.count && zip(parts, words).allSatisfy { NameWords.areForms($0, $1) }
  }

  private static func shareWord(_ file: String, _ words: [String]) -> Bool {
    parts(of: file).contains { part in words.contains { NameWords.areForms($0, part) } }
  }

  private static func parts(of file: String) -> [String] {
    file.split { $0 == "_" || $0 == "-" }.map(String.init)
  }
}

extension LintMessage {
  fileprivate static func another(_ page: String) -> LintMessage {
    "The link leads to the page of the link before it; did you mean that of `\(page)`?"
  }
}
