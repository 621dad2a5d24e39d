import APIModel

/// Gives the one operation of a page that sends a body, and says nothing of what is in it, the attribute tables that stand
/// in a section of their own: "List of settings" below `PUT /application/settings`. The text need not refer to them where
/// the section's title speaks of attributes or of what the path ends in.
enum LoneAttributes {
  static func place(in page: inout ExtractedPage) {
    let shared = Set(page.groups.flatMap(\.sharedTables))
    let lone = page.tables.indices.filter { index in
      let table = page.tables[index]
      return table.group == nil && table.role == .parameters && !shared.contains(index)
        && table.column(.type) != nil && table.column(.required) != nil
    }
    guard !lone.isEmpty else { return }
    placeBelowOverviews(lone, in: &page)
    let silent = silentGroups(of: page)
    for index in lone {
      let callers = silent.filter { sends(fieldsOf: page.tables[index], $0, page) }
      guard callers.count == 1, let group = callers.first else { continue }
      page.groups[group].sharedTables.append(index)
      let place = page.span(page.document.blocks[page.tables[index].block].range)
      page.unplaced.removeAll { $0.span == place }
    }
    guard silent.count == 1, let group = silent.first, page.groups[group].sharedTables.isEmpty,
      let start = page.sections[page.groups[group].section].block
    else { return }
    let end = next(behind: group, page)
    let subjects = words(of: page.groups[group])
    var placed: Set<SourceSpan> = []
    for index in lone where page.tables[index].block > start && page.tables[index].block < end {
      guard speaks(page.tables[index].section, of: subjects, page) else { continue }
      page.groups[group].sharedTables.append(index)
      placed.insert(page.span(page.document.blocks[page.tables[index].block].range))
    }
    if !placed.isEmpty { page.unplaced.removeAll { placed.contains($0.span) } }
  }

  /// Gives the operations of a table that send a body the attributes of the section beside it: "Request methods" and
  /// "Request body parameters" below one heading.
  private static func placeBelowOverviews(_ lone: [Int], in page: inout ExtractedPage) {
    for index in lone where page.tables[index].location == .body {
      let section = page.tables[index].section
      guard page.sections[section].meaning.isPart, let parent = page.sections[section].parent, parent < section,
        page.sections[parent].block != nil
      else { continue }
      let end = page.sections[(parent + 1)...].firstIndex { $0.level <= page.sections[parent].level }
      let range = parent..<(end ?? page.sections.count)
      let groups = page.groups.indices.filter { range.contains(page.groups[$0].section) }
      guard (1...20).contains(groups.count), groups.allSatisfy({ page.groups[$0].lines.allSatisfy(\.isOverview) }),
        page.tables.count(where: { $0.role == .endpoints && range.contains($0.section) }) == 1
      else { continue }
      for group in groups
      where page.groups[group].lines.allSatisfy({ $0.method == .put || $0.method == .post || $0.method == .patch }) {
        page.groups[group].sharedTables.append(index)
      }
      let place = page.span(page.document.blocks[page.tables[index].block].range)
      page.unplaced.removeAll { $0.span == place }
    }
  }

  /// Where the next operation behind a group is listed.
  private static func next(behind group: Int, _ page: ExtractedPage) -> Int {
    let last = page.groups[group].lines.last?.block ?? 0
    var next = Int.max
    for other in page.groups {
      if let block = other.lines.first?.block, block > last { next = min(next, block) }
    }
    return next
  }

  /// Whether a group's samples send something, and nothing but what a table has.
  private static func sends(fieldsOf table: PageTable, _ group: Int, _ page: ExtractedPage) -> Bool {
    let names = Set(table.rows.lazy.flatMap(\.names))
    var sent: Set<String> = []
    for sample in page.samples where sample.group == group {
      for pair in sample.url?.query ?? [] { sent.insert(PercentEncoding.decode(pair.name)) }
      for part in sample.curl.form + sample.curl.data where part.text.utf8.first != UInt8(ascii: "{") {
        for field in part.text.split(separator: "&") {
          if let end = field.firstIndex(of: "=") { sent.insert(PercentEncoding.decode(String(field[..<end]))) }
        }
      }
    }
    return !sent.isEmpty && sent.isSubset(of: names)
  }

  /// The groups that send a body without a table or a list of what is in it.
  private static func silentGroups(of page: ExtractedPage) -> [Int] {
    var described: Set<Int> = []
    for table in page.tables where table.role == .parameters { if let group = table.group { described.insert(group) } }
    for list in page.lists where !list.isResponse { if let group = list.group { described.insert(group) } }
    return page.groups.indices.filter { index in
      let group = page.groups[index]
      return !described.contains(index) && group.sharedTables.isEmpty && group.sharedLists.isEmpty
        && group.lines.contains { $0.method == .put || $0.method == .post || $0.method == .patch }
        && !group.lines.contains(where: \.isOverview)
    }
  }

  /// What the path ends in, `settings`, and the words for attributes.
  private static func words(of group: OperationGroup) -> [String] {
    var words = ["attribute", "parameter", "field", "option", "propert"]
    for line in group.lines {
      let last = line.listing.path.split(separator: "/").last ?? ""
      if last.utf8.count >= 5, last.utf8.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "_") }) {
        words.append(last.lowercased())
      }
    }
    return words
  }

  /// Whether the section's title, or one above it below the page's own, speaks of one of the words.
  private static func speaks(_ section: Int, of words: [String], _ page: ExtractedPage) -> Bool {
    var at: Int? = section
    var depth = 0
    while let index = at, depth < 6, page.sections[index].level > 1, page.sections[index].meaning.role != .response {
      let title = page.sections[index].title.lowercased()
      if words.contains(where: { title.holds($0) }), !title.holds("response") { return true }
      at = page.sections[index].parent
      depth += 1
    }
    return false
  }
}
