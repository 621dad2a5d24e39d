import APIModel

/// A table of what each element of an array or the one object in a body has, "The following is a parameter table for each
/// notification": where the example of the body has none of the names itself, and one of its members has them.
extension PageReader {
  mutating func settleNested() {
    var bodies: [Int: [Int]] = [:]
    for (index, body) in page.bodies.enumerated() where body.role == .request && body.json != nil {
      if let group = body.group { bodies[group, default: []].append(index) }
    }
    if bodies.isEmpty { return }
    for index in page.tables.indices where page.tables[index].role == .parameters {
      guard let group = page.tables[index].group, let shown = bodies[group], page.tables[index].location != .query,
        page.tables[index].location != .header, page.tables[index].column(.location) == nil,
        case let names = page.tables[index].rows.flatMap(\.names), names.count >= 3, names.count <= 200,
        let owner = owner(of: names, shown, group), isNamed(owner, before: page.tables[index])
      else { continue }
      for row in page.tables[index].rows.indices {
        page.tables[index].rows[row].names = page.tables[index].rows[row].names.map {
          ParameterListReader.nest($0, under: owner)
        }
      }
    }
  }

  /// Whether the text right before a table speaks of the elements of the member: "for each notification".
  private func isNamed(_ owner: String, before table: PageTable) -> Bool {
    guard let lead = page.sections[table.section].paragraphs.last(where: { $0 < table.block }) else { return false }
    let text = document.plainText(of: lead).lowercased()
    let name = owner.prefix { $0 != "[" }.lowercased()
    let one = name.hasSuffix("s") ? String(name.dropLast()) : name
    return text.holds(one) && (text.holds("each ") || text.holds("object") || text.holds("element"))
  }

  /// The member of the bodies' objects that has the names; `items[]` where it is an array.
  private func owner(of names: [String], _ bodies: [Int], _ group: Int) -> String? {
    var found: String?
    let placeholders = Set(page.groups[group].lines.prefix(100).flatMap(\.listing.placeholders))
    guard placeholders.isDisjoint(with: names) else { return nil }
    for body in bodies.prefix(8) {
      guard let root = page.bodies[body].json?.document.root, root.kind == .object,
        !names.contains(where: { root.member($0) != nil })
      else { return nil }
      var own: String?
      for member in root.members.prefix(20) {
        let inner = member.value.kind == .array ? Array(member.value.items.prefix(1)).first : member.value
        guard let inner, inner.kind == .object else { continue }
        let shown = inner.members.map(\.name)
        // All that is shown is in the table.
        guard shown.count >= 2, shown.allSatisfy(names.contains) else { continue }
        guard own == nil else { return nil }
        own = member.value.kind == .array ? member.name + "[]" : member.name
      }
      guard let own, found == nil || found == own else { return nil }
      found = own
    }
    return found
  }
}
