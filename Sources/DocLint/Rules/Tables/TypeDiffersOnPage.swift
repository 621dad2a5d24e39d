import APIModel
import DocExtract

/// TAB206: a placeholder with another type than everywhere else on the page.
struct TypeDiffersOnPage: LintRule {
  let card = RuleCard(
    "TAB206", "type-differs-on-page", severity: .info,
    summary: "A placeholder whose type differs from that of the same placeholder elsewhere on the page",
    why: "One of the rows is wrong: the value is the same.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Update a user

      ```plaintext
      PUT /users/:id
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

      ## Delete a user

      ```plaintext
      DELETE /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | string | yes | The ID of the user |
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

      ## Update a user

      ```plaintext
      PUT /users/:id
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

      ## Delete a user

      ```plaintext
      DELETE /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    struct Use {
      var row: PageTable.Row
      var cell: Int
      var types: SchemaTypes
      var written: String
    }
    var uses: [String: [Use]] = [:]
    for group in page.page.groups.indices {
      for table in page.tables(of: group) where table.role == .parameters {
        for row in table.rows {
          guard row.names.count == 1, let name = row.names.first, let cell = table.cell(row, .type),
            let line = page.page.groups[group].lines.first(where: { $0.placeholders.contains(name) }),
            let owner = line.template.word(before: name)
          else { continue }
          let written = page.text(cell)
          guard let types = page.types(ofCell: cell), !types.isEmpty else { continue }
          uses["\(owner)/\(name)", default: []].append(Use(row: row, cell: cell, types: types, written: written))
        }
      }
    }
    for (key, uses) in uses.sorted(by: { $0.key < $1.key }) {
      if uses.count <= 2, let usual = unanimous(key, page) {
        // Few rows on this page: those of the other pages speak.
        for use in uses
        where page.schema(ofType: usual.type).map({ $0.types != use.types && !$0.types.isSuperset(of: use.types) })
          ?? false
        {
          report.add(
            self, .differsInDocs(use.row.names.first ?? "", use.written, usual.type, usual.count),
            at: page.range(cell: use.cell, in: use.row))
        }
        continue
      }
      let counts = Dictionary(uses.map { ($0.types.rawValue, 1) }, uniquingKeysWith: +)
      guard counts.count > 1, let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
        let model = uses.first(where: { $0.types.rawValue == usual.key }),
        usual.value >= 3 && usual.value >= (uses.count - usual.value) * 3
          || usual.value == 2 && uses.count == 3 && haveOneDescription(uses.map(\.row), page)
      else { continue }
      for use in uses where use.types.rawValue != usual.key {
        report.add(
          self, .differs(use.row.names.first ?? "", use.written, model.written),
          at: page.range(cell: use.cell, in: use.row),
          notes: [
            Finding.Note("\(model.written) here, as in \(usual.value) rows", span: page.page.span(model.row.range))
          ])
      }
    }
  }

}

extension TypeDiffersOnPage {
  /// Whether rows are described in the same words, which are some.
  private func haveOneDescription(_ rows: [PageTable.Row], _ page: LintedPage) -> Bool {
    let texts = Set(
      rows.map { row in
        page.page.tables.lazy.first { $0.rows.contains { $0.block == row.block } }?.cell(row, .description).map(
          page.text) ?? ""
      })
    return texts.count == 1 && texts.first.map { $0.utf8.count >= 10 } == true
  }

  /// The type that nearly all rows of the docs give a placeholder.
  private func unanimous(_ key: String, _ page: LintedPage) -> (type: String, count: Int)? {
    guard let types = page.docs.placeholderTypes[key],
      let usual = types.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
    else { return nil }
    let others = types.values.reduce(0, +) - usual.value
    return usual.value >= 5 && usual.value >= others * 5 ? (usual.key, usual.value) : nil
  }
}

extension LintMessage {
  fileprivate static func differsInDocs(_ name: String, _ type: String, _ usual: String, _ count: Int) -> LintMessage {
    "`\(name)` is \(type) here and \(usual) in \(count) rows of the docs"
  }

  fileprivate static func differs(_ name: String, _ type: String, _ usual: String) -> LintMessage {
    "`\(name)` is \(type) here and \(usual) in the page's other rows"
  }
}
