import APIModel
import DocExtract

/// END214: a path with two placeholders of one name.
struct RepeatedPlaceholder: LintRule {
  let card = RuleCard(
    "END214", "repeated-placeholder", severity: .warning,
    summary: "A path in which two placeholders have the same name",
    why: "They stand for two values; readers and generated clients can pass only one.",
    bad: RuleCard.page(
      CardSection(
        heading: "Get a user's key", listing: "GET /users/:id/keys/:id",
        rows: ["`id` | integer | yes | The ID of the user"])),
    good: RuleCard.page(
      CardSection(
        heading: "Get a user's key", listing: "GET /users/:id/keys/:key_id",
        rows: ["`id` | integer | yes | The ID of the user", "`key_id` | integer | yes | The ID of the key"])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var seen: Set<OperationID> = []
    for group in page.page.groups {
      for line in group.lines where line.placeholders.count >= 2 {
        let names = line.placeholders
        guard let index = names.indices.first(where: { names[..<$0].contains(names[$0]) }), !page.isConcrete(line),
          // `<id>/<id>/.../<id>` is a list of any length.
          !line.listing.path.holds(".."), !line.listing.path.holds("…"),
          seen.insert(line.id).inserted
        else { continue }
        report.add(
          self, .twice(names[index]), at: range(of: names[index], in: line, page) ?? line.pathRange,
          operation: page.docs.operation(line.id))
      }
    }
  }

  /// The second place of a placeholder in its path.
  private func range(of name: String, in line: ListedOperation, _ page: LintedPage) -> SourceRange? {
    guard let path = line.pathRange, let first = page.range(ofPlaceholder: name, in: line), first.end < path.end else {
      return nil
    }
    return page.range(of: page.document.source.text(in: first), in: SourceRange(first.end, path.end))
  }
}

extension LintMessage {
  fileprivate static func twice(_ name: String) -> LintMessage { "`\(name)` stands twice in the path" }
}
