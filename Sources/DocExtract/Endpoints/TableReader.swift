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
    let rows = rowBlocks.dropFirst()
    let headerCells = PageTable.Cells(of: header, document)
    var columns: [PageTable.Column] = []
    columns.reserveCapacity(headerCells.count)
    var prefix = ""
    for cell in headerCells {
      // A title of nothing but a blank that does not break is none.
      let text = document.plainText(of: cell).trimmingBlanks
      let title = text == "\u{A0}" ? "" : text
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
    if let first = columns.first?.title, first.utf8.count == 4, first.lowercased() == "path",
      columns.contains(where: { $0.role == .type }),
      !columns.contains(where: { $0.role == .method || $0.role == .name }),
      rows.allSatisfy({ row in
        // JSON pointers begin with a slash, too (RFC 6901 §3).
        leadIn.holds("field")
          || PageTable.Cells(of: row, document).first.map { document.trimmedBytes(of: $0).first != UInt8(ascii: "/") }
            ?? true
      })
    {
      columns[0].role = .name
    }
    var table = PageTable(block: block, role: .other, columns: columns, rows: [], section: section, group: nil)
    markEndpoints(&table.columns, rows)
    markCalls(&table.columns, rows)
    mark(.location, Self.locations, &table.columns, rows)
    if table.column(.required) == nil { mark(.required, Self.requirements, &table.columns, rows) }
    markRules(&table.columns, rows)
    markTypes(&table.columns, rows)
    let nameColumn = table.column(.name)
    let isOfPointers = columns.first.map { $0.title.utf8.count == 4 && $0.title.lowercased() == "path" } ?? false
    var levels = NameLevels()
    table.rows.reserveCapacity(rows.count)
    for row in rows {
      let cells = PageTable.Cells(of: row, document)
      var names: [String] = []
      if let nameColumn, nameColumn < cells.count {
        names = levels.nested(self.names(in: cells[nameColumn]), document, cells[nameColumn])
      }
      if isOfPointers { names = names.map { Self.pointed($0) } }
      if !prefix.isEmpty { names = names.map { nest(prefix + $0, under: prefix) } }
      table.rows.append(
        PageTable.Row(
          block: row, cells: cells, names: names, range: document.lineRange(of: row),
          overflow: overflow(of: row, columns: columns.count)))
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

  /// `/author/name` as `author[name]`.
  private static func pointed(_ name: String) -> String {
    guard name.hasPrefix("/") else { return name }
    let parts = name.split(separator: "/")
    return parts.dropFirst().reduce(parts.first.map(String.init) ?? name) { "\($0)[\($1)]" }
  }

  /// A column of names that are `200 OK` and their like is one of statuses.
  private func markStatuses(_ table: inout PageTable) {
    guard table.column(.status) == nil, let column = table.column(.name), column == 0, !table.rows.isEmpty else {
      return
    }
    let count = self.count(table, column) { cell in
      guard let code = status(in: cell) else { return false }
      let rest = document.plainText(of: cell).trimmingBlanks.dropFirst(3).trimmingBlanks
      return rest.isEmpty || ReasonPhrase.matches(rest, of: code)
    }
    if count * 2 > table.rows.count { table.columns[column].role = .status }
  }

  /// A column whose cells are all `path`, `query` and their like says where parameters are sent, whatever its title; one
  /// of `required` and `optional` whether they are.
  private func mark(
    _ role: PageTable.ColumnRole, _ words: CellWords, _ columns: inout [PageTable.Column], _ rows: ArraySlice<Int>
  ) {
    for index in columns.indices where columns[index].role == .other || columns[index].role == .type {
      var count = 0
      for row in rows {
        let cells = PageTable.Cells(of: row, document)
        guard index < cells.count else { continue }
        let isWord = words.mayHold(document.firstByte(of: cells[index]))
        let text = isWord ? document.plainText(of: cells[index]).trimmingBlanks.lowercased() : ""
        if isWord, text.isEmpty { continue }
        guard words.all.contains(text) else {
          count = 0
          break
        }
        count += 1
      }
      if count > 0 { columns[index].role = role }
    }
  }

  /// Words that a column's cells may consist of.
  private struct CellWords {
    let all: Set<String>
    private let firstBytes: [UInt8]

    init(_ words: Set<String>) {
      all = words
      firstBytes = Array(Set(words.compactMap(\.utf8.first)))
    }

    /// A quick look at the first byte; nil where it is not known.
    func mayHold(_ first: UInt8?) -> Bool {
      guard let first, !first.isBlankOrNewline else { return true }
      return firstBytes.contains(first.loweredASCII)
    }
  }

  private static let requirements = CellWords(["required", "optional", "mandatory", "*required*", "not required"])

  private static let locations = CellWords([
    "path", "query", "header", "body", "form", "formdata", "form-data", "cookie", "url", "uri", "querystring",
    "query string", "route", "path parameter", "query parameter", "path param", "query param", "request body", "json",
  ])

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
    guard bytes[at..<end].count(of: UInt8(ascii: "|")) >= columns else { return nil }
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
    // Nearly all titles are one of these, and are told apart by their length first.
    switch hints.columns.isEmpty ? (title.utf8.count, title) : (0, "") {
    case (9, "Attribute"), (9, "Parameter"), (5, "Field"), (4, "Name"):
      return (.name, ColumnTitle.names.contains(prefix.lowercased()) ? "" : prefix)
    case (4, "Type"): return (.type, "")
    case (8, "Required"): return (.required, "")
    case (11, "Description"): return (.description, "")
    default: break
    }
    let role = ColumnTitle.role(hints.columns[title.lowercased()] ?? title, isFirst: isFirst)
    // A code mark around the title itself (`Attribute`) is no prefix.
    return (role, role == .name && !ColumnTitle.names.contains(prefix.lowercased()) ? prefix : "")
  }

  // MARK: Cells

  /// The attributes that a cell names: what stands in code marks, else its first word.
  func names(in cell: Int) -> [String] {
    var names: [String] = []
    for position in document.blocks[cell].inlines {
      let inline = document.inlines[Int(position)]
      guard inline.kind == .code else { continue }
      let text = document.text(inline.text)
      // "`Optional` id"
      if (8...9).contains(text.utf8.count), Self.requirementMarks.contains(text) { continue }
      let name = NameCell.isClean(document.buffer[inline.text.bounds]) ? text : NameCell.cleaned(text)
      if !name.isEmpty { names.append(name) }
    }
    if !names.isEmpty {
      // Further code in a name cell is often a remark; only what is joined to the first name is another name.
      return names.count > 1 && !isList(cell) ? [names[0]] : names
    }
    let text = NameCell.text(document, cell)
    let words = text.split { " (,\u{A0}".contains($0) }.filter { !NameCell.isLevelMark($0) }
    let isMarked = words.count > 1 && (words[0] == "Required" || words[0] == "Optional")
    let word = words.dropFirst(isMarked ? 1 : 0).first.map(String.init) ?? ""
    let name = NameCell.cleaned(word)
    // A table of no parameters: "None".
    return name.isEmpty || text == "None" || text == "N/A" ? [] : [name]
  }

  private static let requirementMarks = ["Required", "Optional", "required", "optional", "mandatory"]

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
    if let first = document.firstByte(of: cell), first.isLetter { return nil }
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
    if lines.first?.range.upperBound == bytes.count { return lines }
    return joined(in: cell, mayEndInWords: true)
  }
}

extension MarkdownDocument {
  /// The first byte of a block's plain text where the block begins with text or code; else nil.
  func firstByte(of block: Int) -> UInt8? {
    guard let first = blocks[block].inlines.first else { return nil }
    let inline = inlines[Int(first)]
    guard inline.kind == .text || inline.kind == .code, !inline.text.isEmpty else { return nil }
    return buffer[Int(inline.text.start)]
  }
}

extension ArraySlice<UInt8> {
  /// How often a byte stands in it, eight places at a time.
  fileprivate func count(of byte: UInt8) -> Int {
    withUnsafeBytes { bytes in
      let sevenBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
      let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
      var count = 0
      var at = 0
      while at + 8 <= bytes.count {
        let others = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ wanted
        // The upper bit of each byte that is the wanted one.
        let found = ~(((others & sevenBits) &+ sevenBits) | others | sevenBits)
        count += Int(((found >> 7) &* 0x0101_0101_0101_0101) >> 56)
        at += 8
      }
      while at < bytes.count {
        if bytes[at] == byte { count += 1 }
        at += 1
      }
      return count
    }
  }
}
