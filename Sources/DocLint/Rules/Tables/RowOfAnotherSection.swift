import APIModel
import DocExtract

/// TAB229: a row that another section's table has word for word, and whose description speaks of what that section is about.
struct RowOfAnotherSection: LintRule {
  let card = RuleCard(
    "TAB229", "row-of-another-section", severity: .warning,
    summary: "A row copied from another section, whose description still speaks of what that one is about",
    why: "The reader takes the attribute for one of something else.",
    bad: page("comment"), good: page("downtime"))

  private static func page(_ noun: String) -> String {
    """
    # Objects

    ## Comment

    | Attribute | Type | Description |
    |-----------|------|-------------|
    | `host_name` | string | The name of the host this comment belongs to |
    | `entry_time` | integer | When the comment was added |

    ## Downtime

    | Attribute | Type | Description |
    |-----------|------|-------------|
    | `host_name` | string | The name of the host this \(noun) belongs to |
    | `start_time` | integer | When the downtime begins |
    """
  }

  private struct Row {
    var table: Int
    var row: Int
    var cell: Int
    var text: String
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    // One noun each, in the singular, for the sections that have tables.
    var nouns: [Int: String] = [:]
    var tables: [Int] = []
    for index in page.page.tables.indices where Self.isOfAttributes(page.page.tables[index]) {
      let section = page.page.tables[index].section
      guard let noun = nouns[section] ?? Self.noun(page.page.sections[section].title) else { continue }
      nouns[section] = noun
      tables.append(index)
    }
    guard Set(nouns.values).count >= 2 else { return }
    var byName: [String: [Row]] = [:]
    for index in tables {
      let table = page.page.tables[index]
      guard let column = table.column(.description) else { continue }
      for (number, row) in table.rows.enumerated()
      where row.names.count == 1 && row.cells.indices.contains(column) {
        byName[row.names[0], default: []].append(
          Row(table: index, row: number, cell: row.cells[column], text: page.text(row.cells[column])))
      }
    }
    for (name, rows) in byName where (2...40).contains(rows.count) {
      for row in rows where row.text.utf8.count >= 24 {
        guard let own = nouns[page.page.tables[row.table].section] else { continue }
        let words = NameWords.words(of: row.text).map { LintedDocs.singular($0) }
        guard !words.contains(own) else { continue }
        let source = rows.first { other in
          guard other.table != row.table, other.text == row.text,
            let noun = nouns[page.page.tables[other.table].section], noun != own
          else { return false }
          // "This comment" is what the section is about, whatever else it has.
          return words.contains(noun) && !NameWords.words(of: name).contains(noun)
            && (row.text.holds("this \(noun)") || !isAlsoAbout(noun, row.table, page))
            && speaks(of: own, besides: row.row, page.page.tables[row.table], page)
        }
        guard let source, let noun = nouns[page.page.tables[source.table].section] else { continue }
        let cell = page.range(cell: row.cell)
        report.add(
          self, .other(name, noun, own), at: cell.flatMap { Self.place(of: noun, in: $0, page) } ?? cell,
          notes: [Finding.Note("the same row", span: page.page.span(page.range(cell: source.cell)))])
      }
    }
  }

  private static func isOfAttributes(_ table: PageTable) -> Bool {
    table.role != .endpoints && table.role != .statuses && table.rows.count >= 2
      && table.column(.description) != nil && table.column(.name) != nil
  }

  /// "Downtime", "Comment object": what a title of one or two words is about.
  private static func noun(_ title: String) -> String? {
    guard title.utf8.count <= 40 else { return nil }
    let words = NameWords.words(of: title).filter { !filler.contains($0) }
    guard words.count == 1, let word = words.first, word.utf8.count >= 4 else { return nil }
    return LintedDocs.singular(word)
  }

  private static let filler: Set = ["object", "objects", "type", "the", "a", "an", "resource", "attributes", "fields"]

  /// Whether the section's title, its operations or another name of the table speak of the other thing as well.
  private func isAlsoAbout(_ noun: String, _ table: Int, _ page: LintedPage) -> Bool {
    let table = page.page.tables[table]
    if table.rows.contains(where: { row in
      row.names.contains { NameWords.words(of: $0).contains { LintedDocs.singular($0) == noun } }
    }) {
      return true
    }
    guard let group = table.group else { return false }
    return page.page.groups[group].lines.contains { line in
      line.listing.path.lowercased().holds(noun)
    }
  }

  /// Whether another row of the table calls its own section's thing by name.
  private func speaks(of noun: String, besides row: Int, _ table: PageTable, _ page: LintedPage) -> Bool {
    table.rows.indices.contains { number in
      guard number != row, let cell = table.cell(table.rows[number], .description) else { return false }
      return NameWords.words(of: page.text(cell)).contains { LintedDocs.singular($0) == noun }
    }
  }

  private static func place(of noun: String, in range: SourceRange, _ page: LintedPage) -> SourceRange? {
    page.range(of: noun, in: range)
  }
}

extension LintMessage {
  fileprivate static func other(_ name: String, _ noun: String, _ own: String) -> LintMessage {
    "`\(name)` speaks of a \(noun) in the table of the \(own)"
  }
}
