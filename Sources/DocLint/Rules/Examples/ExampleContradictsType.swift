import APIModel
import DocExtract

/// EXA202: a value in an example or sample that is not of the type or format that the table gives it.
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
    var told: Set<SourceRange> = []
    page.visitTypedValues { value in
      guard !value.isOpen, let shown = contradiction(value) else { return }
      if shown == "boolean", let row = value.row.range, value.row.file == page.page.file, saysWhether(row, page) {
        guard told.insert(row).inserted else { return }
        report.add(
          self, .documented(value.name, value.writtenType), at: page.range(of: value.writtenType, in: row) ?? row,
          operation: value.operation)
        return
      }
      report.add(
        self, .contradicts(value.name, shown, value.writtenType), at: value.range, operation: value.operation,
        pointer: value.pointer, notes: [Finding.Note("documented here", span: value.row)])
    }
  }

  /// "Whether the charge was captured": the type is the wrong one of the two.
  private func saysWhether(_ row: SourceRange, _ page: LintedPage) -> Bool {
    let source = page.document.source
    let start = source.lineRange(Int(row.start.line)).lowerBound
    // A definition has its text in the line below the name.
    let end = source.lineRange(min(Int(row.end.line) + 1, source.lineCount)).upperBound
    let bytes = source.bytes[start..<max(start, min(end, start + 2000))]
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let isTable = line.contains(UInt8(ascii: "|"))
    let text = isTable ? line : bytes
    return text.holds("Whether ") || text.holds("| whether ") || text.holds("If true") || text.holds("If `true`")
  }

  /// What the value is, where it can't be of the documented type.
  private func contradiction(_ value: TypedValue) -> String? {
    let types = value.schema.types
    // "ID" says what it is for, not how it is written.
    guard !types.isEmpty, value.writtenType.lowercased() != "id" else { return nil }
    switch value.kind {
    case .json(let kind, let isInteger):
      guard let shown = Self.types(kind, isInteger) else { return nil }
      // Seconds since 1970 are a timestamp, too.
      if kind == .number, value.writtenType.lowercased().holds("timestamp") { return nil }
      // A map may be shown as whatever it is turned into; a list of one is often written as its item.
      guard types.accepts(shown) else { return shown.names.first }
      guard kind == .string, types == .string, let format = value.schema.format else { return nil }
      let text = String(value.text.dropFirst().dropLast())
      return Self.fits(text, format) ? nil : "`\(text.prefix(40))`"
    case .field:
      if types == .string, let format = value.schema.format, !Self.fits(value.text, format) {
        return "`\(value.text.prefix(40))`"
      }
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

  /// Whether a text may be of a format; an empty one may stand for none.
  private static func fits(_ text: String, _ format: String) -> Bool {
    if text.isEmpty { return true }
    switch format {
    case "date", "date-time":
      // `2016-01-31` at least, or seconds since 1970. "Date" alone does not say that it is to be written so: `10/10/2021`
      // is one too.
      let bytes = Array(text.utf8.prefix(10))
      if text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) { return true }
      if text.utf8.contains(where: { "/. ".utf8.contains($0) }),
        text.utf8.split(whereSeparator: { !$0.isDigit }).contains(where: { $0.count == 4 })
      {
        return true
      }
      return bytes.count == 10 && bytes[4] == bytes[7] && bytes[..<4].allSatisfy(\.isDigit)
        && bytes[5..<7].allSatisfy(\.isDigit) && bytes[8...].allSatisfy(\.isDigit)
    case "email": return text.utf8.contains(UInt8(ascii: "@"))
    default: return true
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
  fileprivate static func documented(_ name: String, _ type: String) -> LintMessage {
    "`\(name)` is documented as \(type); did you mean boolean, as in the example?"
  }

  fileprivate static func contradicts(_ name: String, _ shown: String, _ type: String) -> LintMessage {
    "`\(name)` is \(shown) here and documented as \(type)"
  }
}
