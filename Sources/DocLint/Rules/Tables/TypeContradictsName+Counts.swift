import APIModel
import DocExtract

/// Rows and items that call a count a string.
extension TypeContradictsName {
  /// `limit`, a string, described as "Maximum number of users": where the docs know numbers.
  func checkCounts(_ page: LintedPage, _ report: inout LintReport) {
    var told: Set<SourceSpan> = []
    for documented in page.documented {
      for own in documented.parameters where own.parameter.schema.types == .string {
        guard let text = own.parameter.description, Self.counts(text), case let parameter = own.parameter,
          let written = parameter.writtenType, Self.isString(written), let span = parameter.span,
          let range = span.range, Self.isNumberElsewhere(parameter.name, page),
          documented.parameters.contains(where: {
            !$0.parameter.schema.types.isSubset(of: [.string, .array, .boolean])
          }),
          told.insert(span).inserted
        else { continue }
        report.add(
          self, .counts(parameter.name, written), at: page.range(of: written, in: range) ?? range,
          operation: documented.operation)
      }
    }
  }

  private static func isString(_ written: String) -> Bool {
    ["string", "str", "text"].contains(written.lowercased())
  }

  private static func counts(_ text: String) -> Bool {
    let starts: [StaticString] = [
      "Maximum number of ", "The maximum number of ", "Number of ", "The number of ", "Max number of ",
    ]
    return starts.contains { text.begins(with: $0) }
  }

  /// Whether other rows call it a number; or none calls it a string besides, and others of the docs are numbers.
  private static func isNumberElsewhere(_ name: String, _ page: LintedPage) -> Bool {
    let types = page.docs.rowTypes(of: name)
    func count(_ wanted: SchemaTypes) -> Int {
      types.all.reduce(0) { $0 + (wanted.contains($1.types) ? $1.count : 0) }
    }
    return count([.integer, .number]) > 0 && count(.string) == 1
      || count(.string) == 1 && page.page.lists.count + page.page.tables.count > 1
        && page.documented.contains { $0.parameters.contains { Self.isNumber($0.parameter) } }
  }

  private static func isNumber(_ parameter: Parameter) -> Bool {
    parameter.writtenType != nil && (parameter.schema.types == .integer || parameter.schema.types == .number)
  }
}

extension LintMessage {
  fileprivate static func counts(_ name: String, _ type: String) -> LintMessage {
    "`\(name)` is \(type) here, and its description counts something"
  }
}
