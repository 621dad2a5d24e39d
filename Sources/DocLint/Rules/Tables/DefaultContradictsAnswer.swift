import APIModel
import DocExtract

/// TAB216: a default that another table and the answer have the other way round.
struct DefaultContradictsAnswer: LintRule {
  let card = RuleCard(
    "TAB216", "default-contradicts-answer", severity: .warning,
    summary: "A row that another table of the page repeats with the opposite default, which the answer shows as well",
    why: "One of the two is wrong, and who relies on it gets the opposite.",
    bad: page("false"), good: page("true"))

  private static func page(_ value: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: ["`active` | boolean | no | May sign in (default: `\(value)`)"], response: "{\"id\": 1, \"active\": true}"
      ),
      CardSection(
        heading: "Update a user", listing: "PUT /users/:id",
        rows: ["`id` | integer | yes | The ID of the user", "`active` | boolean | no | May sign in (default: `true`)"],
        response: "{\"id\": 1, \"active\": true}"))
  }

  private struct Row {
    var operation: Operation
    var parameter: Parameter
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var rows: [String: [Row]] = [:]
    for documented in page.documented {
      let operation = documented.operation
      for own in documented.parameters where own.parameter.defaultValue != nil {
        let parameter = own.parameter
        guard parameter.schema.types == .boolean, let text = parameter.description,
          parameter.defaultValue == "true" || parameter.defaultValue == "false",
          text.holds("true") != text.holds("false")
        else { continue }
        rows[parameter.name, default: []].append(Row(operation: operation, parameter: parameter))
      }
    }
    for (name, own) in rows.sorted(by: { $0.key < $1.key }) where own.count >= 2 {
      for row in own {
        guard let value = row.parameter.defaultValue, let range = page.rangeOfDescription(row.parameter),
          let other = own.first(where: {
            $0.parameter.defaultValue != value && Self.isSame($0.parameter, row.parameter)
          }),
          answer(to: row.operation, name, page).map({ $0 != value }) == true
        else { continue }
        report.add(
          self, .contradicts(name, value), at: range, operation: row.operation,
          notes: [Finding.Note("the other row", span: other.parameter.span)])
      }
    }
  }

  /// Whether two rows say the same but for the value.
  private static func isSame(_ a: Parameter, _ b: Parameter) -> Bool {
    let words = { (parameter: Parameter) in
      NameWords.words(of: parameter.description ?? "").filter { $0 != "true" && $0 != "false" }
    }
    return words(a) == words(b)
  }

  /// What the example answers of an operation show.
  private func answer(to operation: Operation, _ name: String, _ page: LintedPage) -> String? {
    for group in page.page.groups.indices where page.operations(of: group).first?.id == operation.id {
      for body in page.bodies(of: group) where body.role == .response {
        guard let root = body.json?.document.root else { continue }
        let object = root.kind == .array ? Array(root.items.prefix(1)).first : root
        if let node = object?.member(name), node.kind == .bool { return node.source }
      }
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func contradicts(_ name: String, _ value: String) -> LintMessage {
    "Default `\(value)` of `\(name)` contradicts another row and the answer"
  }
}
