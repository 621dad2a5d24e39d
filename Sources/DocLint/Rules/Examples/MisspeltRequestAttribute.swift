import APIModel
import DocExtract

/// EXA214: an attribute of a request example and a documented one, a slip away from each other.
struct MisspeltRequestAttribute: LintRule {
  let card = RuleCard(
    "EXA214", "misspelt-request-attribute", severity: .warning,
    summary: "A request example with an attribute a slip away from the documented one that it lacks",
    why: "The server does not know one of the two names, and who copies it gets an error or no effect.",
    bad: page(name: "nmae"), good: page(name: "name"))

  private static func page(name: String) -> String {
    """
    # Users API

    ## Create a user

    ```plaintext
    POST /users
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `name` | string | no | The name of the user |
    | `email` | string | no | The address of the user |

    Example of a request body:

    ```json
    {"\(name)": "Ada", "email": "ada@example.com"}
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices
    where page.parts[group].bodies.contains(where: { page.page.bodies[$0].role == .request }) {
      let operations = page.operations(of: group)
      // `GET` and `POST` of one path may do the same.
      guard let first = operations.first, operations.allSatisfy({ $0.path == first.path }),
        case let carrying = operations.filter(\.method.carriesBody), carrying.count == 1, let operation = carrying.first
      else { continue }
      for body in page.bodies(of: group) where body.role == .request && page.isExample(body) {
        guard let root = body.json?.document.root, root.kind == .object, body.json?.isValid == true else { continue }
        check(body, root, group, operation, page, &report)
      }
    }
  }

  private func check(
    _ body: PageBody, _ root: JSONNode, _ group: Int, _ operation: Operation, _ page: LintedPage,
    _ report: inout LintReport
  ) {
    let sent = Set(root.members.map(\.name))
    let documented = Set(operation.parameters.filter { $0.span != nil }.map(\.name))
    // An example that shares nothing with the list is of something else.
    guard !sent.isDisjoint(with: documented) || sent.count == 1 else { return }
    for member in root.members where !documented.contains(member.name) && member.name.utf8.count >= 3 {
      let near = operation.parameters.filter { parameter in
        parameter.location != .path && !sent.contains(parameter.name) && Self.isSlip(member.name, parameter.name)
      }
      guard near.count == 1, let parameter = near.first else { continue }
      let names = page.docs.exampleNames
      let isDocumentedWrong = names.count(of: member.name) > names.count(of: parameter.name)
      if isDocumentedWrong {
        // Rows are judged by their own rule.
        guard !page.tables(of: group).contains(where: { $0.rows.contains { $0.names.contains(parameter.name) } }),
          let span = parameter.span, span.file == page.page.file, let range = span.range
        else { continue }
        let place =
          page.range(of: parameter.name, in: SourceRange(line: Int(range.start.line), columns: 1..<400)) ?? range
        report.add(self, .documented(parameter.name, member.name), at: place, operation: operation)
        continue
      }
      // A key without quotes is a mistake of its own; its letters are the name.
      let quote = member.key.kind == .string ? 1 : 0
      let offsets =
        member.key.range.lowerBound + body.offsets.lowerBound + quote..<member.key.range.upperBound
        + body.offsets.lowerBound - quote
      let range = LiteralMap(page.document, block: body.block).range(offsets)
      report.add(
        self, .sent(member.name, parameter.name), at: range, operation: operation,
        notes: [Finding.Note("documented here", span: parameter.span)],
        fix: LintFix("Write `\(parameter.name)`", [LintFix.Edit(range, parameter.name)], isSafe: false))
    }
  }

  /// One is documented and not sent, the other sent and not documented: they are one, however they differ.
  private static func isSlip(_ a: String, _ b: String) -> Bool {
    Spelling.isOneSlip(Array(a.utf8), Array(b.utf8)) || Spelling.differsInNumber(a, b)
  }
}

extension LintMessage {
  fileprivate static func sent(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` in a request; did you mean `\(meant)`, as documented?"
  }

  fileprivate static func documented(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` is documented; did you mean `\(meant)`, as in the request?"
  }
}
