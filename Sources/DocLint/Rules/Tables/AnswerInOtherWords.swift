import APIModel
import DocExtract

/// TAB230: `true` under "Required" in a table whose other rows say `yes` and `no`.
struct AnswerInOtherWords: LintRule {
  let card = RuleCard(
    "TAB230", "answer-in-other-words", severity: .info,
    summary:
      "A cell in the column \"Required\" with `true` or `false` where all others have `yes` or `no`, or the other way",
    why: "Readers look for a difference that is none, and programs that read the table may not know the other word.",
    bad: page("true"), good: page("yes"))

  private static func page(_ answer: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: [
          "`name` | string | yes | The name of the user", "`email` | string | \(answer) | The address of the user",
          "`bio` | string | no | What the user says",
        ]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters && table.rows.count >= 3 {
      guard let column = table.column(.required) else { continue }
      var answers: [(cell: Int, row: PageTable.Row, isWord: Bool)] = []
      for row in table.rows where row.cells.indices.contains(column) {
        switch page.text(row.cells[column]).lowercased() {
        case "yes", "no": answers.append((row.cells[column], row, true))
        case "true", "false": answers.append((row.cells[column], row, false))
        default: break
        }
      }
      // Others, "no (optional)", say that the table has its own words.
      guard answers.count == table.rows.count else { continue }
      for isWord in [true, false] {
        let odd = answers.filter { $0.isWord == isWord }
        guard odd.count == 1, let only = odd.first else { continue }
        report.add(
          self, .other(page.text(only.cell), isWord), at: page.range(cell: only.cell, in: only.row))
      }
    }
  }
}

extension LintMessage {
  fileprivate static func other(_ text: String, _ isWord: Bool) -> LintMessage {
    "`\(text)` under \"Required\", where all others say \(isWord ? "`true` or `false`" : "`yes` or `no`")"
  }
}
