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
    guard page.page.groups.count >= 2 else { return }
    var firsts: [String: [(group: Int, paragraph: Int)]] = [:]
    for (number, group) in page.page.groups.enumerated() where group.lines.count == 1 {
      guard let paragraph = page.page.sections[group.section].paragraphs.first else { continue }
      let text = page.document.plainText(of: paragraph).trimmed
      guard (12...200).contains(text.utf8.count) else { continue }
      firsts[text, default: []].append((number, paragraph))
    }
    for (text, places) in firsts.sorted(by: { $0.key < $1.key }) where places.count >= 2 && places.count <= 4 {
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
  fileprivate static func copied(_ title: String) -> LintMessage {
    "The sentence is that of \"\(title)\""
  }
}
