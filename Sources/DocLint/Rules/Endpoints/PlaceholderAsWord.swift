import APIModel
import DocExtract

/// END208: a placeholder that lost its mark.
struct PlaceholderAsWord: LintRule {
  let card = RuleCard(
    "END208", "placeholder-as-word", severity: .warning,
    summary: "A fixed segment that is written like a placeholder's name",
    why: "Readers and generated clients send the word instead of a value.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Block a user

      ```plaintext
      POST /users/id/block
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """,
    good: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Block a user

      ```plaintext
      POST /users/:id/block
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      for line in page.page.groups[group].lines {
        for index in line.template.segments.indices.dropFirst() {
          guard let word = line.template.literal(at: index),
            LintedPage.isIdentifier(word) || hasRow(word, at: index, of: line, in: group, page)
          else { continue }
          let path = line.pathRange ?? line.listing.span.range
          let range = path.flatMap { page.range(of: "/" + word, in: $0) } ?? path
          report.add(
            self, .word(word), at: range, operation: page.docs.operation(line.id),
            fix: range.map { LintFix("Write `:\(word)`", [LintFix.Edit($0, "/:" + word)], isSafe: false) })
        }
      }
    }
  }

  /// Whether the last segment has a row of its own that a request needs, and nothing shows it as a fixed word.
  private func hasRow(_ word: String, at index: Int, of line: ListedOperation, in group: Int, _ page: LintedPage)
    -> Bool
  {
    guard index == line.template.segments.count - 1, !line.method.carriesBody || page.docs.paths.count(of: word) == 1,
      !word.hasSuffix("s"),
      let table = page.tables(of: group).first(where: { $0.role == .parameters }),
      table.rows.count == line.placeholders.count + 1,
      let row = table.rows.first(where: { $0.names == [word] }), let cell = table.cell(row, .required),
      RequirementPhrase.requirement(page.text(cell)) == .required
    else { return false }
    return !page.parts[group].samples.contains { page.targets[$0].verdict == .own }
  }
}

extension LintMessage {
  fileprivate static func word(_ word: String) -> LintMessage {
    "`\(word)` in the path is no placeholder; did you mean `:\(word)`?"
  }
}
