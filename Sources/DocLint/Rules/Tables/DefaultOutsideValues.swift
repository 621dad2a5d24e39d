import APIModel
import DocExtract

/// TAB213: a default that is none of the values that the row lists.
struct DefaultOutsideValues: LintRule {
  let card = RuleCard(
    "TAB213", "default-outside-values", severity: .warning,
    summary: "A default a slip away from one of the values that its row lists",
    why: "A reader who writes the default out sends what the server does not know.",
    bad: RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        rows: ["`sort` | string | no | One of: `name`, `created`. Default is `craeted`."])),
    good: RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        rows: ["`sort` | string | no | One of: `name`, `created`. Default is `created`."])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var told: Set<SourceSpan> = []
    for operation in page.page.groups.indices.flatMap({ page.operations(of: $0) }) {
      for parameter in operation.parameters {
        guard let given = parameter.defaultValue, let span = parameter.span, span.file == page.page.file,
          let line = span.range?.start.line, given.utf8.count >= 3,
          let meant = Spelling.nearest(given, in: Self.values(of: parameter, page)),
          Spelling.isOneSlip(Array(given.utf8), Array(meant.utf8)), !Spelling.differsInNumber(given, meant),
          told.insert(span).inserted
        else { continue }
        let source = page.document.source.lineRange(Int(line))
        let whole = SourceRange(
          page.document.source.position(of: source.lowerBound), page.document.source.position(of: source.upperBound))
        let range = page.range(of: given, in: whole) ?? span.range
        report.add(
          self, .outside(given, meant), at: range, operation: operation,
          fix: range.map { LintFix("Write `\(meant)`", [LintFix.Edit($0, meant)], isSafe: false) })
      }
    }
  }

  /// The values that the row lists, or else what else it has in code marks; none where the default is among them.
  private static func values(of parameter: Parameter, _ page: LintedPage) -> [String] {
    let listed = parameter.schema.enumeration?.values.map(\.value) ?? []
    if listed.count >= 2 { return listed.contains { $0 == parameter.defaultValue } ? [] : listed }
    let marks = (parameter.description ?? "").split(separator: "`", omittingEmptySubsequences: false)
    // Every second part stands between two marks.
    let codes = marks.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    return codes.count { $0 == parameter.defaultValue } == 1 ? codes.filter { $0 != parameter.defaultValue } : []
  }
}

extension LintMessage {
  fileprivate static func outside(_ given: String, _ meant: String) -> LintMessage {
    "Default `\(given)` is no listed value; did you mean `\(meant)`?"
  }
}
