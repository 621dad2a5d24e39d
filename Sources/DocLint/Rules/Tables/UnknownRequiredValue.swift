import APIModel
import DocExtract

/// TAB201: a "Required" cell that says neither yes nor no.
struct UnknownRequiredValue: LintRule {
  let card = RuleCard(
    "TAB201", "unknown-required-value", severity: .warning,
    summary: "A cell in the column \"Required\" that says neither yes nor no",
    why: "A reader can't know whether a request needs the attribute.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | perhaps | The name of the user |
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
    checkMarks(page, &report)
    for table in page.page.tables where table.role == .parameters {
      for (role, isOptional) in [(PageTable.ColumnRole.required, false), (.optional, true)] {
        guard let column = table.column(role) else { continue }
        var count = 0
        let unknown = table.rows.indices.filter { row in
          guard table.rows[row].cells.indices.contains(column) else { return false }
          count += 1
          let text = page.text(table.rows[row].cells[column])
          return RequirementPhrase.requirement(text, isOptionalColumn: isOptional) == nil
        }
        // "Required by": a column that answers another question.
        if unknown.count >= 3, unknown.count * 2 > count { continue }
        for row in unknown.map({ table.rows[$0] }) {
          let cell = row.cells[column]
          let text = page.text(cell)
          // A dash says that the question does not arise.
          guard text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
          // "transfer only" says when.
          if text.lowercased().hasSuffix(" only") || text.lowercased().hasPrefix("only ") || Self.saysWhen(text) {
            continue
          }
          let meant = Spelling.nearest(text.lowercased(), in: ["yes", "no", "required", "optional", "true", "false"])
          // A row that lost a cell, or whose cells are swapped, is told by other rules.
          if let pipes = page.pipes(of: row), pipes.cells != table.columns.count { continue }
          if let type = table.cell(row, .type), RequirementPhrase.isAnswer(page.text(type)) { continue }
          report.add(self, .unknown(text, meant), at: page.range(cell: cell, in: row))
        }
      }
    }
  }

  /// `{circle} Yes` where the page's other cells have `{circle} No` and `{tick} Yes`: the mark says the opposite.
  private func checkMarks(_ page: LintedPage, _ report: inout LintReport) {
    var cells: [(mark: String, answer: String, cell: Int)] = []
    for table in page.page.tables where table.role == .parameters {
      guard let column = table.column(.required) else { continue }
      for row in table.rows where row.cells.indices.contains(column) {
        let text = page.text(row.cells[column])
        let words = text.split(separator: " ", maxSplits: 1)
        guard words.count == 2, let first = text.utf8.first, !first.isLetter, !first.isDigit,
          RequirementPhrase.isAnswer(String(words[1]))
        else { continue }
        cells.append((String(words[0]), words[1].lowercased(), row.cells[column]))
      }
    }
    guard cells.count >= 4 else { return }
    var counts: [String: [String: Int]] = [:]
    for cell in cells { counts[cell.mark, default: [:]][cell.answer, default: 0] += 1 }
    for (mark, answer, cell) in cells where counts[mark]?.count == 2 && counts[mark]?[answer] == 1 {
      // Each of the two has what it usually stands with.
      let usual = counts.first { $0.key != mark && $0.value[answer, default: 0] >= 2 && $0.value.count == 1 }
      guard let usual, let other = counts[mark]?.first(where: { $0.key != answer }), other.value >= 2 else { continue }
      report.add(self, .mark(mark, answer, usual.key), at: page.range(cell: cell))
    }
  }

  /// "CSV: required": the answer, and what it holds for.
  private static func saysWhen(_ text: String) -> Bool {
    let words = NameWords.words(of: text)
    if words.count >= 2, words.contains("required") || words.contains("optional") { return true }
    // The same in Chinese and Japanese.
    return text.utf8.count > 8 && ["必填", "必需", "必须", "必須", "可选", "任意"].contains { text.holds($0) }
  }
}

extension RequirementPhrase {
  /// Whether a text is nothing but an answer to "required?".
  static func isAnswer(_ text: String) -> Bool {
    ["yes", "no", "required", "optional"].contains(text.lowercased())
  }
}

extension LintMessage {
  fileprivate static func mark(_ mark: String, _ answer: String, _ usual: String) -> LintMessage {
    "`\(mark)` beside \"\(answer)\", which the other cells have with `\(usual)`"
  }

  fileprivate static func unknown(_ text: String, _ meant: String?) -> LintMessage {
    let text = text.prefix(60)
    if let meant { return "`\(text)` under \"Required\" is neither yes nor no; did you mean `\(meant)`?" }
    return "`\(text)` under \"Required\" is neither yes nor no"
  }
}
