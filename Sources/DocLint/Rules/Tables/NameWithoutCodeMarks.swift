import APIModel
import DocExtract

/// TAB205: an attribute's name without code marks where its siblings have them.
struct NameWithoutCodeMarks: LintRule {
  let card = RuleCard(
    "TAB205", "name-without-code-marks", severity: .info,
    summary: "An attribute's name without code marks where the other rows have them",
    why: "It reads as a word of the sentence, and Markdown may take its `_` for emphasis.",
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
      | `age` | integer | no | The age |
      | bio | string | no | About the user |
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
      | `age` | integer | no | The age |
      | `bio` | string | no | About the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let usage = self.usage(on: page)
    let isCustom = usage.coded >= 10 && usage.coded >= usage.bare * 9
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      var bare: [(row: PageTable.Row, cell: Int)] = []
      var coded = 0
      for row in table.rows {
        guard let cell = table.cell(row, .name), !row.names.isEmpty else { continue }
        if page.hasCode(cell) { coded += 1 } else { bare.append((row, cell)) }
      }
      guard isCustom || (coded >= 3 && coded >= bare.count * 3) else { continue }
      for (row, cell) in bare {
        let text = page.text(cell)
        // A heading row or a remark is no name.
        guard !text.isEmpty, text.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }),
          let range = page.range(cell: cell, in: row)
        else { continue }
        report.add(self, .bare(text), at: range, fix: LintFix("Add code marks", [LintFix.Edit(range, "`\(text)`")]))
      }
    }
  }

  /// How many names of the page's tables are in code marks, and how many not.
  private func usage(on page: LintedPage) -> (coded: Int, bare: Int) {
    var usage = (coded: 0, bare: 0)
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      for row in table.rows where !row.names.isEmpty {
        guard let cell = table.cell(row, .name) else { continue }
        if page.hasCode(cell) { usage.coded += 1 } else { usage.bare += 1 }
      }
    }
    return usage
  }
}

extension LintMessage {
  fileprivate static func bare(_ name: String) -> LintMessage {
    "\"\(name)\" without code marks, which the other names have"
  }
}
