public import APIModel
public import DocExtract

/// A page with all that a rule may ask about it and the docs around it. A class, so that passing it on copies nothing.
public final class LintedPage: Sendable {
  public let page: ExtractedPage
  public let docs: LintedDocs
  /// What stands with each group of operations, by the group's number.
  let parts: [GroupParts]
  /// The section whose heading names what each group documents, by the group's number.
  let titles: [Int]
  /// The words of that heading, in lower case.
  let titleWords: [[String]]
  /// What each group's section says first, by the group's number.
  let leads: [SectionLead?]
  /// The text of the cells that say a type or whether something is required, by their block.
  private let cellTexts: [Int: String]
  private let cellTypes: [Int: SchemaTypes]
  /// What each sample sends in its query and forms.
  let sampleFields: [[SampleField]]
  /// The operation that each sample calls, where it is one of its own group.
  let callees: [Operation?]
  private let operationsByGroup: [[Operation]]
  /// Whether a row of each group's first operation lists the values of anything.
  private let listsValues: [Bool]
  /// The operations with the parameters that the page's rows and items document.
  let documented: [DocumentedOperation]
  /// What each sample request calls, by the sample's number.
  let targets: [SampleTarget]
  /// The groups whose listing was copied from another section: their samples call what no section lists.
  let copiedListings: Set<Int>
  /// The links that stay within the docs.
  let links: [PageLink]
  /// The syntax errors of the JSON examples.
  let exampleErrors: [ExampleError]
  /// The words that rules about wording speak of.
  let wording: Wording
  /// What the cells under "Type" mean, by their text; nil for what is no type.
  let types: [String: Schema?]

  /// The numbers of the tables, samples and bodies that stand with a group.
  struct GroupParts: Sendable {
    var tables: [Int] = []
    var samples: [Int] = []
    var bodies: [Int] = []
    var ownTables: [PageTable] = []
    var ownBodies: [PageBody] = []
    /// The tables of parameters among them, and the names of their rows.
    var parameterTables: [PageTable] = []
    var rowNames: Set<String> = []
    /// The names in the lists of parameters.
    var listedNames: Set<String> = []
    /// The placeholders of the group's paths, each once.
    var placeholders: [String] = []
  }

  public init(page: ExtractedPage, docs: LintedDocs) {
    self.page = page
    self.docs = docs
    var parts = [GroupParts](repeating: GroupParts(), count: page.groups.count)
    for (index, table) in page.tables.enumerated() {
      if let group = table.group, parts.indices.contains(group) { parts[group].tables.append(index) }
    }
    for (index, sample) in page.samples.enumerated() {
      if let group = sample.group, parts.indices.contains(group) { parts[group].samples.append(index) }
    }
    for (index, body) in page.bodies.enumerated() {
      if let group = body.group, parts.indices.contains(group) { parts[group].bodies.append(index) }
    }
    for index in parts.indices {
      parts[index].ownTables = parts[index].tables.map { page.tables[$0] }
      parts[index].ownBodies = parts[index].bodies.map { page.bodies[$0] }
      parts[index].parameterTables = parts[index].ownTables.filter { $0.role == .parameters }
      for table in parts[index].parameterTables {
        for row in table.rows { parts[index].rowNames.formUnion(row.names) }
      }
      let lines = page.groups[index].lines
      parts[index].placeholders = lines.first?.placeholders ?? []
      for line in lines.dropFirst() {
        for name in line.placeholders where !parts[index].placeholders.contains(name) {
          parts[index].placeholders.append(name)
        }
      }
    }
    for list in page.lists where !list.isResponse {
      guard let group = list.group, parts.indices.contains(group) else { continue }
      for item in list.items { parts[group].listedNames.formUnion(item.names) }
    }
    self.parts = parts
    operationsByGroup = page.groups.map { group in
      if group.lines.count == 1, let line = group.lines.first { return docs.operation(line.id).map { [$0] } ?? [] }
      var seen: Set<OperationID> = []
      return group.lines.compactMap { line in
        let id = line.id
        return seen.insert(id).inserted ? docs.operation(id) : nil
      }
    }
    listsValues = page.groups.map { group in
      // The first that is documented.
      group.lines.first { docs.number(of: $0.id) != nil }.map { docs.listsValues($0.id) } ?? false
    }
    documented = DocumentedOperation.operations(of: page, in: docs)
    titles = Self.titles(of: page)
    titleWords = titles.map { title in
      page.sections[title].title.utf8.split(whereSeparator: { !$0.isLetter }).map {
        String(decoding: $0, as: UTF8.self).lowercased()
      }
    }
    let titles = titles
    leads = page.groups.indices.map { SectionLead($0, page, title: titles[$0]) }
    targets = SampleTarget.targets(of: page, parts: parts, docs: docs)
    copiedListings = Self.copiedListings(of: page, parts: parts, targets: targets, docs: docs)
    exampleErrors = Self.exampleErrors(
      of: page, bodies: page.bodies.indices.filter { page.bodies[$0].json?.isValid == false })
    links = PageLink.links(of: page.document, in: docs)
    wording = Wording(page.document)
    (cellTexts, cellTypes, types) = Self.cells(of: page)
    let targets = targets
    callees = page.samples.indices.map { Self.callee(of: page.samples[$0], targets[$0], page, docs) }
    sampleFields = page.samples.map { Self.fields(of: $0, page.document) }
  }

  /// A heading above "HTTP request" names an operation only where it has a single one.
  private static func titles(of page: ExtractedPage) -> [Int] {
    let above = page.groups.map { page.naming($0.section) }
    var counts: [Int: Int] = [:]
    for title in above { counts[title, default: 0] += 1 }
    return zip(page.groups, above).map { group, title in counts[title] == 1 ? title : group.section }
  }

  /// The texts of the cells that several rules ask for, and what those under "Type" mean.
  private static func cells(
    of page: ExtractedPage
  ) -> (texts: [Int: String], cellTypes: [Int: SchemaTypes], types: [String: Schema?]) {
    var texts: [Int: String] = [:]
    var cellTypes: [Int: SchemaTypes] = [:]
    var types: [String: Schema?] = [:]
    for table in page.tables where table.role == .parameters || table.role == .responseAttributes {
      let type = table.column(.type)
      for column in [type, table.column(.required), table.column(.optional)] {
        guard let column else { continue }
        for row in table.rows where row.cells.indices.contains(column) {
          let cell = row.cells[column]
          let text = page.document.plainText(of: cell).trimmed
          texts[cell] = text
          guard column == type else { continue }
          if types.index(forKey: text) == nil { types.updateValue(TypePhrase.schema(text), forKey: text) }
          if let schema = types[text] ?? nil { cellTypes[cell] = schema.types }
        }
      }
    }
    return (texts, cellTypes, types)
  }

  /// What a type means as people write it; nil for what is no type.
  func schema(ofType text: String) -> Schema? { types[text] ?? TypePhrase.schema(text) }

  public var document: MarkdownDocument { page.document }

  /// The operations of a group, each once, in the order of its lines.
  public func operations(of group: Int) -> [Operation] {
    operationsByGroup.indices.contains(group) ? operationsByGroup[group] : []
  }

  /// Whether a row of a group's first operation lists the values of anything.
  func listsValues(of group: Int) -> Bool { listsValues.indices.contains(group) && listsValues[group] }

  func tables(of group: Int) -> [PageTable] { parts[group].ownTables }
  func parameterTables(of group: Int) -> [PageTable] { parts[group].parameterTables }
  func samples(of group: Int) -> [PageSample] { parts[group].samples.map { page.samples[$0] } }
  func bodies(of group: Int) -> [PageBody] { parts[group].ownBodies }

  func isExample(_ body: PageBody) -> Bool { body.isExample(in: document) }

  /// A cell as a reader sees it, without blanks around it.
  func text(_ cell: Int) -> String { cellTexts[cell] ?? document.plainText(of: cell).trimmed }

  /// What the type in a cell under "Type" allows; nil where it is no type.
  func types(ofCell cell: Int) -> SchemaTypes? { cellTypes[cell] }

  /// Where a block stands.
  func range(_ block: Int) -> SourceRange? { document.blocks[block].range }

  /// The range of a cell's text without the blanks around it; of the whole row where the cell has no position.
  func range(cell: Int, in row: PageTable.Row) -> SourceRange? {
    range(cell: cell) ?? row.range
  }

  /// The range of a cell's text without the blanks around it; nil where the cell has no position.
  func range(cell: Int) -> SourceRange? {
    guard let range = document.blocks[cell].range, range.start.line == range.end.line else { return nil }
    let line = document.source.lineRange(Int(range.start.line))
    var start = line.lowerBound + Int(range.start.column) - 1
    var end = min(line.upperBound, line.lowerBound + Int(range.end.column) - 1)
    let bytes = document.source.bytes
    while start < end, bytes[start].isBlank || bytes[start] == UInt8(ascii: "|") { start += 1 }
    while start < end, bytes[end - 1].isBlank || bytes[end - 1] == UInt8(ascii: "|") { end -= 1 }
    if start >= end { return range }
    return SourceRange(document.source.position(of: start), document.source.position(of: end))
  }

  /// The range of the first place where a text stands inside a run of a code block's text; the run where it does not.
  func range(of text: some StringProtocol, in offsets: Range<Int>, block: Int) -> SourceRange {
    range(of: text, in: offsets, block: block, map: LiteralMap(document, block: block))
  }

  /// The same for a block whose places are known.
  func range(of text: some StringProtocol, in offsets: Range<Int>, block: Int, map: LiteralMap) -> SourceRange {
    let literal = document.buffer[document.blocks[block].literal.bounds]
    let start = literal.startIndex
    let run = literal[
      min(start + offsets.lowerBound, literal.endIndex)..<min(start + offsets.upperBound, literal.endIndex)]
    if let found = run.firstRange(ofBytes: Array(text.utf8)) {
      return map.range(found.lowerBound - start..<found.upperBound - start)
    }
    return map.range(offsets)
  }

  /// The name in code marks, or as a word with `:` before it, anywhere in the paragraphs of a group.
  func mentions(_ name: String, inProseOf group: Int) -> Bool {
    let bytes = Array(name.utf8)
    for block in page.groups[group].paragraphs {
      for position in document.blocks[block].inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .code, inline.text.count >= bytes.count else { continue }
        let text = document.buffer[inline.text.bounds]
        if text.elementsEqual(bytes) || (text.count == bytes.count + 1 && text.dropFirst().elementsEqual(bytes)) {
          return true
        }
      }
    }
    return false
  }
}

extension LintedPage {
  /// Whether a line shows a request with values, `GET /projects/diaspora%2Fdiaspora`, rather than a documented path.
  func isConcrete(_ line: ListedOperation) -> Bool {
    if line.listing.query.contains(where: { $0.name.hasSuffix("token") && !$0.value.isEmpty }) { return true }
    return line.holdsValue
  }
}

extension LintedPage {
  /// The range of a text inside a range of one line, without a slash that it begins with being special.
  func range(of text: String, in range: SourceRange) -> SourceRange? {
    let start = document.source.offset(of: range.start)
    let end = document.source.offset(of: range.end)
    guard start < end,
      let found = document.source.bytes[start..<end].firstRange(ofBytes: Array(text.utf8))
    else { return nil }
    return SourceRange(document.source.position(of: found.lowerBound), document.source.position(of: found.upperBound))
  }

  /// The range of the method that stands before a path on its line.
  func range(before path: SourceRange, method: String) -> SourceRange? {
    let start = SourcePosition(line: Int(path.start.line), column: 1)
    return range(of: method, in: SourceRange(start, path.start))
  }

  /// Where the method of a listed line stands, before its path or in the same code marks; the line where it does not.
  func rangeOfMethod(_ line: ListedOperation) -> SourceRange? {
    line.pathRange.flatMap { range(before: $0, method: line.method.rawValue) }
      ?? line.listing.span.range.flatMap { range(of: line.method.rawValue, in: $0) } ?? line.listing.span.range
  }

  /// All names of attributes in a value.
  static func collectNames(_ node: JSONNode, into names: inout Set<String>) {
    switch node.kind {
    case .array: for item in node.items { collectNames(item, into: &names) }
    case .object:
      for member in node.members {
        names.insert(member.name)
        collectNames(member.value, into: &names)
      }
    default: break
    }
  }

  /// `url` of `assets[].url`.
  static func leaf(_ name: String) -> String {
    let bytes = name.utf8
    guard bytes.contains(where: isMark) else { return name }
    return bytes.split(whereSeparator: isMark).last.map { String(Substring($0)) } ?? name
  }

  /// `assets` of `assets[].url`.
  static func root(_ name: String) -> String {
    let bytes = name.utf8
    guard bytes.contains(where: isMark) else { return name }
    return bytes.split(whereSeparator: isMark).first.map { String(Substring($0)) } ?? name
  }

  /// Whether a byte stands between the names of a path.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
  }
}
