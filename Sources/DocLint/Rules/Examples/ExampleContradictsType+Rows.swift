import APIModel
import DocExtract

/// Values of answers that no row of theirs types, but the rows of the requests do.
extension ExampleContradictsType {
  /// A number in quotes where all the page's parameters of that name are numbers, and no other answer quotes it.
  func checkQuotedNumbers(_ page: LintedPage, _ told: Set<SourceRange>, _ report: inout LintReport) {
    for body in page.page.bodies where body.role == .response && Self.holdsQuotedNumber(body) && page.isExample(body) {
      for member in Self.members(of: body) {
        guard member.value.withContent({ (1...12).contains($0.count) && $0.allSatisfy(\.isDigit) }),
          case let name = member.name, !LintedPage.isIdentifier(name), let row = Self.numberRow(name, page),
          !isQuotedElsewhere(member, body, page)
        else { continue }
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

  private func isQuotedElsewhere(_ member: JSONNode.Member, _ body: PageBody, _ page: LintedPage) -> Bool {
    let name = member.name
    return page.page.bodies.contains { other in
      other.role == .response
        && Self.members(of: other).contains {
          $0.value.kind == .string && $0.isNamed(name)
            && (other.block != body.block || $0.value.range != member.value.range)
        }
    }
  }

  /// The first of several rows that call a parameter a number, if none calls it anything else.
  private static func numberRow(_ name: String, _ page: LintedPage) -> Parameter? {
    let rows = page.documented.lazy.flatMap(\.parameters).map(\.parameter).filter {
      $0.name == name && $0.writtenType != nil
    }
    let all = Array(rows)
    guard all.count >= 2, all.allSatisfy({ $0.schema.types == .integer || $0.schema.types == .number }) else {
      return nil
    }
    return all.first
  }
}

extension LintMessage {
  fileprivate static func quoted(_ name: String, _ type: String) -> LintMessage {
    "`\(name)` is a number in quotes; its rows say \(type)"
  }
}
