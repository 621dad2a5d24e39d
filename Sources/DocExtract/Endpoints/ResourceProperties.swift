import APIModel

/// Gives the operations that create and change a resource the table of its properties, where that says which of them are
/// only read: the others are what is sent. "Jar properties" is about `POST /jars` and `PUT /jars/{id}`.
enum ResourceProperties {
  static func settle(in page: inout ExtractedPage) {
    let reader = ParameterReader(document: page.document, rows: SharedRows())
    let tables = page.tables.indices.filter { index in
      let table = page.tables[index]
      return table.group == nil && table.column(.name) != nil && table.column(.writable) == nil
        && (table.role == .parameters || table.role == .responseAttributes) && table.rows.count <= 500
        && name(page.sections[table.section].title) != nil
        && table.rows.contains { reader.isReadOnly($0, table) }
    }
    guard !tables.isEmpty, tables.count <= 40 else { return }
    var described: Set<Int> = []
    for table in page.tables where table.role == .parameters { if let group = table.group { described.insert(group) } }
    for list in page.lists where !list.isResponse { if let group = list.group { described.insert(group) } }
    var placed: Set<SourceSpan> = []
    for index in tables {
      guard let name = name(page.sections[page.tables[index].section].title) else { continue }
      let groups = page.groups.indices.filter { group in
        !described.contains(group) && page.groups[group].sharedTables.isEmpty
          && page.groups[group].onlyDocumented != nil
          && page.groups[group].documented.last.map { writes($0, name) } == true
      }
      guard !groups.isEmpty, groups.count <= 8 else { continue }
      page.tables[index].role = .parameters
      for group in groups {
        page.groups[group].sharedTables.append(index)
        // What is needed to create one is there when it is changed.
        page.groups[group].changesResource = page.groups[group].documented.last?.template.endsInPlaceholder == true
      }
      placed.insert(page.span(page.document.blocks[page.tables[index].block].range))
    }
    if !placed.isEmpty { page.unplaced.removeAll { placed.contains($0.span) } }
  }

  /// What a title says the properties are of: "jar" of "Jar properties" and "The jar object".
  private static func name(_ title: String) -> String? {
    guard title.utf8.count <= 60 else { return nil }
    var words = title.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
    if words.first == "the" { words.removeFirst() }
    guard (2...4).contains(words.count), !title.contains(" - "), let last = words.popLast(),
      ["properties", "attributes", "fields", "object"].contains(last)
    else { return nil }
    return plain(words.joined())
  }

  /// Whether an operation creates a member of the collection with that name, or changes one.
  private static func writes(_ line: ListedOperation, _ name: String) -> Bool {
    guard line.method == .post || line.method == .put || line.method == .patch else { return false }
    let count = line.template.segments.count - (line.template.endsInPlaceholder ? 1 : 0)
    guard line.template.endsInPlaceholder || line.method == .post, let collection = line.template.literal(at: count - 1)
    else { return false }
    return plain(collection) == name
  }

  /// A noun without its plural and without marks.
  private static func plain(_ noun: String) -> String {
    let noun = noun.lowercased().filter { $0.isLetter || $0.isNumber }
    if noun.hasSuffix("ies"), noun.utf8.count > 4 { return noun.dropLast(3) + "y" }
    return noun.hasSuffix("s") && noun.utf8.count > 2 ? String(noun.dropLast()) : noun
  }
}
