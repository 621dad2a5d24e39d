import APIModel
import DocExtract

/// TAB103: an attribute with two rows in one table.
struct DuplicateRow: LintRule {
  let card = RuleCard(
    "TAB103", "duplicate-row", severity: .warning,
    summary: "An attribute that has two rows in one table",
    why: "Readers find one of the two; where they differ, one is wrong.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | no | The address of the user |
      | `name` | string | no | The name as shown |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | no | The address of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      guard Self.hasDuplicates(table.rows.lazy.map(\.names)) else { continue }
      var seen: [String: [PageTable.Row]] = [:]
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first else { continue }
        let others = seen[name] ?? []
        seen[name] = others + [row]
        // "Request body" and "Request headers" are two names of which only the first word was read.
        guard !others.isEmpty, isAttribute(row, table, page),
          case let written = table.cell(row, .name).map(page.text) ?? name,
          let first = others.prefix(Self.maximumCompared).first(where: {
            (table.cell($0, .name).map(page.text) ?? name) == written
          })
        else { continue }
        // So does where each is sent, and an attribute whose own members are indented below it.
        if let place = table.cell(row, .location), let other = table.cell(first, .location),
          page.text(place) != page.text(other)
        {
          continue
        }
        if isIndented(written) { continue }
        // What stands before the name tells the two apart.
        if table.column(.name) ?? 0 > 0, row.cells.first.map(page.text) != first.cells.first.map(page.text) { continue }
        let isSame = page.text(of: first) == page.text(of: row)
        let range = table.cell(row, .name).flatMap { page.range(cell: $0, in: row) } ?? row.range
        report.add(
          self, isSame ? .same(name) : .different(name), at: range,
          notes: [Finding.Note("the first row", span: page.page.span(first.range))],
          fix: isSame ? page.removal(of: row) : nil)
      }
    }
    checkLists(page, &report)
  }

  /// Whether a name stands alone in two rows or items; in nearly no table one does.
  private static func hasDuplicates(_ rows: some Collection<[String]>) -> Bool {
    guard rows.count >= 2 else { return false }
    var seen = NameSet(minimumCapacity: rows.count)
    return rows.contains { $0.count == 1 && !seen.insert(NameHash.of($0[0])) }
  }

  /// Of so many rows of one name each is compared with no more.
  private static let maximumCompared = 8

  /// Items that say the same of the same name.
  private func checkLists(_ page: LintedPage, _ report: inout LintReport) {
    for list in page.page.lists where Self.hasDuplicates(list.items.lazy.map(\.names)) {
      var seen: [String: ParameterList.Item] = [:]
      for item in list.items {
        guard item.names.count == 1, let name = item.names.first else { continue }
        guard let first = seen[name] else {
          seen[name] = item
          continue
        }
        guard first.paragraph != item.paragraph,
          page.document.plainText(of: first.paragraph) == page.document.plainText(of: item.paragraph)
        else { continue }
        report.add(
          self, .same(name), at: item.range, notes: [Finding.Note("the first one", span: page.page.span(first.range))])
      }
    }
  }

  /// Whether blanks that Markdown keeps or a branch drawn before a name make it a member of a row above.
  private func isIndented(_ name: String) -> Bool {
    let first = name.unicodeScalars.first?.value ?? 0
    return first == 0xA0 || (0x2000...0x200A).contains(first) || first == 0x3000 || (0x2500...0x257F).contains(first)
      || first == 0x21B3 || name.hasPrefix("&emsp;") || name.hasPrefix("&nbsp;")
  }

  /// Whether a row names an attribute, and no thing with a name of several words.
  private func isAttribute(_ row: PageTable.Row, _ table: PageTable, _ page: LintedPage) -> Bool {
    guard let cell = table.cell(row, .name) else { return true }
    let text = page.text(cell)
    return !text.utf8.contains(UInt8(ascii: " ")) || text.hasSuffix(")") || text.hasSuffix("*")
  }
}

extension LintMessage {
  fileprivate static func same(_ name: String) -> LintMessage { "`\(name)` has the same row twice" }
  fileprivate static func different(_ name: String) -> LintMessage { "`\(name)` has two rows that differ" }
}
