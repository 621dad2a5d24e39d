import APIModel
import DocExtract

/// REQ201: a sample that sends a parameter which no row documents.
struct UndocumentedParameter: LintRule {
  let card = RuleCard(
    "REQ201", "undocumented-parameter", severity: .warning,
    summary: "A sample request with a parameter that its operation does not document",
    why: "Either the sample misspells a parameter, so that the server ignores it, or the table lacks a row.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      ```shell
      curl --request POST --data "name=Ada&emial=ada@example.com&email=ada@example.com" "https://example.com/users"
      ```
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      ```shell
      curl --request POST --data "name=Ada&email=ada@example.com" "https://example.com/users"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for index in page.page.samples.indices where page.targets[index].verdict == .own {
      let sample = page.page.samples[index]
      guard let operation = page.callees[index], page.hasParameterTable(operation) else { continue }
      let names = Set(operation.parameters.map { page.rootName($0.name) })
      for field in page.sampleFields[index] {
        let name = page.rootName(field.name)
        guard !name.isEmpty, !names.contains(name), !isGeneral(name), isPlain(name) else { continue }
        let meant = Spelling.nearest(name, in: names)
        if meant == nil, !page.documentsSent(operation) { continue }
        // Where the docs use the sent name elsewhere and the row's nowhere, the row is the misspelt one: TAB208.
        if let meant, page.docs.exampleNames.count(of: meant) == 1, page.docs.exampleNames.count(of: name) >= 2,
          Spelling.isSlip(meant, of: name)
        {
          continue
        }
        let range = page.range(of: field.name, in: field.word, block: sample.block)
        report.add(
          self, .undocumented(name, meant), at: range, operation: operation,
          fix: meant.map { LintFix("Write `\($0)`", [LintFix.Edit(range, $0)], isSafe: false) })
      }
    }
  }

  /// Parameters that docs explain once for all operations: tokens, pages, the user to act as.
  private func isGeneral(_ name: String) -> Bool {
    [
      "page", "per_page", "private_token", "access_token", "job_token", "token", "sudo", "pagination", "order_by",
      "sort", "cursor", "limit", "offset", "api_key", "key", "fields", "include", "format", "pretty",
    ].contains(name)
  }

  private func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }
}

extension LintedPage {
  /// Whether what the page documents of an operation is surely what requests send: rows of a table, or a list of which
  /// a sample sends anything. Lists of what can be asked of an answer look the same.
  fileprivate func documentsSent(_ operation: Operation) -> Bool {
    let own = operation.parameters.filter { $0.location != .path && $0.writtenType != nil }
    if own.contains(where: { isRow($0.span) }) { return true }
    let names = Set(own.map { rootName($0.name) })
    return page.samples.indices.contains { index in
      page.samples[index].operation == operation.id
        && sampleFields[index].contains { names.contains(rootName($0.name)) }
    }
  }

  /// Whether something stands in a row of one of the page's tables.
  private func isRow(_ span: SourceSpan?) -> Bool {
    guard let span, span.path == page.path, let range = span.range else { return false }
    return document.source.bytes[document.source.lineRange(Int(range.start.line))].count { $0 == UInt8(ascii: "|") }
      >= 2
  }
}

extension LintMessage {
  fileprivate static func undocumented(_ name: String, _ meant: String?) -> LintMessage {
    if let meant { return "`\(name)` is no documented parameter; did you mean `\(meant)`?" }
    return "`\(name)` is sent but not documented"
  }
}
