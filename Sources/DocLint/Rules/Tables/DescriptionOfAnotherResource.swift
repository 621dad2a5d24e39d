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
    checkNested(page, &report)
    checkOwners(page, &report)
    CopiedPlaceholderRows.check(page) { parameter, wrong, operation, other in
      let row = parameter.span?.range
      report.add(
        self, .copied(parameter.name, wrong), at: row.flatMap { page.range(of: wrong, in: $0) } ?? row,
        operation: operation, notes: [Finding.Note("the same placeholder", span: other.span)])
    }
    checkFields(page, &report)
    guard !page.docs.owners.isEmpty else { return }
    for group in page.page.groups.indices {
      let lines = page.page.groups[group].lines
      // The placeholders with what stands before each, once for all rows.
      let placeholders = lines.flatMap { line in
        line.placeholders.compactMap { name in line.template.word(before: name).map { (name, $0) } }
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
            page.docs.isCollection(word)
          else { continue }
          let owner = (plural: word, singular: LintedDocs.singular(word))
          let text = page.text(cell)
          guard !text.holds(owner.singular), text.holds("ID") || text.holds("id") || text.holds("Id") else { continue }
          // Only the subject of the first sentence: "The ID of the project", "The project's ID".
          guard
            let subject = Self.subject(of: text, page.docs.collections)
              ?? Self.shownSubject(of: text, name, owner.singular, page.docs),
            subject.plural != owner.plural,
            !Self.names(owner.singular, text), !Self.names(word, text),
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

  /// "The key of the gitignore template" below `/templates/dockerfiles/:key`, where `/templates/gitignores` is another.
  private func checkNested(_ page: LintedPage, _ report: inout LintReport) {
    for documented in page.documented {
      let path = documented.operation.path
      let at = path.segments.count - 2
      guard at >= 1, path.endsInPlaceholder, let own = path.literal(at: at), let name = path.placeholders.last,
        // The SHA of a commit may well name something else.
        ["key", "id", "name", "slug", "code"].contains(name),
        let parameter = documented.parameters.first(where: {
          $0.parameter.name == name && $0.parameter.location == .path
        }),
        let text = parameter.parameter.description, text.utf8.count <= 80
      else { continue }
      let words = Set(parameter.words.map { LintedDocs.singular($0) })
      let parts = NameWords.parts(of: own).map { LintedDocs.singular($0) }
      guard !parts.contains(where: words.contains) else { continue }
      let siblings = page.docs.paths.continuations(of: path, at: at)
      guard siblings.count <= 100 else { continue }
      let others = siblings.keys.filter { other in
        guard other != own, other != "{}", other.utf8.count >= 6,
          !path.segments.indices.contains(where: { path.literal(at: $0) == other })
        else { return false }
        return NameWords.parts(of: other).allSatisfy { words.contains(LintedDocs.singular($0)) }
      }
      guard others.count == 1, let other = others.first, let range = page.rangeOfDescription(parameter.parameter)
      else { continue }
      report.add(
        self, .nested(name, other, own), at: range, operation: documented.operation)
    }
  }

  /// "The ID of a project milestone" below `/groups/:id/milestones`: what the milestone is of, and the path is not.
  private func checkOwners(_ page: LintedPage, _ report: inout LintReport) {
    for documented in page.documented {
      let path = documented.operation.path
      guard path.segments.count >= 2, let root = path.literal(at: 0), path.literal(at: 1) == nil else { continue }
      for field in documented.parameters where field.parameter.location == .path {
        if let (word, own) = Self.otherID(field.parameter, path, page),
          let range = page.rangeOfDescription(field.parameter)
        {
          report.add(
            self, .other(field.parameter.name, word, own), at: page.range(of: word, in: range) ?? range,
            operation: documented.operation)
          continue
        }
        guard let text = field.parameter.description, text.utf8.count <= 60,
          let word = path.word(before: field.parameter.name), word != root,
          case let words = field.words,
          let at = words.lastIndex(of: LintedDocs.singular(word)), at >= 2, ["a", "an", "the"].contains(words[at - 2]),
          case let owner = words[at - 1], Self.owners.contains(owner), owner != LintedDocs.singular(root),
          !path.segments.indices.contains(where: {
            path.literal(at: $0).map { NameWords.parts(of: $0).contains { LintedDocs.singular($0) == owner } } ?? false
          }), let range = page.rangeOfDescription(field.parameter)
        else { continue }
        report.add(
          self, .copied(field.parameter.name, owner), at: page.range(of: owner, in: range) ?? range,
          operation: documented.operation)
      }
    }
  }

  /// `team_id` after `/teams/`, "The ID of the user", in lists and definitions: rows of tables are judged by the first look.
  private static func otherID(
    _ parameter: Parameter, _ path: PathTemplate, _ page: LintedPage
  ) -> (word: String, own: String)? {
    guard let text = parameter.description, text.utf8.count <= 30, let own = path.word(before: parameter.name),
      own.hasSuffix("s"), parameter.name == LintedDocs.singular(own) + "_id",
      case let words = NameWords.words(of: text), words.count == 5, words[0] == "the", words[1] == "id",
      words[2] == "of",
      let plural = page.docs.collections[words[4]], plural != own, !people.contains(LintedDocs.singular(own)),
      !path.segments.indices.contains(where: { path.literal(at: $0) == plural }),
      let row = parameter.span?.range, row.start.line >= 1,
      !page.document.source.bytes[page.document.source.lineRange(Int(row.start.line))].contains(UInt8(ascii: "|"))
    else { return nil }
    return (words[4], own)
  }

  /// What a user may be called in a path.
  private static let people: Set = [
    "member", "owner", "author", "assignee", "admin", "collaborator", "follower", "participant", "reviewer",
    "subscriber", "recipient", "contact", "guest", "friend",
  ]

  /// What most other things belong to.
  private static let owners: Set = ["project", "group", "organization", "workspace", "team", "account", "repository"]

  /// "The title of the issue" among the fields of a merge request.
  private func checkFields(_ page: LintedPage, _ report: inout LintReport) {
    for documented in page.documented where documented.parameters.count >= 2 {
      let path = documented.operation.path
      guard let last = path.segments.indices.reversed().lazy.compactMap({ path.literal(at: $0) }).first,
        case let own = LintedDocs.singular(last.lowercased()), own.utf8.count >= 3
      else { continue }
      var owned: [(field: DocumentedParameter, owner: String)] = []
      for field in documented.parameters where field.parameter.location != .path {
        guard let owner = Self.owner(of: field) ?? Self.returned(by: field) else { continue }
        owned.append((field, owner))
      }
      guard owned.count >= 2, owned.contains(where: { $0.owner == own }) else { continue }
      let names = Set(path.segments.indices.compactMap { path.literal(at: $0).map { LintedDocs.singular($0) } })
      for (field, owner) in owned where owner != own && !names.contains(owner) {
        guard
          page.docs.isResource(owner) || page.docs.exampleNames.count(of: owner) > 0
            || Self.isOrder(field) && owner.utf8.count >= 4,
          Self.returned(by: field) != nil
            || !documented.parameters.contains(where: { NameWords.parts(of: $0.parameter.name).contains(owner) }),
          let range = page.rangeOfDescription(field.parameter)
        else { continue }
        let words = owner.split(separator: "_").joined(separator: " ")
        report.add(
          self, .field(field.parameter.name, words, own), at: page.range(of: words, in: range) ?? range,
          operation: documented.operation)
      }
    }
  }

  /// `issue` of "Return only the issues that have a label": what the operation lists.
  private static func returned(by field: DocumentedParameter) -> String? {
    guard let description = field.parameter.description, description.hasPrefix("Return") else { return nil }
    var words = NameWords.words(of: description.prefix(80)).dropFirst()
    while let first = words.first, ["only", "the", "all", "a", "an", "list", "of"].contains(first) {
      words = words.dropFirst()
    }
    // "Return merge requests created by the given user".
    let found = words.prefix { !relations.contains($0) && !joints.contains($0) }
    guard (1...2).contains(found.count), let next = words.dropFirst(found.count).first else { return nil }
    // "Return all issues or those …" names them; "Return only `active` or `closed` milestones" does later.
    if Self.joints.contains(next), found.last?.hasSuffix("s") != true { return nil }
    return found.dropLast().joined(separator: "_") + (found.count == 2 ? "_" : "")
      + LintedDocs.singular(found.last ?? "")
  }

  /// "Return requests ordered by": of what is in order nothing else can be meant than what the operation lists.
  private static func isOrder(_ field: DocumentedParameter) -> Bool {
    field.parameter.name.holds("order") || field.parameter.name.holds("sort")
  }

  private static let joints: Set<String> = ["or", "just", "and"]

  private static let relations: Set<String> = [
    "ordered", "sorted",
    "having", "that", "which", "with", "created", "assigned", "matching", "for", "by", "in", "of", "updated", "whose",
    "where",
  ]

  /// `issue` of "The title of an issue" for `title`, `merge_request` of "The title of the merge request".
  private static func owner(of field: DocumentedParameter) -> String? {
    guard let description = field.parameter.description, description.utf8.count <= 60, description.holds(" of ") else {
      return nil
    }
    var words = field.words[...]
    if let first = words.first, ["the", "a", "new"].contains(first) { words = words.dropFirst() }
    guard let name = words.first, NameWords.parts(of: field.parameter.name).last == name,
      words.dropFirst().first == "of"
    else {
      return nil
    }
    words = words.dropFirst(2)
    if let first = words.first, ["the", "a", "an"].contains(first) { words = words.dropFirst() }
    guard (1...2).contains(words.count), let last = words.last else { return nil }
    return (words.dropLast() + [LintedDocs.singular(last)]).joined(separator: "_")
  }

  /// Whether a text has a resource's name, `merge_request` as "merge request" as well.
  private static func names(_ resource: String, _ text: String) -> Bool {
    let text = text.lowercased()
    return text.holds(resource) || text.holds(resource.split(separator: "_").joined(separator: " "))
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

  /// `environment` of "The ID of the environment" for `deployment_id` or `id`: examples show an attribute of that name.
  private static func shownSubject(of text: String, _ name: String, _ owner: String, _ docs: LintedDocs) -> Subject? {
    let words = NameWords.words(of: text)
    guard name == "id" || name == "\(owner)_id" || name == "\(owner)_iid", words.count == 5,
      ["id", "iid"].contains(words[1]), words[2] == "of", ["a", "an", "the"].contains(words[3]),
      docs.exampleNames.count(of: words[4]) > 0
    else { return nil }
    return Subject(plural: words[4] + "s", singular: words[4], written: words[4])
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
    guard let (first, _) = found.first, var (position, subject) = found.first else { return nil }
    // "A project issue" is an issue.
    while let next = found.first(where: { $0.0 == position + 1 }), !words[position].hasSuffix("'s") {
      (position, subject) = next
    }
    // "… of the project": the resource stands at the end of the phrase, directly or with an article before it.
    let before = first > 0 ? words[first - 1].lowercased() : ""
    guard ["the", "a", "an"].contains(before) || words[position].hasSuffix("'s") || position + 1 == id else {
      return nil
    }
    if position < id { return subject }
    // "The ID of the project's list" is that of a list.
    if words[position].hasSuffix("'s"), position + 1 < words.count { return nil }
    return first >= 2 && words[..<first].suffix(2).contains("of") ? subject : nil
  }
}

extension LintMessage {
  fileprivate static func nested(_ name: String, _ other: String, _ own: String) -> LintMessage {
    "`\(name)` is described as that of `\(other)`; the path has it after `\(own)`"
  }

  fileprivate static func field(_ name: String, _ owner: String, _ own: String) -> LintMessage {
    "`\(name)` is described with \"\(owner)\"; the operation is about \"\(own.split(separator: "_").joined(separator: " "))\""
  }

  fileprivate static func copied(_ name: String, _ word: String) -> LintMessage {
    "`\(name)` is described with \"\(word)\", which this path does not have"
  }

  fileprivate static func other(_ name: String, _ subject: String, _ word: String) -> LintMessage {
    "`\(name)` is described as that of a \(subject); the path has it after `\(word)`"
  }
}
