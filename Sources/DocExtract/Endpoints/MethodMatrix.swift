import APIModel

/// Tables with a column for each method, `GET | PUT | DELETE | Path | Description`, and a mark in the columns of those that
/// the row's path takes.
extension PageReader {
  /// - Returns: Whether the table is one.
  mutating func readMatrix(_ table: PageTable) -> Bool {
    guard table.columns.count >= 3, table.columns.count <= 16 else { return false }
    var methods: [(column: Int, method: HTTPMethod)] = []
    for (index, column) in table.columns.enumerated() {
      if let method = HTTPMethod(rawValue: column.title) { methods.append((index, method)) }
    }
    guard methods.count >= 2, let path = table.column(.path) else { return false }
    var isListing = false
    for row in table.rows where path < row.cells.count {
      let own = methods.filter { $0.column < row.cells.count && isMarked(row.cells[$0.column]) }.map(\.method)
      let text = document.trimmedText(of: row.cells[path])
      guard !own.isEmpty, text.utf8.first == UInt8(ascii: "/"), !text.utf8.contains(where: \.isBlank) else {
        page.unplaced.append(
          Unplaced(
            kind: .operation, reason: "a row of an endpoint table without a known method and path",
            span: span(row.block), isSuspicious: text.utf8.first == UInt8(ascii: "/")))
        continue
      }
      isListing = true
      for method in own {
        isGroupInUse = true
        let bytes = Array("\(method.rawValue) \(text)".utf8)
        let lines = ListingReader.lines(bytes, 0..<bytes.count)
        guard !lines.isEmpty else { continue }
        list(lines.map { ($0, nil) }, block: row.block, map: nil, isOverview: true)
        if let group, let cell = table.cell(row, .description) {
          page.groups[group].named = named(in: cell, of: method, among: own)
        }
      }
    }
    if isListing { group = nil }
    return isListing
  }

  private func isMarked(_ cell: Int) -> Bool {
    let text = document.trimmedText(of: cell)
    return !text.isEmpty && TableReader.requirement(text) == .required
  }

  /// What the description of a row names for one of its methods: where it has several, in sentences that name that one.
  private func named(in cell: Int, of method: HTTPMethod, among all: [HTTPMethod]) -> [NamedParameter] {
    var found: [NamedParameter] = []
    for sentence in Prose(document, block: cell).sentences {
      let names = all.filter { method in sentence.contains { $0.text.hasPrefix(method.rawValue) } }
      guard all.count == 1 || names == [method] else { continue }
      found += SentenceParameters.read(sentence, document.span(document.blocks[cell].range))
    }
    let isFirst = all.first(where: \.carriesBody) == method
    return isFirst ? found + shownBody(in: cell) : found
  }

  /// The keys of the body that a cell shows: "you will need a body looking like this: {"durable": true}".
  private func shownBody(in cell: Int) -> [NamedParameter] {
    let text = document.plainText(of: cell)
    guard let open = text.firstRange(ofBytes: "{\""), text[..<open.lowerBound].lowercased().holds("body"),
      let close = text[open.upperBound...].firstIndex(of: "}")
    else { return [] }
    let span = document.span(document.blocks[cell].range)
    return WrittenField.read(String(text[open.lowerBound...close])).map {
      NamedParameter($0, .unstated, .body, [], span)
    }
  }
}
