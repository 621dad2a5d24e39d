import APIModel
import DocExtract

/// TAB209: a row whose type is not the one that the docs show and say everywhere else.
struct TypeContradictsUse: LintRule {
  let card = RuleCard(
    "TAB209", "type-contradicts-use", severity: .warning,
    summary: "A parameter whose type in its row is another than in the example response and in other rows",
    why: "A client that follows the row sends a value that the server refuses.",
    bad: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`height` | boolean | no | The height of the user"],
        response: "{\"id\": 1, \"height\": 180}")),
    good: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`height` | integer | no | The height of the user"],
        response: "{\"id\": 1, \"height\": 180}")))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters {
      guard table.column(.type) != nil, let group = table.group else { continue }
      let placeholders = Set(page.page.groups[group].lines.flatMap(\.placeholders))
      var known: [String: SchemaTypes]?
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first, !placeholders.contains(name),
          let cell = table.cell(row, .type), let types = page.types(ofCell: cell),
          Self.isScalar(types)
        else { continue }
        let written = page.docs.rowTypes(of: name)
        // Counted over all docs, this row left out.
        let others = written.filter { $0.key != types.rawValue }
        let other = others.count == 1 ? others.first : nil
        let isLone = written[types.rawValue] == 1
        // What many rows say is right, but of an ID.
        guard written[types.rawValue, default: 0] <= 2 || types == .boolean else { continue }
        let shown = known ?? shownTypes(group, page)
        known = shown
        let shownHere = shown[name]
        let contradicted = shownHere.map { !Self.isNear(types, $0) } ?? false
        if types == .boolean, LintedPage.isIdentifier(name) {
          report.add(
            self, .identifier(name), at: page.range(cell: cell, in: row), operation: page.operations(of: group).first)
        } else if contradicted, isLone || written[types.rawValue, default: 0] <= 2, let shownHere,
          other.map({ Self.isNear(SchemaTypes(rawValue: $0.key), shownHere) }) ?? others.isEmpty,
          types != .string || shownHere == .boolean || shownHere == .integer && listsNumbers(table, row, page)
        {
          report.add(
            self, .shown(name, page.text(cell), shownHere), at: page.range(cell: cell, in: row),
            operation: page.operations(of: group).first)
        } else if isLone, shownHere.map({ !types.accepts($0) }) ?? true, let other, other.value >= 3,
          Self.isScalar(SchemaTypes(rawValue: other.key)),
          !Self.isNear(types, SchemaTypes(rawValue: other.key))
        {
          report.add(
            self, .written(name, page.text(cell), SchemaTypes(rawValue: other.key), other.value),
            at: page.range(cell: cell, in: row), operation: page.operations(of: group).first)
        }
      }
    }
  }

  /// Whether a row's description lists numbers as the values: "`10` (Guest), `20` (Reporter)".
  private func listsNumbers(_ table: PageTable, _ row: PageTable.Row, _ page: LintedPage) -> Bool {
    guard let cell = table.cell(row, .description) else { return false }
    let codes = page.document.blocks[cell].inlines.map { page.document.inlines[Int($0)] }.filter { $0.kind == .code }
    return codes.count >= 2 && codes.allSatisfy { page.document.buffer[$0.text.bounds].allSatisfy(\.isDigit) }
  }

  /// The scalar types at the top of the group's example responses; no type for what they show differently.
  private func shownTypes(_ group: Int, _ page: LintedPage) -> [String: SchemaTypes] {
    var shown: [String: SchemaTypes] = [:]
    for body in page.bodies(of: group) where body.role == .response && (body.status ?? 200) < 300 {
      guard let root = body.json?.document.root else { continue }
      for object in root.kind == .array ? Array(root.items.prefix(3)) : [root] where object.kind == .object {
        for member in object.members {
          let type: SchemaTypes
          switch member.value.kind {
          case .string: type = .string
          case .bool: type = .boolean
          case .number: type = member.value.isInteger ? .integer : .number
          case .null: continue
          default: type = .object
          }
          shown[member.name] = shown[member.name].map { $0 == type ? type : [] } ?? type
        }
      }
    }
    return shown.filter { !$0.value.isEmpty && $0.value != .object }
  }

  private static func isScalar(_ types: SchemaTypes) -> Bool {
    types == .string || types == .integer || types == .boolean || types == .number
  }

  private static func isNear(_ a: SchemaTypes, _ b: SchemaTypes) -> Bool { a.accepts(b) || b.accepts(a) }
}

extension LintMessage {
  fileprivate static func identifier(_ name: String) -> LintMessage { "`\(name)` is an ID, which no boolean can be" }

  fileprivate static func shown(_ name: String, _ type: String, _ shown: SchemaTypes) -> LintMessage {
    "`\(name)` is \(type) here; its example shows \(shown.names.first ?? "")"
  }

  fileprivate static func written(_ name: String, _ type: String, _ other: SchemaTypes, _ count: Int) -> LintMessage {
    "`\(name)` is \(type) here and \(other.names.first ?? "") in \(count) other rows"
  }
}
