import APIModel
import DocExtract

/// TAB228: a row that says where a parameter is sent, and the path says otherwise.
struct LocationContradictsPath: LintRule {
  let card = RuleCard(
    "TAB228", "location-contradicts-path", severity: .warning,
    summary: "A row whose column for the place says `query` or `body` of a placeholder of the path",
    why: "Generated clients put the value into the wrong place, and the path keeps its placeholder.",
    bad: page("query"), good: page("path"))

  private static func page(_ place: String) -> String {
    """
    # Users API

    ## Get a user

    ```plaintext
    GET /users/{id}
    ```

    | Name | In | Type | Required | Description |
    |------|----|------|----------|-------------|
    | id | \(place) | integer | yes | The ID of the user |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters {
      guard let group = table.group, table.column(.location) != nil, let line = page.page.groups[group].lines.first
      else { continue }
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first,
          let cell = table.cell(row, .location), case let place = page.text(cell)
        else { continue }
        if place.lowercased() == "path", isNowhere(name, table, group, page) {
          let loose = line.template.placeholders.filter { other in !table.rows.contains { $0.names.contains(other) } }
          report.add(
            self, .nowhere(name, loose.count == 1 ? loose.first : nil),
            at: table.cell(row, .name).flatMap { page.range(cell: $0, in: row) } ?? row.range,
            operation: page.docs.operation(line.id),
            notes: [Finding.Note("the path is `\(line.listing.path)`", span: line.listing.span)])
          continue
        }
        guard page.page.groups[group].lines.allSatisfy({ $0.template.placeholders.contains(name) }),
          Self.isElsewhere(place),
          // One value may be sent twice.
          !table.rows.contains(where: { $0.block != row.block && $0.names == row.names })
        else { continue }
        report.add(
          self, .elsewhere(name, place), at: page.range(cell: cell, in: row), operation: page.docs.operation(line.id),
          notes: [Finding.Note("the path is `\(line.listing.path)`", span: line.listing.span)],
          fix: page.range(cell: cell).map { LintFix("Write `path`", [LintFix.Edit($0, "path")], isSafe: false) })
      }
    }
    for list in page.page.lists where !list.isResponse {
      guard let group = list.group, page.page.groups.indices.contains(group),
        let line = page.page.groups[group].lines.first
      else { continue }
      for item in list.items {
        guard let place = item.writtenLocation, Self.isElsewhere(place), item.names.count == 1,
          let name = item.names.first,
          page.page.groups[group].lines.allSatisfy({ $0.template.placeholders.contains(name) }),
          !list.items.contains(where: { $0.block != item.block && $0.names == item.names })
        else { continue }
        report.add(
          self, .elsewhere(name, place), at: item.range.flatMap { page.range(of: place, in: $0) } ?? item.range,
          operation: page.docs.operation(line.id),
          notes: [Finding.Note("the path is `\(line.listing.path)`", span: line.listing.span)])
      }
    }
  }

  /// Whether no path of the group has a place for a name. Where several stand together, the row may be of one of them, and
  /// what a server's address or a wildcard takes is no placeholder of the path.
  private func isNowhere(_ name: String, _ table: PageTable, _ group: Int, _ page: LintedPage) -> Bool {
    let lines = page.page.groups[group].lines
    guard !lines.isEmpty, Set(lines.map(\.template)).count == 1, let line = lines.first else { return false }
    let bare = name.drop { $0 == ":" || $0 == "{" || $0 == "<" }.prefix {
      $0.utf8.allSatisfy { $0.isWord } || $0 == "-"
    }
    return !line.listing.path.holds(String(bare)) && !line.listing.path.utf8.contains(UInt8(ascii: "*"))
      && page.docs.spec.server.map { !$0.holds("{") } ?? true
      // A row that END101 and END102 tell of is left to them.
      && !LintedPage.isIdentifier(name)
  }

  private static func isElsewhere(_ place: String) -> Bool {
    ["query", "querystring", "query string", "body", "form", "formdata", "header", "cookie"].contains(
      place.lowercased())
  }
}

extension LintMessage {
  fileprivate static func nowhere(_ name: String, _ meant: String?) -> LintMessage {
    if let meant { return "`\(name)` is not in the path; did you mean `\(meant)`?" }
    return "`\(name)` is not in the path"
  }

  fileprivate static func elsewhere(_ name: String, _ place: String) -> LintMessage {
    "`\(name)` is in the path, not in the \(place.lowercased())"
  }
}
