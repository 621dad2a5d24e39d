import APIModel
import DocExtract

/// TAB207: a placeholder of the path whose row says that it may be left out.
struct OptionalPlaceholder: LintRule {
  let card = RuleCard(
    "TAB207", "optional-placeholder", severity: .warning,
    summary: "A placeholder of the path whose row says that it is not required",
    why: "A path can't leave it out: the row has the wrong answer, or means another parameter.",
    bad: RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | no | The ID of the user"])),
    good: RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkLists(page, &report)
    for group in page.page.groups.indices {
      let lines = page.page.groups[group].lines
      guard let first = lines.first, !first.placeholders.isEmpty else { continue }
      for index in page.parts[group].tables {
        let table = page.page.tables[index]
        guard table.role == .parameters, table.column(.required) != nil else { continue }
        for row in table.rows {
          guard row.names.count == 1, let name = row.names.first, let cell = table.cell(row, .required),
            page.parts[group].placeholderNames.contains(name), Self.denies(page.text(cell)),
            // A table may serve several lines, some of which do without the placeholder.
            lines.allSatisfy({ $0.placeholders.contains(name) && $0.template.optionalSuffix == nil })
          else { continue }
          report.add(
            self, .optional(name), at: page.range(cell: cell, in: row), operation: page.docs.operation(first.id),
            notes: [Finding.Note("the path is `\(first.listing.path)`", span: first.listing.span)],
            fix: page.range(cell: cell).map { LintFix("Write `yes`", [LintFix.Edit($0, "yes")], isSafe: false) })
        }
      }
    }
  }

  /// Items that say "(optional)" of what their path can't do without.
  private func checkLists(_ page: LintedPage, _ report: inout LintReport) {
    for list in page.page.lists where !list.isResponse {
      guard let group = list.group, page.page.groups.indices.contains(group) else { continue }
      let lines = page.page.groups[group].lines
      guard let first = lines.first else { continue }
      for item in list.items where item.requirement == .optional {
        guard item.names.count == 1, let name = item.names.first,
          lines.allSatisfy({ $0.placeholders.contains(name) && $0.template.optionalSuffix == nil }),
          let range = item.range, let word = page.range(of: "optional", in: range)
        else { continue }
        report.add(
          self, .optional(name), at: word, operation: page.docs.operation(first.id),
          notes: [Finding.Note("the path is `\(first.listing.path)`", span: first.listing.span)],
          fix: LintFix("Write `required`", [LintFix.Edit(word, "required")], isSafe: false))
      }
    }
  }

  private static func denies(_ text: String) -> Bool {
    ["no", "optional", "false"].contains(text.lowercased())
  }
}

extension LintMessage {
  fileprivate static func optional(_ name: String) -> LintMessage {
    "`\(name)` is in the path, so it can't be optional"
  }
}
