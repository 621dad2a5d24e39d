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
      if let row = value.row.range, value.row.file == page.page.file, let meant = meant(by: value, shown, row, page) {
        guard told.insert(row).inserted else { return }
        report.add(
          self, .documented(value.name, value.writtenType, meant),
          at: page.range(of: value.writtenType, in: row) ?? row,
          operation: value.operation)
        return
      }
      told.insert(value.range)
      report.add(
        self, .contradicts(value.name, shown, value.writtenType), at: value.range, operation: value.operation,
        pointer: value.pointer, notes: [Finding.Note("documented here", span: value.row)])
    }
    checkQuotedNumbers(page, told, &report)
  }

  /// The type that a row means where its own description sides with the example, "Whether the charge was captured": of
  /// the two, the type is the wrong one.
  private func meant(by value: TypedValue, _ shown: String, _ row: SourceRange, _ page: LintedPage) -> String? {
    let source = page.document.source
    let start = source.lineRange(Int(row.start.line)).lowerBound
    // A definition has its text in the line below the name.
    let end = source.lineRange(min(Int(row.end.line) + 1, source.lineCount)).upperBound
    let bytes = source.bytes[start..<max(start, min(end, start + 2000))]
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let text = line.contains(UInt8(ascii: "|")) ? line : bytes
    func holds(_ words: StaticString...) -> Bool { words.contains { text.holds($0) } }
    switch shown {
    case "boolean":
      return holds("Whether ", "| whether ", "If true", "If `true`") ? "boolean" : nil
    case "integer", "number":
      if value.schema.types == .boolean { return holds("Number of ", "| The number of ") ? shown : nil }
      guard value.schema.types == .string, !holds("haracters", "letters", "digits", "a string") else { return nil }
      return holds("At least ", "at least ", "At most ", "at most ", "Number of ", "smallest unit", "in cents")
        ? shown : nil
    case "array":
      return holds("Array of ", "An array ", "List of ", "A list of ") && !holds("eparated") ? "array" : nil
    default:
      // "For example, `3h30m`" in the row of a number.
      guard value.schema.types == .integer || value.schema.types == .number, value.kind == .field,
        value.text.utf8.count >= 2, value.text.utf8.contains(where: \.isLetter),
        text.firstRange(ofBytes: Array(value.text.utf8)) != nil
      else { return nil }
      return "string"
    }
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
      if text.utf8.contains(where: { $0.isOne(of: "/. ") }),
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
  fileprivate static func documented(_ name: String, _ type: String, _ meant: String) -> LintMessage {
    "`\(name)` is documented as \(type); did you mean \(meant), as in the example?"
  }

  fileprivate static func contradicts(_ name: String, _ shown: String, _ type: String) -> LintMessage {
    "`\(name)` is \(shown) here and documented as \(type)"
  }
}
