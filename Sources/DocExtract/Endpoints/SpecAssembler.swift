import APIModel

/// Puts what the pages say together into one `APISpec`.
struct SpecAssembler {
  var pages: [ExtractedPage]
  let hints: ExtractionHints
  var spec = APISpec()
  var index: [OperationID: Int] = [:]
  /// The operations that only an overview has named so far.
  var overviews: Set<OperationID> = []
  /// The shape of each operation's response bodies by status, by its position in `shapesShown`.
  var shapes: [Int: [(status: Int, shape: Int)]] = [:]
  var shapesShown: [ExampleShape] = []
  /// For every example: the page and the body it is.
  var examples: [(page: Int, body: Int)] = []
  var pool = ResourcePool()
  /// The response attributes that tables and lists document, by operation.
  var tableProperties: [Int: [Property]] = [:]
  var shown: Set<Shown> = []
  /// The operations with a sample that says who calls by other means than a header.
  var credentialed: Set<Int> = []

  /// An example that an operation has already.
  struct Shown: Hashable {
    var operation: Int
    var status: Int
    var json: JSONDocument
  }

  /// - Returns: The spec, and the pages with each sample's operation filled in.
  static func assemble(_ pages: [ExtractedPage], hints: ExtractionHints = ExtractionHints()) -> (
    spec: APISpec, pages: [ExtractedPage]
  ) {
    var assembler = SpecAssembler(pages: pages, hints: hints)
    assembler.run()
    return (assembler.spec, assembler.pages)
  }

  init(pages: [ExtractedPage], hints: ExtractionHints) {
    self.pages = pages
    self.hints = hints
  }

  mutating func run() {
    spec.pages = pages.map(\.path)
    spec.title = pages.lazy.compactMap { page in page.sections.first { $0.level == 1 }?.title }.first ?? ""
    spec.server = BasePath.settle(in: &pages, hint: hints.basePath)
    Illustrations.resolve(in: &pages)
    HeadingOperations.add(to: &pages)
    SampleOperations.add(to: &pages, server: spec.server)
    ProseOperations.add(to: &pages, server: spec.server)
    AsideListings.mark(in: &pages)
    if spec.server == nil { spec.server = BasePath.server(of: pages) }
    spec.version = BasePath.version(spec.basePath)
    for page in pages.indices { SharedBlocks.refer(in: &pages[page]) }
    for page in pages.indices { addOperations(of: page) }
    resolveSamples()
    for page in pages.indices {
      let blocks = GroupBlocks(pages[page])
      for group in pages[page].groups.indices { addFacts(page, group, blocks) }
    }
    shown.reserveCapacity(pages.reduce(0) { $0 + $1.bodies.count })
    for page in pages.indices { addBodies(of: page) }
    for operation in spec.operations.indices { finish(operation) }
    EnumerationSharing.share(in: &spec)
    for page in pages.indices {
      for group in pages[page].groups.indices { addNotes(page, group) }
    }
  }

  // MARK: Operations

  mutating func addOperations(of page: Int) {
    for group in pages[page].groups {
      for line in group.lines {
        if let known = index[line.id] {
          add(line, to: known, group, pages[page])
          continue
        }
        index[line.id] = spec.operations.count
        if line.isOverview { overviews.insert(line.id) }
        var operation = Operation(method: line.method, path: line.template, listings: [line.listing])
        operation.summary = line.listing.heading
        operation.tier = TierReader.tier(of: group.section, on: pages[page])
        operation.description = firstParagraph(of: group, pages[page])
        spec.operations.append(operation)
      }
    }
  }

  /// Adds another line that names an operation; one that stands with its documentation counts before an overview's.
  mutating func add(_ line: ListedOperation, to known: Int, _ group: OperationGroup, _ page: ExtractedPage) {
    guard overviews.contains(line.id), !line.isOverview else {
      spec.operations[known].listings.append(line.listing)
      return
    }
    overviews.remove(line.id)
    spec.operations[known].listings.insert(line.listing, at: 0)
    spec.operations[known].summary = line.listing.heading
    spec.operations[known].tier = TierReader.tier(of: group.section, on: page) ?? spec.operations[known].tier
    spec.operations[known].description = firstParagraph(of: group, page) ?? spec.operations[known].description
  }

  /// The first paragraph that stands directly on the page, not in a note, list or quote.
  func firstParagraph(of group: OperationGroup, _ page: ExtractedPage) -> String? {
    for block in page.sections[group.section].paragraphs where page.document.blocks[block].parent == 0 {
      let text = page.document.plainText(of: block).trimmingBlanks
      if !text.isEmpty, text.utf8.count < 2000 { return text }
    }
    return nil
  }

  // MARK: The whole

  mutating func finish(_ at: Int) {
    if at == 0 {
      for (operation, known) in shapes.sorted(by: { $0.key < $1.key }) {
        for entry in known { pool.add(shapesShown[entry.shape], path: spec.operations[operation].path) }
      }
    }
    for entry in shapes[at] ?? [] {
      guard let response = spec.operations[at].responses.firstIndex(where: { $0.status == entry.status }) else {
        continue
      }
      spec.operations[at].responses[response].schema = schema(
        of: shapesShown[entry.shape], path: spec.operations[at].path)
    }
    if let properties = tableProperties[at] { addTableProperties(properties, to: at) }
    if spec.operations[at].responses.allSatisfy({ !(100..<300).contains($0.status) }) {
      // Nothing is said of success: the method implies it, without a body.
      let status =
        switch spec.operations[at].method {
        case .post: isListedWithAnother(spec.operations[at]) ? 200 : 201
        case .delete: 204
        default: 200
        }
      spec.operations[at].responses.append(Response(status: status, span: spec.operations[at].span))
    }
    spec.operations[at].responses.sort { $0.status < $1.status }
    spec.operations[at].authentication = Operation.Authentication(shownBy: spec.operations[at].samples)
    if spec.operations[at].authentication == .none, credentialed.contains(at) {
      spec.operations[at].authentication = .unknown
    }
    if spec.operations[at].parameters.contains(where: { $0.name == "per_page" || $0.name == "page_size" }) {
      spec.operations[at].isPaginated = true
    }
  }

  func schema(of shape: ExampleShape, path: PathTemplate) -> Schema {
    let pooled = pool.pool(for: shape, path: path)
    // Captured by themselves, so that nothing else of this large value is copied.
    let (pages, examples) = (pages, examples)
    var maps: [Int: LiteralMap] = [:]
    func span(_ example: Int, _ offset: Int) -> SourceSpan? {
      let (page, body) = examples[example]
      let known = maps[example]
      let map = known ?? LiteralMap(pages[page].document, block: pages[page].bodies[body].block)
      if known == nil { maps[example] = map }
      let start = map.position(pages[page].bodies[body].offsets.lowerBound + offset)
      return SourceSpan(path: pages[page].path, range: SourceRange(start, start))
    }
    return shape.schema(pool: pooled, span: span)
  }

  mutating func addTableProperties(_ properties: [Property], to at: Int) {
    let successes = spec.operations[at].responses.indices.filter {
      (200..<300).contains(spec.operations[at].responses[$0].status)
    }
    let response: Int
    if let known = successes.first {
      response = known
    } else {
      spec.operations[at].responses.append(
        Response(status: defaultStatus(spec.operations[at]), span: spec.operations[at].span))
      response = spec.operations[at].responses.count - 1
    }
    let schema = spec.operations[at].responses[response].schema
    spec.operations[at].responses[response].mediaType =
      spec.operations[at].responses[response].mediaType ?? "application/json"
    spec.operations[at].responses[response].schema = ResponseAttributeReader.lay(properties, over: schema)
  }

  // MARK: Notes

  mutating func addNotes(_ page: Int, _ group: Int) {
    let extracted = pages[page]
    let operations = Set(extracted.groups[group].documented.map(\.id)).sorted().compactMap { index[$0] }
    let section = extracted.sections[extracted.groups[group].section]
    let isDeprecatedByTitle = section.title.lowercased().holds("deprecated")
    for at in operations {
      if isDeprecatedByTitle, spec.operations[at].deprecation == nil {
        let span = section.block.map { extracted.span(extracted.document.blocks[$0].range) }
        spec.operations[at].deprecation = Deprecation(span: span)
      }
    }
    for block in extracted.groups[group].paragraphs {
      let facts = SectionProse.read(extracted.document, block: block)
      if facts.isEmpty { continue }
      for at in operations {
        // A listing with a query shows a use of it, `?private_token=…`; the bare one documents it.
        let listings = spec.operations[at].listings
        let home = listings.first { $0.query.isEmpty } ?? listings.first
        facts.apply(to: &spec.operations[at], isItsPage: home?.span.path == extracted.path)
      }
    }
  }
}
