import APIModel

/// Puts what the pages say together into one `APISpec`.
struct SpecAssembler {
  private var pages: [ExtractedPage]
  private let hints: ExtractionHints
  private var spec = APISpec()
  private var index: [OperationID: Int] = [:]
  /// The operations that only an overview has named so far.
  private var overviews: Set<OperationID> = []
  /// The response bodies of each operation by status, and their shapes.
  private var shapes: [Int: [(status: Int, shape: ExampleShape)]] = [:]
  /// For every example: the page and the body it is.
  private var examples: [(page: Int, body: Int)] = []
  private var pool = ResourcePool()
  private var shown: Set<Shown> = []
  /// The operations with a sample that says who calls by other means than a header.
  private var credentialed: Set<Int> = []

  /// An example that an operation has already.
  private struct Shown: Hashable {
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

  private init(pages: [ExtractedPage], hints: ExtractionHints) {
    self.pages = pages
    self.hints = hints
  }

  private mutating func run() {
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
    for page in pages.indices { addBodies(of: page) }
    for operation in spec.operations.indices { finish(operation) }
    EnumerationSharing.share(in: &spec)
    for page in pages.indices {
      for group in pages[page].groups.indices { addNotes(page, group) }
    }
  }

  // MARK: Operations

  private mutating func addOperations(of page: Int) {
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
  private mutating func add(_ line: ListedOperation, to known: Int, _ group: OperationGroup, _ page: ExtractedPage) {
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
  private func firstParagraph(of group: OperationGroup, _ page: ExtractedPage) -> String? {
    for block in page.sections[group.section].paragraphs where page.document.blocks[block].parent == 0 {
      let text = page.document.plainText(of: block).trimmingBlanks
      if !text.isEmpty, text.utf8.count < 2000 { return text }
    }
    return nil
  }

  // MARK: Samples

  private mutating func resolveSamples() {
    let table = RouteTable(spec.operations.map { RouteTable.Route(method: $0.method, path: $0.path) })
    let base = spec.basePath.split(separator: "/")
    for page in pages.indices {
      for sample in pages[page].samples.indices {
        let facts = pages[page].samples[sample]
        guard let url = facts.url, let method = facts.curl.method else { continue }
        let path = Self.pathBelowBase(url.path, base)
        let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }[...]
        let group = facts.group.map { pages[page].groups[$0].lines } ?? []
        // The concrete path wins over a placeholder: `/runners/all` is not `/runners/{id}`.
        let own = group.filter { $0.method == method && $0.template.matches(segments) }
          .min { $0.template.placeholders.count < $1.template.placeholders.count }
        if let own {
          pages[page].samples[sample].operation = own.id
        } else {
          pages[page].samples[sample].operation = table.operation(method, path).map { spec.operations[$0].id }
        }
        addSample(page, sample, path)
      }
    }
  }

  /// A URL's path without the base path, whichever version of it the sample names.
  private static func pathBelowBase(_ path: String, _ base: [Substring]) -> String {
    let given = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    guard !base.isEmpty, given.count >= base.count else { return path }
    for (part, own) in zip(base, given)
    where part != own
      && !(part == base.last && part.utf8.first == own.utf8.first && own.dropFirst().utf8.allSatisfy(\.isDigit))
    {
      return path
    }
    return "/" + given.dropFirst(base.count).joined(separator: "/")
  }

  private mutating func addSample(_ page: Int, _ sample: Int, _ path: String) {
    let facts = pages[page].samples[sample]
    guard let id = facts.operation, let at = index[id], let url = facts.curl.url, let method = facts.curl.method else {
      return
    }
    var request = SampleRequest(method: method, url: url.text, span: pages[page].span(facts.range))
    request.headers = facts.curl.headers.map { header in
      let parts = header.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return NameValue(parts[0].trimmingBlanks, parts.count > 1 ? parts[1].trimmingBlanks : "")
    }
    request.fields = facts.curl.fields ?? []
    if facts.curl.fields == nil { request.body = facts.curl.data.map(\.text).joined(separator: "&") }
    let template = spec.operations[at].path
    let values = template.match(path) ?? [:]
    request.pathValues = template.placeholders.compactMap { name in values[name].map { NameValue(name, $0) } }
    request.query = (facts.url?.query ?? []).map {
      NameValue(PercentEncoding.decode($0.name, plusIsBlank: true), PercentEncoding.decode($0.value, plusIsBlank: true))
    }
    spec.operations[at].samples.append(request)
    if facts.curl.hasCredentials { credentialed.insert(at) }
    if let type = facts.curl.mediaType, !spec.operations[at].requestMediaTypes.contains(type) {
      spec.operations[at].requestMediaTypes.append(type)
    }
  }

  // MARK: Parameters and statuses

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

  private mutating func addFacts(_ page: Int, _ group: Int, _ blocks: GroupBlocks) {
    let extracted = pages[page]
    let lines = extracted.groups[group].documented
    let shared = extracted.groups[group]
    let tables = ((blocks.tables[group] ?? []) + shared.sharedTables).map { extracted.tables[$0] }
    let lists = ((blocks.lists[group] ?? []) + shared.sharedLists).map { extracted.lists[$0] }
    let document = extracted.document
    let promising = extracted.groups[group].paragraphs.filter { block in
      document.blocks[block].inlines.contains {
        let text = document.buffer[document.inlines[Int($0)].text.bounds]
        return text.starts(with: " query parameter ".utf8) || text.starts(with: "The parameter ".utf8)
      }
    }
    let reader = ParameterReader(page: extracted)
    let isOptional = reader.saysAllAreOptional(extracted.groups[group].paragraphs)
    let entries = reader.entries(tables, lists, isOptional: isOptional)
    let named = reader.namedInText(promising)
    let byID = Dictionary(grouping: lines + (lines.isEmpty ? [] : shared.illustrations), by: \.id)
    let placeholders = Set(lines.flatMap(\.listing.placeholders))
    var seen: Set<OperationID> = []
    for line in lines {
      let id = line.id
      guard seen.insert(id).inserted, let at = index[id] else { continue }
      let placement = ParameterPlacement(
        operation: spec.operations[at], own: byID[id] ?? [line], groupPlaceholders: placeholders)
      merge(placement.parameters(entries, named: named), into: at)
      for table in tables where table.role == .statuses { addStatuses(table, extracted, at) }
      for table in tables where table.role == .responseAttributes { addResponseAttributes(table, extracted, at) }
      for list in lists where list.isResponse {
        tableProperties[at, default: []] += ResponseAttributeReader(page: extracted).properties(list)
      }
    }
    let proseStatuses = StatusReader.statuses(in: extracted.groups[group].paragraphs, of: extracted.document)
    for id in proseStatuses.isEmpty ? [] : seen.sorted() {
      guard let at = index[id] else { continue }
      for status in proseStatuses where spec.operations[at].response(status.code) == nil {
        var response = Response(status: status.code, isStatusDocumented: true, span: status.span)
        response.description = status.text
        spec.operations[at].responses.append(response)
      }
    }
  }

  private struct ParameterKey: Hashable {
    var name: String
    var location: Parameter.Location
  }

  private mutating func merge(_ parameters: [Parameter], into operation: Int) {
    var positions: [ParameterKey: Int] = [:]
    for (position, parameter) in spec.operations[operation].parameters.enumerated() {
      positions[ParameterKey(name: parameter.name, location: parameter.location)] = position
    }
    for parameter in parameters {
      let key = ParameterKey(name: parameter.name, location: parameter.location)
      if let known = positions[key] {
        merge(parameter, into: operation, known)
      } else {
        positions[key] = spec.operations[operation].parameters.count
        spec.operations[operation].parameters.append(parameter)
      }
    }
  }

  private mutating func merge(_ parameter: Parameter, into operation: Int, _ known: Int) {
    var merged = spec.operations[operation].parameters[known]
    if merged.schema.types.isEmpty, merged.writtenType == nil {
      let values = merged.schema.enumeration
      merged.schema = parameter.schema
      merged.schema.enumeration = merged.schema.enumeration ?? values
      merged.writtenType = parameter.writtenType
    }
    if merged.requirement == .unstated || merged.description == nil {
      if parameter.requirement != .unstated { merged.requirement = parameter.requirement }
    }
    if merged.description == nil {
      merged.description = parameter.description
      merged.span = parameter.span ?? merged.span
    }
    merged.schema.enumeration = merged.schema.enumeration ?? parameter.schema.enumeration
    merged.defaultValue = merged.defaultValue ?? parameter.defaultValue
    merged.deprecation = merged.deprecation ?? parameter.deprecation
    spec.operations[operation].parameters[known] = merged
  }

  private mutating func addStatuses(_ table: PageTable, _ page: ExtractedPage, _ operation: Int) {
    let reader = TableReader(document: page.document)
    for row in table.rows {
      guard let cell = table.cell(row, .status), let status = reader.status(in: cell) else { continue }
      var response = Response(status: status, isStatusDocumented: true, span: page.span(row.range))
      let text = table.cell(row, .description) ?? row.cells.first { $0 != cell }
      response.description = text.map { page.document.plainText(of: $0).trimmingBlanks }
      if let known = spec.operations[operation].responses.firstIndex(where: { $0.status == status }) {
        let old = spec.operations[operation].responses[known]
        if old.isStatusDocumented, old.description != nil { continue }
        spec.operations[operation].responses[known] = response
      } else {
        spec.operations[operation].responses.append(response)
      }
    }
  }

  /// A table of response attributes; the examples' schema is laid over it later.
  private mutating func addResponseAttributes(_ table: PageTable, _ page: ExtractedPage, _ operation: Int) {
    let properties = ResponseAttributeReader(page: page).properties(table)
    guard !properties.isEmpty else { return }
    tableProperties[operation, default: []] += properties
  }

  private var tableProperties: [Int: [Property]] = [:]

  // MARK: Bodies

  private mutating func addBodies(of page: Int) {
    for body in pages[page].bodies.indices {
      let facts = pages[page].bodies[body]
      guard let group = facts.group else { continue }
      if facts.role == .request { addRequestExample(facts, pages[page]) }
      guard facts.role == .response else { continue }
      var seen: Set<OperationID> = []
      let answered = AnsweredSample.operation(of: facts, pages[page])
      for line in pages[page].groups[group].documented where seen.insert(line.id).inserted {
        if answered == nil || answered == line.id, let at = index[line.id] { addBody(page, body, to: at) }
      }
    }
  }

  /// A body that a request sends, for those of the group's operations that send one.
  private mutating func addRequestExample(_ body: PageBody, _ page: ExtractedPage) {
    guard let group = body.group, !body.mediaType.isEmpty, !body.isTemplate else { return }
    let root = body.json?.document.root
    if body.json != nil, root == nil { return }
    let example = Example(
      mediaType: body.mediaType, json: root.flatMap { JSONValue($0) },
      text: body.json == nil ? Self.text(of: body, page.document) : nil,
      span: page.span(page.document.blocks[body.block].range))
    var seen: Set<OperationID> = []
    for line in page.groups[group].documented where line.method.carriesBody {
      guard seen.insert(line.id).inserted, let at = index[line.id] else { continue }
      if let json = body.json?.document {
        guard shown.insert(Shown(operation: at, status: Self.request, json: json)).inserted else { continue }
      }
      spec.operations[at].requestExamples.append(example)
    }
  }

  /// In the place of a status.
  private static let request = 0

  /// A body that is no JSON, as written.
  private static func text(of body: PageBody, _ document: MarkdownDocument) -> String {
    let literal = document.buffer[document.blocks[body.block].literal.bounds]
    return String(decoding: literal.dropFirst(body.offsets.lowerBound).prefix(body.offsets.count), as: UTF8.self)
  }

  private mutating func addBody(_ page: Int, _ body: Int, to operation: Int) {
    let facts = pages[page].bodies[body]
    let document = pages[page].document
    let span = document.span(document.blocks[facts.block].range)
    let status = facts.status ?? Self.statusInside(facts) ?? defaultStatus(spec.operations[operation])
    let at: Int
    if let known = spec.operations[operation].responses.firstIndex(where: { $0.status == status }) {
      at = known
    } else {
      spec.operations[operation].responses.append(
        Response(status: status, isStatusDocumented: facts.status != nil, span: span))
      at = spec.operations[operation].responses.count - 1
    }
    if facts.mediaType.isEmpty { return }
    spec.operations[operation].responses[at].mediaType =
      spec.operations[operation].responses[at].mediaType ?? facts.mediaType
    guard let json = facts.json else {
      let text = Self.text(of: facts, document)
      // An answer without a body has headers all the same.
      if text.utf8.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "\n") }) { return }
      spec.operations[operation].responses[at].examples.append(
        Example(mediaType: facts.mediaType, text: text, span: span))
      return
    }
    guard let root = json.document.root, !facts.isTemplate else { return }
    // The same text once more is no further evidence.
    guard shown.insert(Shown(operation: operation, status: status, json: json.document)).inserted else { return }
    let example = examples.count
    examples.append((page, body))
    spec.operations[operation].responses[at].examples.append(
      Example(mediaType: facts.mediaType, json: JSONValue(root), span: span))
    var known = shapes[operation] ?? []
    if let index = known.firstIndex(where: { $0.status == status }) {
      known[index].shape.add(root, example: example)
    } else {
      let shape = ExampleShape()
      shape.add(root, example: example)
      known.append((status, shape))
    }
    shapes[operation] = known
  }

  /// `{"message": "404 Project Not Found"}` shows its status itself.
  static func statusInside(_ body: PageBody) -> Int? {
    guard let root = body.json?.document.root, root.kind == .object else { return nil }
    for name in ["message", "error", "status"] {
      guard let value = root.member(name) else { continue }
      let text = value.string ?? (value.kind == .number ? value.source : "")
      let digits = text.prefix(3)
      let after = text.dropFirst(3).first
      if digits.utf8.count == 3, let code = Int(digits), (400..<600).contains(code), after == nil || after == " " {
        return code
      }
    }
    return nil
  }

  /// The documented success status; where the docs name none, the one that the method implies.
  private func defaultStatus(_ operation: Operation) -> Int {
    let documented = operation.responses.filter { $0.isStatusDocumented && (200..<300).contains($0.status) }
    if let lowest = documented.map(\.status).min() { return lowest }
    return operation.method == .post && !isListedWithAnother(operation) ? 201 : 200
  }

  /// Whether one block lists the operation and a GET or PUT of the same path: then the POST stands for that and creates
  /// nothing.
  private func isListedWithAnother(_ operation: Operation) -> Bool {
    guard operation.method == .post,
      let known = index[OperationID(.get, operation.path)] ?? index[OperationID(.put, operation.path)],
      let own = operation.span, let other = spec.operations[known].span, own.path == other.path
    else { return false }
    return abs(own.line - other.line) == 1
  }

  // MARK: The whole

  private mutating func finish(_ at: Int) {
    if at == 0 {
      for (operation, known) in shapes.sorted(by: { $0.key < $1.key }) {
        for entry in known { pool.add(entry.shape, path: spec.operations[operation].path) }
      }
    }
    for entry in shapes[at] ?? [] {
      guard let response = spec.operations[at].responses.firstIndex(where: { $0.status == entry.status }) else {
        continue
      }
      spec.operations[at].responses[response].schema = schema(of: entry.shape, path: spec.operations[at].path)
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

  private func schema(of shape: ExampleShape, path: PathTemplate) -> Schema {
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
    if shape.objects == 0, shape.arrays > 0, let items = shape.items {
      var schema = shape.schema(pool: nil, span: span)
      schema.items = .schema(items.schema(pool: pooled, span: span))
      return schema
    }
    return shape.schema(pool: pooled, span: span)
  }

  private mutating func addTableProperties(_ properties: [Property], to at: Int) {
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

  private mutating func addNotes(_ page: Int, _ group: Int) {
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
      for at in operations {
        // A listing with a query shows a use of it, `?private_token=…`; the bare one documents it.
        let listings = spec.operations[at].listings
        let home = listings.first { $0.query.isEmpty } ?? listings.first
        facts.apply(to: &spec.operations[at], isItsPage: home?.span.path == extracted.path)
      }
    }
  }
}
