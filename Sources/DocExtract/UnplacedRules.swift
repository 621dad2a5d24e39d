public import APIModel

/// The rules of the family `EXT`: what extraction could not read or place.
public enum UnplacedRules {
  public static let cards: [RuleCard] = [unreadablePage, unplacedTable, unplacedOperation, notUTF8]

  static let unreadablePage = RuleCard(
    "EXT001", "unreadable-page", severity: .error,
    summary: "A page that could not be read at all",
    why: "Nothing that it documents is in the spec, linted or checked.",
    bad: String(repeating: "> ", count: 120) + "text\n",
    good: "> text\n")

  /// The code of the rule about tables that belong to no operation.
  public static let unplacedTableCode = "EXT002"

  /// The code of the rule about lines among listed operations.
  public static let unplacedOperationCode = "EXT003"

  static let unplacedTable = RuleCard(
    "EXT002", "unplaced-table", severity: .warning,
    summary: "A table of attributes that belongs to no operation",
    why: "Its attributes are missing from the spec, so nothing is checked against them.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ## Settings

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name |

      Example response:

      ```json
      {"name": "Ada"}
      ```
      """)

  static let unplacedOperation = RuleCard(
    "EXT003", "unplaced-operation", severity: .warning,
    summary: "A line among listed operations that names none",
    why: "The operation that it may mean is not in the spec.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      GTE /users/all
      ```

      Example response:

      ```json
      [{"name": "Ada"}]
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      GET /users/all
      ```

      Example response:

      ```json
      [{"name": "Ada"}]
      ```
      """)

  static let notUTF8 = RuleCard(
    "EXT004", "not-utf8", severity: .warning,
    summary: "Bytes that are not UTF-8",
    why: "Readers see replacement characters; tools may stop at the byte.",
    // The one card whose example can't be written as text: the byte E9 of Latin-1.
    bad: "caf\\xE9\n",
    good: "café\n")

  static func refused(_ message: String, _ span: SourceSpan) -> Finding {
    Finding(rule: unreadablePage.id, severity: unreadablePage.severity, message: message, span: span)
  }

  static func encoding(_ document: MarkdownDocument) -> [Finding] {
    guard let offset = JSONReader.firstInvalidUTF8(document.source.bytes) else { return [] }
    let start = document.source.position(of: offset)
    let range = SourceRange(start, SourcePosition(line: Int(start.line), column: Int(start.column) + 1))
    return [
      Finding(
        rule: notUTF8.id, severity: notUTF8.severity,
        message: "byte that is not UTF-8; the page is read with a replacement",
        span: document.span(range))
    ]
  }

  static func findings(_ pages: [ExtractedPage]) -> [Finding] {
    pages.flatMap { page in
      page.unplaced.filter(\.isSuspicious).compactMap { unplaced in
        let card: RuleCard
        switch unplaced.kind {
        case .table: card = unplacedTable
        case .operation: card = unplacedOperation
        case .codeBlock, .list, .page: return nil
        }
        return Finding(rule: card.id, severity: card.severity, message: unplaced.reason, span: unplaced.span)
      }
    }
  }
}
