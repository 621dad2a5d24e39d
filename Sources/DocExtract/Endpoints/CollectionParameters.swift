import APIModel

/// What stands below "Query parameters" in a part of an overview is for the collection that it lists: "GET `/jars`" where
/// `/jars/{id}` is a member of it. What stands below "Search body" is for the one operation whose path ends so, `/search`.
enum CollectionParameters {
  static func place(in page: inout ExtractedPage) {
    let loose =
      page.lists.indices.filter {
        page.lists[$0].group == nil && !page.lists[$0].isResponse && mayName(page.lists[$0].section, page)
      }.map { (index: $0, section: page.lists[$0].section, isList: true) }
      + page.tables.indices.filter {
        page.tables[$0].group == nil && page.tables[$0].role == .parameters && mayName(page.tables[$0].section, page)
      }.map { (index: $0, section: page.tables[$0].section, isList: false) }
    guard !loose.isEmpty, loose.count <= 8 else { return }
    let lines = page.groups.flatMap(\.lines)
    guard lines.count <= 200 else { return }
    var placed: Set<SourceSpan> = []
    for entry in loose {
      guard let own = operation(of: entry.section, lines, page) else { continue }
      var shown = own
      shown.block = page.sections[entry.section].block ?? own.block
      shown.isOverview = false
      var group = OperationGroup(section: entry.section, lines: [], paragraphs: [])
      group.illustrations = [shown]
      page.groups.append(group)
      if entry.isList {
        page.lists[entry.index].group = page.groups.count - 1
        page.lists[entry.index].location = page.lists[entry.index].location ?? location(own)
        placed.insert(page.span(page.document.blocks[page.lists[entry.index].block].range))
      } else {
        page.tables[entry.index].group = page.groups.count - 1
        page.tables[entry.index].location = page.tables[entry.index].location ?? location(own)
        placed.insert(page.span(page.document.blocks[page.tables[entry.index].block].range))
      }
    }
    if !placed.isEmpty { page.unplaced.removeAll { placed.contains($0.span) } }
  }

  private static func location(_ line: ListedOperation) -> Parameter.Location {
    line.method.carriesBody ? .body : .query
  }

  private static func mayName(_ section: Int, _ page: ExtractedPage) -> Bool {
    isOfQuery(section, page) || subject(of: section, page) != nil
  }

  private static func operation(
    of section: Int, _ lines: [ListedOperation], _ page: ExtractedPage
  ) -> ListedOperation? {
    if isOfQuery(section, page) {
      return page.sections[section].parent.flatMap { collection(listedIn: $0, page) }
    }
    guard let name = subject(of: section, page) else { return nil }
    let found = lines.filter { line in
      guard line.template.segments.count > 0 else { return false }
      return line.template.literal(at: line.template.segments.count - 1)?.lowercased() == name
    }
    guard let first = found.first, found.allSatisfy({ $0.id == first.id }) else { return nil }
    return first
  }

  /// "search" of "Search body"
  private static func subject(of section: Int, _ page: ExtractedPage) -> String? {
    let title = page.sections[section].title
    guard title.utf8.count <= 40, case let words = title.lowercased().split(separator: " "),
      words.count == 2 || (words.count == 3 && words[1] == "request"), words[0].utf8.count >= 4,
      let last = words.last, nouns.contains(String(last)), !nouns.contains(String(words[0]))
    else { return nil }
    return String(words[0])
  }

  private static let nouns: Set = ["body", "payload", "request", "parameters", "params", "fields", "arguments"]

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
