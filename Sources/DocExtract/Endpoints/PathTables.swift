import APIModel

/// A table of paths without a method of their own.
struct PathTable {
  var section: Int
  var isOverview: Bool
  var rows: [(block: Int, path: String)]
}

extension PageReader {
  /// A table of paths only, below a text that names the one method of all of them.
  mutating func readPaths(_ table: PageTable) -> Bool {
    guard let column = table.column(.path), table.rows.count <= 500 else { return false }
    var paths: [(block: Int, path: String)] = []
    for row in table.rows where row.cells.indices.contains(column) {
      let path = document.plainText(of: row.cells[column]).trimmingBlanks
      guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(where: \.isBlank) else { return false }
      paths.append((row.block, path))
    }
    var methods: [HTTPMethod] = []
    for block in page.sections[section].paragraphs.prefix(20) {
      for token in Prose(document, block: block).tokens where token.kind != .punctuation {
        if let method = HTTPMethod(rawValue: token.text), !methods.contains(method) { methods.append(method) }
      }
    }
    guard !paths.isEmpty, methods.count == 1 else {
      if methods.isEmpty, paths.count > 1, pathTables.count < 20 {
        pathTables.append(
          PathTable(section: section, isOverview: table.column(.description) != nil, rows: paths))
      }
      return false
    }
    for (block, path) in paths {
      isGroupInUse = true
      list(methods, path, block: block)
    }
    group = nil
    return true
  }

  /// Where the page's samples call paths of such a table, and all with GET, its rows are what can be read; those that the
  /// page lists with a method are listed already.
  mutating func settlePathTables() {
    guard !pathTables.isEmpty else { return }
    let listed = Set(page.groups.flatMap(\.lines).map(\.template.shape))
    let calls = page.samples.compactMap { sample in sample.url.map { (method: sample.method, path: $0.path) } }
    for table in pathTables {
      let open = table.rows.filter { !listed.contains(PathNotation.template($0.path).shape) }
      let paths = Set(open.lazy.map(\.path).filter { $0 != "/" })
      let methods = calls.filter { paths.contains($0.path) }.map(\.method)
      guard !methods.isEmpty, methods.allSatisfy({ $0 == .get }) else { continue }
      let (place, last) = (section, group)
      section = table.section
      for row in open {
        isGroupInUse = true
        let text = Array("GET \(row.path)".utf8)
        list(
          ListingReader.lines(text, 0..<text.count).map { ($0, nil) }, block: row.block, map: nil,
          isOverview: table.isOverview)
      }
      (section, group) = (place, last)
      let blocks = Set(table.rows.map { Int(document.blocks[$0.block].parent) })
      for index in page.tables.indices where blocks.contains(page.tables[index].block) {
        page.tables[index].role = .endpoints
      }
    }
  }
}
