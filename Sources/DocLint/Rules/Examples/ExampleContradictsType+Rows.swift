import APIModel
import DocExtract

/// Values of answers that no row of theirs types, but the rows of the requests do.
extension ExampleContradictsType {
  /// A number in quotes where all the page's parameters of that name are numbers, and no other answer quotes it.
  func checkQuotedNumbers(_ page: LintedPage, _ told: Set<SourceRange>, _ report: inout LintReport) {
    var rows: [UInt64: Parameter]?
    var quoted: [String: Int]?
    for body in page.page.bodies where body.role == .response && Self.holdsQuotedNumber(body) && page.isExample(body) {
      for member in Self.members(of: body) {
        guard member.value.withContent({ (1...12).contains($0.count) && $0.allSatisfy(\.isDigit) }),
          case let name = member.name, !LintedPage.isIdentifier(name)
        else { continue }
        let known = rows ?? Self.numberRows(of: page)
        rows = known
        guard let row = known[NameHash.of(name.utf8)] else { continue }
        let counts = quoted ?? Self.quotes(on: page)
        quoted = counts
        // Where others are in quotes, too, the rows are wrong.
        guard counts[name, default: 0] <= 1 else { continue }
        let range = member.value.range
        let offsets = range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound
        let place = LiteralMap(page.document, block: body.block).range(offsets)
        guard !told.contains(place) else { continue }
        report.add(
          self, .quoted(name, row.writtenType ?? ""), at: place,
          operation: body.group.flatMap { page.operations(of: $0).first },
          notes: [Finding.Note("documented here", span: row.span)])
      }
    }
  }

  /// A quick look, which makes no text.
  private static func holdsQuotedNumber(_ body: PageBody) -> Bool {
    body.json?.document.withNodes { text, nodes in
      nodes.contains { node in
        node.kind == .string && (3...14).contains(node.end - node.start) && text[Int(node.start) + 1].isDigit
          && text[Int(node.start) + 1..<Int(node.end) - 1].allSatisfy(\.isDigit)
      }
    } ?? false
  }

  /// The members of the object that a body is, or of the items of a list.
  private static func members(of body: PageBody) -> [JSONNode.Member] {
    guard let root = body.json?.document.root else { return [] }
    return root.kind == .array ? root.items.prefix(20).flatMap { Array($0.members) } : Array(root.members)
  }

  /// How many members of answers, at their top, are in quotes, by name.
  private static func quotes(on page: LintedPage) -> [String: Int] {
    var counts: [String: Int] = [:]
    for body in page.page.bodies where body.role == .response {
      for member in members(of: body) where member.value.kind == .string { counts[member.name, default: 0] += 1 }
    }
    return counts
  }

  /// The rows that call a parameter a number, by the name's hash, where there are several and all of them do.
  private static func numberRows(of page: LintedPage) -> [UInt64: Parameter] {
    var rows: [UInt64: (row: Parameter, count: Int)] = [:]
    var others: Set<UInt64> = []
    for documented in page.documented {
      for own in documented.parameters where own.parameter.writtenType != nil {
        let types = own.parameter.schema.types
        guard types == .integer || types == .number else {
          others.insert(own.nameHash)
          continue
        }
        rows[own.nameHash] = (rows[own.nameHash]?.row ?? own.parameter, (rows[own.nameHash]?.count ?? 0) + 1)
      }
    }
    return rows.filter { $0.value.count >= 2 && !others.contains($0.key) }.mapValues { $0.row }
  }
}

extension LintMessage {
  fileprivate static func quoted(_ name: String, _ type: String) -> LintMessage {
    "`\(name)` is a number in quotes; its rows say \(type)"
  }
}
