import APIModel

/// "`PUT /parcels/{id}` takes the same fields as creation": an operation without tables and lists of its own sends what the one
/// before it sends that adds to the same path.
enum SameParameters {
  static func settle(in page: inout ExtractedPage) {
    guard page.groups.count > 1 else { return }
    var blocks = [Blocks](repeating: Blocks(), count: page.groups.count)
    for table in page.tables.indices where page.tables[table].role == .parameters {
      if let group = page.tables[table].group { blocks[group].tables.append(table) }
    }
    for list in page.lists.indices where !page.lists[list].isResponse {
      if let group = page.lists[list].group { blocks[group].lists.append(list) }
    }
    var last: Int?
    var room = maximumRows
    for group in page.groups.indices {
      guard page.groups[group].onlyDocumented?.method.carriesBody == true else { continue }
      if !blocks[group].isEmpty {
        last = group
      } else if let source = last, let from = page.groups[source].documented.last,
        let to = page.groups[group].documented.last, belongs(to.template, to: from.template), isSame(group, page)
      {
        let shared = blocks[source]
        room -= shared.tables.reduce(0) { $0 + page.tables[$1].rows.count }
        room -= shared.lists.reduce(0) { $0 + page.lists[$1].items.count }
        guard room >= 0 else { return }
        page.groups[group].sharedTables += shared.tables
        page.groups[group].sharedLists += shared.lists
      }
    }
  }

  /// Rows that all operations of a page take from others.
  private static let maximumRows = 100_000

  /// The tables and lists of an operation's own.
  private struct Blocks {
    var tables: [Int] = []
    var lists: [Int] = []
    var isEmpty: Bool { tables.isEmpty && lists.isEmpty }
  }

  /// `/parcels/{id}` is a member of `/parcels`.
  private static func belongs(_ path: PathTemplate, to other: PathTemplate) -> Bool {
    let rest = path.segments.dropFirst(other.segments.count)
    return path.segments.count <= other.segments.count + 1
      && path.segments.prefix(other.segments.count).elementsEqual(other.segments)
      && (rest.isEmpty || path.endsInPlaceholder)
  }

  private static func isSame(_ group: Int, _ page: ExtractedPage) -> Bool {
    let first = page.groups[group].documented.map(\.block).min() ?? 0
    return page.groups[group].paragraphs.prefix(20).contains { block in
      guard block >= first, page.document.blocks[block].kind == .paragraph else { return false }
      let text = page.document.plainText(of: block)
      guard text.utf8.count < 400, text.holds("same ") else { return false }
      return phrases.contains { text.holds($0) }
    }
  }

  private static let phrases = [
    "the same fields", "the same parameters", "the same attributes", "the same body", "the same arguments",
    "Same fields", "Same parameters", "Same attributes", "Same body", "Same arguments", "same request body",
    "the same properties", "the same payload",
  ]
}
