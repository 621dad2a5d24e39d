import APIModel
import DocExtract

/// END226: one row for what each of the paths that share the table calls otherwise, or what the others do.
struct RowOfSeveralPlaceholders: LintRule {
  let card = RuleCard(
    "END226", "row-of-several-placeholders", severity: .info,
    summary:
      "A row whose name is in none of the paths that share it, or in one only, in place of the placeholder of each",
    why: "The reader has to guess which placeholder it stands for.",
    bad: page("`owner_id`"), good: page("`issue_iid`/`snippet_id`"), status: .optional)

  private static func page(_ name: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List emoji",
        listing: "GET /projects/:id/issues/:issue_iid/emoji\nGET /projects/:id/snippets/:snippet_id/emoji",
        rows: ["`id` | integer | yes | The ID of the project", "\(name) | integer | yes | The ID of what has emoji"]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      let lines = page.page.groups[group].lines
      guard (2...6).contains(lines.count), let first = lines.first else { continue }
      let known = page.parts[group].rowNames
      if let (name, others) = Self.ofOne(lines, known) {
        for table in page.parameterTables(of: group) {
          for row in table.rows where row.names == [name] {
            let range = table.cell(row, .name).flatMap { page.range(cell: $0, in: row) } ?? row.range
            report.add(
              self, .ofOne(name, others), at: range, operation: page.docs.operation(first.id),
              notes: [Finding.Note("the paths", span: first.listing.span)])
          }
        }
        continue
      }
      // The only one that has no row, in each of them.
      let open = lines.compactMap { line in line.placeholders.first { !known.contains($0) } }
      guard open.count == lines.count, Set(open).count == lines.count, open.allSatisfy({ $0.hasSuffix("id") }),
        lines.allSatisfy({ line in line.placeholders.filter { !known.contains($0) }.count == 1 })
      else { continue }
      let placeholders = Set(lines.flatMap(\.placeholders))
      for table in page.parameterTables(of: group) {
        for row in table.rows {
          guard row.names.count == 1, let name = row.names.first, name.hasSuffix("_id") || name.hasSuffix("_iid"),
            !placeholders.contains(name),
            table.cell(row, .required).map({ RequirementPhrase.requirement(page.text($0)) == .required }) == true
          else { continue }
          let range = table.cell(row, .name).flatMap { page.range(cell: $0, in: row) } ?? row.range
          report.add(
            self, .several(name, open), at: range, operation: page.docs.operation(first.id),
            notes: [Finding.Note("the paths", span: first.listing.span)])
        }
      }
    }
  }

  /// The placeholder of the only path whose placeholders all have rows, where each of the others has another one in its
  /// place, without a row.
  private static func ofOne(_ lines: [ListedOperation], _ known: NameSet) -> (name: String, others: [String])? {
    let open = lines.map { line in line.placeholders.indices.filter { !known.contains(line.placeholders[$0]) } }
    guard open.count(where: \.isEmpty) == 1, let full = open.firstIndex(where: \.isEmpty),
      let position = open.first(where: { !$0.isEmpty })?.first, lines[full].placeholders.indices.contains(position),
      lines.allSatisfy({ $0.placeholders.count == lines[full].placeholders.count }),
      open.allSatisfy({ $0.isEmpty || $0 == [position] })
    else { return nil }
    let name = lines[full].placeholders[position]
    let others = lines.map { $0.placeholders[position] }.filter { $0 != name }
    guard others.count == lines.count - 1, Set(others).count == others.count,
      (others + [name]).allSatisfy({ $0.hasSuffix("id") })
    else { return nil }
    return (name, others)
  }
}

extension LintMessage {
  fileprivate static func ofOne(_ name: String, _ others: [String]) -> LintMessage {
    "`\(name)` is in one of the paths only; the others have \(others.prefix(4).map { "`\($0)`" }.joined(separator: ", "))"
  }

  fileprivate static func several(_ name: String, _ open: [String]) -> LintMessage {
    "`\(name)` is in none of the paths; they have \(open.prefix(4).map { "`\($0)`" }.joined(separator: ", ")) there"
  }
}
