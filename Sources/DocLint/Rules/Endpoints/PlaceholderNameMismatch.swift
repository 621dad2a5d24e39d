import APIModel
import DocExtract

/// END201: one operation whose placeholder has different names in different places.
struct PlaceholderNameMismatch: LintRule {
  let card = RuleCard(
    "END201", "placeholder-name-mismatch", severity: .warning,
    summary: "The same operation documented under different placeholder names",
    why: "It looks like two operations; readers and generated clients get two names for one value.",
    bad: """
      # Runners API

      ## Update a runner

      ```plaintext
      PUT /runners/:id
      ```

      ## Pause a runner

      ```plaintext
      PUT /runners/:runner_id
      ```
      """,
    good: """
      # Runners API

      ## Update a runner

      ```plaintext
      PUT /runners/:id
      ```

      ## Pause a runner

      ```plaintext
      PUT /runners/:id
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var seen: Set<OperationID> = []
    for group in page.page.groups {
      for line in group.lines {
        guard let operation = page.docs.operation(line.id),
          let first = operation.listings.first(where: { !page.docs.areOfTwoEditions($0.span.path, page.page.path) }),
          first.placeholders.count == line.template.placeholders.count, first.span != line.listing.span,
          !page.isConcrete(line)
        else { continue }
        for (name, expected) in zip(line.template.placeholders, first.placeholders) where name != expected {
          // The lines of one section repeat each other; the first one speaks for them.
          guard seen.insert(line.id).inserted else { continue }
          report.add(
            self, .mismatch(name, expected), at: page.range(ofPlaceholder: name, in: line), operation: operation,
            notes: [Finding.Note("documented there as `\(first.path)`", span: first.span)])
        }
      }
    }
  }
}

extension LintMessage {
  fileprivate static func mismatch(_ name: String, _ expected: String) -> LintMessage {
    "`:\(name)` is `:\(expected)` where the same operation is documented first"
  }
}
