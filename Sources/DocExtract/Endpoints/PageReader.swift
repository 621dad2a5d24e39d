public import APIModel

/// Reads one page: which operations it lists, and which tables, samples and bodies stand with them.
public struct PageReader {
  private let document: MarkdownDocument
  private var page: ExtractedPage
  private var section = 0
  /// The group that what comes next belongs to.
  private var group: Int?
  /// Whether something has been placed with it; until then another listing block joins it.
  private var isGroupInUse = false
  /// The text right before, in lower case: what says what a block is.
  private var leadIn = ""
  private var sectionStack: [Int] = [0]
  /// The paragraphs that parameter lists have used up.
  private var listed: Set<Int> = []

  public static func read(_ document: MarkdownDocument) -> ExtractedPage {
    var reader = PageReader(document)
    reader.walk()
    reader.reportLeftOvers()
    return reader.page
  }

  private init(_ document: MarkdownDocument) {
    self.document = document
    page = ExtractedPage(
      document: document, sections: [Section(block: nil, level: 0, title: "", tier: nil, parent: nil, paragraphs: [])],
      groups: [], tables: [], bodies: [], samples: [], unplaced: [], codeBlockCount: 0, tableCount: 0)
  }

  private mutating func walk() {
    var index = 1
    while index < document.blocks.count {
      let block = document.blocks[index]
      switch block.kind {
      case .heading:
        if isTopLevel(block) { readHeading(index) } else { leadIn = document.plainText(of: index).lowercased() }
      case .paragraph: readParagraph(index)
      case .codeBlock: readCodeBlock(index)
      case .list: readList(index)
      case .htmlBlock: readTags(Array(document.buffer[block.literal.bounds]), index)
      case .table:
        readTable(index)
        index = Int(block.end)
        continue
      default: break
      }
      index += 1
    }
  }

  private func isTopLevel(_ block: MarkdownDocument.Block) -> Bool { block.parent == 0 }

  // MARK: Headings and paragraphs

  private mutating func readHeading(_ index: Int) {
    let level = Int(document.blocks[index].level)
    let (title, tier) = Self.titleAndTier(document.plainText(of: index))
    leadIn = title.lowercased()
    while sectionStack.count > 1, page.sections[sectionStack[sectionStack.count - 1]].level >= level {
      sectionStack.removeLast()
    }
    page.sections.append(
      Section(block: index, level: level, title: title, tier: tier, parent: sectionStack.last, paragraphs: []))
    section = page.sections.count - 1
    sectionStack.append(section)
    if let group, page.sections[page.groups[group].section].level >= level { self.group = nil }
    let bytes = Array(title.utf8)
    if let line = ListingReader.line(bytes, 0..<bytes.count) { list([(line, nil)], block: index, map: nil) }
  }

  /// A heading's text without the tier badge behind it, `**(FREE SELF)**`.
  private static func titleAndTier(_ text: String) -> (String, String?) {
    let text = text.trimmingBlanks
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else { return (text, nil) }
    let inner = text[text.index(after: open)...].dropLast()
    guard !inner.isEmpty, inner.utf8.allSatisfy({ $0.isUpper || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") })
    else {
      return (text, nil)
    }
    return (text[..<open].trimmingBlanks, String(inner))
  }

  private mutating func readParagraph(_ index: Int) {
    if listed.contains(index) {
      leadIn = ""
      return
    }
    page.sections[section].paragraphs.append(index)
    if let group { page.groups[group].paragraphs.append(index) }
    leadIn = document.plainText(of: index).lowercased()
    if let line = listingLine(index) { list([(line, nil)], block: index, map: nil) }
    if let range = document.blocks[index].range {
      let bytes = document.source.bytes
      let start = document.source.offset(of: range.start)
      if start < bytes.count, EndpointTag.begins(bytes[start...].prefix(200)) {
        readTags(Array(bytes[start..<max(start, document.source.offset(of: range.end))]), index)
      }
    }
  }

  /// Components and shortcodes that carry a method and a path.
  private mutating func readTags(_ text: [UInt8], _ index: Int) {
    guard EndpointTag.begins(text) else { return }
    let lines = EndpointTag.lines(in: text)
    if !lines.isEmpty { list(lines.map { ($0, nil) }, block: index, map: nil) }
  }

  /// The operation that a paragraph names: it is nothing but a method and a path, or, in a list, begins so in code.
  private func listingLine(_ index: Int) -> ListingReader.Line? {
    let inlines = document.blocks[index].inlines
    guard let first = inlines.first, leadIn.utf8.count < 300 else { return nil }
    let text = Array(document.plainText(of: index).trimmingBlanks.utf8)
    guard text.first?.isUpper == true else { return nil }
    if let line = ListingReader.line(text, 0..<text.count), line.range.upperBound == text.count { return line }
    guard document.inlines[Int(first)].kind == .code,
      document.blocks[Int(document.blocks[index].parent)].kind == .item
    else { return nil }
    let code = Array(document.buffer[document.inlines[Int(first)].text.bounds])
    guard let line = ListingReader.line(code, 0..<code.count), line.range.upperBound == code.count else { return nil }
    let rest = String(decoding: text.dropFirst(code.count), as: UTF8.self).trimmingBlanks
    // A list of changes names operations too, but documents none.
    let speaksOfChange = ["removed", "renamed", "replaced", "deprecated", "moved", "changed", " now ", "instead"]
      .contains { leadIn.holds($0) }
    guard [":", "-", "–", "—"].contains(where: { rest.hasPrefix($0) }), !speaksOfChange else { return nil }
    return line
  }

  // MARK: Lists

  private mutating func readList(_ index: Int) {
    guard !isInsideList(index),
      var list = ParameterListReader(document: document).read(index, section: section, leadIn: leadIn)
    else { return }
    list.group = group
    for item in list.items { listed.insert(item.paragraph) }
    page.lists.append(list)
    use()
  }

  private func isInsideList(_ index: Int) -> Bool {
    document.blocks[Int(document.blocks[index].parent)].kind == .item
      && page.lists.last.map {
        Int(document.blocks[$0.block].end) > index
      } == true
  }

  // MARK: Code blocks

  private mutating func readCodeBlock(_ index: Int) {
    page.codeBlockCount += 1
    let block = document.blocks[index]
    let text = Array(document.buffer[block.literal.bounds])
    switch CodeBlockReader.read(text, info: document.text(block.info)) {
    case .listing(let lines, let strays):
      let map = LiteralMap(document, block: index)
      list(lines.map { ($0.line, $0.comment) }, block: index, map: map)
      if let body = lines.last?.body, !body.isEmpty { addBody(index, text, body, role: .request) }
      for stray in strays {
        page.unplaced.append(
          Unplaced(
            kind: .operation, reason: "a line between listed operations that names none", span: map.span(stray),
            isSuspicious: true))
      }
    case .samples(let requests, let output):
      let map = LiteralMap(document, block: index)
      for request in requests {
        page.samples.append(
          PageSample(
            curl: request, block: index, url: request.url.map { RequestURL($0.text) }, section: section, group: group,
            range: map.range(request.range)))
      }
      use()
      if let output { addOutput(index, text, output) }
    case .json(let offsets):
      addBody(index, text, offsets, role: jsonRole)
    case .responseDump(let status, let mediaType, let body):
      addBody(index, text, body, role: .response, status: status, mediaType: mediaType)
    case .other(let language):
      readOther(index, text, language)
    }
  }

  private mutating func addOutput(_ index: Int, _ text: [UInt8], _ output: Range<Int>) {
    let tail = Array(text[output])
    if case .responseDump(let status, let mediaType, let body)? = CodeBlockReader.responseDump(tail, from: 0) {
      let body = body.lowerBound + output.lowerBound..<body.upperBound + output.lowerBound
      addBody(index, text, body, role: .response, status: status, mediaType: mediaType)
    } else {
      addBody(index, text, output, role: .response)
    }
  }

  /// Whether a JSON block is sent or returned, as the text before it says.
  private var jsonRole: PageBody.Role {
    let speaksOfAnswer = ["response", "return", "result", "output", "answer", "looks like", "respond"].contains {
      leadIn.holds($0)
    }
    if speaksOfAnswer { return .response }
    let speaksOfRequest = ["request", "payload", "body", "send", "sent", "parameters", "input", "data to", "post "]
      .contains {
        leadIn.holds($0)
      }
    if speaksOfRequest { return .request }
    return group == nil ? .illustration : .response
  }

  private mutating func addBody(
    _ index: Int, _ text: [UInt8], _ offsets: Range<Int>, role: PageBody.Role, status: Int? = nil,
    mediaType: String? = nil
  ) {
    let bytes = Array(text[offsets])
    let isBlank = bytes.allSatisfy { $0.isBlank || $0 == UInt8(ascii: "\n") }
    let isJSON = mediaType.map { $0.hasSuffix("json") } ?? true
    if isBlank, mediaType == nil, status != nil {
      // A status line without body still documents the status.
      page.bodies.append(
        PageBody(
          role: role, block: index, offsets: offsets, json: nil, mediaType: "", status: status, section: section,
          group: group))
    } else {
      page.bodies.append(
        PageBody(
          role: role, block: index, offsets: offsets, json: isJSON ? JSONReader.read(bytes) : nil,
          mediaType: mediaType ?? "application/json", status: status ?? leadInStatus, section: section, group: group))
    }
    use()
  }

  /// The status that the text before a body names: "Example response (`201 Created`):".
  private var leadInStatus: Int? {
    guard ["status", "response", "return", "http", "code"].contains(where: { leadIn.holds($0) }) else { return nil }
    let codes = leadIn.utf8.split { !($0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")) }
      .compactMap { $0.count == 3 ? Int(Substring($0)) : nil }.filter { (200..<600).contains($0) }
    return codes.count == 1 ? codes.first : nil
  }

  private mutating func readOther(_ index: Int, _ text: [UInt8], _ language: String) {
    let speaksOfAnswer = ["response", "returns", "output"].contains { leadIn.holds($0) }
    if group != nil, speaksOfAnswer {
      page.bodies.append(
        PageBody(
          role: .response, block: index, offsets: 0..<text.count, json: nil, mediaType: Self.mediaType(language),
          status: leadInStatus, section: section, group: group))
      use()
      return
    }
    let what = language.isEmpty ? "a code block" : "a `\(language)` block"
    let mentions =
      text.containsIgnoringCase("/api/") || text.starts(with: "GET ".utf8) || text.starts(with: "POST ".utf8)
    page.unplaced.append(
      Unplaced(
        kind: .codeBlock, reason: "\(what) that is neither listing, sample request nor example", span: span(index),
        isSuspicious: mentions))
  }

  private static func mediaType(_ language: String) -> String {
    switch language {
    case "xml": "application/xml"
    case "html": "text/html"
    case "csv": "text/csv"
    case "yaml", "yml": "application/yaml"
    default: "text/plain"
    }
  }

  // MARK: Listings

  private mutating func list(_ lines: [(ListingReader.Line, String?)], block: Int, map: LiteralMap?) {
    var listed: [ListedOperation] = []
    for (line, comment) in lines {
      let template = PathNotation.template(line.path)
      let range = map?.range(line.range) ?? document.blocks[block].range
      var listing = Listing(
        path: line.path, placeholders: template.placeholders, query: line.query, form: line.form,
        heading: heading(of: section), span: document.span(range))
      if let comment, DeprecationReader.mayHold(Array(comment.utf8)) {
        let prose = Prose(text: comment)
        listing.deprecation =
          DeprecationReader.notes(in: prose, span: listing.span).first { $0.isDeprecation }?.deprecation
      }
      listed.append(
        ListedOperation(
          method: line.method, template: template, block: block, listing: listing,
          pathRange: map?.range(line.pathRange) ?? range))
    }
    if let group, !isGroupInUse, page.groups[group].section == section {
      page.groups[group].lines += listed
      return
    }
    page.groups.append(OperationGroup(section: section, lines: listed, paragraphs: page.sections[section].paragraphs))
    let new = page.groups.count - 1
    group = new
    isGroupInUse = false
    takeBlocksAbove(new)
  }

  /// What stood above the listing in its section belongs to it. Sections follow each other, so only the last blocks can.
  private mutating func takeBlocksAbove(_ new: Int) {
    for index in page.tables.indices.reversed() {
      guard page.tables[index].section == section else { break }
      if page.tables[index].group == nil {
        page.tables[index].group = new
        isGroupInUse = true
      }
    }
    for index in page.lists.indices.reversed() {
      guard page.lists[index].section == section else { break }
      if page.lists[index].group == nil {
        page.lists[index].group = new
        isGroupInUse = true
      }
    }
    for index in page.samples.indices.reversed() {
      guard page.samples[index].section == section else { break }
      if page.samples[index].group == nil { page.samples[index].group = new }
    }
    for index in page.bodies.indices.reversed() {
      guard page.bodies[index].section == section else { break }
      if page.bodies[index].group == nil {
        page.bodies[index].group = new
        if page.bodies[index].role == .illustration { page.bodies[index].role = .response }
      }
    }
  }

  private func heading(of section: Int) -> String? {
    page.sections[section].block == nil ? nil : page.sections[section].title
  }

  private mutating func use() { if group != nil { isGroupInUse = true } }

  // MARK: Tables

  private mutating func readTable(_ index: Int) {
    page.tableCount += 1
    var table = TableReader(document: document).read(index, section: section, leadIn: leadIn)
    if table.role == .endpoints {
      readEndpoints(table)
    } else {
      table.group = group
      if table.role != .other { use() }
    }
    page.tables.append(table)
  }

  /// `Method | Path | Description`, or `GET /a` in one cell: each row is an operation of its own.
  private mutating func readEndpoints(_ table: PageTable) {
    for row in table.rows {
      if let line = endpoint(row, table) {
        isGroupInUse = true
        list([(line, nil)], block: row.block, map: nil)
      } else {
        page.unplaced.append(
          Unplaced(
            kind: .operation, reason: "a row of an endpoint table without a known method and path",
            span: span(row.block),
            isSuspicious: true))
      }
    }
    group = nil
  }

  private func endpoint(_ row: PageTable.Row, _ table: PageTable) -> ListingReader.Line? {
    let reader = TableReader(document: document)
    guard let method = table.cell(row, .method) else {
      let cell = table.cell(row, .path) ?? row.cells.first
      return cell.flatMap { reader.listing(in: $0) }
    }
    guard let path = table.cell(row, .path) else { return nil }
    let text = document.plainText(of: method).trimmingBlanks + " " + document.plainText(of: path).trimmingBlanks
    let bytes = Array(text.utf8)
    return ListingReader.line(bytes, 0..<bytes.count)
  }

  // MARK: What is left

  private mutating func reportLeftOvers() {
    for table in page.tables where table.role == .other || (table.group == nil && table.role != .endpoints) {
      let isAttributes = table.role == .parameters || table.role == .responseAttributes
      page.unplaced.append(
        Unplaced(
          kind: .table,
          reason: table.role == .other
            ? "a table that is not about attributes, statuses or endpoints" : "no operation in its section",
          span: span(table.block), isSuspicious: isAttributes && table.column(.required) != nil))
    }
    // A block may hold several commands, and their output; it is named once.
    var named: Set<Int> = []
    for sample in page.samples where sample.group == nil && named.insert(sample.block).inserted {
      page.unplaced.append(
        Unplaced(
          kind: .codeBlock, reason: "a sample request without a listed operation in its section",
          span: span(sample.block), isSuspicious: false))
    }
    for body in page.bodies where body.group == nil && named.insert(body.block).inserted {
      page.unplaced.append(
        Unplaced(
          kind: .codeBlock, reason: "an example without a listed operation in its section", span: span(body.block),
          isSuspicious: false))
    }
    page.unplaced.sort { $0.span < $1.span }
  }

  private func span(_ block: Int) -> SourceSpan { document.span(document.blocks[block].range) }
}
