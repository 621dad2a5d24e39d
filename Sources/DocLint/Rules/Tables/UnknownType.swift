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
    var uses: [String: Int]?
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      for row in table.rows {
        guard let column = table.column(.type), let cell = table.cell(row, .type),
          Self.isOfData(table.columns[column].title, column)
        else { continue }
        let text = page.text(cell)
        guard page.types(ofCell: cell) == nil, text.utf8.contains(where: \.isLetter),
          !RequirementPhrase.isAnswer(text),
          Spelling.nearest(text.lowercased(), in: ["string", "integer", "boolean", "number", "object", "array"]) == nil,
          !isDefined(text, cell, page)
        else { continue }
        let counts = uses ?? Self.uses(page)
        uses = counts
        guard counts[Self.core(text), default: 0] < 3 else { continue }
        report.add(self, .unknown(String(text.prefix(40))), at: page.range(cell: cell, in: row))
      }
    }
  }

  /// Whether the page says elsewhere what a type is: it is the name of an object, links to one, or is a known type with
  /// a remark behind it.
  private func isDefined(_ text: String, _ cell: Int, _ page: LintedPage) -> Bool {
    let core = Self.core(text)
    if core.utf8.first.map({ $0.isLetter && $0 & 0x20 == 0 }) ?? false, core.utf8.allSatisfy(\.isWord) { return true }
    if page.document.blocks[cell].inlines.contains(where: { page.document.inlines[Int($0)].kind == .link }) {
      return true
    }
    if let open = text.utf8.firstIndex(of: UInt8(ascii: "(")), page.schema(ofType: String(text[..<open]).trimmed) != nil
    {
      return true
    }
    // "integer, read only", and `asc|desc`, the values themselves.
    if let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")),
      Self.remarks.contains(text[text.utf8.index(after: comma)...].trimmed.lowercased()),
      page.schema(ofType: String(text[..<comma]).trimmed) != nil
    {
      return true
    }
    let values = text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    if values.count > 1, values.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") } }) {
      return true
    }
    if values.allSatisfy({ isClear(String(decoding: $0, as: UTF8.self).trimmed, page) }) { return true }
    // "non-negative integer", "Pointer to string": the last word is the type.
    if let last = text.split(separator: " ").last, last.utf8.count < text.utf8.count, last.utf8.count >= 3,
      page.schema(ofType: String(last)) != nil
    {
      return true
    }
    let words = NameWords.words(of: core)
    return !words.isEmpty
      && page.page.sections.contains { section in
        section.level > 1 && NameWords.words(of: section.title).prefix(words.count).elementsEqual(words)
      }
  }

  /// Whether a part of a union is a type, a value in quotes, or the shape of an object.
  private func isClear(_ text: String, _ page: LintedPage) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count >= 2 else { return false }
    if first.isOne(of: "\"'"), last == first { return true }
    if first == UInt8(ascii: "{"), last == UInt8(ascii: "}") { return true }
    if first.isDigit, text.utf8.allSatisfy(\.isWord) { return true }
    return text.lowercased() == "null" || page.schema(ofType: text) != nil
  }

  /// "Event type", and a first column, tell kinds of things, not types of data.
  private static func isOfData(_ title: String, _ column: Int) -> Bool {
    let words = NameWords.words(of: title)
    guard column > 0, words.count > 1, words.last == "type" else { return column > 0 }
    return ["data", "value", "field", "parameter", "param", "json", "schema", "attribute", "property", "return"]
      .contains(
        words[words.count - 2])
  }

  private static let remarks: Set<String> = [
    "read only", "read-only", "readonly", "write only", "write-only", "nullable", "optional", "required", "unique",
    "deprecated",
  ]

  /// How often the page's rows have each type.
  private static func uses(_ page: LintedPage) -> [String: Int] {
    var counts: [String: Int] = [:]
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      for row in table.rows { if let cell = table.cell(row, .type) { counts[core(page.text(cell)), default: 0] += 1 } }
    }
    return counts
  }

  /// `snowflake` of `?snowflake` and `snowflake[]`.
  private static func core(_ text: String) -> String {
    String(text.drop { $0 == "?" || $0 == "*" }.prefix { $0 != "[" && $0 != "?" })
  }
}

extension LintMessage {
  fileprivate static func unknown(_ type: String) -> LintMessage { "Type `\(type)` is not known" }
}
