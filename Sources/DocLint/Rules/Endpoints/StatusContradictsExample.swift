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
    let bytes = page.document.source.bytes
    guard bytes.holds("204") || bytes.holds("201") else { return }
    var seen: Set<OperationID> = []
    for group in page.page.groups.indices {
      let operations = page.operations(of: group)
      guard operations.count == 1, let operation = operations.first, let line = page.page.groups[group].lines.first,
        seen.insert(line.id).inserted
      else { continue }
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

  /// Whether an answer shows what goes wrong.
  private static func isError(_ root: JSONNode) -> Bool {
    root.kind == .object
      && (root.member("error") != nil || root.member("message") != nil || root.member("errors") != nil)
  }
}

extension LintMessage {
  fileprivate static func created(_ method: String) -> LintMessage { "`\(method)` creates nothing that 201 could tell" }
  fileprivate static func content() -> LintMessage { "204 has no content, and the example shows some" }
}
