import APIModel
import DocExtract

/// TAB208: an attribute that is misspelt in its row.
struct MisspeltRow: LintRule {
  let card = RuleCard(
    "TAB208", "misspelt-row", severity: .warning,
    summary: "An attribute whose row spells it a slip away from what the examples, samples and other rows have",
    why: "Who follows the table sends a name that the server does not know.",
    bad: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`nickanme` | string | yes | The name as shown"],
        sample: "curl --request POST --data \"nickname=ada\" \"https://example.com/users\"",
        response: "{\"id\": 1, \"nickname\": \"ada\"}")),
    good: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`nickname` | string | yes | The name as shown"],
        sample: "curl --request POST --data \"nickname=ada\" \"https://example.com/users\"",
        response: "{\"id\": 1, \"nickname\": \"ada\"}")))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first, page.docs.exampleNames.count(of: name) == 1,
          let meant = page.docs.exampleNames.meant(byRow: name) ?? local(name, table, page),
          !table.rows.contains(where: { $0.names.contains(meant) }), Self.isCapital(name) == Self.isCapital(meant)
        else { continue }
        let range = page.rangeOfName(name, in: row)
        report.add(
          self, .misspelt(name, meant), at: range,
          operation: table.group.flatMap { page.operations(of: $0).first },
          fix: range.map { LintFix("Write `\(meant)`", [LintFix.Edit($0, meant)], isSafe: false) })
      }
    }
  }

  /// `ContractNumber` and `xContractNumber` are of two ways to name things.
  private static func isCapital(_ name: String) -> Bool {
    name.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
  }

  /// A name that the operation's own samples send or examples show, and that no row has.
  private func local(_ name: String, _ table: PageTable, _ page: LintedPage) -> String? {
    guard let group = table.group, name.utf8.count >= 5 else { return nil }
    let rows = Set(page.tables(of: group).flatMap { $0.rows.flatMap(\.names) })
    let placeholders = Set(page.page.groups[group].lines.flatMap(\.template.placeholders))
    guard !placeholders.contains(name) else { return nil }
    var names: Set<String> = []
    for index in page.parts[group].samples {
      if let sent = page.sentNames(of: index) { names.formUnion(sent.map(page.rootName)) }
    }
    for body in page.bodies(of: group) {
      if let root = body.json?.document.root { LintedPage.collectNames(root, into: &names) }
    }
    let near = names.filter { other in
      !rows.contains(other) && !placeholders.contains(other) && page.docs.exampleNames.count(of: other) >= 2
        && Spelling.isSlip(name, of: other)
    }
    return near.count == 1 ? near.first : nil
  }
}

extension LintMessage {
  fileprivate static func misspelt(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` in the table; did you mean `\(meant)`, as elsewhere?"
  }
}
