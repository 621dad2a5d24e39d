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
    for group in page.page.groups.indices where page.mayShowRequest(group) { checkKeys(of: group, page, &report) }
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

  /// The one key of a JSON body that has no row or item, where all others have.
  private func checkKeys(of group: Int, _ page: LintedPage, _ report: inout LintReport) {
    let operations = page.operations(of: group)
    guard operations.count == 1, let operation = operations.first, operation.method.carriesBody else { return }
    let documented = Set(operation.parameters.filter { $0.span?.file == page.page.file }.map { page.rootName($0.name) })
    guard documented.count >= 3, page.renamedKey(in: group) == nil else { return }
    for body in page.bodies(of: group) where body.role == .request && page.isExample(body) {
      guard let root = body.json?.document.root, root.kind == .object, body.json?.isValid == true,
        case let members = Array(root.members), members.count >= 3
      else { continue }
      let unknown = members.filter { !documented.contains($0.name) }
      guard unknown.count == 1, let key = unknown.first, key.key.kind == .string, !isGeneral(key.name),
        !documented.contains(where: { Spelling.isOneSlip(Array($0.utf8), Array(key.name.utf8)) })
      else { continue }
      let offsets =
        key.key.range.lowerBound + body.offsets.lowerBound + 1..<key.key.range.upperBound + body.offsets.lowerBound - 1
      report.add(
        self, .undocumented(key.name, nil), at: LiteralMap(page.document, block: body.block).range(offsets),
        operation: operation)
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
    guard let span, span.file == page.file, let range = span.range else { return false }
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
