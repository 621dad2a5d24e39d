import APIModel
import DocExtract

/// TAB227: a default that is no value of the type that stands beside it.
struct DefaultContradictsType: LintRule {
  let card = RuleCard(
    "TAB227", "default-contradicts-type", severity: .warning,
    summary: "A default that is no value of its parameter's type: a number for a boolean, `true` for a number",
    why: "One of the two is wrong: a reader who writes the default out is refused.",
    bad: page("10"), good: page("false"))

  private static func page(_ given: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        rows: ["`active` | boolean | no | Only active users. Default is `\(given)`."]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var told: Set<SourceSpan> = []
    for operation in page.documented {
      for own in operation.parameters {
        let parameter = own.parameter
        guard let given = parameter.defaultValue, let written = parameter.writtenType, let span = parameter.span,
          Self.contradicts(given, parameter.schema.types), told.insert(span).inserted
        else { continue }
        let range = span.range.flatMap { page.range(of: given, in: $0) } ?? span.range
        report.add(self, .other(given, written, parameter.name), at: range, operation: operation.operation)
      }
    }
  }

  private static func contradicts(_ given: String, _ types: SchemaTypes) -> Bool {
    switch types {
    case .boolean: given.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") } && !["0", "1"].contains(given)
    case .integer, .number: ["true", "false"].contains(given.lowercased())
    default: false
    }
  }
}

extension LintMessage {
  fileprivate static func other(_ given: String, _ type: String, _ name: String) -> LintMessage {
    "Default `\(given)` of `\(name)`, which is \(type)"
  }
}
