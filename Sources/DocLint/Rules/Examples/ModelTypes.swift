import APIModel
import DocExtract

extension LintedPage {
  /// Goes through the examples of objects that a section describes without an operation, "The charge object": its tables
  /// and lists give the types.
  func visitModels(_ visit: (TypedValue) -> Void) {
    let open = page.bodies.filter { $0.group == nil && $0.json?.isValid == true && isExample($0) }
    guard !open.isEmpty else { return }
    var rows: [Int: [String: (schema: Schema, written: String, span: SourceSpan)]] = [:]
    for table in page.tables
    where table.group == nil && (table.role == .parameters || table.role == .responseAttributes) {
      for row in table.rows where row.names.count == 1 {
        guard let cell = table.cell(row, .type), let name = row.names.first else { continue }
        let written = text(cell)
        if let schema = schema(ofType: written) {
          rows[table.section, default: [:]][name] = (schema, written, page.span(row.range))
        }
      }
    }
    for list in page.lists where list.group == nil {
      for item in list.items where item.names.count == 1 {
        guard let written = item.writtenType, let name = item.names.first, let schema = schema(ofType: written) else {
          continue
        }
        rows[list.section, default: [:]][name] = (schema, written, page.span(item.range))
      }
    }
    for body in open {
      guard let known = rows[body.section], let root = body.json?.document.root else { continue }
      let object = root.kind == .array ? root.items.first { _ in true } : root
      guard let object, object.kind == .object else { continue }
      let members = Array(object.members)
      // It is that object where nearly all of its attributes have a row.
      guard members.count >= 3, members.filter({ known[$0.name] != nil }).count * 4 >= members.count * 3 else {
        continue
      }
      let map = LiteralMap(document, block: body.block)
      for member in members {
        guard let (schema, written, span) = known[member.name] else { continue }
        let range = member.value.range
        visit(
          TypedValue(
            name: member.name, schema: schema, writtenType: written, row: span, text: member.value.source,
            kind: .json(member.value.kind, isInteger: member.value.isInteger),
            range: map.range(range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound)))
      }
    }
  }
}
