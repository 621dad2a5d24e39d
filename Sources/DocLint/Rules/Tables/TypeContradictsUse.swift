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
      var known: ShownTypes?
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first, let cell = table.cell(row, .type),
          let types = page.types(ofCell: cell), Self.isScalar(types),
          !page.parts[group].placeholderNames.contains(name)
        else { continue }
        let written = page.docs.rowTypes(of: name)
        // What many rows say is right, but of an ID.
        guard written[types] <= 2 || types == .boolean else { continue }
        // Counted over all docs, this row left out.
        let others = written.all.filter { $0.types != types }
        let other = others.count == 1 ? others.first : nil
        let isLone = written[types] == 1
        let shown = known ?? ShownTypes(group, page)
        known = shown
        let shownHere = shown[name]
        let contradicted = shownHere.map { !Self.isNear(types, $0) } ?? false
        if types == .boolean, LintedPage.isIdentifier(name) {
          report.add(
            self, .identifier(name), at: page.range(cell: cell, in: row), operation: page.operations(of: group).first)
        } else if contradicted, isLone || written[types] <= 2, let shownHere,
          other.map({ Self.isNear($0.types, shownHere) }) ?? others.isEmpty,
          types != .string || shownHere == .boolean || shownHere == .integer && listsNumbers(table, row, page)
        {
          report.add(
            self, .shown(name, page.text(cell), shownHere), at: page.range(cell: cell, in: row),
            operation: page.operations(of: group).first)
        } else if isLone, shownHere.map({ !types.accepts($0) }) ?? true, let other, other.count >= 3,
          Self.isScalar(other.types), !Self.isNear(types, other.types)
        {
          report.add(
            self, .written(name, page.text(cell), other.types, other.count),
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

  /// The scalar types at the top of a group's example responses; no type for what they show differently.
  private struct ShownTypes {
    private var names = NameIndex()
    private var types: [SchemaTypes] = []

    init(_ group: Int, _ page: LintedPage) {
      for index in page.parts[group].bodies {
        let body = page.page.bodies[index]
        guard body.role == .response, (body.status ?? 200) < 300, let document = body.json?.document,
          let root = document.root
        else { continue }
        // Of a list the first three items will do.
        let objects = root.kind == .array ? root.items.prefix(3).map(\.index) : [0]
        for member in page.members(of: index)
        where member.kind != .null && document.isAtTop(member) && objects.contains(member.object) {
          add(member.name, Self.type(of: member, document))
        }
      }
    }

    private mutating func add(_ name: UInt64, _ type: SchemaTypes) {
      let number = names.number(name)
      if number == types.count { types.append(type) } else if types[number] != type { types[number] = [] }
    }

    private static func type(of member: JSONDocument.MemberPlace, _ document: JSONDocument) -> SchemaTypes {
      switch member.kind {
      case .string: .string
      case .bool: .boolean
      case .number: document.node(member.node)?.isInteger == true ? .integer : .number
      default: .object
      }
    }

    subscript(name: String) -> SchemaTypes? {
      guard let number = names.known(NameHash.of(name)), !types[number].isEmpty, types[number] != .object else {
        return nil
      }
      return types[number]
    }
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
