import APIModel
import DocExtract

/// TAB105: a table without the column "Type" or "Required" that all others of the page have.
struct MissingColumn: LintRule {
  let card = RuleCard(
    "TAB105", "missing-column", severity: .info,
    summary: "A table of parameters without a column that the page's other tables have",
    why: "Readers can't know the type, or whether a request needs the parameter.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `reason` | string | no | Why |

      ## Update a user

      ```plaintext
      PUT /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `reason` | string | no | Why |
      | `id` | integer | yes | The ID of the user |

      ## Block a user

      ```plaintext
      POST /users/:id/block
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `reason` | string | no | Why |
      | `id` | integer | yes | The ID of the user |

      ## Invite a user

      ```plaintext
      POST /invitations
      ```

      | Attribute | Type | Description |
      |-----------|------|-------------|
      | `email` | string | The address |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `reason` | string | no | Why |

      ## Update a user

      ```plaintext
      PUT /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `reason` | string | no | Why |
      | `id` | integer | yes | The ID of the user |

      ## Block a user

      ```plaintext
      POST /users/:id/block
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `reason` | string | no | Why |
      | `id` | integer | yes | The ID of the user |

      ## Invite a user

      ```plaintext
      POST /invitations
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `email` | string | yes | The address |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let tables = page.page.tables.filter { $0.role == .parameters && $0.group != nil && !$0.rows.isEmpty }
      .filter { !$0.isOfValues }
    for (role, title) in [(PageTable.ColumnRole.type, "Type"), (.required, "Required")] {
      let without = tables.filter { $0.column(role) == nil && (role != .required || $0.column(.optional) == nil) }
      guard !without.isEmpty, tables.count - without.count >= 3, without.count * 4 <= tables.count else { continue }
      for table in without {
        let header = page.document.children(of: table.block).first ?? table.block
        report.add(self, .missing(title), at: page.range(header))
      }
    }
  }

}

extension PageTable {
  /// Whether it has neither column and names something else than parameters first: what one parameter may be.
  fileprivate var isOfValues: Bool {
    column(.type) == nil && column(.required) == nil && column(.optional) == nil && column(.name) != 0
  }
}

extension LintMessage {
  fileprivate static func missing(_ title: String) -> LintMessage {
    "Table without the column \"\(title)\", which the page's other tables have"
  }
}
