import APIModel

/// Takes sample requests for the documentation of their operations: where a page lists no operation at all, and where a
/// section without a listing shows what can be done with a member that its page lists,
/// `/projects/5/deploy_keys/13/enable` beside `/projects/:id/deploy_keys/:key_id`.
///
/// Only a section that also shows an answer or documents parameters counts: a command to install something does not. Where
/// other pages do list operations, a sample must call the same server, and none of the listed ones.
struct SampleOperations {
  /// Nil where no page lists an operation.
  private let listed: RouteTable?
  private let server: String?

  static func add(to pages: inout [ExtractedPage], server: String?) {
    var operations: [Operation] = []
    for page in pages {
      for line in page.groups.lazy.flatMap(\.lines) {
        operations.append(Operation(method: line.method, path: line.template))
      }
    }
    let isCalled = operations.isEmpty || server != nil
    let reader = SampleOperations(listed: operations.isEmpty ? nil : RouteTable(operations), server: server)
    for page in pages.indices where !pages[page].samples.isEmpty {
      let members = pages[page].groups.flatMap(\.lines).map(\.template).filter(\.endsInPlaceholder)
      if pages[page].groups.allSatisfy({ $0.documented.isEmpty }) {
        if isCalled { reader.add(to: &pages[page]) { reader.line($0, $1) } }
      } else if !members.isEmpty {
        reader.add(to: &pages[page]) { Self.action($0, $1, on: members) }
      }
    }
  }

  private func add(
    to page: inout ExtractedPage, _ operation: (PageSample, ExtractedPage) -> ListedOperation?
  ) {
    let sections = Set(page.samples.filter { $0.group == nil }.map(\.section)).sorted()
    for section in sections where page.sections[section].block != nil && Self.isDocumentation(section, page) {
      var lines: [ListedOperation] = []
      for sample in page.samples where sample.section == section && sample.group == nil {
        guard let line = operation(sample, page), !lines.contains(where: { $0.id == line.id }) else { continue }
        lines.append(line)
      }
      if !lines.isEmpty { Self.place(lines, section, &page) }
    }
  }

  /// What is done with a listed member: its path and one or two words behind it.
  private static func action(
    _ sample: PageSample, _ page: ExtractedPage, on members: [PathTemplate]
  ) -> ListedOperation? {
    guard let method = sample.curl.method, let url = sample.url, !url.origin.isEmpty else { return nil }
    let names = url.path.split(separator: "/").prefix(24).map(String.init)
    var best: PathTemplate?
    for member in members where member.segments.count > (best?.segments.count ?? 0) {
      for start in names.indices where start <= 4 && names.count - start > member.segments.count {
        let end = start + member.segments.count
        let words = names[end...]
        guard words.count <= 2, words.allSatisfy({ $0.utf8.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "_") } }),
          member.literal(at: 0) == names[start],
          member.match("/" + names[start..<end].joined(separator: "/")) != nil
        else { continue }
        best = PathTemplate(segments: member.segments + words.map { [.literal($0)] })
        break
      }
    }
    guard let template = best else { return nil }
    let listing = Listing(
      path: template.description, placeholders: template.placeholders, heading: page.sections[sample.section].title,
      span: page.span(sample.range))
    return ListedOperation(
      method: method, template: template, block: sample.block, listing: listing, pathRange: sample.range)
  }

  private static func isDocumentation(_ section: Int, _ page: ExtractedPage) -> Bool {
    page.bodies.contains {
      page.isPart($0.section, of: section) && $0.json?.document.root != nil && $0.role != .request
    }
      || page.tables.contains {
        page.isPart($0.section, of: section) && ($0.role == .parameters || $0.role == .responseAttributes)
      }
      || page.lists.contains { page.isPart($0.section, of: section) }
  }

  private func line(_ sample: PageSample, _ page: ExtractedPage) -> ListedOperation? {
    guard let method = sample.curl.method, let url = sample.url, !url.origin.isEmpty else { return nil }
    var written = url.path
    if listed != nil {
      guard let server, (url.origin + url.path).hasPrefix(server) else { return nil }
      written = String((url.origin + url.path).dropFirst(server.count))
      guard written.hasPrefix("/") else { return nil }
    }
    if let listed, listed.operation(method, written) != nil { return nil }
    let names = written.split(separator: "/").map(String.init)
    guard let last = names.last, !Self.isFile(last) else { return nil }
    var path = ""
    var before = ""
    for name in names {
      path +=
        "/"
        + (ConcreteSegment.isValue(name) && before != "api" ? "{\(ConcreteSegment.placeholder(after: before))}" : name)
      before = name
    }
    let template = PathNotation.template(path)
    // What else a shell would fill in is no path that is known.
    guard !template.description.utf8.contains(where: { "$`\"'".utf8.contains($0) }) else { return nil }
    let range = sample.range
    let listing = Listing(
      path: path, placeholders: template.placeholders, heading: page.sections[sample.section].title,
      span: page.span(range))
    return ListedOperation(method: method, template: template, block: sample.block, listing: listing, pathRange: range)
  }

  private static func isFile(_ text: String) -> Bool {
    [".sh", ".gz", ".zip", ".deb", ".rpm", ".md", ".txt", ".yml", ".yaml", ".exe", ".tgz"].contains {
      text.hasSuffix($0)
    }
  }

  /// Gives the section's blocks to the new group.
  static func place(_ lines: [ListedOperation], _ section: Int, _ page: inout ExtractedPage) {
    page.groups.append(
      OperationGroup(section: section, lines: lines, paragraphs: page.sections[section].paragraphs))
    let group = page.groups.count - 1
    var placed: Set<SourceSpan> = []
    func isPlaced(_ block: Int) { placed.insert(page.document.span(page.document.blocks[block].range)) }
    for index in page.samples.indices
    where page.isPart(page.samples[index].section, of: section) && page.samples[index].group == nil {
      page.samples[index].group = group
      isPlaced(page.samples[index].block)
    }
    for index in page.bodies.indices
    where page.isPart(page.bodies[index].section, of: section) && page.bodies[index].group == nil {
      page.bodies[index].group = group
      if page.bodies[index].role == .illustration { page.bodies[index].role = .response }
      isPlaced(page.bodies[index].block)
    }
    for index in page.tables.indices
    where page.isPart(page.tables[index].section, of: section) && page.tables[index].group == nil
      && page.tables[index].role != .other
    {
      page.tables[index].group = group
      isPlaced(page.tables[index].block)
    }
    for index in page.lists.indices
    where page.isPart(page.lists[index].section, of: section) && page.lists[index].group == nil {
      page.lists[index].group = group
      isPlaced(page.lists[index].block)
    }
    page.unplaced.removeAll { placed.contains($0.span) }
  }
}
