import APIModel

extension PageReader {
  mutating func readTable(_ index: Int) {
    page.tableCount += 1
    var title = meaning(of: index)
    if let role = roleOfListAbove(index) ?? roleOfLeadIn(index) { title.role = role }
    var table = TableReader(document: document, hints: hints).read(
      index, section: section, leadIn: leadIn, meaning: title)
    if page.sections[section].meaning.isOfFilters, table.role == .parameters { table.role = .other }
    if table.role == .endpoints {
      readEndpoints(table)
    } else if namesMethods(table), readLabels(table) {
      table.role = .endpoints
    } else {
      table.group = isOfTypeAbove(table) ? nil : group
      nest(&table)
      if isOfAnswerBeside(table) { table.role = .responseAttributes }
      if table.role == .parameters { table.location = table.location ?? titledLocation }
      if table.role != .other {
        use()
      } else if readMatrix(table) || readLabels(table) || readPaths(table) {
        table.role = .endpoints
      }
    }
    page.tables.append(table)
    forgetLeadIn()
  }

  /// Whether a table below "Properties" is about the type that the heading above it names, `JSONWebKey`.
  private func isOfTypeAbove(_ table: PageTable) -> Bool {
    guard table.role == .parameters || table.role == .responseAttributes,
      page.sections[section].title.lowercased() == "properties"
    else { return false }
    let above = [page.sections[section].parent, section - 1].compactMap { $0 }
    return above.contains { $0 > 0 && Self.isTypeName(page.sections[$0].title.filter { $0 != "`" }) }
  }

  /// "Attributes" right behind "Parameters" of the same operation are those of the answer.
  private func isOfAnswerBeside(_ table: PageTable) -> Bool {
    guard table.role == .parameters, let group, table.column(.required) == nil, table.column(.optional) == nil,
      let last = page.tables.last, last.role == .parameters, last.group == group, last.section != section,
      page.sections[last.section].parent == page.sections[section].parent
    else { return false }
    return ["attributes", "properties"].contains(page.sections[section].title.lowercased())
      && page.sections[last.section].title.holdsIgnoringCase("param")
  }

  /// "* Response:" as the last item of the list that a table stands directly below, and was to stand in.
  private func roleOfListAbove(_ index: Int) -> SectionTitle.Role? {
    guard index > 2, document.blocks[index].parent == 0 else { return nil }
    var block = index - 1
    var item: Int?
    while document.blocks[block].parent != 0 {
      if document.blocks[block].kind == .item { item = block }
      block = Int(document.blocks[block].parent)
    }
    guard document.blocks[block].kind == .list, let item, document.blocks[item].parent == block,
      document.blocks[item + 1].kind == .paragraph
    else { return nil }
    let text = document.trimmedBytes(of: item + 1)
    guard text.count <= 24, text.last == UInt8(ascii: ":") else { return nil }
    return SectionTitle(String(decoding: text, as: UTF8.self)).role
  }

  /// What the items say that hold the text right above a table: "Data:" with "An array of jars, each of which has:" below it,
  /// in an item "Response:".
  private func roleOfLeadIn(_ index: Int) -> SectionTitle.Role? {
    guard let leadInBlock, document.blocks[index].parent == 0, document.blocks[leadInBlock].parent != 0,
      leadIn.hasSuffix(":") || leadIn.hasSuffix(":\n"), leadInBlock < index,
      document.blocks[leadInBlock + 1..<index].allSatisfy({ $0.kind != .paragraph && $0.kind != .heading })
    else { return nil }
    return meaning(of: leadInBlock).role
  }

  /// Where the heading of a part says that parameters are sent, "Query parameters".
  var titledLocation: Parameter.Location? {
    guard page.sections[section].meaning.isPart else { return nil }
    return ListAnnouncement(page.sections[section].title.lowercased(), meaning).location
  }

  /// Whether a row says "Method" and `GET`, whatever the headings make of the table.
  private func namesMethods(_ table: PageTable) -> Bool {
    guard table.columns.count == 2, table.rows.count <= 12, table.role != .other else { return false }
    return table.rows.contains { row in
      guard row.cells.count == 2, document.trimmedBytes(of: row.cells[0]).count <= 24 else { return false }
      let (label, value) = (document.plainText(of: row.cells[0]), document.plainText(of: row.cells[1]))
      return ListingLabels.namesMethods("\(label.filter { $0 != ":" }.trimmingBlanks): \(value.trimmingBlanks)")
    }
  }

  /// A table that stands on its side: "Method" and `GET` in one row, "URL" and `/users` in another.
  private mutating func readLabels(_ table: PageTable) -> Bool {
    guard table.columns.count == 2 else { return false }
    if let line = ListingReader.pathWithMethod(document.trimmedBytes(of: table.columns[0].block)[...]) {
      list([(line, nil)], block: table.columns[0].block, map: nil)
      if let group { for row in table.rows { row.cells.forEach { page.groups[group].named += sentences(in: $0) } } }
      return true
    }
    guard table.rows.count <= 12 else { return false }
    var labels = ListingLabels()
    var isListing = false
    for row in [table.columns.map(\.block)] + table.rows.map({ Array($0.cells) }) where row.count == 2 {
      let label = document.plainText(of: row[0]).trimmingBlanks
      let value = document.plainText(of: row[1]).trimmingBlanks
      guard !label.isEmpty, !value.isEmpty else { continue }
      switch labels.read("\(label.filter { $0 != ":" }): \(value)", context: sectionPath) {
      case .listing(let text):
        let bytes = Array(text.utf8)
        list(ListingReader.lines(bytes, 0..<bytes.count).map { ($0, nil) }, block: row[1], map: nil)
        isListing = true
      case .parts(let methods, let path):
        list(methods, path, block: row[1])
        isListing = true
      case nil: break
      }
    }
    return isListing
  }

  /// The parameters that the sentences of a cell name.
  private func sentences(in cell: Int) -> [NamedParameter] {
    let inlines = document.blocks[cell].inlines
    guard inlines.count > 1, inlines.count <= 60 else { return [] }
    return SentenceParameters.read(document, block: cell)
  }

  /// Whether a row says a method that some servers take besides those of HTTP; it is no slip of the pen.
  private func hasMethodOfItsOwn(_ row: PageTable.Row, _ table: PageTable) -> Bool {
    guard let cell = table.cell(row, .method) else { return false }
    return [
      "SCAN", "PURGE", "COPY", "MOVE", "LOCK", "UNLOCK", "QUERY", "SUBSCRIBE", "WS", "WSS", "WEBSOCKET", "SSE", "GRPC",
    ].contains(document.plainText(of: cell).trimmingBlanks.uppercased())
  }

  /// Whether a row has anything of an operation, where the table has no columns for its method and path: a slash.
  private func hasTrace(_ row: PageTable.Row, _ table: PageTable) -> Bool {
    // A method with a path of marks that are none of a template, `/Articles(7)`: a notation of its own, no slip.
    if let method = table.cell(row, .method), let path = table.cell(row, .path),
      HTTPMethod(rawValue: document.plainText(of: method).trimmingBlanks) != nil,
      case let text = document.plainText(of: path).trimmingBlanks
    {
      // `{member_href}`: the address is a value of an answer.
      if text.utf8.first == UInt8(ascii: "{") { return false }
      if text.utf8.first == UInt8(ascii: "/"), text.utf8.contains(where: { "()$@!;,".utf8.contains($0) }) {
        return false
      }
    }
    // `**GET** {member_href}` in one cell
    if row.cells.contains(where: { cell in
      let words = document.plainText(of: cell).split(separator: " ")
      return words.count == 2 && HTTPMethod(rawValue: String(words[0])) != nil && words[1].hasPrefix("{")
    }) {
      return false
    }
    // `GET /a`, `/b` and `POST /a` with a remark: the reader knows what to call.
    if row.cells.contains(where: { namesOperation(document.plainText(of: $0)) }) { return false }
    if table.column(.method) != nil { return true }
    // "Events", among routes: a row about something else.
    let cells = table.cell(row, .path).map { [$0] } ?? Array(row.cells)
    return cells.contains { document.plainText(of: $0).utf8.contains(UInt8(ascii: "/")) }
  }

  /// Whether a text has a method with a path behind it, or the end of one, `POST …/check`.
  private func namesOperation(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "," || $0 == "(" }
    return zip(words, words.dropFirst()).contains { method, path in
      let method = method.split(separator: "/").last ?? method
      return HTTPMethod(rawValue: String(method)) != nil
        && path.drop { $0 == "…" || $0 == "." }.utf8.first == UInt8(ascii: "/")
    }
  }

  /// `Method | Path | Description`, or `GET /a` in one cell. Rows with texts of their own are operations of their own;
  /// a table of nothing but methods and paths is the listing of what its section documents.
  private mutating func readEndpoints(_ table: PageTable) {
    var rows: [(block: Int, lines: [ListingReader.Line])] = []
    for row in table.rows {
      let lines = endpoints(row, table)
      if lines.isEmpty {
        page.unplaced.append(
          Unplaced(
            kind: .operation, reason: "a row of an endpoint table without a known method and path",
            span: span(row.block), isSuspicious: !hasMethodOfItsOwn(row, table) && hasTrace(row, table)))
      } else {
        rows.append((row.block, lines))
        if let anchor = anchor(row) { rowsByAnchor[anchor] = lines }
      }
    }
    let columns = table.columns.map { InlineParameters.column($0.title) }
    let isOverview =
      rows.count > 1
      && (table.column(.description) != nil || columns.contains(where: \.isParameters)
        || table.columns.first?.role == .name && table.column(.path) != 0)
    isGroupInUse = true
    for (row, lines) in rows {
      if isOverview { isGroupInUse = true }
      list(lines.map { ($0, nil) }, block: row, map: nil, isOverview: isOverview)
      if isOverview, let group { page.groups[group].named = named(in: row, table, columns) }
    }
    if isOverview || rows.count > 8 { group = nil }
  }

  /// The parameters that a row's cells name besides the operation.
  private func named(
    in row: Int, _ table: PageTable, _ columns: [(isParameters: Bool, location: Parameter.Location?)]
  ) -> [NamedParameter] {
    var named: [NamedParameter] = []
    for (column, cell) in zip(columns.indices, PageTable.Cells(of: row, document)) {
      if columns[column].isParameters {
        named += InlineParameters(document, block: cell).cell(columns[column].location)
      } else if table.columns[column].role == .description {
        named += namedInLine(cell)
      }
    }
    return named
  }

  /// The section of a page, of this one where it has one of that name, that a row links to.
  private func anchor(_ row: PageTable.Row) -> String? {
    for cell in row.cells {
      for position in document.blocks[cell].inlines where document.inlines[Int(position)].kind == .link {
        let target = document.text(document.inlines[Int(position)].text)
        guard let hash = target.utf8.firstIndex(of: UInt8(ascii: "#")) else { continue }
        return target[target.utf8.index(after: hash)...].lowercased()
      }
    }
    return nil
  }

  private func endpoints(_ row: PageTable.Row, _ table: PageTable) -> [ListingReader.Line] {
    let reader = TableReader(document: document, hints: hints)
    guard let method = table.cell(row, .method), let path = table.cell(row, .path) else {
      // "Endpoint name | Endpoint address": either title may be the one of the paths.
      for cell in row.cells {
        let listed = reader.listings(in: cell)
        if !listed.isEmpty { return listed }
      }
      return []
    }
    // The one column may hold both, and the other the name of a function.
    let whole = reader.listings(in: path)
    if !whole.isEmpty { return whole }
    var name = document.plainText(of: method).trimmingBlanks
    // Vault's `LIST` is a GET with `list=true`, which is what HTTP and OpenAPI have a name for (Vault's HTTP API).
    let isList = name == "LIST"
    if isList { name = "GET" }
    var lines: [ListingReader.Line] = []
    for var text in paths(path) {
      // `users` in a column of paths.
      if text.utf8.first?.isLetter == true, text.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }) {
        text = "/" + text
      }
      let bytes = Array("\(name) \(text)".utf8)
      lines += ListingReader.lines(bytes, 0..<bytes.count)
    }
    for index in lines.indices where isList && !lines[index].query.contains(where: { $0.name == "list" }) {
      lines[index].query.append(NameValue("list", "true"))
    }
    return lines
  }

  /// What a cell says of paths: it is one, or several in code with nothing between them but a break or a comma.
  private func paths(_ cell: Int) -> [String] {
    var paths: [String] = []
    for position in document.blocks[cell].inlines {
      let inline = document.inlines[Int(position)]
      let text = document.buffer[inline.text.bounds]
      switch inline.kind {
      case .code where text.first == UInt8(ascii: "/"):
        paths.append(String(decoding: text, as: UTF8.self).trimmingBlanks)
      case .html where text.begins(with: "<br"), .softBreak, .lineBreak: break
      case .text where text.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: ",") }): break
      case .text where text.elementsEqual(" or ".utf8): break
      default: return [document.plainText(of: cell).trimmingBlanks]
      }
    }
    return paths.count > 1 ? paths : [document.plainText(of: cell).trimmingBlanks]
  }
}
