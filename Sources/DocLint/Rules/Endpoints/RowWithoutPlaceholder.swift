import APIModel
import DocExtract

/// END102: a row for an ID that the path has no placeholder for.
struct RowWithoutPlaceholder: LintRule {
  let card = RuleCard(
    "END102", "row-without-placeholder", severity: .warning,
    summary: "A row of a required ID that the path has no placeholder for",
    why: "Either the path or the row is misspelt, and a reader can't tell which.",
    bad: """
      # Users API

      ## Delete a user's key

      ```plaintext
      DELETE /users/:id/keys
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      | `key_id` | integer | yes | The ID of the key |
      """,
    good: """
      # Users API

      ## Delete a user's key

      ```plaintext
      DELETE /users/:id/keys/:key_id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      | `key_id` | integer | yes | The ID of the key |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkLists(page, &report)
    checkLocations(page, &report)
    var looked = 0
    for group in page.page.groups.indices {
      let lines = page.page.groups[group].lines
      guard let line = lines.first else { continue }
      for table in page.tables(of: group) where table.role == .parameters {
        for row in table.rows {
          guard row.names.count == 1, let name = row.names.first, LintedPage.isIdentifier(name),
            !page.parts[group].placeholderNames.contains(name),
            table.cell(row, .location).map({ page.text($0).lowercased() }) != "path",
            isRequired(row, table, page), !isSent(name, group, page)
          else { continue }
          // A placeholder without a row beside it: the two are one misspelling, and END101 tells it.
          guard !hasGap(group, page),
            lines.allSatisfy({ !$0.method.carriesBody }) || line.template.isMember(name) && isLeftOut(name, group, page)
          else { continue }
          // A request on the page has it in the query. Each is looked for in the whole text: only so many are.
          looked += 1
          let asked = Array("\(line.listing.path)?\(name)=".utf8)
          if looked <= 100, page.document.source.bytes[...].firstRange(ofBytes: asked) != nil { continue }
          let range = table.cell(row, .name).flatMap { page.range(cell: $0, in: row) } ?? row.range
          report.add(
            self, lines.contains { $0.method.carriesBody } ? .unsent(name) : .without(name), at: range,
            operation: page.docs.operation(line.id),
            notes: [Finding.Note("the path is `\(line.listing.path)`", span: line.listing.span)])
        }
      }
    }
  }

  /// A row that says `path` of what is not in the path, while all that is has a row.
  private func checkLocations(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters && table.column(.location) != nil {
      guard let group = table.group, let line = page.page.groups[group].lines.first, !hasGap(group, page),
        // Parts that may be left out are written in brackets.
        !page.page.groups[group].lines.contains(where: { $0.listing.path.utf8.contains(UInt8(ascii: "[")) })
      else { continue }
      let placeholders = Set(page.page.groups[group].lines.flatMap(\.template.placeholders))
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first, !placeholders.contains(name),
          let cell = table.cell(row, .location), page.text(cell).lowercased() == "path"
        else { continue }
        report.add(
          self, .elsewhere(name), at: page.range(cell: cell, in: row), operation: page.docs.operation(line.id),
          notes: [Finding.Note("the path is `\(line.listing.path)`", span: line.listing.span)])
      }
    }
  }

  /// An item of a list that misspells a placeholder which has no item.
  private func checkLists(_ page: LintedPage, _ report: inout LintReport) {
    for list in page.page.lists where !list.isResponse {
      if list.group == nil { checkShared(list, page, &report) }
      guard let group = list.group, page.page.groups.indices.contains(group),
        let line = page.page.groups[group].lines.first,
        page.page.groups[group].lines.allSatisfy({ $0.template == line.template })
      else { continue }
      let names = Set(page.page.lists.filter { $0.group == group }.flatMap(\.items).flatMap(\.names))
      let loose = line.placeholders.filter { !names.contains($0) }
      for item in list.items where item.names.count == 1 && !loose.isEmpty {
        guard let name = item.names.first, name.utf8.count >= 2, !line.placeholders.contains(name),
          let meant = loose.first(where: {
            name.utf8.count >= 3 && Spelling.isOneSlip(Array(name.utf8), Array($0.utf8))
              && !Spelling.differsInEnding(name, $0)
              || ($0 == name + "_id" || name == $0 + "_id") && item.requirement == .required
                && !line.method.carriesBody
          }) ?? (loose.count == 1 && isInPath(item, list, page) ? loose.first : nil), let range = item.range
        else { continue }
        let start = SourceRange(
          range.start, SourcePosition(line: Int(range.start.line), column: Int(range.start.column) + 400))
        let place = page.range(of: name, in: start) ?? range
        report.add(
          self, .misspelt(name, meant), at: place, operation: page.docs.operation(line.id),
          notes: [Finding.Note("the path is `\(line.listing.path)`", span: line.listing.span)])
      }
    }
  }

  /// The same for a list that several operations share, as one below the heading of their path.
  private func checkShared(_ list: ParameterList, _ page: LintedPage, _ report: inout LintReport) {
    for item in list.items where item.names.count == 1 && item.requirement == .required {
      guard let name = item.names.first, let range = item.range else { continue }
      let sharing = page.documented.filter { own in
        own.parameters.contains { $0.parameter.name == name && $0.parameter.span?.range == range }
      }
      guard let first = sharing.first?.operation,
        let meant = first.path.placeholders.first(where: {
          name == $0 + "_id" || $0 == name + "_id"
            || name.utf8.count >= 4 && Spelling.isOneSlip(Array(name.utf8), Array($0.utf8))
        }),
        sharing.allSatisfy({ own in
          own.operation.path.placeholders.contains(meant) && !own.operation.path.placeholders.contains(name)
            && !own.parameters.contains { $0.parameter.name == meant }
        })
      else { continue }
      report.add(
        self, .misspelt(name, meant), at: page.range(of: name, in: range) ?? range, operation: first,
        notes: [Finding.Note("the path is `\(first.path)`", span: first.span)])
    }
  }

  /// Whether a list's heading or the item itself says that the path has it.
  private func isInPath(_ item: ParameterList.Item, _ list: ParameterList, _ page: LintedPage) -> Bool {
    if list.location == .path || item.writtenLocation?.lowercased() == "path" { return true }
    guard let range = item.range else { return false }
    let source = page.document.source
    let text = source.bytes[
      source.offset(of: range.start)..<max(source.offset(of: range.start), source.offset(of: range.end))]
    return text.holds("part of the URL") || text.holds("part of the path")
  }

  private func hasGap(_ group: Int, _ page: LintedPage) -> Bool {
    let names = Set(page.tables(of: group).flatMap { $0.rows.flatMap(\.names) })
    return page.page.groups[group].lines.contains { $0.placeholders.contains { !names.contains($0) } }
  }

  /// Whether a sample of the operation shows all that it sends, and not this.
  private func isLeftOut(_ name: String, _ group: Int, _ page: LintedPage) -> Bool {
    let own = page.parts[group].samples.filter { page.targets[$0].verdict == .own }
    guard !own.isEmpty else { return false }
    return own.allSatisfy { index in page.sentNames(of: index).map { !$0.contains(name) } ?? false }
  }

  private func isRequired(_ row: PageTable.Row, _ table: PageTable, _ page: LintedPage) -> Bool {
    table.cell(row, .required).map { RequirementPhrase.requirement(page.text($0)) == .required } ?? false
  }

  /// Whether a sample or a listing line sends it in the query or a form.
  private func isSent(_ name: String, _ group: Int, _ page: LintedPage) -> Bool {
    page.page.groups[group].lines.contains { $0.listing.query.contains { $0.name == name } }
      || page.samples(of: group).contains { sample in
        sample.url?.query.contains { $0.name == name } == true
          || sample.curl.fields?.contains { $0.name == name } == true
          || sample.curl.data.contains { $0.text.utf8.elementsEqual(name.utf8) || $0.text.holds("\"\(name)\"") }
      }
  }
}

extension LintMessage {
  fileprivate static func misspelt(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` is not in the path; did you mean `\(meant)`?"
  }

  fileprivate static func elsewhere(_ name: String) -> LintMessage {
    "`\(name)` is said to be in the path, which does not have it"
  }

  fileprivate static func unsent(_ name: String) -> LintMessage {
    "`\(name)` is required but neither in the path nor in a sample"
  }

  fileprivate static func without(_ name: String) -> LintMessage { "`\(name)` is required but not in the path" }
}
