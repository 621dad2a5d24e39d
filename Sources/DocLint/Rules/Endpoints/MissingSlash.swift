import APIModel
import DocExtract

/// END207: a path without its leading slash.
struct MissingSlash: LintRule {
  let card = RuleCard(
    "END207", "missing-slash", severity: .warning,
    summary: "A path without the slash that all other paths of the page begin with",
    why: "Appended to the base URL it names another resource.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ## Get a user

      ```plaintext
      GET users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let lines = page.page.groups.flatMap(\.lines)
    let bare = lines.filter { isBare($0, page) }
    guard !bare.isEmpty else { return }
    // Docs that write all their paths so mean it; so may a page of its own kind.
    let slashes = page.docs.slashes
    guard
      bare.count * 3 <= lines.count || bare.count == 1 && lines.count > 1
        || bare.count <= 2 && slashes.with >= 12 && slashes.with >= slashes.without * 6
    else { return }
    for line in bare {
      guard let range = line.pathRange else { continue }
      let start = SourceRange(
        range.start, SourcePosition(line: Int(range.start.line), column: Int(range.start.column) + 1))
      report.add(
        self, .bare(line.listing.path), at: start, operation: page.docs.operation(line.id),
        fix: LintFix("Add the slash", [LintFix.Edit(SourceRange(range.start, range.start), "/")]))
    }
  }

  private func isBare(_ line: ListedOperation, _ page: LintedPage) -> Bool {
    guard let range = line.pathRange, let first = page.document.source.text(in: range).utf8.first else { return false }
    return !line.listing.path.hasPrefix("/") && (first.isLetter || first == UInt8(ascii: ":"))
      && page.document.source.text(in: range).utf8.starts(with: line.listing.path.utf8)
  }
}

extension LintMessage {
  fileprivate static func bare(_ path: String) -> LintMessage { "`\(path)` lacks its leading slash" }
}
