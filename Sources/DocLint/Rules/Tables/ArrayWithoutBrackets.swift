import APIModel
import DocExtract

/// TAB212: a parameter with `[]` in one line of a listing and without in another, or in its row.
struct ArrayWithoutBrackets: LintRule {
  let card = RuleCard(
    "TAB212", "array-without-brackets", severity: .warning,
    summary: "An array parameter without the `[]` that a request of the same operation sends",
    why: "Sent without the brackets a server takes the last value alone, or none.",
    bad: RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users?ids[]=4&ids[]=9",
        rows: ["`ids` | integer array | no | The IDs of the users"])),
    good: RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users?ids[]=4&ids[]=9",
        rows: ["`ids[]` | integer array | no | The IDs of the users"])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for number in page.page.groups.indices where Self.mayHaveBrackets(number, page) {
      let group = page.page.groups[number]
      let query = group.lines.flatMap(\.listing.query).map(\.name)
      let tables = page.tables(of: number).filter { $0.role == .parameters }
      let sent = Self.bracketed(query)
      let known = sent.union(Self.bracketed(tables.flatMap(\.rows).flatMap(\.names)))
      guard !known.isEmpty else { continue }
      let operation = page.operations(of: number).first
      for line in group.lines {
        guard let path = line.pathRange, let pair = line.listing.query.first(where: { known.contains($0.name) }),
          let range = page.range(of: pair.name + "=", in: path)
        else { continue }
        report.add(self, .sent(pair.name), at: range, operation: operation)
      }
      for row in tables.flatMap({ table in table.rows.filter { isArray($0, of: table, page) } }) {
        guard row.names.count == 1, let name = row.names.first, sent.contains(name) else { continue }
        let range = page.rangeOfName(name, in: row)
        report.add(
          self, .documented(name), at: range, operation: operation,
          fix: range.map { LintFix("Write `\(name)[]`", [LintFix.Edit($0, name + "[]")], isSafe: false) })
      }
    }
  }

  /// A quick look whether a name ends in a bracket: hardly any does.
  private static func mayHaveBrackets(_ group: Int, _ page: LintedPage) -> Bool {
    let mayEnd = { (name: String) in name.utf8.last == UInt8(ascii: "]") }
    return page.page.groups[group].lines.contains { $0.listing.query.contains { mayEnd($0.name) } }
      || page.parameterTables(of: group).contains { $0.rows.contains { $0.names.contains(where: mayEnd) } }
  }

  /// The names that end in brackets, without them.
  private static func bracketed(_ names: [String]) -> Set<String> {
    Set(names.filter { $0.hasSuffix("[]") }.map { String($0.dropLast(2)) })
  }

  /// Whether a row allows nothing but an array: of a string or an array both ways to write it are right.
  private func isArray(_ row: PageTable.Row, of table: PageTable, _ page: LintedPage) -> Bool {
    guard let cell = table.cell(row, .type), page.types(ofCell: cell) == .array else { return false }
    let words = page.text(cell).lowercased().split { !$0.isLetter }
    return !words.contains("or") && !page.text(cell).utf8.contains(UInt8(ascii: "/"))
  }
}

extension LintMessage {
  fileprivate static func sent(_ name: String) -> LintMessage {
    "`\(name)` without the `[]` that another line sends it with"
  }

  fileprivate static func documented(_ name: String) -> LintMessage {
    "`\(name)` is sent as `\(name)[]`"
  }
}
