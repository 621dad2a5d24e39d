import APIModel
import DocExtract

/// END220: a row of an overview whose text is about another action than its method.
struct RouteOfAnotherAction: LintRule {
  let card = RuleCard(
    "END220", "route-of-another-action", severity: .warning,
    summary: "A row of an overview whose description begins with a verb that its method is not for, beside its double",
    why: "Readers call the one and get the other.",
    bad: page("GET"), good: page("DELETE"))

  private static func page(_ method: String) -> String {
    """
    # Users API

    | Method | Path | Description |
    |--------|------|-------------|
    | `GET` | `/users` | List users |
    | `GET` | `/users/{id}` | Get a user |
    | `\(method)` | `/users/{id}` | Delete a user |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .endpoints {
      guard let column = table.column(.path) ?? table.column(.method), let last = table.columns.indices.last,
        last > column
      else { continue }
      var routes: [String: Int]?
      for row in table.rows where row.cells.count == table.columns.count {
        let words = Self.firstWords(of: row.cells[last], page.document)
        guard let verb = words.first, let method = method(of: row, table, page),
          let range = page.range(cell: row.cells[last]), Self.rulesOut(verb, words, method)
        else { continue }
        // Some APIs create by `GET`. A copied row has the method and path, or the path and text, of the one it is from.
        let known = routes ?? Self.routes(of: table, column, last, page)
        routes = known
        let path = page.text(row.cells[column])
        guard
          known["\(method.rawValue) \(path)", default: 0] >= 2
            || known["\(path) \(page.text(row.cells[last]))", default: 0] >= 2
        else { continue }
        report.add(self, .other(verb, method.rawValue), at: range)
      }
    }
  }

  /// How many rows have each method with its path, and each path with its text.
  private static func routes(
    of table: PageTable, _ column: Int, _ last: Int, _ page: LintedPage
  ) -> [String: Int] {
    var routes: [String: Int] = [:]
    for row in table.rows where row.cells.count == table.columns.count {
      let path = page.text(row.cells[column])
      routes["\(path) \(page.text(row.cells[last]))", default: 0] += 1
      if let cell = table.cell(row, .method) { routes["\(page.text(cell).uppercased()) \(path)", default: 0] += 1 }
    }
    return routes
  }

  private static func firstWords(of cell: Int, _ document: MarkdownDocument) -> [String] {
    let bytes = document.plainBytes(of: cell)
    guard bytes.count <= 400, bytes.first?.isLetter == true else { return [] }
    return NameWords.words(of: String(decoding: bytes, as: UTF8.self))
  }

  /// The method in a column of its own, or before the path.
  private func method(of row: PageTable.Row, _ table: PageTable, _ page: LintedPage) -> HTTPMethod? {
    for column in [table.column(.method), table.column(.path)] {
      guard let column, row.cells.indices.contains(column) else { continue }
      let word = page.text(row.cells[column]).prefix { $0.isLetter }
      if let method = HTTPMethod(rawValue: word.uppercased()) { return method }
    }
    return nil
  }

  private static func rulesOut(_ verb: String, _ words: [String], _ method: HTTPMethod) -> Bool {
    switch verb {
    case "put", "puts": return method == .delete || method == .get
    case "upload", "uploads", "store", "stores", "save", "saves": return method == .delete
    default: break
    }
    guard let meaning = HeadingVerb(words) else { return false }
    return !meaning.allowed.contains(method)
  }
}

extension LintMessage {
  fileprivate static func other(_ verb: String, _ method: String) -> LintMessage {
    "\"\(verb)\" in the row of a `\(method)` operation"
  }
}
