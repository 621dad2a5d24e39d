import APIModel
import DocExtract

/// TAB203: a type that is a letter or two away from a known one.
struct MisspeltType: LintRule {
  let card = RuleCard(
    "TAB203", "misspelt-type", severity: .warning,
    summary: "A misspelt type, or a cell of another column in the type's place",
    why: "The attribute has no type in the spec, so nothing is checked against it.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `age` | interger | yes | The age of the user |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `age` | integer | yes | The age of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for list in page.page.lists {
      for item in list.items {
        guard let text = item.writtenType, text.utf8.count < 40, Self.isOfWords(text), TypePhrase.schema(text) == nil,
          let meant = Spelling.nearest(text.lowercased(), in: Self.types), let row = item.range,
          page.page.lists.allSatisfy({ $0.items.count { $0.writtenType == text } < 4 })
        else { continue }
        report.add(self, .misspelt(text, meant), at: page.range(of: text, in: row) ?? row)
      }
    }
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      for row in table.rows {
        guard let cell = table.cell(row, .type) else { continue }
        let text = page.text(cell)
        guard !text.isEmpty, text.utf8.count < 40 else { continue }
        if page.types(ofCell: cell) != nil {
          if let usual = otherCase(of: text, page) {
            let range = page.range(cell: cell, in: row)
            report.add(
              self, .inAnotherCase(text, usual), at: range,
              fix: range.map { LintFix("Write `\(usual)`", [LintFix.Edit($0, usual)]) })
          }
          continue
        }
        let range = page.range(cell: cell, in: row)
        if RequirementPhrase.isAnswer(text) {
          report.add(self, .swapped(text), at: range)
        } else if Self.isOfWords(text), let meant = Spelling.nearest(text.lowercased(), in: Self.types),
          !isName(text, of: meant, page)
        {
          report.add(
            self, .misspelt(text, meant), at: range,
            fix: range.map { LintFix("Write `\(meant)`", [LintFix.Edit($0, meant)], isSafe: false) })
        }
      }
    }
  }

  /// `string` for `String` where the page has none of its other types with a capital.
  private func otherCase(of text: String, _ page: LintedPage) -> String? {
    guard text.utf8.first.map({ $0 < UInt8(ascii: "a") }) ?? false else { return nil }
    let usual = text.lowercased()
    guard Self.simple.contains(usual) else { return nil }
    var counts = (lower: 0, capital: 0)
    for table in page.page.tables {
      guard let column = table.column(.type) else { continue }
      for row in table.rows where row.cells.indices.contains(column) {
        let other = page.text(row.cells[column])
        if Self.simple.contains(other) {
          counts.lower += 1
        } else if Self.simple.contains(other.lowercased()) {
          counts.capital += 1
        }
      }
    }
    return counts.capital == 1 && counts.lower >= 8 ? usual : nil
  }

  private static let simple: Set<String> = ["string", "integer", "boolean", "number", "array", "object"]

  /// `[]string` and `float32` are types of a programming language.
  private static func isOfWords(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0.isLetter && $0 < 0x80 || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "/") }
  }

  /// Whether a type as often written, or with the capital of a name and two letters off, is one of the docs' own.
  private func isName(_ text: String, of meant: String, _ page: LintedPage) -> Bool {
    let isCapital = text.utf8.first.map { $0 < UInt8(ascii: "a") } ?? false
    if isCapital, Spelling.distance(text.lowercased(), meant, atMost: 1) == nil { return true }
    var count = 0
    for table in page.page.tables {
      guard let column = table.column(.type) else { continue }
      count += table.rows.count { $0.cells.indices.contains(column) && page.text($0.cells[column]) == text }
      if count >= 4 { return true }
    }
    return false
  }

  private static let types = [
    "string", "integer", "boolean", "number", "object", "array", "float", "datetime", "date", "hash", "strings",
    "integers", "integer/string", "string array", "integer array",
  ]
}

extension LintMessage {
  fileprivate static func misspelt(_ type: String, _ meant: String) -> LintMessage {
    "Type `\(type)`; did you mean `\(meant)`?"
  }

  fileprivate static func inAnotherCase(_ type: String, _ usual: String) -> LintMessage {
    "Type `\(type)`; did you mean `\(usual)`, as the page's other types are written?"
  }

  fileprivate static func swapped(_ text: String) -> LintMessage {
    "`\(text)` under \"Type\" is no type; the cells of the row may be swapped"
  }
}
