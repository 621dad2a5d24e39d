import APIModel

/// What the blocks of one page say, whatever other pages say: all that the spec is made from besides the operations'
/// lines, so that the page's text can go.
struct PageFacts: Sendable {
  /// By the page's groups.
  var groups: [Group] = []
  /// Nil for a group that the page got after it was settled.
  func group(_ number: Int) -> Group? { groups.indices.contains(number) ? groups[number] : nil }
  /// By the page's bodies.
  var bodies: [Body] = []

  struct Group: Sendable {
    /// What tables and lists document of parameters.
    var entries: [ParameterReader.Entry] = []
    /// What few have, apart from the many.
    private var box: Box?
    var rest: Rest {
      get { box?.rest ?? Rest() }
      set { box = newValue.isEmpty ? nil : Box(newValue) }
    }

    private final class Box: Sendable {
      let rest: Rest
      init(_ rest: Rest) { self.rest = rest }
    }

    /// The tiers that its section or the page is for, and the section's first paragraph.
    var tier: String?
    var description: String?
  }

  struct Rest: Sendable {
    /// The parameters that only the text documents.
    var named: [NamedParameter] = []
    /// What tables document of statuses.
    var responses: [Response] = []
    /// What tables and lists document of response attributes.
    var properties: [Property] = []
    /// The statuses that the text promises.
    var statuses: [StatusReader.Status] = []
    /// What else it promises, paragraph by paragraph.
    var notes: [SectionProse] = []
    /// The heading's place, where the heading says that the section's operations are deprecated.
    var deprecatedTitle: SourceSpan?
    /// Whether the fields of the body are named in a sentence or a list of required ones, so that an example may show more.
    var namesSome = false

    var isEmpty: Bool {
      named.isEmpty && responses.isEmpty && properties.isEmpty && statuses.isEmpty && notes.isEmpty
        && deprecatedTitle == nil && !namesSome
    }
  }

  struct Body: Sendable {
    var span: SourceSpan
    /// Where it stands; nil for what is no example of an answer.
    var place: ExamplePlace?
    /// The body as written, where it is no JSON.
    var text: String?
  }

  init(_ page: ExtractedPage, _ rows: SharedRows) {
    let blocks = GroupBlocks(page)
    let ranges = Self.ranges(of: page)
    // Many operations may stand in one section, which is read once.
    var known: (section: Int, tier: String?, description: String?)?
    groups.reserveCapacity(page.groups.count)
    for number in page.groups.indices {
      var facts = Self.group(number, of: page, blocks, ranges[number], rows)
      if !page.groups[number].lines.isEmpty {
        let section = page.groups[number].section
        if known?.section != section {
          known = (section, TierReader.tier(of: section, on: page), Self.firstParagraph(of: section, page))
        }
        facts.tier = known?.tier
        facts.description = known?.description
      }
      groups.append(facts)
    }
    bodies = page.bodies.map { Self.body($0, of: page) }
  }

  /// Lets go of what has become parameters of the operations.
  mutating func dropEntries(_ group: Int) {
    if groups.indices.contains(group) { groups[group].entries = [] }
  }

  /// Keeps what other pages say as well where they keep it.
  mutating func share(_ texts: SharedTexts) {
    for group in groups.indices {
      groups[group].description = groups[group].description.map(texts.one)
      groups[group].tier = groups[group].tier.map(texts.one)
    }
  }

  private static func body(_ body: PageBody, of page: ExtractedPage) -> Body {
    let block = page.document.blocks[body.block]
    var facts = Body(span: page.document.span(block.range))
    guard body.group != nil || body.sample != nil else { return facts }
    guard let json = body.json else {
      let literal = page.document.buffer[block.literal.bounds]
      facts.text = String(
        decoding: literal.dropFirst(body.offsets.lowerBound).prefix(body.offsets.count), as: UTF8.self)
      return facts
    }
    guard body.role == .response || body.sample != nil, !body.isTemplate, json.document.root != nil else {
      return facts
    }
    facts.place = ExamplePlace(page.document, block: body.block, from: body.offsets.lowerBound)
    // Here, where all processors are at work.
    _ = body.example?.shape
    return facts
  }

  /// The first paragraph that stands directly on the page, not in a note, list or quote.
  private static func firstParagraph(of section: Int, _ page: ExtractedPage) -> String? {
    for block in page.sections[section].paragraphs
    where page.document.blocks[block].parent == 0 && page.document.blocks[block].level == 0 {
      let text = page.document.plainText(of: block).trimmingBlanks
      if !text.isEmpty, text.utf8.count < 2000 { return text }
    }
    return nil
  }

  /// The positions of a page's tables and lists by their group.
  private struct GroupBlocks {
    var tables: [[Int]]
    var lists: [[Int]]

    init(_ page: ExtractedPage) {
      tables = Array(repeating: [], count: page.groups.count)
      lists = tables
      for index in page.tables.indices {
        if let group = page.tables[index].group, group < tables.count { tables[group].append(index) }
      }
      for index in page.lists.indices {
        if let group = page.lists[index].group, group < lists.count { lists[group].append(index) }
      }
    }
  }

  /// The blocks that are about each group alone: where a section has several, from its listing to the next one's.
  private static func ranges(of page: ExtractedPage) -> [Range<Int>] {
    var ranges = Array(repeating: 0..<Int.max, count: page.groups.count)
    // Nearly every section has one group.
    var isFound = Array(repeating: false, count: page.sections.count)
    var isShared = false
    for group in page.groups {
      if isFound[group.section] { isShared = true }
      isFound[group.section] = true
    }
    guard isShared else { return ranges }
    var bySection: [Int: [(start: Int, group: Int)]] = [:]
    for (number, group) in page.groups.enumerated() {
      guard let first = group.documented.map(\.block).min() else { continue }
      bySection[group.section, default: []].append((first, number))
    }
    for groups in bySection.values where groups.count > 1 {
      let sorted = groups.sorted { ($0.start, $0.group) < ($1.start, $1.group) }
      for (at, entry) in sorted.enumerated() {
        let next = sorted[(at + 1)...].first { $0.start > entry.start }?.start ?? .max
        ranges[entry.group] = entry.start..<next
      }
    }
    return ranges
  }

  private static func group(
    _ number: Int, of page: ExtractedPage, _ blocks: GroupBlocks, _ range: Range<Int>, _ rows: SharedRows
  ) -> Group {
    var facts = Group()
    var rest = Rest()
    if page.groups[number].documented.isEmpty { return facts }
    let document = page.document
    let paragraphs = common(page, number)
    let tables = (blocks.tables[number] + page.groups[number].sharedTables).map { page.tables[$0] }
    let lists = (blocks.lists[number] + page.groups[number].sharedLists).map { page.lists[$0] }
    let reader = ParameterReader(document: document, rows: rows)
    let words = paragraphs.map { ParagraphWords.read(document, block: $0) }
    func holding(_ any: ParagraphWords) -> [Int] {
      words.contains { !$0.isDisjoint(with: any) }
        ? zip(paragraphs, words).compactMap { $1.isDisjoint(with: any) ? nil : $0 } : []
    }
    let isOptional = reader.saysAllAreOptional(holding(.optional))
    facts.entries = reader.entries(tables, lists, isOptional: isOptional)
    if page.groups[number].changesResource {
      for index in facts.entries.indices { facts.entries[index].settle(.optional) }
    }
    if facts.entries.contains(where: { $0.requirement == .unstated }), reader.saysAllAreRequired(holding(.allRequired))
    {
      for index in facts.entries.indices where facts.entries[index].requirement == .unstated {
        facts.entries[index].settle(.required)
      }
    }
    rest.named = page.groups[number].named
    rest.named += reader.namedInText(holding(.parameter).filter { promisesParameter(document, $0) })
    // In a section of several operations a sentence may be about one of them.
    if page.groups[number].isOfOnePath {
      // Where tables or lists name some, most of the text is about those.
      let isOpen = !tables.contains { $0.role == .parameters } && !lists.contains { !$0.isResponse }
      rest.named += reader.namedInSentences(holding(isOpen ? .naming : .namingFurther).filter(range.contains))
    }
    rest.namesSome =
      !tables.contains { $0.role == .parameters } && lists.allSatisfy { $0.isResponse || $0.isOfRequired }
      && (!rest.named.isEmpty || lists.contains { !$0.isResponse })
    for table in tables where table.role == .statuses { rest.responses += responses(of: table, document) }
    let attributes = ResponseAttributeReader(document: document)
    // What stands below "Response 404" is in no answer of success.
    func isOfFailure(_ section: Int) -> Bool { page.sections[section].meaning.status ?? 0 >= 400 }
    for table in tables where table.role == .responseAttributes && !isOfFailure(table.section) {
      rest.properties += attributes.properties(table)
    }
    for list in lists where list.isResponse && !isOfFailure(list.section) {
      rest.properties += attributes.properties(list)
    }
    rest.statuses = StatusReader.statuses(in: holding(.status), of: document)
    for block in holding(SectionProse.words) {
      let note = SectionProse.read(document, block: block)
      if !note.isEmpty { rest.notes.append(note) }
    }
    let section = page.groups[number].section
    if page.sections[section].title.holdsIgnoringCase("deprecated") {
      rest.deprecatedTitle = document.span(page.sections[section].block.flatMap { document.blocks[$0].range })
    }
    facts.rest = rest
    return facts
  }

  /// The paragraphs that speak of all operations of a group: of an overview, the items are about one each.
  private static func common(_ page: ExtractedPage, _ group: Int) -> [Int] {
    let lines = page.groups[group].lines
    let paragraphs = page.groups[group].paragraphs
    guard lines.count > 1, lines.contains(where: \.isOverview) else { return paragraphs }
    let own = Set(lines.map(\.block))
    return paragraphs.filter { !own.contains($0) }
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

  private static func responses(of table: PageTable, _ document: MarkdownDocument) -> [Response] {
    let reader = TableReader(document: document)
    return table.rows.compactMap { row in
      guard let cell = table.cell(row, .status), let status = reader.status(in: cell) else { return nil }
      var response = Response(status: status, isStatusDocumented: true, span: document.span(row.range))
      let text = table.cell(row, .description) ?? row.cells.first { $0 != cell }
      response.description = text.map { document.plainText(of: $0).trimmingBlanks }
      return response
    }
  }
}
