import APIModel
import DocExtract

/// TAB210: a placeholder's row that describes the ID of another resource than the path has there.
struct DescriptionOfAnotherResource: LintRule {
  let card = RuleCard(
    "TAB210", "description-of-another-resource", severity: .warning,
    summary: "The row of a placeholder that speaks of another resource than the path",
    why: "The row was copied from another page; who follows it sends the ID of the wrong thing.",
    bad: RuleCard.page(
      CardSection(
        heading: "Get a project", listing: "GET /projects/:id", rows: ["`id` | integer | yes | The ID of the project"]),
      CardSection(
        heading: "Get a group", listing: "GET /groups/:id", rows: ["`id` | integer | yes | The ID of the project"])),
    good: RuleCard.page(
      CardSection(
        heading: "Get a project", listing: "GET /projects/:id", rows: ["`id` | integer | yes | The ID of the project"]),
      CardSection(
        heading: "Get a group", listing: "GET /groups/:id", rows: ["`id` | integer | yes | The ID of the group"])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    CopiedPlaceholderRows.check(page) { parameter, wrong, operation, other in
      let row = parameter.span?.range
      report.add(
        self, .copied(parameter.name, wrong), at: row.flatMap { page.range(of: wrong, in: $0) } ?? row,
        operation: operation, notes: [Finding.Note("the same placeholder", span: other.span)])
    }
    let owners = page.docs.owners
    guard owners.count >= 2 else { return }
    for group in page.page.groups.indices {
      let lines = page.page.groups[group].lines
      // The placeholders with what stands before each, once for all rows.
      let placeholders = lines.flatMap { line in
        line.template.placeholders.compactMap { name in line.template.word(before: name).map { (name, $0) } }
      }
      guard !placeholders.isEmpty else { continue }
      for table in page.tables(of: group) where table.role == .parameters {
        guard table.column(.description) != nil else { continue }
        for row in table.rows {
          // Only an ID has an owner.
          guard row.names.count == 1, let name = row.names.first,
            let word = placeholders.first(where: { $0.0 == name })?.1,
            let cell = table.cell(row, .description),
            !placeholders.contains(where: { $0.0 == name && $0.1 != word }), word.hasSuffix("s"),
            let owner = owners.first(where: { $0.plural == word })
          else { continue }
          let text = page.text(cell)
          guard !text.holds(owner.singular), text.holds("ID") || text.holds("id") || text.holds("Id") else { continue }
          // Only the subject of the first sentence: "The ID of the project", "The project's ID".
          guard let subject = Self.subject(of: text, page.docs.collections), subject.plural != owner.plural,
            !text.lowercased().holds(owner.singular), !text.lowercased().holds(word),
            !Self.isAlias(subject, name),
            !lines.contains(where: { Self.holdsFreely(subject.plural, $0.template) })
          else { continue }
          let range = page.range(cell: cell).flatMap { page.range(of: subject.written, in: $0) }
          report.add(
            self, .other(name, subject.singular, word), at: range ?? page.range(cell: cell, in: row),
            operation: page.operations(of: group).first)
        }
      }
    }
  }

  /// `user_id` after `/members/` is rightly the ID of a user.
  private static func isAlias(_ subject: Subject, _ name: String) -> Bool {
    name.holds(subject.singular)
  }

  /// `/projects/forks/:id`: a collection without a placeholder of its own may be what the ID belongs to.
  private static func holdsFreely(_ word: String, _ path: PathTemplate) -> Bool {
    path.segments.indices.contains { path.literal(at: $0) == word && (path.literal(at: $0 + 1) != nil) }
  }

  private struct Subject {
    var plural: String
    var singular: String
    var written: String
  }

  /// The resource whose ID a text describes.
  private static func subject(of text: String, _ collections: [String: String]) -> Subject? {
    let sentence = text.utf8.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }
    let words = sentence.split(separator: UInt8(ascii: " ")).prefix(14).map { Substring($0) }
    guard let id = words.firstIndex(where: { ["ID", "id", "IID", "Id", "iid"].contains($0) }) else { return nil }
    let found = words.enumerated().compactMap { position, word -> (Int, Subject)? in
      guard word.utf8.count > 2 else { return nil }
      var bare = word.lowercased()
      if bare.hasSuffix("'s") { bare.removeLast(2) }
      guard let plural = collections[bare] else { return nil }
      return (position, Subject(plural: plural, singular: bare, written: String(word)))
    }
    guard let (position, subject) = found.first else { return nil }
    // "… of the project": the resource stands at the end of the phrase, directly or with an article before it.
    let before = position > 0 ? words[position - 1].lowercased() : ""
    guard ["the", "a", "an"].contains(before) || words[position].hasSuffix("'s") || position + 1 == id else {
      return nil
    }
    if position < id { return subject }
    // "The ID of the project's list" is that of a list.
    if words[position].hasSuffix("'s"), position + 1 < words.count { return nil }
    return position >= 2 && words[..<position].suffix(2).contains("of") ? subject : nil
  }
}

extension LintMessage {
  fileprivate static func copied(_ name: String, _ word: String) -> LintMessage {
    "`\(name)` is described with \"\(word)\", which this path does not have"
  }

  fileprivate static func other(_ name: String, _ subject: String, _ word: String) -> LintMessage {
    "`\(name)` is described as that of a \(subject); the path has it after `\(word)`"
  }
}
