import APIModel
import DocExtract

/// END222: a page with the title of another page of its folder, or with two titles about two things.
struct TitleOfAnotherPage: LintRule {
  let card = RuleCard(
    "END222", "title-of-another-page", severity: .warning,
    summary: "A title that another page has, whose file is named so, or that speaks of something else than the heading",
    why: "Readers find the wrong page in the menu and in search.",
    bad: page("Groups"), good: page("Users"))

  private static func page(_ title: String) -> String {
    """
    ---
    title: \(title) API
    ---

    # Users API

    ## List users

    ```plaintext
    GET /users
    ```

    ## Create a user

    ```plaintext
    POST /users
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard let heading = page.page.sections.first(where: { $0.level == 1 && $0.block != nil }),
      let block = heading.block
    else { return }
    if let other = page.docs.pageTitled(heading.title, besides: page.page.path) {
      let own = Self.stem(page.page.path)
      let theirs = Self.stem(other)
      let title = NameWords.words(of: heading.title).map { LintedDocs.singular($0) }
      // The other's file is named as the title, this one's has a word that is not in it.
      guard theirs != own, theirs.count >= 1, theirs.allSatisfy(title.contains),
        own.contains(where: { !title.contains($0) }),
        !page.docs.areOfTwoEditions(SourceFile(other), page.page.file),
        // The page says itself that it is the same one under another name.
        !page.holds(anyOf: "symlink to", "symbolic link to", "is a copy of"),
        Self.folder(page.page.path) == Self.folder(other)
      else { return }
      report.add(self, .twice(heading.title, other), at: page.range(block))
      return
    }
    if let (word, meant) = Self.otherWord(heading.title, page) {
      let range = page.range(block)
      report.add(
        self, .file(word, meant), at: range.flatMap { Self.range(of: word, in: $0, page) } ?? range)
      return
    }
    checkMetadata(page, heading.title, &report)
  }

  /// The one word in which a title differs from the file's name, `group_level_variables.md`, where the paths have the
  /// latter's and not its own.
  private static func otherWord(_ title: String, _ page: LintedPage) -> (String, String)? {
    let (words, own) = (subject(of: title), stem(page.page.path))
    guard words.count >= 2, words.count == own.count, case let pairs = zip(words, own).filter({ $0 != $1 }),
      pairs.count == 1, let (word, meant) = pairs.first,
      DescriptionOfAnotherRow.resources.contains(word) || page.docs.collections[word] != nil, counts(meant, page) >= 2,
      counts(word, page) == 0
    else { return nil }
    return (word, meant)
  }

  private static func range(of word: String, in range: SourceRange, _ page: LintedPage) -> SourceRange? {
    page.range(of: word.prefix(1).uppercased() + word.dropFirst(), in: range) ?? page.range(of: word, in: range)
  }

  /// `title: Groups API` above "# Users API" and paths of users.
  private func checkMetadata(_ page: LintedPage, _ heading: String, _ report: inout LintReport) {
    let source = page.document.source
    guard source.lineCount > 3, source.bytes.starts(with: "---".utf8) else { return }
    for number in 2...min(source.lineCount, 30) {
      let range = source.lineRange(number)
      let line = source.bytes[range]
      if line.starts(with: "---".utf8) { return }
      guard line.starts(with: "title:".utf8) else { continue }
      let written = String(decoding: line.dropFirst(6), as: UTF8.self).filter { $0 != "\"" && $0 != "'" }.trimmed
      let (title, own) = (Self.subject(of: written), Self.subject(of: heading))
      guard title != own, title.count == 1, own.count == 1, let word = title.first, let meant = own.first,
        // What the paths are about is right.
        Self.counts(meant, page) >= 2, Self.counts(word, page) == 0
      else { return }
      report.add(
        self, .other(written, heading), at: SourceRange(line: number, columns: 1..<line.count + 1))
      return
    }
  }

  /// The words of a title but for those that say that it is one of an API.
  private static func subject(of title: String) -> [String] {
    NameWords.words(of: title).filter { word in
      !["api", "apis", "rest", "reference", "the", "resource", "endpoint", "endpoints"].contains(word)
    }.map { LintedDocs.singular($0) }
  }

  /// How many of the page's paths have a word.
  private static func counts(_ word: String, _ page: LintedPage) -> Int {
    page.page.groups.lazy.flatMap(\.lines).count { line in
      line.template.segments.indices.contains { at in
        line.template.literal(at: at).map { NameWords.parts(of: $0).contains { LintedDocs.singular($0) == word } }
          ?? false
      }
    }
  }

  /// The words of a file's name in the singular.
  private static func stem(_ path: String) -> [String] {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    let name = Substring(path[start...].utf8.prefix { $0 != UInt8(ascii: ".") })
    return NameWords.parts(of: String(name)).filter { $0 != "api" }.map { LintedDocs.singular($0) }
  }

  private static func folder(_ path: String) -> Substring {
    path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
  }
}

extension LintMessage {
  fileprivate static func file(_ word: String, _ meant: String) -> LintMessage {
    "\"\(word)\" in the title; the paths and the file are about a \(meant)"
  }

  fileprivate static func twice(_ title: String, _ page: String) -> LintMessage {
    "\"\(title.prefix(60))\" is the title of \(page)"
  }

  fileprivate static func other(_ title: String, _ heading: String) -> LintMessage {
    "Title \"\(title.prefix(60))\" over the heading \"\(heading.prefix(60))\""
  }
}
