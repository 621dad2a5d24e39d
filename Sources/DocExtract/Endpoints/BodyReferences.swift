import APIModel

/// A row that is the whole body, "Body | body | [Parcel](#parcel)": what is sent are the attributes in the tables below the
/// heading that the link leads to, as generators write it.
enum BodyReferences {
  static func settle(in page: inout ExtractedPage) {
    var targets: [String: [Int]]?
    var room = maximumRows
    var placed: Set<SourceSpan> = []
    for index in page.tables.indices where page.tables[index].role == .parameters {
      guard let group = page.tables[index].group, page.tables[index].column(.location) != nil else { continue }
      let table = page.tables[index]
      // Where the attributes follow in rows of their own, `» name`, nothing is left to look up.
      let rows = table.rows.indices.filter { isBody(table.rows[$0], table, page) }
      guard rows.count == 1, let row = rows.first else { continue }
      let known = targets ?? anchors(of: page)
      targets = known
      guard let link = link(in: table.rows[row], table, page), let tables = known[link], !tables.isEmpty else {
        continue
      }
      room -= tables.reduce(0) { $0 + page.tables[$1].rows.count }
      guard room >= 0 else { break }
      page.tables[index].rows.remove(at: row)
      for target in tables where !page.groups[group].sharedTables.contains(target) {
        page.groups[group].sharedTables.append(target)
        placed.insert(page.span(page.document.blocks[page.tables[target].block].range))
      }
    }
    if page.unplaced.contains(where: { $0.isSuspicious && $0.kind == .table }) {
      let known = targets ?? anchors(of: page)
      for index in returned(in: page, known) {
        placed.insert(page.span(page.document.blocks[page.tables[index].block].range))
      }
    }
    if !placed.isEmpty { page.unplaced.removeAll { placed.contains($0.span) } }
  }

  /// The tables of the models that statuses link to, `| 200 | The parcel | [Parcel](#parcel) |`, and of those that these
  /// link to.
  private static func returned(in page: ExtractedPage, _ known: [String: [Int]]) -> Set<Int> {
    var found: Set<Int> = []
    var pending = page.tables.indices.filter { page.tables[$0].role == .statuses && page.tables[$0].group != nil }
    while let next = pending.popLast() {
      for cell in page.tables[next].rows.lazy.flatMap(\.cells) {
        for position in page.document.blocks[cell].inlines {
          guard page.document.inlines[Int(position)].kind == .link,
            case let target = page.document.text(page.document.inlines[Int(position)].text), target.hasPrefix("#")
          else { continue }
          for table in known[target.dropFirst().lowercased()] ?? [] where found.insert(table).inserted {
            pending.append(table)
          }
        }
      }
    }
    return found
  }

  /// Rows that all bodies of a page take from its models: many operations may send one large model.
  private static let maximumRows = 100_000

  private static func isBody(_ row: PageTable.Row, _ table: PageTable, _ page: ExtractedPage) -> Bool {
    guard let cell = table.cell(row, .location), row.names.count == 1 else { return false }
    return page.document.plainText(of: cell).trimmingBlanks.lowercased() == "body" && link(in: row, table, page) != nil
  }

  /// The anchor that the type of a row links to.
  private static func link(in row: PageTable.Row, _ table: PageTable, _ page: ExtractedPage) -> String? {
    guard let cell = table.cell(row, .type) else { return nil }
    let links = page.document.blocks[cell].inlines.filter { page.document.inlines[Int($0)].kind == .link }
    guard links.count == 1, let link = links.first else { return nil }
    let target = page.document.text(page.document.inlines[Int(link)].text)
    return target.hasPrefix("#") ? String(target.dropFirst()).lowercased() : nil
  }

  /// The tables of attributes without an operation, by the anchors of their sections: the heading's own, and those that
  /// stand in HTML.
  private static func anchors(of page: ExtractedPage) -> [String: [Int]] {
    var bySection: [Int: [Int]] = [:]
    for (index, table) in page.tables.enumerated()
    where table.group == nil && (table.role == .parameters || table.role == .responseAttributes) {
      // "Properties" is a part of the section that the anchor names.
      for section in page.wholes(of: table.section) { bySection[section, default: []].append(index) }
      if let parent = page.sections[table.section].parent { bySection[parent, default: []].append(index) }
    }
    var anchors: [String: [Int]] = [:]
    for (section, tables) in bySection {
      let own = tables.sorted().filter { page.tables[$0].section >= section }
      for name in names(of: section, page) where anchors[name] == nil { anchors[name] = Array(Set(own)).sorted() }
    }
    return anchors
  }

  private static func names(of section: Int, _ page: ExtractedPage) -> [String] {
    guard let start = page.sections[section].block else { return [] }
    var names = [SharedBlocks.anchor(page.sections[section].title)]
    let document = page.document
    for position in document.blocks[start].inlines where document.inlines[Int(position)].kind == .html {
      names += identifiers(document.text(document.inlines[Int(position)].text))
    }
    // An anchor in a block of its own right below the heading, or in a heading that is HTML itself.
    for block in start..<min(start + 3, document.blocks.count) {
      if document.blocks[block].kind == .htmlBlock {
        names += identifiers(document.text(document.blocks[block].literal))
      } else if document.blocks[block].kind == .paragraph {
        for position in document.blocks[block].inlines where document.inlines[Int(position)].kind == .html {
          names += identifiers(document.text(document.inlines[Int(position)].text))
        }
      }
    }
    return names
  }

  /// The values of `id` and `name` in HTML.
  private static func identifiers(_ html: String) -> [String] {
    guard html.utf8.count < 400 else { return [] }
    return ["id=\"", "name=\""].compactMap { mark in
      html.firstRange(ofBytes: mark).map { html[$0.upperBound...].prefix { $0 != "\"" }.lowercased() }
    }
  }
}
