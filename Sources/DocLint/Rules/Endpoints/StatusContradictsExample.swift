import APIModel
import DocExtract

/// END217: a status that the method or the example beside it contradicts.
struct StatusContradictsExample: LintRule {
  let card = RuleCard(
    "END217", "status-contradicts-example", severity: .warning,
    summary: "`204 No Content` beside an example of the content, or `201 Created` where nothing is created",
    why: "Clients that rely on the status read no body, or look for a new resource.",
    bad: page("204 No Content"), good: page("200 OK"))

  private static func page(_ status: String) -> String {
    """
    # Users API

    ## Get a user

    ```plaintext
    GET /users/:id
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the user |

    Returns `\(status)`:

    ```json
    {"id": 1}
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds(anyOf: "204", "201", "HTTP/", "\"message\"") else { return }
    checkMessages(page, &report)
    var seen = NameSet()
    for group in page.page.groups.indices {
      let operations = page.operations(of: group)
      guard operations.count == 1, let operation = operations.first, let line = page.page.groups[group].lines.first,
        seen.insert(OperationNumbers.hash(line.id))
      else { continue }
      checkDumps(group, operation, page, &report)
      checkSchemas(group, operation, page, &report)
      let good = operation.responses.filter { $0.status < 300 && $0.isStatusDocumented }
      guard good.count == 1, let response = good.first, let span = response.span, span.file == page.page.file,
        let range = span.range
      else { continue }
      let code = page.range(of: String(response.status), in: range) ?? range
      if response.status == 201, [.get, .head, .delete].contains(operation.method) {
        report.add(self, .created(operation.method.rawValue), at: code, operation: operation)
      } else if response.status == 204,
        let body = page.bodies(of: group).first(where: {
          $0.role == .response && $0.status == nil || $0.role == .response && $0.status == 204
        }), let root = body.json?.document.root, root.kind == .object || root.kind == .array,
        !Self.isError(root)
      {
        report.add(
          self, .content(), at: code, operation: operation,
          notes: [Finding.Note("the content", span: page.page.span(page.range(body.block)))])
      }
    }
  }

  /// "… with status code `403`:" above `{"message": "401 Unauthorized"}`.
  private func checkMessages(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for body in page.page.bodies where body.block > 0 && document.blocks[body.block - 1].kind == .paragraph {
      var told: [(status: Int, range: SourceRange)] = []
      for position in document.blocks[body.block - 1].inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .code, inline.text.count == 3, let range = inline.range,
          let status = Self.status(document.buffer[inline.text.bounds])
        else { continue }
        told.append((status, range))
      }
      guard told.count == 1, let only = told.first, let root = body.json?.document.root, root.kind == .object,
        let message = (root.member("message") ?? root.member("error"))?.string,
        let shown = Self.status(message.utf8), only.status != shown
      else { continue }
      report.add(
        self, .message(only.status, shown), at: only.range,
        notes: [Finding.Note("the message", span: page.page.span(page.range(body.block)))])
    }
  }

  /// The status of an error that a text begins with, and that a word follows, if anything.
  private static func status(_ text: some Collection<UInt8>) -> Int? {
    let digits = text.prefix { $0.isDigit }
    guard digits.count == 3, text.dropFirst(3).first.map({ $0 == UInt8(ascii: " ") }) ?? true else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return (400...599).contains(number) ? number : nil
  }

  /// A row of 204 whose column for the schema links to a model.
  private func checkSchemas(_ group: Int, _ operation: Operation, _ page: LintedPage, _ report: inout LintReport) {
    for table in page.tables(of: group) where table.role == .statuses {
      guard let status = table.column(.status), let schema = table.column(.type) else { continue }
      for row in table.rows where row.cells.indices.contains(status) && row.cells.indices.contains(schema) {
        let cell = row.cells[status]
        guard page.text(cell) == "204",
          page.document.blocks[row.cells[schema]].inlines.contains(where: {
            page.document.inlines[Int($0)].kind == .link
          })
        else { continue }
        report.add(self, .schema(), at: page.range(cell: cell, in: row), operation: operation)
      }
    }
  }

  /// A status line of success that the list of statuses does not have.
  private func checkDumps(_ group: Int, _ operation: Operation, _ page: LintedPage, _ report: inout LintReport) {
    let dumps = page.bodies(of: group).filter { $0.role == .response && (200..<300).contains($0.status ?? 0) }
    guard dumps.count == 1, let dump = dumps.first, let status = dump.status, let block = page.range(dump.block),
      page.document.buffer[page.document.blocks[dump.block].literal.bounds].holds("HTTP/")
    else { return }
    let listed = operation.responses.filter { response in
      guard response.isStatusDocumented, response.status < 300, let span = response.span, span.file == page.page.file,
        let range = span.range
      else { return false }
      return range.end.line < block.start.line || range.start.line > block.end.line
    }
    guard listed.count == 1, let only = listed.first, only.status != status, let range = only.span?.range else {
      return
    }
    report.add(
      self, .dump(only.status, status), at: page.range(of: String(only.status), in: range) ?? range,
      operation: operation, notes: [Finding.Note("the status line", span: page.page.span(block))])
  }

  /// Whether an answer shows what goes wrong.
  private static func isError(_ root: JSONNode) -> Bool {
    root.kind == .object
      && (root.member("error") != nil || root.member("message") != nil || root.member("errors") != nil)
  }
}

extension LintMessage {
  fileprivate static func created(_ method: String) -> LintMessage { "`\(method)` creates nothing that 201 could tell" }
  fileprivate static func dump(_ listed: Int, _ shown: Int) -> LintMessage {
    "\(listed) is listed, and the answer has \(shown)"
  }
  fileprivate static func message(_ told: Int, _ shown: Int) -> LintMessage {
    "The text says \(told), and the message below \(shown)"
  }
  fileprivate static func schema() -> LintMessage { "204 has no content, and the row has the schema of some" }
  fileprivate static func content() -> LintMessage { "204 has no content, and the example shows some" }
}
