import APIModel

/// What the blocks of one page say, whatever other pages say: read for all pages at once, before they are put together.
struct PageFacts: Sendable {
  /// By the page's groups.
  var groups: [Group] = []
  /// By the page's bodies; nil for what is no example of an answer.
  var shapes: [ExampleShape?] = []

  struct Group: Sendable {
    /// What tables and lists document of parameters.
    var entries: [ParameterReader.Entry] = []
    /// The parameters that only the text documents.
    var named: [Parameter] = []
    /// What tables document of statuses.
    var responses: [Response] = []
    /// What tables and lists document of response attributes.
    var properties: [Property] = []
    /// The statuses that the text promises.
    var statuses: [StatusReader.Status] = []
    /// What else it promises, paragraph by paragraph.
    var notes: [SectionProse] = []
  }

  /// - Parameter firstExample: The number of the page's first body among those of all pages.
  init(_ page: ExtractedPage, firstExample: Int) {
    let blocks = GroupBlocks(page)
    groups = page.groups.indices.map { Self.group($0, of: page, blocks) }
    shapes = page.bodies.enumerated().map { number, body in
      guard body.role == .response, body.group != nil, !body.isTemplate, let root = body.json?.document.root else {
        return nil
      }
      var shape = ExampleShape()
      shape.add(root, example: firstExample + number)
      return shape
    }
  }

  /// The positions of a page's tables and lists by their group.
  private struct GroupBlocks {
    var tables: [Int: [Int]] = [:]
    var lists: [Int: [Int]] = [:]

    init(_ page: ExtractedPage) {
      for (index, table) in page.tables.enumerated() {
        if let group = table.group { tables[group, default: []].append(index) }
      }
      for (index, list) in page.lists.enumerated() {
        if let group = list.group { lists[group, default: []].append(index) }
      }
    }
  }

  private static func group(_ number: Int, of page: ExtractedPage, _ blocks: GroupBlocks) -> Group {
    let group = page.groups[number]
    var facts = Group()
    if group.documented.isEmpty { return facts }
    let tables = ((blocks.tables[number] ?? []) + group.sharedTables).map { page.tables[$0] }
    let lists = ((blocks.lists[number] ?? []) + group.sharedLists).map { page.lists[$0] }
    let reader = ParameterReader(page: page)
    let isOptional = reader.saysAllAreOptional(group.paragraphs)
    facts.entries = reader.entries(tables, lists, isOptional: isOptional)
    facts.named = reader.namedInText(group.paragraphs.filter { promisesParameter(page.document, $0) })
    for table in tables where table.role == .statuses { facts.responses += responses(of: table, page) }
    let attributes = ResponseAttributeReader(page: page)
    for table in tables where table.role == .responseAttributes { facts.properties += attributes.properties(table) }
    for list in lists where list.isResponse { facts.properties += attributes.properties(list) }
    facts.statuses = StatusReader.statuses(in: group.paragraphs, of: page.document)
    for block in group.paragraphs {
      let note = SectionProse.read(page.document, block: block)
      if !note.isEmpty { facts.notes.append(note) }
    }
    return facts
  }

  /// A quick look: the words that announce a parameter in a text begin one of its parts.
  private static func promisesParameter(_ document: MarkdownDocument, _ block: Int) -> Bool {
    document.blocks[block].inlines.contains { position in
      let range = document.inlines[Int(position)].text
      guard range.count >= 14 else { return false }
      let text = document.buffer[range.bounds]
      return text.starts(with: " query parameter ".utf8) || text.starts(with: "The parameter ".utf8)
    }
  }

  private static func responses(of table: PageTable, _ page: ExtractedPage) -> [Response] {
    let reader = TableReader(document: page.document)
    return table.rows.compactMap { row in
      guard let cell = table.cell(row, .status), let status = reader.status(in: cell) else { return nil }
      var response = Response(status: status, isStatusDocumented: true, span: page.span(row.range))
      let text = table.cell(row, .description) ?? row.cells.first { $0 != cell }
      response.description = text.map { page.document.plainText(of: $0).trimmingBlanks }
      return response
    }
  }
}
