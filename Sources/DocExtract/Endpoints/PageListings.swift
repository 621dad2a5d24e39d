import APIModel

extension PageReader {
  /// Lists methods of a path that stands elsewhere, such as in a heading above.
  mutating func list(_ methods: [HTTPMethod], _ path: String, block: Int) {
    // "Endpoints: `/a`, `/b`"
    let paths = path.hasPrefix("/") && path.holds(", /") ? path.components(after: ", ").prefix(20) : [path[...]]
    let lines = paths.flatMap { path in methods.map { ($0, String(path)) } }.flatMap { method, path in
      // What a list is filtered by is no business of what adds to it.
      let own = method.carriesBody ? path[..<(Self.query(of: path)?.lowerBound ?? path.endIndex)] : path[...]
      let bytes = Array("\(method.rawValue) \(own)".utf8)
      return ListingReader.lines(bytes, 0..<bytes.count)
    }
    guard !lines.isEmpty else { return }
    list(lines.map { ($0, nil) }, block: block, map: nil)
    shareFromPath()
  }

  /// Reads a code block that is nothing but the path of a method named right above it, or a method and a path with labels.
  mutating func readLabelledCode(_ index: Int, _ text: [UInt8]) -> Bool {
    if let reading = ListingLabels.block(text) {
      guard case .parts(let methods, let path) = reading else { return false }
      list(methods, path, block: index)
      return true
    }
    if readLabelledLines(index, text) { return true }
    if !labels.awaitsPath, ListingLabels.isPath(text[...]), isFollowedByMethod(index) {
      labels.takePath(String(decoding: text, as: UTF8.self))
      return true
    }
    guard labels.awaitsPath, !isLeadInUsed, text.count < 400,
      case .parts(let methods, let path)? = labels.complete(String(decoding: text, as: UTF8.self))
    else { return false }
    list(methods, path, block: index)
    return true
  }

  /// Whether a line names the method of a path in a code block before another path or heading comes.
  private func isFollowedByMethod(_ index: Int) -> Bool {
    var at = Int(document.blocks[index].end)
    for _ in 0..<12 {
      guard at < document.blocks.count, document.blocks[at].parent == document.blocks[index].parent else {
        return false
      }
      let block = document.blocks[at]
      switch block.kind {
      case .heading: return false
      case .codeBlock where ListingLabels.isPath(document.buffer[block.literal.bounds]): return false
      case .paragraph where ListingLabels.namesMethods(document.plainText(of: at)): return true
      default: at = Int(block.end)
      }
    }
    return false
  }

  /// What stands below "URI" and "HTTP methods" as lines of code, with or without the mark of an item.
  private mutating func readLabelledLines(_ index: Int, _ text: [UInt8]) -> Bool {
    guard labels.isExpecting, text.count < 600 else { return false }
    let lines = text.split(separator: UInt8(ascii: "\n")).map { line in
      let line = line.drop(while: \.isBlank)
      return String(decoding: line.starts(with: "* ".utf8) ? line.dropFirst(2) : line, as: UTF8.self).trimmingBlanks
    }.filter { !$0.isEmpty }
    guard (1...6).contains(lines.count) else { return false }
    let methods = lines.compactMap { PathHeading.methods(in: Array($0.utf8)[...]) }
    if methods.count == lines.count {
      let paths = labelledPaths
      labelledPaths = []
      guard case .parts(let methods, let path)? = labels.read(lines.joined(separator: ", "), context: sectionPath)
      else {
        return false
      }
      list(methods, path, block: index)
      // Those of another label are another operation's.
      if paths.first == path { for other in paths.dropFirst() { list(methods, other, block: index) } }
      return true
    }
    guard lines.allSatisfy({ $0.hasPrefix("/") || $0.hasPrefix("http://") || $0.hasPrefix("https://") }),
      labels.read(lines[0], context: nil) == nil, labels.knownPath == lines[0]
    else { return false }
    labelledPaths = lines
    return true
  }

  /// The mark that a path's query begins with, `?` or that of a template, `{?limit}` (RFC 6570 §3.2.8).
  private static func query(of path: String) -> Range<String.Index>? {
    path.firstRange(ofBytes: "{?") ?? path.firstRange(ofBytes: "?")
  }

  /// What stands below a path's own heading is common to its methods.
  mutating func shareFromPath() {
    guard let group, let owner = sectionWithPath, owner != page.groups[group].section else { return }
    var filters: Set<String> = []
    if page.groups[group].lines.allSatisfy(\.method.carriesBody), let path = sectionPaths[owner],
      let query = Self.query(of: path)
    {
      for name in path[query.upperBound...].split(whereSeparator: { ",}&=*".contains($0) }) {
        filters.insert(String(name))
      }
    }
    for index in page.lists.indices where page.lists[index].section == owner && page.lists[index].group == nil {
      let items = page.lists[index].items.filter { filters.isDisjoint(with: $0.names) }
      if items.count == page.lists[index].items.count {
        page.groups[group].sharedLists.append(index)
      } else if !items.isEmpty {
        var list = page.lists[index]
        list.items = items
        list.group = group
        page.lists.append(list)
      }
    }
    for index in page.tables.indices
    where page.tables[index].section == owner && page.tables[index].group == nil
      && page.tables[index].role == .parameters
    {
      page.groups[group].sharedTables.append(index)
    }
  }

  /// How many of the paragraphs before it a group of operations takes for its own.
  private static let maximumParagraphs = 200

  mutating func list(
    _ lines: [(ListingReader.Line, String?)], block: Int, map: LiteralMap?, range: SourceRange? = nil,
    mayIllustrate: Bool = false, isOverview: Bool = false
  ) {
    let scope = scope(of: section)
    var listed: [ListedOperation] = []
    for (line, comment) in lines {
      var operation = operation(line, block, map, range, heading: heading(of: scope))
      operation.mayIllustrate = mayIllustrate
      operation.isOverview = isOverview
      operation.isAnnouncedAsExample = mayIllustrate && !line.isRequestLine
      if let comment, DeprecationReader.mayHold(Array(comment.utf8)) {
        let prose = Prose(text: comment)
        operation.listing.deprecation =
          DeprecationReader.notes(in: prose, span: operation.listing.span).first { $0.isDeprecation }?.deprecation
      }
      listed.append(operation)
      listedOperations.add(operation.id)
    }
    // What an overview of the section has listed is listed again where it is documented.
    if let group, !isGroupInUse, page.groups[group].lines.count > 1, page.groups[group].lines.count <= 200,
      !page.groups[group].isProvisional, listed.count == 1, let id = listed.first?.id,
      page.groups[group].lines.contains(where: { $0.id == id && $0.block != block })
    {
      for line in page.groups[group].lines.indices { page.groups[group].lines[line].isOverview = true }
      isGroupInUse = true
    }
    if let group, !isGroupInUse, page.groups[group].section == scope {
      if page.groups[group].isProvisional { page.groups[group].lines = [] }
      page.groups[group].lines += listed
      page.groups[group].isProvisional = false
      return
    }
    // No section has so many texts, unless each is another listing.
    page.groups.append(
      OperationGroup(
        section: scope, lines: listed, paragraphs: Array(paragraphs(in: scope).suffix(Self.maximumParagraphs))))
    let new = page.groups.count - 1
    if firstGroup(of: scope) == nil {
      while firstGroups.count <= scope { firstGroups.append(nil) }
      firstGroups[scope] = new
    }
    group = new
    isGroupInUse = false
    takeBlocksAbove(new)
  }

  private func operation(
    _ line: ListingReader.Line, _ block: Int, _ map: LiteralMap?, _ given: SourceRange?, heading: String?
  ) -> ListedOperation {
    let reading = shared.paths.read(line.path)
    let range = given ?? map?.range(line.range) ?? document.blocks[block].range
    let listing = Listing(
      path: reading.path, placeholders: reading.placeholders, query: line.query, form: line.form, heading: heading,
      span: document.span(range))
    var operation = ListedOperation(
      method: line.method, reading: reading, block: block, listing: listing,
      pathRange: map?.range(line.pathRange) ?? range, blockRange: document.blocks[block].range)
    operation.origin = line.origin
    operation.isInCode = document.blocks[block].kind == .codeBlock
    return operation
  }

  /// The section that an operation listed here is the subject of: below "HTTP request" that is the one above.
  private func scope(of section: Int) -> Int {
    var scope = section
    while page.sections[scope].meaning.announcesListing || page.sections[scope].meaning.role == .response,
      let parent = page.sections[scope].parent,
      page.sections[parent].block != nil
    {
      scope = parent
    }
    return scope
  }

  private func firstGroup(of section: Int) -> Int? { section < firstGroups.count ? firstGroups[section] : nil }

  private func paragraphs(in scope: Int) -> [Int] {
    let all = scope == section ? page.sections[scope].paragraphs : page.sections[scope...section].flatMap(\.paragraphs)
    // Between the first listing of the section and the last thing placed with it the text is about that one.
    guard let first = firstGroup(of: scope).flatMap({ page.groups[$0].lines.first?.block }),
      let last = page.groups.indices.last
    else { return all }
    let used = [
      page.bodies.last { $0.group == last }?.block, page.samples.last { $0.group == last }?.block,
      page.tables.last { $0.group == last }?.block, page.lists.last { $0.group == last }?.block,
    ].compactMap(\.self).max()
    guard let used, used > first else { return all }
    return all.filter { $0 < first || $0 > used }
  }

  /// What stood above the listing in its section belongs to it. Sections follow each other, so only the last blocks can.
  mutating func takeBlocksAbove(_ new: Int) {
    let scope = page.groups[new].section
    for index in page.tables.indices.reversed() {
      guard isAbove(page.tables[index].section, scope) else { break }
      if page.tables[index].group == nil {
        page.tables[index].group = new
        isGroupInUse = true
      }
    }
    for index in page.lists.indices.reversed() {
      guard isAbove(page.lists[index].section, scope) else { break }
      if page.lists[index].group == nil {
        page.lists[index].group = new
        isGroupInUse = true
      }
    }
    for index in page.samples.indices.reversed() {
      guard isAbove(page.samples[index].section, scope) else { break }
      if page.samples[index].group == nil { page.samples[index].group = new }
    }
    for index in page.bodies.indices.reversed() {
      guard isAbove(page.bodies[index].section, scope) else { break }
      // One that nothing calls an answer shows the object that the section is about.
      if page.bodies[index].group == nil { page.bodies[index].group = new }
    }
  }

  /// Whether a section is the operation's own, or a part of its documentation that stands before the listing.
  private func isAbove(_ other: Int, _ scope: Int) -> Bool {
    other == section || other == scope || (other > scope && page.sections[other].meaning.isPart)
  }

  private func heading(of section: Int) -> String? {
    let title = page.sections[section].title
    return page.sections[section].block == nil && title.isEmpty ? nil : title
  }

  /// Takes requests with values put in for illustrations of the group's operations, where they fit.
  /// - Returns: False where one does not; then nothing is taken.
  mutating func illustrate(
    _ lines: [ListingReader.Line], block: Int, map: LiteralMap?, isBelowExamples: Bool = false
  ) -> Bool {
    guard let group else { return false }
    var taken: [ListedOperation] = []
    for line in lines {
      var shown = operation(line, block, map, nil, heading: nil)
      let request = ShownRequest(shown.template)
      let listed = page.groups[group].lines
      guard
        let own = request.operation(method: line.method, among: listed)
          ?? (isBelowExamples ? request.beginning(method: line.method, among: listed) : nil)
      else { return false }
      shown.template = own.template
      shown.listing.placeholders = own.listing.placeholders
      taken.append(shown)
    }
    page.groups[group].illustrations += taken
    return true
  }
}
