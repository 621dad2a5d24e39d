import APIModel
import DocExtract

/// EXA203: a value in a sample or listing that is none of those that the table lists.
struct ExampleOutsideEnumeration: LintRule {
  let card = RuleCard(
    "EXA203", "example-outside-enumeration", severity: .warning,
    summary: "A value in a sample that is none of those its row lists",
    why: "The sample is refused by the server, or the list is not complete.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `state` | string | no | One of: `active`, `blocked` |

      ```shell
      curl "https://example.com/users?state=bloked"
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `state` | string | no | One of: `active`, `blocked` |

      ```shell
      curl "https://example.com/users?state=blocked"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    page.visitTypedValues { value in
      guard !value.isOpen, value.schema.types == .string, case .field = value.kind,
        let values = self.values(value.name, value.schema, value.operation), !values.contains(value.text)
      else { return }
      add(value.name, value.text, values, value.range, value.row, value.operation, &report)
    }
    for group in page.page.groups {
      for line in group.lines {
        guard let operation = page.docs.operation(line.id), let range = line.pathRange else { continue }
        for pair in line.listing.query {
          let text = PercentEncoding.decode(pair.value, plusIsBlank: true)
          guard let parameter = operation.parameters.first(where: { $0.name == pair.name }),
            parameter.schema.types == .string, let row = parameter.span, isPlain(text),
            let values = self.values(pair.name, parameter.schema, operation), !values.contains(text)
          else { continue }
          add(pair.name, text, values, range, row, operation, &report)
        }
      }
    }
  }

  /// The listed values; nil where they may be names of parameters ("exactly one of `body` or `resolved`").
  private func values(_ name: String, _ schema: Schema, _ operation: Operation?) -> [String]? {
    guard let values = schema.enumeration?.values.map(\.value), values.count >= 2, !values.contains(name),
      operation?.parameters.contains(where: { values.contains($0.name) }) != true
    else { return nil }
    return values
  }

  /// A listing line may show what kind of value belongs there instead of one.
  private func isPlain(_ text: String) -> Bool {
    text.utf8.first?.isLetter == true && text.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
  }

  private func add(
    _ name: String, _ text: String, _ values: [String], _ range: SourceRange, _ row: SourceSpan,
    _ operation: Operation?, _ report: inout LintReport
  ) {
    let meant = Spelling.nearest(text, in: values)
    report.add(
      self, .outside(name, text, meant), at: range, operation: operation,
      notes: [Finding.Note("listed here: \(values.prefix(12).joined(separator: ", "))", span: row)])
  }
}

extension LintMessage {
  fileprivate static func outside(_ name: String, _ text: String, _ meant: String?) -> LintMessage {
    if let meant { return "`\(text)` is no listed value of `\(name)`; did you mean `\(meant)`?" }
    return "`\(text.prefix(60))` is no listed value of `\(name)`"
  }
}
