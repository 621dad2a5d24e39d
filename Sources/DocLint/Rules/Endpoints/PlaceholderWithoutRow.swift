import APIModel
import DocExtract

/// END101: a placeholder of a path that no table row and no sentence explains.
struct PlaceholderWithoutRow: LintRule {
  let card = RuleCard(
    "END101", "placeholder-without-row", severity: .warning,
    summary: "A placeholder in a path that no row documents",
    why: "A reader can't know which ID or name belongs there, and of which type it is.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Get a user's key

      ```plaintext
      GET /users/:id/keys/:key_id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """,
    good: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Get a user's key

      ```plaintext
      GET /users/:id/keys/:key_id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      | `key_id` | integer | yes | The ID of the key |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    // A page that never puts placeholders into tables explains them elsewhere.
    let usage = page.placeholderUsage
    let isUsual = usage.documented > 0 && usage.documented * 2 >= usage.undocumented
    // One or two that are missing on a small page, in docs that have a row for nearly every placeholder.
    let documented = page.docs.placeholderRows
    let isJudged =
      isUsual
      || usage.undocumented <= 2 && documented.with >= 8
        && documented.with >= documented.without * 4
    for group in page.page.groups.indices {
      let tables = page.parameterTables(of: group)
      if let renamed = renamed(tables, group, page) {
        let isOfRow =
          !page.names(renamed.name, insteadOf: renamed.placeholder, in: renamed.line)
          && !page.speaks(of: renamed.name, ratherThan: renamed.placeholder, in: renamed.row)
          && page.docs.placeholderCount(of: renamed.placeholder) > max(1, page.docs.placeholderCount(of: renamed.name))
          || page.speaks(of: renamed.placeholder, ratherThan: renamed.name, in: renamed.row)
        report.add(
          self,
          isOfRow ? .misspeltRow(renamed.name, renamed.placeholder) : .withoutRow(renamed.placeholder, renamed.name),
          at: isOfRow
            ? page.rangeOfName(renamed.name, in: renamed.row)
            : page.range(ofPlaceholder: renamed.placeholder, in: renamed.line),
          operation: page.docs.operation(renamed.line.id),
          notes: [Finding.Note("the row", span: page.page.span(renamed.row.range))])
        continue
      }
      if !isJudged || !isUsual && tables.allSatisfy(\.rows.isEmpty) { continue }
      let placeholders = page.parts[group].placeholders
      // Most have a row each.
      if placeholders.allSatisfy(page.parts[group].documents) { continue }
      let rows = tables.flatMap(\.rows)
      let items = page.listedNames(of: group)
      let names = Set(rows.flatMap(\.names)).union(items)
      var seen: Set<String> = []
      // A list that has none of them tells of something else.
      if rows.isEmpty, items.isDisjoint(with: placeholders), !items.isEmpty || !page.page.lists.isEmpty { continue }
      for line in page.page.groups[group].lines where !page.isConcrete(line) {
        for name in line.placeholders where !names.contains(name) && seen.insert(name).inserted {
          if page.isDocumentedElsewhere(name, of: line, in: group) || isOfOtherParts(group, page) { continue }
          if page.hasWordAsPlaceholder(name, of: line, in: group) { continue }
          if sharesRow(name, of: line, in: page.page.groups[group], names) { continue }
          // An item that is a part of the name is told by its own rule.
          if items.contains(where: { name == $0 + "_id" }) { continue }
          // "lamp_key" for `:key`, where all else of the list and the path has its like.
          let others = items.subtracting(placeholders)
          if rows.isEmpty, others.count == 1, let longer = others.first, longer.hasSuffix("_" + name),
            placeholders.allSatisfy({ $0 == name || items.contains($0) }),
            let place = page.rangeOfItem(longer, of: group)
          {
            report.add(
              self, .misspeltRow(longer, name), at: place, operation: page.docs.operation(line.id),
              notes: [Finding.Note("the path is `\(line.listing.path)`", span: line.listing.span)],
              fix: LintFix("Write `\(name)`", [LintFix.Edit(place, name)], isSafe: false))
            continue
          }
          let misspelt = Spelling.nearest(name, in: names.subtracting(placeholders))
          let row = misspelt.flatMap { name in rows.first { $0.names.contains(name) } }
          // The spelling that other paths have is the right one of the two.
          if let misspelt, isRightName(name, of: line, besides: misspelt, page),
            let place = row.map({ page.rangeOfName(misspelt, in: $0) }) ?? page.rangeOfItem(misspelt, of: group)
          {
            report.add(
              self, .misspeltRow(misspelt, name), at: place, operation: page.docs.operation(line.id),
              notes: [Finding.Note("the path is `\(line.listing.path)`", span: line.listing.span)],
              fix: LintFix("Write `\(name)`", [LintFix.Edit(place, name)], isSafe: false))
            continue
          }
          // What is missing belongs below the rows of the path's other placeholders, or before all others.
          let last =
            misspelt == nil
            ? tables.first { table in
              table.rows.contains { row in placeholders.contains { row.names.contains($0) } }
            }?.rows.last ?? rows.first : nil
          report.add(
            self, rows.isEmpty && !items.isEmpty ? .withoutItem(name) : .withoutRow(name, misspelt),
            at: last?.range ?? page.range(ofPlaceholder: name, in: line),
            operation: page.docs.operation(line.id),
            notes: row.map { [Finding.Note("the row", span: page.page.span($0.range))] } ?? [],
            fix: misspelt == nil ? page.rowFix(for: name, of: line, in: group) : nil)
        }
      }
    }
  }
}

extension LintedPage {
  /// Whether another path of the page has a name in the very place of a placeholder.
  fileprivate func names(_ name: String, insteadOf placeholder: String, in line: ListedOperation) -> Bool {
    let path = line.template
    guard page.groups.count <= 500,
      let at = path.segments.indices.first(where: { path.placeholders(at: $0) == [placeholder] })
    else { return false }
    return page.groups.contains { group in
      group.lines.contains { other in
        other.template.placeholders(at: at) == [name]
          && path.segments.indices.prefix(at).allSatisfy { path.literal(at: $0) == other.template.literal(at: $0) }
      }
    }
  }
}

extension PlaceholderWithoutRow {
  /// Whether a placeholder is spelt right and a row a letter away is not: other paths have its spelling, or it is that of
  /// the collection before it, `milestone_id` after `/milestones/`.
  private func isRightName(
    _ name: String, of line: ListedOperation, besides misspelt: String, _ page: LintedPage
  ) -> Bool {
    let (own, other) = (page.docs.placeholderCount(of: name), page.docs.placeholderCount(of: misspelt))
    if own > other + 1 { return true }
    guard other == 0, let word = line.template.word(before: name) else { return false }
    let owner = LintedDocs.singular(word)
    return ["id", "iid", "name"].contains { name == "\(owner)_\($0)" }
  }

  private struct Renamed {
    var placeholder: String
    var line: ListedOperation
    var name: String
    var row: PageTable.Row
  }

  /// The only placeholder without a row beside the only required row that is none of the path's, of a request that
  /// sends nothing: two names of one thing.
  private func renamed(_ tables: [PageTable], _ group: Int, _ page: LintedPage) -> Renamed? {
    let names = page.parts[group].rowNames
    guard !names.isEmpty, page.page.groups[group].lines.count == 1, let line = page.page.groups[group].lines.first,
      line.placeholders.contains(where: { !names.contains($0) }), !page.isConcrete(line), line.listing.query.isEmpty
    else { return nil }
    // Of a request that sends something, what its one sample leaves out.
    let sent = page.parts[group].samples.count == 1 ? page.sentNames(of: page.parts[group].samples[0]) ?? [] : []
    guard !line.method.carriesBody || sent.contains(where: names.contains) else { return nil }
    let open = line.placeholders.filter { !names.contains($0) }
    guard open.count == 1, let placeholder = open.first,
      Spelling.nearest(placeholder, in: Set(tables.flatMap { $0.rows.flatMap(\.names) })) == nil,
      !page.isDocumentedElsewhere(placeholder, of: line, in: group)
    else { return nil }
    let loose = tables.flatMap { table in
      table.rows.filter { row in
        row.names.count == 1 && !line.placeholders.contains(row.names[0])
          && !(line.method.carriesBody && sent.contains(row.names[0]))
          && table.cell(row, .required).map { RequirementPhrase.requirement(page.text($0)) == .required } ?? false
      }
    }
    guard loose.count == 1, let row = loose.first,
      // A sample that sends it says that it is no part of the path.
      !page.parts[group].samples.contains(where: { page.sentNames(of: $0)?.contains(row.names[0]) ?? true })
    else { return nil }
    return Renamed(placeholder: placeholder, line: line, name: row.names[0], row: row)
  }

  /// Whether every table of a group says that its rows stand elsewhere than in the path: "Body parameters".
  private func isOfOtherParts(_ group: Int, _ page: LintedPage) -> Bool {
    let tables = page.parameterTables(of: group)
    return !tables.isEmpty && tables.allSatisfy { $0.location != nil && $0.location != .path }
  }

  /// Whether one row serves several lines: `awardable_id` for `:issue_id` and `:snippet_id`, or the row of the other
  /// line's placeholder.
  private func sharesRow(
    _ name: String, of line: ListedOperation, in group: OperationGroup, _ names: Set<String>
  ) -> Bool {
    guard let position = line.placeholders.firstIndex(of: name) else { return false }
    let alternatives = Set(
      group.lines.filter { $0.method == line.method && $0.placeholders.indices.contains(position) }
        .map { $0.placeholders[position] })
    guard alternatives.count > 1 else { return false }
    let placeholders = Set(group.lines.flatMap(\.placeholders))
    return alternatives.contains { names.contains($0) }
      || names.contains { !placeholders.contains($0) && ($0.hasSuffix("id") || $0.hasSuffix("_name")) }
  }
}

extension LintedPage {
  /// Whether a row's description has the words of one name and none of another's: "The key of the template" for `name`.
  fileprivate func speaks(of name: String, ratherThan other: String, in row: PageTable.Row) -> Bool {
    guard
      let text = page.tables.lazy.compactMap({ $0.rows.contains { $0.block == row.block } ? $0 : nil }).first
        .flatMap({ $0.cell(row, .description) }).map(text)
    else { return false }
    let words = NameWords.words(of: text)
    let names = { (parts: [String]) in parts.contains { part in words.contains { NameWords.areForms($0, part) } } }
    let own = NameWords.parts(of: name)
    let others = NameWords.parts(of: other).filter { !own.contains($0) }
    return !others.isEmpty && names(own.filter { $0 != "id" }) && !names(others)
  }

  /// The names in a group's lists of parameters.
  fileprivate func listedNames(of group: Int) -> Set<String> {
    Set(page.lists.lazy.filter { $0.group == group && !$0.isResponse }.flatMap(\.items).flatMap(\.names))
  }

  /// Where an item of a group's lists has a name.
  fileprivate func rangeOfItem(_ name: String, of group: Int) -> SourceRange? {
    page.lists.lazy.filter { $0.group == group && !$0.isResponse }.flatMap(\.items).first { $0.names == [name] }?.range
      .flatMap { range(of: name, in: $0) }
  }

  /// How many placeholders of the page's paths have a row with their group, and how many have none.
  var placeholderUsage: (documented: Int, undocumented: Int) {
    var usage = (documented: 0, undocumented: 0)
    for part in parts {
      for name in part.placeholders {
        if part.documents(name) {
          usage.documented += 1
        } else {
          usage.undocumented += 1
        }
      }
    }
    return usage
  }

  /// Whether prose explains a placeholder, or another mention of the same operation has its row.
  func isDocumentedElsewhere(_ name: String, of line: ListedOperation, in group: Int) -> Bool {
    if mentions(name, inProseOf: group) { return true }
    // HEAD asks what GET does (RFC 9110 §9.3.2), and its rows are those.
    if line.method == .head, tables(of: group).isEmpty,
      docs.operation(OperationID(.get, line.template)) != nil
    {
      return true
    }
    guard let operation = docs.operation(line.id), operation.listings.count > 1,
      let position = line.placeholders.firstIndex(of: name),
      operation.path.placeholders.indices.contains(position)
    else { return false }
    let canonical = operation.path.placeholders[position]
    return operation.parameters.contains { $0.location == .path && $0.name == canonical }
  }

  /// Whether a placeholder is told as a fixed segment that was written as one.
  fileprivate func hasWordAsPlaceholder(_ name: String, of line: ListedOperation, in group: Int) -> Bool {
    line.template.segments.indices.contains { wordAsPlaceholder(at: $0, of: line, in: group) == name }
  }

  /// The range of a name in its row; of the whole row where it is not found.
  func rangeOfName(_ name: String, in row: PageTable.Row) -> SourceRange? {
    row.range.flatMap { range(of: name, in: $0) } ?? row.range
  }

  /// The range of a placeholder's name in a listing line, its mark included; of the whole path where it is not found.
  func range(ofPlaceholder name: String, in line: ListedOperation) -> SourceRange? {
    guard let path = line.pathRange, path.start.line == path.end.line else { return line.pathRange }
    let start = document.source.offset(of: path.start)
    let end = document.source.offset(of: path.end)
    let bytes = document.source.bytes[start..<max(start, end)]
    for (open, close) in [(":", ""), ("{", "}"), ("<", ">"), ("*", "")] {
      guard let found = bytes.firstRange(ofBytes: Array((open + name + close).utf8)) else { continue }
      return SourceRange(document.source.position(of: found.lowerBound), document.source.position(of: found.upperBound))
    }
    return path
  }
}

extension LintMessage {
  fileprivate static func misspeltRow(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` is no placeholder of the path; did you mean `\(meant)`?"
  }

  fileprivate static func withoutItem(_ name: String) -> LintMessage {
    "`:\(name)` is not in the list of parameters"
  }

  fileprivate static func withoutRow(_ name: String, _ misspelt: String?) -> LintMessage {
    if let misspelt { return "`:\(name)` has no row in a table; did you mean `\(misspelt)`?" }
    return "`:\(name)` has no row in a table"
  }
}
