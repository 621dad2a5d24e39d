public import APIModel
public import DocExtract

/// A page with all that a rule may ask about it and the docs around it. A class, so that passing it on copies nothing.
public final class LintedPage: Sendable {
  public let page: ExtractedPage
  public let docs: LintedDocs
  let sketch: TextSketch
  let kinds: PageKinds
  /// What stands with each group of operations, by the group's number.
  let parts: [GroupParts]
  /// The section whose heading names what each group documents, by the group's number.
  let titles: [Int]
  /// The words of that heading, in lower case.
  let titleWords: [[String]]
  /// What each group's section says first, by the group's number.
  let leads: [SectionLead?]
  /// The cells that say a type or whether something is required.
  private let cells: PageCells
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
  /// The members of all objects in each JSON body.
  private let members = Once<[[JSONDocument.MemberPlace]]>()
  /// The values of the page's examples and samples that have a documented type.
  let typedValues = Once<[TypedValue]>()
  /// Whether an operation is listed in two places.
  let repeatsOperations: Bool
  /// The words that rules about wording speak of.
  let wording: Wording

  /// The numbers of the tables, samples and bodies that stand with a group.
  struct GroupParts: Sendable {
    var tables: [Int] = []
    var samples: [Int] = []
    var bodies: [Int] = []
    var ownTables: [PageTable] = []
    var ownBodies: [PageBody] = []
    /// The tables of parameters among them, and the names of their rows.
    var parameterTables: [PageTable] = []
    var rowNames = NameSet()
    /// The names in the lists of parameters.
    var listedNames = NameSet()
    /// The placeholders of the group's first path, and of the others those that it lacks.
    var placeholders: [String] = []
    var placeholderNames = NameSet()

    /// Whether a row or an item of a list has a name.
    func documents(_ name: String) -> Bool { rowNames.contains(name) || listedNames.contains(name) }
  }

  public init(page: ExtractedPage, docs: LintedDocs) {
    self.page = page
    self.docs = docs
    sketch = TextSketch(page.document.source.bytes)
    kinds = PageKinds(page.document)
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
        for row in table.rows {
          for name in row.names { parts[index].rowNames.insert(NameHash.of(name)) }
        }
      }
      for number in page.groups[index].lines.indices {
        for name in page.groups[index].lines[number].placeholders
        where parts[index].placeholderNames.insert(NameHash.of(name)) || number == 0 {
          parts[index].placeholders.append(name)
        }
      }
    }
    for list in page.lists where !list.isResponse {
      guard let group = list.group, parts.indices.contains(group) else { continue }
      for item in list.items {
        for name in item.names { parts[group].listedNames.insert(NameHash.of(name)) }
      }
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
    titleWords = titles.map { NameWords.words(of: page.sections[$0].title) }
    let titles = titles
    leads = page.groups.indices.map { SectionLead($0, page, title: titles[$0]) }
    targets = SampleTarget.targets(of: page, parts: parts, docs: docs)
    repeatsOperations = Self.repeatsOperations(page)
    copiedListings = repeatsOperations ? Self.copiedListings(of: page, parts: parts, targets: targets, docs: docs) : []
    exampleErrors = Self.exampleErrors(
      of: page, bodies: page.bodies.indices.filter { page.bodies[$0].json?.isValid == false })
    links = PageLink.links(of: page.document, in: docs)
    wording = Wording(page.document)
    cells = PageCells(page)
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

  /// What a type means as people write it; nil for what is no type.
  func schema(ofType text: String) -> Schema? { cells.types[text] ?? TypePhrase.schema(text) }

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

  /// The members of all objects in a JSON body, in the order of the text.
  func members(of body: Int) -> [JSONDocument.MemberPlace] {
    members.value { page.bodies.map { $0.json?.document.memberPlaces ?? [] } }[body]
  }

  func isExample(_ body: PageBody) -> Bool { body.isExample(in: document) }

  /// A cell as a reader sees it, without blanks around it.
  func text(_ cell: Int) -> String { cells.text(cell) ?? document.plainText(of: cell).trimmed }

  /// What the type in a cell under "Type" allows; nil where it is no type.
  func types(ofCell cell: Int) -> SchemaTypes? { cells.types(cell) }

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
