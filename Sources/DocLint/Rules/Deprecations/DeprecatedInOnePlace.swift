import APIModel
import DocExtract

/// DEP106: an attribute that one row of a resource calls deprecated and another does not.
struct DeprecatedInOnePlace: LintRule {
  let card = RuleCard(
    "DEP106", "deprecated-in-one-place", severity: .info,
    summary: "A parameter that is deprecated in one section and not in another of the same resource",
    why: "Who reads only the other section goes on using it.",
    bad: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: ["`skype` | string | no | Deprecated, will be removed in 16.0: use `chat` instead"]),
      CardSection(
        heading: "Update a user", listing: "PUT /users/:id",
        rows: [
          "`id` | integer | yes | The ID of the user", "`skype` | string | no | The name in Skype",
          "`chat` | string | no | The address in a chat",
        ])),
    good: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: ["`skype` | string | no | Deprecated, will be removed in 16.0: use `chat` instead"]),
      CardSection(
        heading: "Update a user", listing: "PUT /users/:id",
        rows: [
          "`id` | integer | yes | The ID of the user",
          "`skype` | string | no | Deprecated, will be removed in 16.0: use `chat` instead",
          "`chat` | string | no | The address in a chat",
        ])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let things = page.docs.deprecations(of: page.page.path)
    guard !things.isEmpty else { return }
    var seen: Set<SourceSpan> = []
    for thing in things {
      guard case .parameter(let name) = thing.kind, let resource = thing.operation.path.resource,
        let parameter = thing.operation.parameters.first(where: { $0.name == name }),
        let note = thing.span.range, isOutright(page.document.source.text(in: note))
      else { continue }
      for group in page.page.groups.indices {
        for operation in page.operations(of: group)
        where operation.id != thing.operation.id && operation.path.resource == resource
          && operation.method.carriesBody == thing.operation.method.carriesBody
        {
          guard let other = operation.parameters.first(where: { $0.name == name && $0.location == parameter.location }),
            other.deprecation == nil, other.removal == nil, let span = other.span, span.file == page.page.file,
            span != parameter.span, let range = span.range, seen.insert(span).inserted,
            other.writtenType == parameter.writtenType
          else { continue }
          report.add(
            self, .missing(name), at: page.range(of: name, in: range) ?? range, operation: operation,
            notes: [Finding.Note("deprecated here", span: thing.span)])
        }
      }
    }
  }
}

extension DeprecatedInOnePlace {
  /// Whether a row says so of the parameter itself, at the start of a cell or of a sentence, in brackets or bold; "use
  /// the now deprecated `x`" speaks of something else.
  private func isOutright(_ text: String) -> Bool {
    let lower = text.lowercased()
    return ["| deprecat", "(deprecat", "**deprecat", "[deprecat", "_deprecat", ". deprecat", "is deprecated"].contains {
      lower.holds($0)
    }
  }
}

extension LintMessage {
  fileprivate static func missing(_ name: String) -> LintMessage {
    "`\(name)` is deprecated in another section of the resource and not here"
  }
}
