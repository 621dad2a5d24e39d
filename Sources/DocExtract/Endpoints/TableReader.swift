import APIModel

/// Reads a table by what its columns mean, not by their position or exact title.
struct TableReader {
  let document: MarkdownDocument
  var hints = ExtractionHints()

  /// - Parameters:
  ///   - leadIn: The text before the table, in lower case, which says whether its attributes are sent or returned.
  ///   - meaning: What the headings above say of that.
  func read(_ block: Int, section: Int, leadIn: String, meaning: SectionTitle) -> PageTable {
    let rowBlocks = document.children(of: block)
    guard let header = rowBlocks.first else {
      return PageTable(block: block, role: .other, columns: [], rows: [], section: section, group: nil)
    }
    var columns: [PageTable.Column] = []
    var prefix = ""
    for cell in document.children(of: header) {
      let title = document.plainText(of: cell).trimmingBlanks
      let (role, nested) = columnRole(title, cell, isFirst: columns.isEmpty)
      if role == .name, prefix.isEmpty { prefix = nested }
      columns.append(PageTable.Column(role: role, title: title, block: cell))
    }
    // Without titles the first column names what the text announces.
    if columns.count == 2, columns.allSatisfy({ $0.title.isEmpty }), announcesAttributes(leadIn) {
      columns[0].role = .name
      columns[1].role = .description
    }
    // "Path" and "Type" head the fields of a body, whose names are paths within it (Spring REST Docs).
    if columns.first?.title.lowercased() == "path", columns.contains(where: { $0.role == .type }),
      !columns.contains(where: { $0.role == .method || $0.role == .name }),
      rowBlocks.dropFirst().allSatisfy({ row in
        document.children(of: row).first.map { document.trimmedBytes(of: $0).first != UInt8(ascii: "/") } ?? true
      })
    {
      columns[0].role = .name
    }
    var table = PageTable(block: block, role: .other, columns: columns, rows: [], section: section, group: nil)
    mark(.location, Self.locations, &table.columns, rowBlocks.dropFirst())
    if table.column(.required) == nil { mark(.required, Self.requirements, &table.columns, rowBlocks.dropFirst()) }
    let nameColumn = table.column(.name)
    var levels = NameLevels()
    for row in rowBlocks.dropFirst() {
      let cells = document.children(of: row)
      var names: [String] = []
      if let nameColumn, cells.indices.contains(nameColumn) {
        names = levels.nested(self.names(in: cells[nameColumn]), document.plainText(of: cells[nameColumn]))
      }
      if !prefix.isEmpty { names = names.map { nest(prefix + $0, under: prefix) } }
      var read = PageTable.Row(block: row, cells: cells, names: names, range: rowRange(row))
      read.overflow = overflow(of: row, columns: columns.count)
      table.rows.append(read)
    }
    markStatuses(&table)
    table.role = role(of: table, lead: leadIn, meaning: meaning)
    if table.role == .parameters {
      let announcement = ListAnnouncement(leadIn, meaning)
      table.requirement = announcement.requirement
      table.location = announcement.location
    }
    return table
  }

  /// A column of names that are `200 OK` and their like is one of statuses.
  private func markStatuses(_ table: inout PageTable) {
    guard table.column(.status) == nil, let column = table.column(.name), column == 0, !table.rows.isEmpty else {
      return
    }
    let count = table.rows.filter { row in
      guard row.cells.indices.contains(column), let code = status(in: row.cells[column]) else { return false }
      let rest = document.plainText(of: row.cells[column]).trimmingBlanks.dropFirst(3).trimmingBlanks
      return rest.isEmpty || ReasonPhrase.matches(rest, of: code)
    }.count
    if count * 2 > table.rows.count { table.columns[column].role = .status }
  }

  /// A column whose cells are all `path`, `query` and their like says where parameters are sent, whatever its title; one
  /// of `required` and `optional` whether they are.
  private func mark(
    _ role: PageTable.ColumnRole, _ words: Set<String>, _ columns: inout [PageTable.Column], _ rows: ArraySlice<Int>
  ) {
    for index in columns.indices where columns[index].role == .other || columns[index].role == .type {
      var count = 0
      for row in rows {
        let cells = document.children(of: row)
        guard cells.indices.contains(index) else { continue }
        let text = document.plainText(of: cells[index]).trimmingBlanks.lowercased()
        if text.isEmpty { continue }
        guard words.contains(text) else {
          count = 0
          break
        }
        count += 1
      }
      if count > 0 { columns[index].role = role }
    }
  }

  private static let requirements: Set = ["required", "optional", "mandatory", "*required*", "not required"]

  private static let locations: Set = [
    "path", "query", "header", "body", "form", "formdata", "form-data", "cookie", "url", "uri", "querystring",
    "query string", "route", "path parameter", "query parameter", "path param", "query param", "request body", "json",
  ]

  /// The text from a row's last column to the end of the line, where the line has more cells than columns.
  private func overflow(of row: Int, columns: Int) -> String? {
    guard let range = document.blocks[row].range, columns > 0 else { return nil }
    let line = document.source.lineRange(Int(range.start.line))
    let bytes = document.source.bytes
    let start = min(line.lowerBound + Int(range.start.column) - 1, line.upperBound)
    var end = line.upperBound
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "|"), end < start + 2 || bytes[end - 2] != UInt8(ascii: "\\") {
      end -= 1
    }
    var separators = 0
    var at = start
    if at < end, bytes[at] == UInt8(ascii: "|") { at += 1 }
    var last = at
    while at < end {
      if bytes[at] == UInt8(ascii: "|"), at == start || bytes[at - 1] != UInt8(ascii: "\\") {
        separators += 1
        if separators == columns - 1 { last = at + 1 }
      }
      at += 1
    }
    guard separators >= columns, last < end else { return nil }
    let text = String(decoding: bytes[last..<end], as: UTF8.self).trimmingBlanks
    // Empty cells at the end say nothing.
    let dropped = text.utf8.drop { $0 != UInt8(ascii: "|") }
    return dropped.allSatisfy { $0 == UInt8(ascii: "|") || $0.isBlank } ? nil : text
  }

  /// A row's range; cells of a short row may lack positions of their own.
  private func rowRange(_ row: Int) -> SourceRange? { document.lineRange(of: row) }

  private func nest(_ name: String, under prefix: String) -> String {
    let own = name.dropFirst(prefix.count)
    return own.hasPrefix("[") ? name : "\(prefix)[\(own)]"
  }

  // MARK: Columns

  /// The role by title; for a name column also the object that its attributes belong to: `actions[]` in "`actions[]` Attribute".
  private func columnRole(_ title: String, _ cell: Int, isFirst: Bool) -> (PageTable.ColumnRole, String) {
    var prefix = ""
    for inline in document.blocks[cell].inlines where document.inlines[Int(inline)].kind == .code {
      prefix = document.text(document.inlines[Int(inline)].text).trimmingBlanks
    }
    switch hints.columns.isEmpty ? title : "" {
    case "Attribute", "Parameter", "Field", "Name":
      return (.name, ColumnTitle.names.contains(prefix.lowercased()) ? "" : prefix)
    case "Type": return (.type, "")
    case "Required": return (.required, "")
    case "Description": return (.description, "")
    default: break
    }
    let role = ColumnTitle.role(hints.columns[title.lowercased()] ?? title, isFirst: isFirst)
    // A code mark around the title itself (`Attribute`) is no prefix.
    return (role, role == .name && !ColumnTitle.names.contains(prefix.lowercased()) ? prefix : "")
  }

  private func role(of table: PageTable, lead: String, meaning: SectionTitle) -> PageTable.Role {
    if table.column(.method) != nil, table.column(.path) != nil { return .endpoints }
    if let path = table.column(.method) ?? table.column(.path) ?? (table.columns.first?.role == .other ? 0 : nil) {
      let listed = table.rows.filter { $0.cells.indices.contains(path) && !listings(in: $0.cells[path]).isEmpty }
      if !listed.isEmpty, listed.count * 2 > table.rows.count { return .endpoints }
    }
    if let status = table.column(.status), table.column(.type) == nil || status == 0 {
      let codes = table.rows.filter { $0.cells.indices.contains(status) && self.status(in: $0.cells[status]) != nil }
      if !codes.isEmpty, codes.count * 2 >= table.rows.count { return .statuses }
    }
    guard table.column(.name) != nil, !table.rows.isEmpty, !meaning.namesNoAttributes else { return .other }
    guard
      table.column(.type) != nil || table.column(.required) != nil || table.column(.optional) != nil
        || table.column(.description) != nil || table.column(.location) != nil || table.column(.defaultValue) != nil
        || isOfSamples(table, lead)
    else { return .other }
    // Headers with a description only are what answers carry; a default is for what may be left out of a request.
    if let name = table.column(.name), table.columns[name].title.lowercased().hasPrefix("header"),
      table.column(.required) == nil, table.column(.type) == nil, table.column(.defaultValue) == nil,
      !lead.holds("request")
    {
      return .other
    }
    if table.column(.location) != nil { return .parameters }
    // "Returns the users." above a table of parameters says what the operation does, not what the table is of.
    let isDescription =
      lead.hasSuffix(".") && meaning.role == nil && !lead.holds("response") && !lead.holds("following")
      && table.column(.name).map { name in
        let title = table.columns[name].title.lowercased()
        return title.hasPrefix("param") || title.hasPrefix("arg")
      } ?? false
    if !isDescription, speaksOfAnswer(lead, meaning) {
      // What an answer's headers are is no part of its body.
      if lead.holds("header") { return .other }
      // "Required" may stand for "always there" where the heading leaves no doubt.
      let isSure = (table.column(.required) == nil && table.column(.optional) == nil) || meaning.role == .response
      if isSure { return .responseAttributes }
    }
    if table.column(.required) == nil, table.column(.optional) == nil, table.column(.type) == nil,
      !announcesAttributes(lead), !table.columns[0].title.lowercased().holds("type")
    {
      // Prose tables with names and descriptions only must at least name attributes.
      let coded = table.rows.filter { !$0.names.isEmpty && isCode($0, table) }
      if coded.count * 2 < table.rows.count, !namesParameters(table) { return .other }
    }
    return .parameters
  }

  /// Whether the attributes are what an answer carries: the text before says so; where it says nothing, the heading.
  private func speaksOfAnswer(_ lead: String, _ meaning: SectionTitle) -> Bool {
    if hints.responseLeadIns.contains(where: { lead.holds($0) }) { return true }
    if hints.requestLeadIns.contains(where: { lead.holds($0) }) { return false }
    let speaksOfRequest = Self.wordsOfRequest.contains { lead.holds($0) }
    if speaksOfRequest { return false }
    return Self.wordsOfAnswer.contains { lead.holds($0) } || meaning.role == .response
  }

  private static let wordsOfAnswer = [
    "response", "returned", "returns", "return value", "result", "answer is", "answers with", "`200 ok`",
    "`201 created`",
  ]
  private static let wordsOfRequest = ["request", "accept", "parameters", "you can pass", "supported attributes"]

  /// "Query parameters" and "Body params" right above leave no doubt that words without code marks are names.
  private func announcesAttributes(_ lead: String) -> Bool {
    lead.utf8.count <= 60
      && (lead.holds("parameters") || lead.holds("params") || lead.holds("arguments") || lead.holds("attributes"))
  }

  /// "Param" and "Value" below "Query params": each with a value that a sample sends.
  private func isOfSamples(_ table: PageTable, _ lead: String) -> Bool {
    table.columns.count == 2 && table.column(.name) == 0
      && ["value", "values", "example"].contains(table.columns[1].title.lowercased()) && lead.utf8.count <= 60
      && (lead.holds("param") || lead.holds("argument"))
  }

  /// Whether the title speaks of parameters, another column of their defaults, and each row names one in one word.
  private func namesParameters(_ table: PageTable) -> Bool {
    guard let column = table.column(.name), table.column(.defaultValue) != nil,
      ["param", "arg", "attribute"].contains(where: { table.columns[column].title.lowercased().hasPrefix($0) })
    else { return false }
    return table.rows.allSatisfy { row in
      row.cells.indices.contains(column)
        && !document.plainText(of: row.cells[column]).trimmingBlanks.utf8.contains(where: \.isBlank)
    }
  }

  private func isCode(_ row: PageTable.Row, _ table: PageTable) -> Bool {
    guard let cell = table.cell(row, .name) else { return false }
    return document.blocks[cell].inlines.contains { document.inlines[Int($0)].kind == .code }
  }

  // MARK: Cells

  /// The attributes that a cell names: what stands in code marks, else its first word.
  func names(in cell: Int) -> [String] {
    var names: [String] = []
    for position in document.blocks[cell].inlines {
      let inline = document.inlines[Int(position)]
      guard inline.kind == .code else { continue }
      let name = NameCell.cleaned(document.text(inline.text))
      if !name.isEmpty { names.append(name) }
    }
    if !names.isEmpty {
      // Further code in a name cell is often a remark; only what is joined to the first name is another name.
      return names.count > 1 && !isList(cell) ? [names[0]] : names
    }
    let text = NameCell.text(document, cell)
    let word = text.split { " (,".contains($0) }.first { !NameCell.isLevelMark($0) }.map(String.init) ?? ""
    let name = NameCell.cleaned(word)
    // A table of no parameters: "None".
    return name.isEmpty || text == "None" || text == "N/A" ? [] : [name]
  }

  /// Whether only commas, slashes, "or" and "and" stand between the code of a cell.
  private func isList(_ cell: Int) -> Bool {
    for position in document.blocks[cell].inlines {
      let inline = document.inlines[Int(position)]
      guard inline.kind == .text else { continue }
      let words = document.text(inline.text).split { " ,/".contains($0) }
      if words.contains(where: { $0 != "or" && $0 != "and" && $0 != "&" }) { return false }
    }
    return true
  }

  /// A three-digit status in a cell: `201`, "201 Created", `2xx` gives nil.
  func status(in cell: Int) -> Int? {
    let text = document.plainText(of: cell)
    let bytes = text.utf8
    guard let start = bytes.firstIndex(where: { !$0.isBlankOrNewline && !Self.endsStatus($0) }), bytes[start].isDigit
    else { return nil }
    var code = 0
    var digits = 0
    for byte in bytes[start...] {
      if Self.endsStatus(byte) || byte.isBlankOrNewline { break }
      guard byte.isDigit, digits < 3 else { return nil }
      code = code * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
    }
    return digits == 3 && (100..<600).contains(code) ? code : nil
  }

  private static func endsStatus(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "`"), UInt8(ascii: ":"), UInt8(ascii: "("): true
    default: false
    }
  }

  /// The operations that a cell names, method and path.
  func listings(in cell: Int) -> [ListingReader.Line] {
    let bytes = Array(document.plainText(of: cell).trimmingBlanks.utf8)
    let lines = ListingReader.lines(bytes, 0..<bytes.count)
    return lines.first?.range.upperBound == bytes.count ? lines : []
  }
}
