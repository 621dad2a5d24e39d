extension Mutation {
  private static func cell(_ title: String, _ line: String, _ at: Int, _ page: PageLines) -> Range<String.Index>? {
    guard let column = page.titles(ofRow: at).firstIndex(where: { $0.hasPrefix(title) }) else { return nil }
    let cells = PageLines.cells(line)
    return cells.indices.contains(column) ? cells[column] : nil
  }

  private static func name(_ line: String, _ at: Int, _ page: PageLines) -> Range<String.Index>? {
    guard page.titles(ofRow: at).contains("type"), let cell = PageLines.cells(line).first else { return nil }
    return line.words.first { cell.contains($0.lowerBound) }
  }

  private static func isPlaceholder(_ name: Substring, _ at: Int, _ page: PageLines) -> Bool {
    page.paths(inSectionOf: at).contains { $0.split(separator: "/").contains(":" + name) }
  }

  /// Mistakes in tables of attributes.
  static let ofTables: [Mutation] = [
    .line("row: pipe dropped", .tableRow) { line, at, page in
      guard page.titles(ofRow: at).contains("type") else { return [] }
      return line.places(of: "|").dropFirst().dropLast().map { line.replacing($0, with: " ") }
    },
    .line("row: pipe too many", .tableRow) { line, at, page in
      guard page.titles(ofRow: at).contains("type"), let cell = PageLines.cells(line).last,
        let blank = line[cell].firstIndex(of: " ")
      else { return [] }
      return [line.replacing(blank..<blank, with: " |")]
    },
    .line("row: misspelt placeholder", .tableRow) { line, at, page in
      guard let name = name(line, at, page), isPlaceholder(line[name], at, page) else { return [] }
      return line.slips(in: name)
    },
    .line("row: misspelt attribute", .tableRow) { line, at, page in
      guard let name = name(line, at, page), !isPlaceholder(line[name], at, page) else { return [] }
      return line.slips(in: name)
    },
    .line("row: id for iid", .tableRow) { line, at, page in
      guard let name = name(line, at, page), line[name].hasSuffix("iid"), isPlaceholder(line[name], at, page) else {
        return []
      }
      return [line.replacing(name, with: line[name].dropLast(3) + "id")]
    },
    .line("row: misspelt type", .tableRow) { line, at, page in
      cell("type", line, at, page).map { line.slips(in: $0) } ?? []
    },
    .line("row: other type of a placeholder", .tableRow) { line, at, page in
      guard let name = name(line, at, page), isPlaceholder(line[name], at, page),
        let type = cell("type", line, at, page)
      else { return [] }
      return ["integer": ["string", "boolean"], "string": ["integer"], "integer/string": ["integer"]][
        String(line[type]), default: []
      ].map { line.replacing(type, with: $0) }
    },
    .line("row: other type of an attribute", .tableRow) { line, at, page in
      guard let name = name(line, at, page), !isPlaceholder(line[name], at, page),
        let type = cell("type", line, at, page)
      else { return [] }
      return ["integer": ["boolean"], "string": ["integer"], "boolean": ["integer"]][String(line[type]), default: []]
        .map { line.replacing(type, with: $0) }
    },
    .line("row: placeholder not required", .tableRow) { line, at, page in
      guard let name = name(line, at, page), isPlaceholder(line[name], at, page),
        let required = cell("required", line, at, page), line[required] == "yes"
      else { return [] }
      return [line.replacing(required, with: "no")]
    },
    .line("row: type and required swapped", .tableRow) { line, at, page in
      guard let type = cell("type", line, at, page), let required = cell("required", line, at, page),
        type.upperBound < required.lowerBound
      else { return [] }
      return [line.replacing(required, with: line[type]).replacing(type, with: line[required])]
    },
    .line("row: code mark dropped", .tableRow) { line, at, page in
      line.places(of: "`").prefix(2).map { line.replacing($0, with: "") }
    },
    .line("row: required misspelt or empty", .tableRow) { line, at, page in
      guard let required = cell("required", line, at, page), !required.isEmpty else { return [] }
      return [line.replacing(required, with: "ys"), line.replacing(required, with: "")]
    },
    .line("row: resource of another section", .tableRow) { line, at, page in
      guard let name = name(line, at, page), line[name] == "id" else { return [] }
      return [("project", "group"), ("group", "project"), ("user", "project")].flatMap { word, wrong in
        let owner = page.paths(inSectionOf: at).contains { $0.contains("/\(word)s/:id") }
        let places = line.places(of: " " + word)
        return owner && places.count == 1 ? [line.replacing(places[0], with: " " + wrong)] : []
      }
    },
    .line("table: misspelt column", .tableHeader) { line, at, page in
      PageLines.cells(line).flatMap { line.slips(in: $0) }
    },
    .line("table: column of the header dropped", .tableHeader) { line, _, _ in
      line.places(of: "|").dropFirst().dropLast().map { line.replacing($0, with: " ") }
    },
    .line("table: column of the delimiter dropped", .tableDelimiter) { line, _, _ in
      line.places(of: "|").dropFirst().dropLast().map { line.replacing($0, with: "-") }
    },
    Mutation(name: "row: placeholder dropped") { page in
      page.indices(.tableRow).filter { at in
        name(page.lines[at], at, page).map { isPlaceholder(page.lines[at][$0], at, page) } ?? false
      }.map { at in
        {
          var lines = page.lines
          lines.remove(at: at)
          // The listing names what has no row; a person looks there, then adds the row.
          let listing = page.indices(.listing).last { $0 < at } ?? at
          return Result(lines: lines, places: listing...at)
        }
      }
    },
    Mutation(name: "row: twice") { page in
      page.indices(.tableRow).filter { name(page.lines[$0], $0, page) != nil }.map { at in
        {
          var lines = page.lines
          lines.insert(lines[at], at: at)
          return Result(lines: lines, places: at...(at + 1))
        }
      }
    },
  ]
}
