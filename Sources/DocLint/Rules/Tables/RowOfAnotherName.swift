import APIModel
import DocExtract

/// TAB220: a field that the operation which changes a thing calls otherwise than the one which creates it.
struct RowOfAnotherName: LintRule {
  let card = RuleCard(
    "TAB220", "row-of-another-name", severity: .warning,
    summary: "A field whose name is another one where the same thing is created",
    why: "One of the two names is what the server takes; who sends the other changes nothing.",
    bad: page("page_events"), good: page("wiki_page_events"))

  private static func page(_ name: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Create a hook", listing: "POST /hooks",
        rows: [
          "`url` | string | yes | The URL of the hook", "`push_events` | boolean | no | Call it on pushes",
          "`wiki_page_events` | boolean | no | Call it on changes of wiki pages",
        ]),
      CardSection(
        heading: "Update a hook", listing: "PUT /hooks/:id",
        rows: [
          "`id` | integer | yes | The ID of the hook", "`url` | string | yes | The URL of the hook",
          "`push_events` | boolean | no | Call it on pushes",
          "`\(name)` | boolean | no | Call it on changes of wiki pages",
        ]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var creations: [PathTemplate: DocumentedOperation] = [:]
    for documented in page.documented where documented.operation.method == .post {
      creations[documented.operation.path] = documented
    }
    guard !creations.isEmpty else { return }
    for documented in page.documented where [.put, .patch].contains(documented.operation.method) {
      var path = documented.operation.path
      guard path.endsInPlaceholder, path.segments.count >= 2 else { continue }
      path.segments.removeLast()
      guard let creation = creations[path] else { continue }
      let here = Self.fields(documented)
      let there = Self.fields(creation)
      // All but one are the same.
      let own = here.filter { field in !there.contains { $0.parameter.name == field.parameter.name } }
      let theirs = there.filter { field in !here.contains { $0.parameter.name == field.parameter.name } }
      guard here.count >= 3, own.count == 1, theirs.count == 1, let wrong = own.first, let right = theirs.first,
        wrong.descriptionHash == right.descriptionHash, wrong.descriptionHash != 0,
        wrong.parameter.schema.types == right.parameter.schema.types,
        page.docs.exampleNames.count(of: right.parameter.name) >= page.docs.exampleNames.count(of: wrong.parameter.name)
      else { continue }
      let row = wrong.parameter.span?.range
      report.add(
        self, .other(wrong.parameter.name, right.parameter.name),
        at: row.flatMap { page.range(of: wrong.parameter.name, in: $0) } ?? row, operation: documented.operation,
        notes: [Finding.Note("where it is created", span: right.parameter.span)])
    }
  }

  private static func fields(_ documented: DocumentedOperation) -> [DocumentedParameter] {
    documented.parameters.filter { $0.parameter.location == .body }
  }
}

extension LintMessage {
  fileprivate static func other(_ name: String, _ right: String) -> LintMessage {
    "`\(name)` is `\(right)` where the thing is created"
  }
}
