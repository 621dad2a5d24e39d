import APIModel
import DocExtract

/// Rows and items that call a count a string.
extension TypeContradictsName {
  /// `limit`, a string, described as "Maximum number of users": where the docs know numbers.
  func checkCounts(_ page: LintedPage, _ report: inout LintReport) {
    var told: Set<SourceSpan> = []
    for own in page.documented.lazy.flatMap({ operation in operation.parameters.map { (operation.operation, $0) } }) {
      let parameter = own.1.parameter
      guard parameter.schema.types == .string, let written = parameter.writtenType, Self.isString(written),
        let text = parameter.description, Self.counts(text), let span = parameter.span, let range = span.range,
        Self.isNumberElsewhere(parameter.name, page), told.insert(span).inserted
      else { continue }
      report.add(
        self, .counts(parameter.name, written), at: page.range(of: written, in: range) ?? range, operation: own.0)
    }
  }

  private static func isString(_ written: String) -> Bool {
    ["string", "str", "text"].contains(written.lowercased())
  }

  private static func counts(_ text: String) -> Bool {
    ["Maximum number of ", "The maximum number of ", "Number of ", "The number of ", "Max number of "].contains {
      text.hasPrefix($0)
    }
  }

  /// Whether other rows call it a number; or none calls it a string besides, and others of the docs are numbers.
  private static func isNumberElsewhere(_ name: String, _ page: LintedPage) -> Bool {
    let types = page.docs.rowTypes(of: name)
    func count(_ wanted: SchemaTypes) -> Int {
      types.reduce(0) { $0 + (wanted.contains(SchemaTypes(rawValue: $1.key)) ? $1.value : 0) }
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
