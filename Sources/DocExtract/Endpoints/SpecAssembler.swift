import APIModel

/// Puts what the pages say together into one `APISpec`.
struct SpecAssembler {
  var pages: [ExtractedPage]
  let hints: ExtractionHints
  var spec = APISpec()
  var index: [OperationID: Int] = [:]
  /// What tells the operations from each other, by their positions.
  var ids: [OperationID] = []
  /// The operations that only an overview has named so far.
  var overviews: Set<OperationID> = []
  /// The shape of each operation's response bodies by status, by its position in `shapesShown`.
  var shapes: [Int: [(status: Int, shape: Int)]] = [:]
  var shapesShown: [ExampleShape] = []
  /// The examples that shapes are made of, by number.
  var examples: [ExamplePlaces.Example] = []
  /// The response attributes that tables and lists document, by operation.
  var tableProperties: [Int: [Property]] = [:]
  var shown: Set<Shown> = []
  /// The names in bodies that are drawn with placeholders, by operation.
  var drawnBodies: [Int: Schema] = [:]
  /// The operations with a sample that says who calls by other means than a header.
  var credentialed: Set<Int> = []
  /// The operations whose text names some fields of the body, and whose examples may show more.
  var partlyNamed: Set<Int> = []

  /// An example that an operation has already.
  struct Shown: Hashable {
    var operation: Int
    var status: Int
    /// The same text is the same object.
    var example: ObjectIdentifier
  }

  /// - Returns: The spec, and the pages with each sample's operation filled in.
  static func assemble(
    _ pages: consuming [ExtractedPage], hints: ExtractionHints = ExtractionHints(),
    shared: SharedReadings = SharedReadings(),
    keepsText: Bool = true
  ) async -> (spec: APISpec, pages: [ExtractedPage]) {
    var assembler = SpecAssembler(pages: consume pages, hints: hints)
    assembler.settleOperations()
    await assembler.settleOpenPages(shared, keepsText: keepsText)
    assembler.addOperations()
    await assembler.addSamples()
    await assembler.addFacts()
    assembler.add(await assembler.schemas())
    await assembler.finish()
    return (assembler.spec, assembler.pages)
  }

  init(pages: consuming [ExtractedPage], hints: ExtractionHints) {
    self.pages = consume pages
    self.hints = hints
  }

  /// Which operations the lines of all pages name.
  private mutating func settleOperations() {
    spec.pages = pages.map(\.path)
    spec.title = pages.lazy.compactMap { page in page.sections.first { $0.level == 1 }?.title }.first ?? ""
    spec.server = BasePath.settle(in: &pages, hint: hints.basePath)
    Illustrations.resolve(in: &pages)
    HeadingOperations.add(to: &pages)
    URLListings.add(to: &pages)
    SampleOperations.add(to: &pages, server: spec.server)
    ProseOperations.add(to: &pages, server: spec.server)
    if spec.server == nil { spec.server = BasePath.server(of: pages) }
    spec.version = BasePath.version(spec.basePath)
  }

  private mutating func settleOpenPages(_ shared: SharedReadings, keepsText: Bool) async {
    let open = pages.indices.filter { pages[$0].facts == nil }
    let given = open.map { pages[$0] }
    let settled = await InParts.map(open.count, sizes: given.map(\.document.source.bytes.count)) { range in
      range.map { at in
        var page = given[at]
        page.unfold()
        page.settle(shared.rows)
        if !keepsText { page.dropText(shared.texts) }
        return page
      }
    }
    for (index, page) in zip(open, settled) { pages[index] = page }
    AsideListings.mark(in: &pages)
  }

  private mutating func addOperations() {
    index.reserveCapacity(pages.reduce(0) { $0 + $1.groups.count })
    for page in pages.indices { addOperations(of: page) }
  }

  /// How many pages' samples and tables are read before they are added.
  private static let pagesAtOnce = 256

  /// Which operations the pages' samples call.
  private mutating func addSamples() async {
    let resolver = SampleResolver(spec, index: index, ids: ids)
    for start in stride(from: 0, to: pages.count, by: Self.pagesAtOnce) {
      let end = min(start + Self.pagesAtOnce, pages.count)
      for (page, samples) in await Self.resolve(pages[start..<end], resolver).enumerated() {
        for (sample, resolved) in samples.enumerated() { add(resolved, start + page, sample) }
        AnsweredSample.place(in: &pages[start + page])
      }
    }
  }

  /// In a function of its own, so that nothing keeps the pages, which are changed next.
  private static func resolve(
    _ pages: ArraySlice<ExtractedPage>, _ resolver: SampleResolver
  ) async -> [[SampleResolver.Resolved?]] {
    let start = pages.startIndex
    return await InParts.map(pages.count) { range in range.map { resolver.resolve(pages[start + $0]) } }
  }

  private mutating func addFacts() async {
    for start in stride(from: 0, to: pages.count, by: Self.pagesAtOnce) {
      let range = start..<min(start + Self.pagesAtOnce, pages.count)
      await addFacts(of: range)
      for page in range {
        for group in pages[page].groups.indices { pages[page].facts?.dropEntries(group) }
      }
    }
    for page in pages.indices {
      addBodies(of: page, pages[page].facts?.bodies ?? [])
      pages[page].facts?.bodies = []
    }
  }

  /// The schemas of responses that examples show, by operation.
  private func schemas() async -> [[(status: Int, schema: Schema)]] {
    var pool = ResourcePool()
    for (operation, known) in shapes.sorted(by: { $0.key < $1.key }) {
      for entry in known { pool.add(shapesShown[entry.shape], path: spec.operations[operation].path) }
    }
    let (pooled, shown, shapes, paths) = (pool, shapesShown, shapes, spec.operations.map(\.path))
    let examples = examples
    return await InParts.map(paths.count) { range in
      let places = ExamplePlaces(examples)
      return range.map { at in
        (shapes[at] ?? []).map { entry in
          (
            entry.status,
            shown[entry.shape].schema(
              pool: pooled.pool(for: shown[entry.shape], path: paths[at]), places: places)
          )
        }
      }
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

  private mutating func finish() async {
    for operation in spec.operations.indices { finish(operation) }
    await EnumerationSharing.share(in: &spec)
    for page in pages.indices {
      for group in pages[page].groups.indices { addNotes(page, group) }
    }
  }

  // MARK: Operations

  mutating func addOperations(of page: Int) {
    for group in pages[page].groups.indices {
      let facts = pages[page].facts?.group(group)
      let (tier, text) = (facts?.tier, facts?.description)
      for line in pages[page].groups[group].lines {
        let id = line.id
        if let known = index[id] {
          add(line, to: known, tier: tier, text: text)
          continue
        }
        index[id] = spec.operations.count
        ids.append(id)
        if line.isOverview { overviews.insert(id) }
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
    guard !overviews.isEmpty, overviews.contains(line.id), !line.isOverview else {
      spec.operations[known].listings.append(line.listing)
      return
    }
    overviews.remove(line.id)
    spec.operations[known].listings.insert(line.listing, at: 0)
    spec.operations[known].summary = line.listing.heading
    spec.operations[known].tier = tier ?? spec.operations[known].tier
    spec.operations[known].description = text ?? spec.operations[known].description
  }

  // MARK: The whole

  mutating func finish(_ at: Int) {
    if let properties = tableProperties[at] { addTableProperties(properties, to: at) }
    if spec.operations[at].method.carriesBody {
      Self.dropWholeBody(of: &spec.operations[at])
      spec.operations[at].shownBody = Self.shownBody(of: spec.operations[at])
    }
    if spec.operations[at].shownBody == nil, let drawn = drawnBodies[at],
      !spec.operations[at].parameters.contains(where: { $0.location == .body })
    {
      spec.operations[at].shownBody = drawn
    }
    if partlyNamed.contains(at) { spec.operations[at].parameters += Self.shownBesides(spec.operations[at]) }
    if spec.operations[at].method == .get { spec.operations[at].parameters += Self.shownQuery(of: spec.operations[at]) }
    if spec.operations[at].responses.allSatisfy({ !(100..<300).contains($0.status) }) {
      // Nothing is said of success: the method implies it, without a body.
      let status =
        switch spec.operations[at].method {
        case .post: isListedWithAnother(at) ? 200 : 201
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
        Response(status: defaultStatus(at), span: spec.operations[at].span))
      response = spec.operations[at].responses.count - 1
    }
    let schema = spec.operations[at].responses[response].schema
    spec.operations[at].responses[response].mediaType =
      spec.operations[at].responses[response].mediaType ?? "application/json"
    spec.operations[at].responses[response].schema = ResponseAttributeReader.lay(properties, over: schema)
  }

  // MARK: Notes

  mutating func addNotes(_ page: Int, _ group: Int) {
    guard let facts = pages[page].facts?.group(group)?.rest, facts.deprecatedTitle != nil || !facts.notes.isEmpty
    else { return }
    let operations = Set(pages[page].groups[group].documented.map(\.id)).sorted().compactMap { index[$0] }
    if let title = facts.deprecatedTitle {
      for at in operations where spec.operations[at].deprecation == nil {
        spec.operations[at].deprecation = Deprecation(span: title.range == nil ? nil : title)
      }
    }
    let file = pages[page].document.file
    for note in facts.notes {
      for at in operations {
        // A listing with a query shows a use of it, `?private_token=…`; the bare one documents it.
        let listings = spec.operations[at].listings
        let home = listings.first { $0.query.isEmpty } ?? listings.first
        note.apply(to: &spec.operations[at], isItsPage: home?.span.file == file)
      }
    }
  }

  // MARK: Samples

  private mutating func add(_ resolved: SampleResolver.Resolved?, _ page: Int, _ sample: Int) {
    let command = pages[page].samples[sample].command
    guard command.url != nil, command.method != nil else { return }
    pages[page].samples[sample].operation = resolved?.operation
    guard let resolved, let request = resolved.request, let at = index[resolved.operation] else { return }
    spec.operations[at].samples.append(request)
    if resolved.hasCredentials { credentialed.insert(at) }
    if let type = resolved.mediaType, !spec.operations[at].requestMediaTypes.contains(type) {
      spec.operations[at].requestMediaTypes.append(type)
    }
  }
}
