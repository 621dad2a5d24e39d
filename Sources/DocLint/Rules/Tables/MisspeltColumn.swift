import APIModel
import DocExtract

/// TAB104: a column whose title is a letter or two away from a known one.
struct MisspeltColumn: LintRule {
  let card = RuleCard(
    "TAB104", "misspelt-column", severity: .warning,
    summary: "A table with a misspelt column title",
    why: "The column is not recognised, so its cells are not in the spec.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Requried | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
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
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables {
      let known = table.columns.filter { $0.role != .other }.count
      guard known >= 2 else { continue }
      for column in table.columns where column.role == .other && column.title.utf8.count >= 3 {
        let lower = column.title.lowercased()
        guard let meant = Spelling.nearest(lower, in: Self.titles) ?? short(lower, in: table, known) else { continue }
        let title = meant.prefix(1).uppercased() + meant.dropFirst()
        let range = page.range(cell: column.block)
        report.add(
          self, .misspelt(column.title, title), at: range,
          fix: range.map { LintFix("Write `\(title)`", [LintFix.Edit($0, title)]) })
      }
    }
  }

  /// `Typ` and `Tpye`, in a table whose other columns leave no doubt: short words are near to many others.
  private func short(_ title: String, in table: PageTable, _ known: Int) -> String? {
    guard known >= 3, table.column(.type) == nil, Spelling.isOneSlip(Array(title.utf8), Array("type".utf8)) else {
      return nil
    }
    return "type"
  }

  private static let titles = [
    "attribute", "attributes", "parameter", "parameters", "property", "description", "required", "default", "optional",
    "location",
  ]
}

extension LintMessage {
  fileprivate static func misspelt(_ title: String, _ meant: String) -> LintMessage {
    "Column \"\(title)\"; did you mean \"\(meant)\"?"
  }
}
