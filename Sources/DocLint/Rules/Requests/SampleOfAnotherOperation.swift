import APIModel
import DocExtract

/// REQ107: a section whose samples all call the operation of another section.
struct SampleOfAnotherOperation: LintRule {
  let card = RuleCard(
    "REQ107", "sample-of-another-operation", severity: .warning,
    summary: "A section whose only samples call an operation that is documented elsewhere",
    why: "The sample was copied and not changed: who pastes it calls another operation than the one described.",
    bad: RuleCard.page(
      CardSection(heading: "List users", listing: "GET /users", sample: "curl \"https://example.com/users\""),
      CardSection(
        heading: "List the keys of a group", listing: "GET /groups/:id/keys",
        rows: ["`id` | integer | yes | The ID of the group"], sample: "curl \"https://example.com/users\"")),
    good: RuleCard.page(
      CardSection(heading: "List users", listing: "GET /users", sample: "curl \"https://example.com/users\""),
      CardSection(
        heading: "List the keys of a group", listing: "GET /groups/:id/keys",
        rows: ["`id` | integer | yes | The ID of the group"], sample: "curl \"https://example.com/groups/1/keys\"")))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (group, part) in zip(page.page.groups, page.parts) where !part.samples.isEmpty {
      // A text that explains how things work may rightly call several operations.
      guard part.samples.allSatisfy({ page.targets[$0].verdict == .foreign }), group.lines.count <= 2,
        let line = group.lines.first, !page.isConcrete(line), let operation = page.docs.operation(line.id)
      else { continue }
      for index in part.samples {
        let sample = page.page.samples[index]
        guard let url = sample.curl.url,
          let other = page.docs.operations(matching: page.targets[index].segments).first(where: {
            $0.method == sample.method
              && $0.listings.contains { !page.docs.areOfTwoEditions($0.span.file, page.page.file) }
          })
        else { continue }
        // Any path fits one of placeholders only.
        if other.path.segments.indices.allSatisfy({ other.path.literal(at: $0) == nil }) { continue }
        // The listing may show the base path that other listings leave out.
        if line.template.description.hasSuffix(other.path.description) { continue }
        report.add(
          self, .foreign(other.name, line.method.rawValue, line.listing.path),
          at: page.range(of: url.text, in: url.range, block: sample.block), operation: operation,
          notes: [Finding.Note("documented here", span: line.listing.span)])
      }
    }
  }
}

extension LintMessage {
  fileprivate static func foreign(_ other: String, _ method: String, _ path: String) -> LintMessage {
    "Sample calls `\(other)` in the section of `\(method) \(path)`"
  }
}
