import APIModel
import DocExtract

/// END223: a row named after the value that the listing puts in, `?before_ts=<unix_timestamp>`, in place of the parameter.
struct RowOfTheValue: LintRule {
  let card = RuleCard(
    "END223", "row-of-the-value", severity: .warning,
    summary: "A parameter documented under the name of the value that the listing's query has for it",
    why: "Who sends the documented name sends a parameter that the server does not know.",
    bad: page("unix_timestamp"), good: page("before"))

  private static func page(_ name: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Purge the cache", listing: "POST /cache/purge?before=<unix_timestamp>",
        rows: ["`\(name)` | integer | yes | What is older goes, in seconds"]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      for line in page.page.groups[group].lines where !line.listing.query.isEmpty {
        lazy var sent = Set(line.listing.query.map(\.name))
        for pair in line.listing.query {
          guard let value = Self.placeholder(pair.value), value != pair.name, page.parts[group].documents(value),
            !page.parts[group].documents(pair.name), !sent.contains(value),
            !line.placeholders.contains(value),
            let range = Self.range(of: value, group, page)
          else { continue }
          let place = page.range(of: value, in: range) ?? range
          report.add(
            self, .value(value, pair.name), at: place, operation: page.docs.operation(line.id),
            fix: LintFix("Write `\(pair.name)`", [LintFix.Edit(place, pair.name)], isSafe: false))
        }
      }
    }
  }

  /// `<name>`, `{name}` or `:name` as the whole value.
  private static func placeholder(_ value: String) -> String? {
    let inner: Substring
    switch (value.utf8.first, value.utf8.last) {
    case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "{"), UInt8(ascii: "}")):
      inner = value.dropFirst().dropLast()
    case (UInt8(ascii: ":"), _): inner = value.dropFirst()
    default: return nil
    }
    guard inner.utf8.count > 1, inner.utf8.allSatisfy(\.isWord) else { return nil }
    return String(inner)
  }

  private static func range(of name: String, _ group: Int, _ page: LintedPage) -> SourceRange? {
    for table in page.parameterTables(of: group) {
      for row in table.rows where row.names == [name] { return row.range }
    }
    for list in page.page.lists where list.group == group {
      for item in list.items where item.names == [name] { return item.range }
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func value(_ value: String, _ name: String) -> LintMessage {
    "`\(value)` is the value in the listing's query; the parameter is `\(name)`"
  }
}
