import APIModel

/// Takes a table of names, types and descriptions for what an answer carries, where it stands with a GET of one member
/// and the answer shows nearly all of it, or below an answer that shows all of it: nothing says that it is sent.
enum ShownAttributes {
  static func settle(in page: inout ExtractedPage) {
    let open = page.tables.indices.filter { isOpen(page.tables[$0]) }
    guard !open.isEmpty else { return }
    var bodies: [Int: [Int]] = [:]
    for (index, body) in page.bodies.enumerated() where body.role == .response {
      if let group = body.group { bodies[group, default: []].append(index) }
    }
    for index in open {
      guard let group = page.tables[index].group, page.groups.indices.contains(group) else { continue }
      let lines = page.groups[group].lines
      guard let last = lines.last, lines.allSatisfy({ $0.method == .get }) else { continue }
      let names = Set(page.tables[index].rows.flatMap(\.names)).subtracting(last.template.placeholders)
      let shown = (bodies[group] ?? []).prefix(20).map { page.bodies[$0] }
      let block = page.tables[index].block
      let isOfMember = last.template.endsInPlaceholder && names.count >= 4 && shows(names, shown)
      guard
        isOfMember || page.sections[page.tables[index].section].title.hasSuffix("(type)")
          || (names.count >= 2 && shows(names, shown.filter { $0.block < block }, all: true))
      else { continue }
      page.tables[index].role = .responseAttributes
    }
  }

  /// Whether no column and no text says that the rows are parameters.
  private static func isOpen(_ table: PageTable) -> Bool {
    guard table.role == .parameters, table.location == nil, table.requirement == .unstated,
      let name = table.column(.name), table.column(.type) != nil
    else { return false }
    let title = table.columns[name].title.lowercased()
    return !title.hasPrefix("param") && !title.hasPrefix("arg") && !title.hasPrefix("option")
      && ![.required, .optional, .defaultValue, .location].contains { table.column($0) != nil }
  }

  private static func shows(_ names: Set<String>, _ bodies: [PageBody], all: Bool = false) -> Bool {
    bodies.contains { body in
      guard let answer = body.json?.document.root,
        let root = answer.kind == .array ? answer.items.first(where: { _ in true }) : answer, root.kind == .object
      else { return false }
      let objects = [root] + root.members.map(\.value).filter { $0.kind == .object }
      return objects.contains { object in
        let shown = names.filter { object.member($0) != nil }.count
        return all ? shown == names.count : shown * 5 >= names.count * 4
      }
    }
  }
}
