import APIModel
import DocExtract

/// END213: a section that begins with the sentence of another one.
struct CopiedDescription: LintRule {
  let card = RuleCard(
    "END213", "copied-description", severity: .warning,
    summary: "A section whose first sentence is that of another section and says what that one does",
    why: "It was copied and not changed; readers don't know which of the two is right.",
    bad: page("Blocks the user."), good: page("Deletes the user."))

  private static func page(_ sentence: String) -> String {
    """
    # Users API

    ## Block a user

    Blocks the user.

    ```plaintext
    POST /users/:id/block
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the user |

    ## Delete a user

    \(sentence)

    ```plaintext
    DELETE /users/:id
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the user |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var firsts: [String: [(group: Int, paragraph: Int)]] = [:]
    for (number, group) in page.page.groups.enumerated() where group.lines.count == 1 {
      guard
        let paragraph = page.page.sections[group.section].paragraphs.first(where: { $0 != group.lines.first?.block })
      else { continue }
      // Code in it is a name that was changed, or not.
      let text = page.document.blocks[paragraph].inlines.map { page.document.inlines[Int($0)] }
        .filter { $0.kind == .text }.map { page.document.text($0.text) }.joined(separator: " ").trimmed
      checkVerb(of: text, number, paragraph, page, &report)
      guard (12...200).contains(text.utf8.count) else { continue }
      firsts[text, default: []].append((number, paragraph))
    }
    for (text, places) in firsts.sorted(by: { $0.key < $1.key }) where places.count >= 2 && places.count <= 4 {
      for place in places {
        guard let source = foreign(place.group, text, among: places.map(\.group), page) else { continue }
        report.add(
          self, .copied(page.page.sections[page.page.groups[source].section].title),
          at: page.document.blocks[place.paragraph].range, operation: page.operations(of: place.group).first)
      }
      guard let verb = Self.verb(of: text),
        let owner = places.first(where: { Self.isVerb(verb, page.titleWords[$0.group].first) })
      else { continue }
      for place in places where place.group != owner.group {
        let title = page.titleWords[place.group]
        guard let own = title.first, !title.contains(where: { Self.isVerb(verb, $0) }), HeadingVerb(title) != nil,
          own != page.titleWords[owner.group].first,
          page.page.groups[place.group].lines.first?.method != page.page.groups[owner.group].lines.first?.method
        else { continue }
        report.add(
          self, .copied(page.page.sections[page.page.groups[owner.group].section].title),
          at: page.document.blocks[place.paragraph].range,
          operation: page.operations(of: place.group).first)
      }
    }
  }

  /// "Creates a label" below the heading "Delete a label" of a `DELETE`.
  private func checkVerb(
    of text: String, _ number: Int, _ paragraph: Int, _ page: LintedPage, _ report: inout LintReport
  ) {
    let group = page.page.groups[number]
    guard
      let word = text.utf8.split(maxSplits: 1, whereSeparator: { !$0.isLetter }).first.map({
        Substring($0).lowercased()
      }),
      // What an operation returns may be told of any.
      let verb = HeadingVerb([word]), let title = HeadingVerb(page.titleWords[number]),
      let line = group.lines.first, group.lines.count == 1, title.usual.contains(line.method),
      !verb.allowed.contains(line.method) || verb.usual == [.post] && title.usual == [.delete],
      !Self.isVerb(word, page.titleWords[number].first)
    else { return }
    report.add(
      self, .otherVerb(word, page.page.sections[group.section].title), at: page.document.blocks[paragraph].range,
      operation: page.operations(of: number).first)
  }

  /// The section whose path has a word of the text, where this one's has another in its place.
  private func foreign(_ group: Int, _ text: String, among groups: [Int], _ page: LintedPage) -> Int? {
    let own = Self.words(of: group, page)
    let words = NameWords.words(of: text)
    let isNamed = { (word: String) in words.contains { $0 == word || Spelling.differsInNumber($0, word) } }
    return groups.first { other in
      let theirs = Self.words(of: other, page)
      return other != group && theirs.contains { !own.contains($0) && isNamed($0) }
        && own.contains { !theirs.contains($0) } && !own.contains(where: isNamed)
    }
  }

  /// The fixed segments of a path, in the singular.
  private static func words(of group: Int, _ page: LintedPage) -> [String] {
    guard let path = page.page.groups[group].lines.first?.template else { return [] }
    return path.segments.indices.compactMap { path.literal(at: $0).map { LintedDocs.singular($0) } }
  }

  /// `reads` of "This endpoint reads a user", `blocks` of "Blocks the user".
  private static func verb(of text: String) -> String? {
    var words = text.lowercased().split { !$0.isLetter }[...]
    if words.first == "this" { words = words.dropFirst(2) }
    return words.first.map(String.init)
  }

  /// `blocks` is the verb of "Block a user".
  private static func isVerb(_ word: String, _ title: String?) -> Bool {
    guard let title, title.utf8.count >= 3 else { return false }
    return word == title || word == title + "s" || word == title + "es" || title == word + "s"
      || word.dropLast(3) == title.dropLast() && word.hasSuffix("ies") || title.dropLast() + "es" == word
  }
}

extension LintMessage {
  fileprivate static func otherVerb(_ verb: String, _ title: String) -> LintMessage {
    "A sentence with \"\(verb)\" below the heading \"\(title)\""
  }

  fileprivate static func copied(_ title: String) -> LintMessage {
    "The sentence is that of \"\(title)\""
  }
}
