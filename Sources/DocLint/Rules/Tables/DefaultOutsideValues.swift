import APIModel
import DocExtract

/// TAB213: a default that is none of the values that the row lists.
struct DefaultOutsideValues: LintRule {
  let card = RuleCard(
    "TAB213", "default-outside-values", severity: .warning,
    summary: "A default that is none of the values that its row lists",
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
          let line = span.range?.start.line, given.utf8.count >= 3
        else { continue }
        let values = Self.values(of: parameter, page)
        let near = Spelling.nearest(given, in: values)
        let meant = near.flatMap {
          Spelling.isOneSlip(Array(given.utf8), Array($0.utf8)) && !Spelling.differsInNumber(given, $0) ? $0 : nil
        }
        guard
          meant != nil || Self.isOther(given, parameter, operation) || Self.isNoOrder(given, parameter),
          told.insert(span).inserted
        else { continue }
        let source = page.document.source.lineRange(Int(line))
        let whole = SourceRange(
          page.document.source.position(of: source.lowerBound), page.document.source.position(of: source.upperBound))
        let range = page.range(of: given, in: whole) ?? span.range
        report.add(
          self, .outside(given, meant), at: range, operation: operation,
          fix: range.flatMap { range in
            meant.map { LintFix("Write `\($0)`", [LintFix.Edit(range, $0)], isSafe: false) }
          })
      }
    }
  }

  /// Whether what a list is ordered by is listed, and the default is none of it: "by `id`, `name` or `size` (default:
  /// `created_at`)".
  private static func isNoOrder(_ given: String, _ parameter: Parameter) -> Bool {
    guard parameter.schema.enumeration == nil, parameter.name.holds("order") || parameter.name.holds("sort"),
      let text = parameter.description
    else { return false }
    let lower = text.lowercased()
    guard let end = lower.firstRange(ofBytes: "default") else { return false }
    let head = lower[..<end.lowerBound]
    var list = head
    while let by = list.firstRange(ofBytes: " by ") { list = list[by.upperBound...] }
    guard list.startIndex > head.startIndex else { return false }
    let run = list.split(separator: ",").map { part -> Substring in
      var word = part.drop { !$0.isLetter }
      for joint in ["or ", "and "] where word.hasPrefix(joint) { word = word.dropFirst(joint.count) }
      return word.prefix { $0.isLetter || $0 == "_" }
    }
    let words = list.split { !$0.isLetter && $0 != "_" }.filter { !["or", "and"].contains($0) }
    return run.count >= 3 && words.elementsEqual(run)
      && given.utf8.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "_") }
      && !run.contains(given.lowercased()[...])
  }

  /// Whether a default is a word like the listed values, and nothing else in the row speaks of it: no further value,
  /// no name of another parameter.
  private static func isOther(_ given: String, _ parameter: Parameter, _ operation: Operation) -> Bool {
    guard let enumeration = parameter.schema.enumeration, enumeration.source == nil, enumeration.values.count >= 2,
      given.utf8.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }),
      !["null", "nil", "none", "true", "false", "empty", "unset", "undefined", "absent", "any", "all"].contains(
        given.lowercased()),
      let description = parameter.description, !operation.parameters.contains(where: { $0.name == given }),
      case let values = enumeration.values.map(\.value),
      !values.contains(where: { $0.lowercased() == given.lowercased() }),
      values.allSatisfy({ $0.utf8.contains(where: \.isLetter) })
    else { return false }
    // Values in a list of their own, each on its line.
    if !values.contains(where: { description.holds($0) }), !description.holds(given) { return true }
    guard values.allSatisfy({ description.holds($0) }) else { return false }
    let words = description.split { !$0.isLetter && $0 != "_" && $0 != "-" }
    return words.count { $0 == given } == 1
  }

  /// The values that the row lists, or else what else it has in code marks; none where the default is among them.
  private static func values(of parameter: Parameter, _ page: LintedPage) -> [String] {
    if parameter.schema.types == .boolean {
      return ["true", "false"].contains(parameter.defaultValue?.lowercased()) ? [] : ["true", "false"]
    }
    let listed = parameter.schema.enumeration?.values.map(\.value) ?? []
    if listed.count >= 2 { return listed.contains { $0 == parameter.defaultValue } ? [] : listed }
    let marks = (parameter.description ?? "").split(separator: "`", omittingEmptySubsequences: false)
    // Every second part stands between two marks.
    let codes = marks.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    return codes.count { $0 == parameter.defaultValue } == 1 ? codes.filter { $0 != parameter.defaultValue } : []
  }
}

extension LintMessage {
  fileprivate static func outside(_ given: String, _ meant: String?) -> LintMessage {
    guard let meant else { return "Default `\(given)` is no listed value" }
    return "Default `\(given)` is no listed value; did you mean `\(meant)`?"
  }
}
