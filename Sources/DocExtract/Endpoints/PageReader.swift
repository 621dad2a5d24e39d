public import APIModel

/// Reads one page: which operations it lists, and which tables, samples and bodies stand with them. What it does with
/// each kind of block is in the extensions.
public struct PageReader {
  /// A closure that asks the reader for it copies all of the reader; where that shows, it is taken out first.
  let document: MarkdownDocument
  let hints: ExtractionHints
  let shared: SharedReadings
  var page: ExtractedPage
  var section = 0
  /// The group that what comes next belongs to.
  var group: Int?
  /// Whether something has been placed with it; until then another listing block joins it.
  var isGroupInUse = false
  /// Where a list ends whose items are operations with their names.
  var namedItemsEnd = Int.max
  /// The overview that a heading ended; sections below it are about one of its operations each.
  var overview: Int?
  /// The block right before, whose text says what a block is.
  private(set) var leadInBlock: Int?
  /// Its text, in lower case.
  private(set) var leadIn = ""
  /// Whether it has announced a code block already: what stands below that is no example any more.
  var isLeadInUsed = false
  var sectionStack: [Int] = [0]
  /// The first group of each section, up to the last one with a group.
  var firstGroups: [Int?] = []
  /// The headings above each `<details>` that is open.
  var openDetails: [[Int]] = []
  /// The paragraphs that parameter lists have used up.
  var listed: Set<Int> = []
  /// Where the last parameter list ends.
  var listEnd = 0
  /// The last block that shows the head of an answer without its body, and the status there.
  var answerHead: (block: Int, status: Int)?
  /// The last block that draws an answer with the names of types.
  var drawnAnswer: Int?
  /// The text before a list of something else, and where that list ends: "**Response**:" with an example in each item.
  var outerLeadIn: (text: String, end: Int) = ("", 0)
  /// The last item of a list that holds what is sent or returned.
  var exchange: ExchangeItem?
  /// The paths that headings are, by their sections: `GET` below belongs to it.
  var sectionPaths: [Int: String] = [:]
  /// The paths that a code block below a label lists, until their methods follow.
  var labelledPaths: [String] = []
  /// The methods that headings are, with no path above them: what stands below lists the paths.
  var sectionMethods: [Int: [HTTPMethod]] = [:]
  var labels = ListingLabels()
  /// The status that a paragraph of the section, or the label of a tab, gives for what follows.
  var statedStatus: Int?
  /// What the page has listed so far.
  let listedOperations = ListedOperations()
  /// The attributes whose own ones stand in components that are open.
  var fieldOwners = FieldTag.Owners()
  var htmlTables = HTMLTableEnds()
  /// Tables of nothing but paths, which no text gives a method.
  var pathTables: [PathTable] = []
  /// The rows of endpoint tables that link to a section of the page, by its anchor.
  var rowsByAnchor: [String: [ListingReader.Line]] = [:]

  public static func read(_ document: MarkdownDocument) -> ExtractedPage {
    read(document, hints: ExtractionHints(), shared: SharedReadings())
  }

  /// - Parameter shared: What the pages that are read together have in common.
  static func read(
    _ document: MarkdownDocument, hints: ExtractionHints, shared: SharedReadings
  ) -> ExtractedPage {
    var reader = PageReader(document, hints, shared)
    reader.readFrontMatter()
    reader.walk()
    reader.settlePathTables()
    reader.settleConvention()
    reader.settleExamples()
    reader.settleAssumed()
    reader.settleUnnumbered()
    reader.settleTransports()
    reader.settleRequests()
    reader.settleNested()
    NamedSegments.settle(in: &reader.page)
    reader.reportLeftOvers()
    return reader.page
  }

  private init(_ document: MarkdownDocument, _ hints: ExtractionHints, _ shared: SharedReadings) {
    self.document = document
    self.hints = hints
    self.shared = shared
    page = ExtractedPage(document)
  }

  private mutating func walk() {
    var index = 1
    while index < document.blocks.count {
      let block = document.blocks[index]
      if index >= namedItemsEnd {
        namedItemsEnd = .max
        group = nil
      }
      if isInsideHTMLTable(index) {
        index += 1
        continue
      }
      switch block.kind {
      case .heading: if block.parent == 0 { readHeading(index) } else { takeLeadIn(index) }
      case .paragraph: readParagraph(index)
      case .codeBlock:
        readCodeBlock(index)
        isLeadInUsed = true
      case .list: readList(index)
      case .htmlBlock: readHTML(index)
      case .table:
        readTable(index)
        index = Int(block.end)
        continue
      case .thematicBreak: if block.parent == 0 { use() }
      default: break
      }
      index += 1
    }
  }

  /// What the headings above say, or the items of lists that a block stands in: "Response:" with a table two levels
  /// further in.
  func meaning(of index: Int) -> SectionTitle {
    var meaning = meaning
    var inner = index
    while meaning.role == nil, inner > 0 {
      let outer = Int(document.blocks[inner].parent)
      if document.blocks[outer].kind == .item, outer + 1 < inner, document.blocks[outer + 1].kind == .paragraph {
        let text = document.trimmedBytes(of: outer + 1)
        if text.count <= 24, text.last == UInt8(ascii: ":") {
          meaning.role = SectionTitle(String(decoding: text, as: UTF8.self)).role
        }
      }
      inner = outer
    }
    return meaning
  }

  /// What the headings above say of what is read now, up to the operation's own heading.
  var meaning: SectionTitle {
    var at: Int? = section
    var found = SectionTitle()
    let top = group.map { page.groups[$0].section }
    while let index = at, index != 0, index != top {
      let own = page.sections[index].meaning
      // "Body" below "Response"
      if found.role == nil {
        found.role = own.role
        found.isWeak = own.isWeak
      } else if found.isWeak, own.role == .response {
        found.role = .response
      }
      found.status = found.status ?? own.status
      found.namesNoAttributes = found.namesNoAttributes || own.namesNoAttributes
      at = page.sections[index].parent
    }
    return found
  }

  /// "Parameters:" above a table or list says nothing of the block below it; "Request body:" does.
  mutating func forgetLeadIn() {
    guard !leadIn.holds("request body") else { return }
    leadInBlock = nil
    leadIn = ""
    isLeadInUsed = false
  }

  mutating func takeLeadIn(_ block: Int) { takeLeadIn(block, document.plainBytes(of: block)) }

  /// - Parameter text: The block's plain text.
  mutating func takeLeadIn(_ block: Int, _ text: [UInt8]) {
    leadInBlock = block
    leadIn = String(lowercasing: text)
    isLeadInUsed = false
  }

  mutating func use() { if group != nil { isGroupInUse = true } }

  func span(_ block: Int) -> SourceSpan { document.span(document.blocks[block].range) }

  /// Where lists of `name=<type>` say "Optional." on a page, what they leave open is required, in a list without any
  /// such mark as well.
  private mutating func settleConvention() {
    let isConvention = page.lists.contains { list in
      list.isOfValues && list.items.contains { $0.requirement == .optional }
    }
    guard isConvention else { return }
    for list in page.lists.indices where page.lists[list].isOfValues && !page.lists[list].isResponse {
      for item in page.lists[list].items.indices where page.lists[list].items[item].requirement == .unstated {
        page.lists[list].items[item].requirement = .required
      }
    }
  }

  // MARK: What is left

  private mutating func reportLeftOvers() {
    let shared = (tables: Set(page.groups.flatMap(\.sharedTables)), lists: Set(page.groups.flatMap(\.sharedLists)))
    for (index, table) in page.tables.enumerated()
    where table.role == .other || (table.group == nil && table.role != .endpoints && !shared.tables.contains(index)) {
      // A page that calls nothing documents something else, a file or the types of a schema.
      let isAttributes =
        (table.role == .parameters || table.role == .responseAttributes)
        && !(page.groups.isEmpty && page.samples.isEmpty)
      page.unplaced.append(
        Unplaced(
          kind: .table,
          reason: table.role == .other
            ? "a table that is not about attributes, statuses or endpoints" : Self.noOperation,
          span: span(table.block),
          isSuspicious: isAttributes && table.column(.required) != nil && !isOfModel(table) && !isOfAll(table)
            && !isOfVariables(table) && !isOfTool(table) && !isOfChapter(table)
            && !isOfSettings(table) && !isOfNamedAnswer(table)))
    }
    for (index, list) in page.lists.enumerated() where list.group == nil && !shared.lists.contains(index) {
      page.unplaced.append(
        Unplaced(kind: .list, reason: Self.noOperation, span: span(list.block), isSuspicious: false))
    }
    // A block may hold several commands, and their output; it is named once.
    var named: Set<Int> = []
    for sample in page.samples where sample.group == nil && named.insert(sample.block).inserted {
      page.unplaced.append(
        Unplaced(
          kind: .codeBlock, reason: "a sample request without a listed operation in its section",
          span: span(sample.block), isSuspicious: false, block: sample.block))
    }
    for body in page.bodies where body.group == nil && named.insert(body.block).inserted {
      page.unplaced.append(
        Unplaced(
          kind: .codeBlock, reason: "an example without a listed operation in its section", span: span(body.block),
          isSuspicious: false, block: body.block))
    }
    page.unplaced.sort { $0.span < $1.span }
  }

  /// Whether a table below "Properties" tells what an object is made of, whichever operations use it.
  private func isOfModel(_ table: PageTable) -> Bool {
    let title = page.sections[table.section].title.filter { $0 != "`" }
    return title.lowercased() == "properties" || Self.isTypeName(title)
  }

  /// Whether all names are in capitals, as those of an environment's variables are.
  private func isOfVariables(_ table: PageTable) -> Bool {
    let names = table.rows.flatMap(\.names)
    return !names.isEmpty && names.allSatisfy { name in !name.utf8.contains { $0.isLower } }
  }

  /// Whether a table above all operations tells the headers that each of them takes.
  private func isOfAll(_ table: PageTable) -> Bool {
    guard let column = table.column(.name), ["header", "headers"].contains(table.columns[column].title.lowercased())
    else { return false }
    return !page.groups.contains { $0.section <= table.section }
  }

  private static let noOperation = "no operation in its section"
}
