import APIModel
import DocExtract

/// TAB204: a type that is no known type and not near one.
struct UnknownType: LintRule {
  let card = RuleCard(
    "TAB204", "unknown-type", severity: .info,
    summary: "A type that is no known type",
    why: "The attribute has no type in the spec, so nothing is checked against it.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `avatar` | picture | yes | The picture of the user |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `avatar` | file | yes | The picture of the user |
      """, status: .optional)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      for row in table.rows {
        guard let cell = table.cell(row, .type) else { continue }
        let text = page.text(cell)
        guard page.types(ofCell: cell) == nil, text.utf8.contains(where: \.isLetter),
          !RequirementPhrase.isAnswer(text),
          Spelling.nearest(text.lowercased(), in: ["string", "integer", "boolean", "number", "object", "array"]) == nil
        else { continue }
        report.add(self, .unknown(String(text.prefix(40))), at: page.range(cell: cell, in: row))
      }
    }
  }

}

extension LintMessage {
  fileprivate static func unknown(_ type: String) -> LintMessage { "Type `\(type)` is not known" }
}
