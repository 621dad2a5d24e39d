import APIModel

/// What stands below "Query parameters" in a part of an overview is for the collection that it lists: "GET `/jars`" where
/// `/jars/{id}` is a member of it.
enum CollectionParameters {
  static func place(in page: inout ExtractedPage) {
    let loose =
      page.lists.indices.filter {
        page.lists[$0].group == nil && !page.lists[$0].isResponse && isOfQuery(page.lists[$0].section, page)
      }.map { (index: $0, section: page.lists[$0].section, isList: true) }
      + page.tables.indices.filter {
        page.tables[$0].group == nil && page.tables[$0].role == .parameters && isOfQuery(page.tables[$0].section, page)
      }.map { (index: $0, section: page.tables[$0].section, isList: false) }
    guard !loose.isEmpty, loose.count <= 8 else { return }
    let lines = page.groups.flatMap(\.lines)
    guard lines.count <= 200 else { return }
    var placed: Set<SourceSpan> = []
    for entry in loose {
      guard let above = page.sections[entry.section].parent, let own = collection(listedIn: above, page) else {
        continue
      }
      var shown = own
      shown.block = page.sections[entry.section].block ?? own.block
      shown.isOverview = false
      var group = OperationGroup(section: entry.section, lines: [], paragraphs: [])
      group.illustrations = [shown]
      page.groups.append(group)
      if entry.isList {
        page.lists[entry.index].group = page.groups.count - 1
        page.lists[entry.index].location = page.lists[entry.index].location ?? .query
        placed.insert(page.span(page.document.blocks[page.lists[entry.index].block].range))
      } else {
        page.tables[entry.index].group = page.groups.count - 1
        page.tables[entry.index].location = page.tables[entry.index].location ?? .query
        placed.insert(page.span(page.document.blocks[page.tables[entry.index].block].range))
      }
    }
    if !placed.isEmpty { page.unplaced.removeAll { placed.contains($0.span) } }
  }

  private static func isOfQuery(_ section: Int, _ page: ExtractedPage) -> Bool {
    titles.contains(page.sections[section].title.lowercased().trimmingBlanks)
  }

  private static let titles: Set = [
    "query parameters", "query params", "query string parameters", "querystring parameters", "url query parameters",
    "list query parameters", "list parameters", "filtering", "pagination", "filters", "pagination parameters",
    "filter parameters", "query string",
  ]

  /// The only collection that an overview lists.
  private static func collection(listedIn section: Int, _ page: ExtractedPage) -> ListedOperation? {
    let lines = page.groups.lazy.filter { $0.section == section }.flatMap(\.lines)
    let members = Set(lines.filter { $0.template.endsInPlaceholder }.map { $0.template.segments.dropLast() })
    let found = lines.filter { line in
      line.method == .get && !line.template.endsInPlaceholder && members.contains(line.template.segments[...])
    }
    guard let first = found.first, found.allSatisfy({ $0.id == first.id }) else { return nil }
    return first
  }
}
