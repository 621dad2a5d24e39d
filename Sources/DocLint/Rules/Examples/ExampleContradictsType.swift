import APIModel
import DocExtract

/// EXA202: a value in an example or sample that is not of the type that the table gives it.
struct ExampleContradictsType: LintRule {
  let card = RuleCard(
    "EXA202", "example-contradicts-type", severity: .warning,
    summary: "A value in an example that is not of the type its row documents",
    why: "One of the two is wrong, and a client that is built after the wrong one breaks.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /user
      ```

      Attributes of the response:

      | Attribute | Type | Description |
      |-----------|------|-------------|
      | `id` | integer | The ID of the user |

      Example response:

      ```json
      {"id": "42"}
      ```
      """,
    good: """
      # Users API

      ## Get a user

      ```plaintext
      GET /user
      ```

      Attributes of the response:

      | Attribute | Type | Description |
      |-----------|------|-------------|
      | `id` | integer | The ID of the user |

      Example response:

      ```json
      {"id": 42}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    page.visitTypedValues { value in
      guard !value.isOpen, let shown = contradiction(value) else { return }
      report.add(
        self, .contradicts(value.name, shown, value.writtenType), at: value.range, operation: value.operation,
        pointer: value.pointer, notes: [Finding.Note("documented here", span: value.row)])
    }
  }

  /// What the value is, where it can't be of the documented type.
  private func contradiction(_ value: TypedValue) -> String? {
    let types = value.schema.types
    guard !types.isEmpty else { return nil }
    switch value.kind {
    case .json(let kind, let isInteger):
      guard let shown = Self.types(kind, isInteger) else { return nil }
      // A map may be shown as whatever it is turned into; a list of one is often written as its item.
      return types.accepts(shown) ? nil : shown.names.first
    case .field:
      if types == .integer {
        return Int(value.text) == nil ? "`\(value.text.prefix(40))`" : nil
      }
      if types == .boolean {
        return ["true", "false", "1", "0", "yes", "no", "on", "off", "t", "f"].contains(value.text.lowercased())
          ? nil : "`\(value.text.prefix(40))`"
      }
      return nil
    }
  }

  private static func types(_ kind: JSONDocument.Kind, _ isInteger: Bool) -> SchemaTypes? {
    switch kind {
    case .object: .object
    case .array: .array
    case .string: .string
    case .number: isInteger ? .integer : .number
    case .bool: .boolean
    case .null, .unreadable: nil
    }
  }
}

extension LintMessage {
  fileprivate static func contradicts(_ name: String, _ shown: String, _ type: String) -> LintMessage {
    "`\(name)` is \(shown) here and documented as \(type)"
  }
}
