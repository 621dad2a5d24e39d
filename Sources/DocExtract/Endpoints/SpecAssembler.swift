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
  /// What paragraphs promise, by page and group.
  var notes: [[[SectionProse]]] = []
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
  static func assemble(_ pages: [ExtractedPage], hints: ExtractionHints = ExtractionHints()) async -> (
    spec: APISpec, pages: [ExtractedPage]
  ) {
    var assembler = SpecAssembler(pages: pages, hints: hints)
    assembler.addOperations()
    assembler.add(await assembler.facts())
    assembler.add(await assembler.schemas())
    assembler.finish()
    return (assembler.spec, assembler.pages)
  }

  init(pages: [ExtractedPage], hints: ExtractionHints) {
    self.pages = pages
    self.hints = hints
  }

  mutating func addOperations() {
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
  }

  /// What pages say by themselves, and which operations their samples call.
  private func facts() async -> [(facts: PageFacts, samples: [SampleResolver.Resolved?])] {
    let resolver = SampleResolver(spec, index: index)
    var first = 0
    let settled = pages.map { page in
      defer { first += page.bodies.count }
      return (page: page, firstExample: first)
    }
    return await InParts.map(settled.count) { range in
      settled[range].map { (PageFacts($0.page, firstExample: $0.firstExample), resolver.resolve($0.page)) }
    }
  }

  private mutating func add(_ facts: [(facts: PageFacts, samples: [SampleResolver.Resolved?])]) {
    for (page, known) in facts.enumerated() {
      for (sample, resolved) in known.samples.enumerated() { add(resolved, page, sample) }
    }
    for (page, known) in facts.enumerated() {
      for (group, facts) in known.facts.groups.enumerated() { addFacts(facts, page, group) }
    }
    shown.reserveCapacity(pages.reduce(0) { $0 + $1.bodies.count })
    for (page, known) in facts.enumerated() { addBodies(of: page, known.facts.shapes) }
    notes = facts.map { $0.facts.groups.map(\.notes) }
  }

  /// The schemas of responses that examples show, by operation.
  private func schemas() async -> [[(status: Int, schema: Schema)]] {
    var pool = ResourcePool()
    for (operation, known) in shapes.sorted(by: { $0.key < $1.key }) {
      for entry in known { pool.add(shapesShown[entry.shape], path: spec.operations[operation].path) }
    }
    let shown = ShownSchemas(pages: pages, shapes: shapesShown, pool: pool)
    let (shapes, paths) = (shapes, spec.operations.map(\.path))
    return await InParts.map(paths.count) { range in
      range.map { at in (shapes[at] ?? []).map { ($0.status, shown.schema(of: $0.shape, path: paths[at])) } }
    }
  }

  private mutating func add(_ schemas: [[(status: Int, schema: Schema)]]) {
    for (at, known) in schemas.enumerated() {
      for entry in known {
        guard let response = spec.operations[at].responses.firstIndex(where: { $0.status == entry.status }) else {
          continue
        }
        spec.operations[at].responses[response].schema = entry.schema
      }
    }
  }

  private mutating func finish() {
    for operation in spec.operations.indices { finish(operation) }
    EnumerationSharing.share(in: &spec)
    for page in pages.indices {
      for group in pages[page].groups.indices { addNotes(page, group) }
    }
  }

  // MARK: Operations

  mutating func addOperations(of page: Int) {
    // Many operations may stand in one section, which is read once.
    var known: (section: Int, tier: String?, text: String?)?
    for group in pages[page].groups {
      if group.lines.isEmpty { continue }
      if known?.section != group.section {
        known = (
          group.section, TierReader.tier(of: group.section, on: pages[page]), firstParagraph(of: group, pages[page])
        )
      }
      let (tier, text) = (known?.tier, known?.text)
      for line in group.lines {
        if let known = index[line.id] {
          add(line, to: known, tier: tier, text: text)
          continue
        }
        index[line.id] = spec.operations.count
        if line.isOverview { overviews.insert(line.id) }
        var operation = Operation(method: line.method, path: line.template, listings: [line.listing])
        operation.summary = line.listing.heading
        operation.tier = tier
        operation.description = text
        spec.operations.append(operation)
      }
    }
  }

  /// Adds another line that names an operation; one that stands with its documentation counts before an overview's.
  mutating func add(_ line: ListedOperation, to known: Int, tier: String?, text: String?) {
    guard overviews.contains(line.id), !line.isOverview else {
      spec.operations[known].listings.append(line.listing)
      return
    }
    overviews.remove(line.id)
    spec.operations[known].listings.insert(line.listing, at: 0)
    spec.operations[known].summary = line.listing.heading
    spec.operations[known].tier = tier ?? spec.operations[known].tier
    spec.operations[known].description = text ?? spec.operations[known].description
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
    for facts in notes[page][group] {
      for at in operations {
        // A listing with a query shows a use of it, `?private_token=…`; the bare one documents it.
        let listings = spec.operations[at].listings
        let home = listings.first { $0.query.isEmpty } ?? listings.first
        facts.apply(to: &spec.operations[at], isItsPage: home?.span.path == extracted.path)
      }
    }
  }

  // MARK: Samples

  private mutating func add(_ resolved: SampleResolver.Resolved?, _ page: Int, _ sample: Int) {
    let facts = pages[page].samples[sample]
    guard facts.url != nil, facts.curl.method != nil else { return }
    pages[page].samples[sample].operation = resolved?.operation
    guard let resolved, let request = resolved.request, let at = index[resolved.operation] else { return }
    spec.operations[at].samples.append(request)
    if resolved.hasCredentials { credentialed.insert(at) }
    if let type = resolved.mediaType, !spec.operations[at].requestMediaTypes.contains(type) {
      spec.operations[at].requestMediaTypes.append(type)
    }
  }
}
