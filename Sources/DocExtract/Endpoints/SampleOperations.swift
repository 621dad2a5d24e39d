import APIModel

/// Takes sample requests for the documentation of their operations: where a page lists no operation at all, and where a
/// section without a listing shows what can be done with a member that its page lists,
/// `/projects/5/deploy_keys/13/enable` beside `/projects/:id/deploy_keys/:key_id`.
///
/// Only a section that also shows an answer or documents parameters counts, or a page whose samples call three operations
/// or more of one API: a command to install something does not. Where
/// other pages do list operations, a sample must call the same server, and none of the listed ones.
struct SampleOperations {
  /// Nil where no page lists an operation.
  private let listed: RouteTable?
  private let server: String?

  static func add(to pages: inout [ExtractedPage], server: String?) {
    // Nearly all samples stand with an operation.
    let open = pages.indices.filter { pages[$0].samples.contains { $0.group == nil } }
    guard !open.isEmpty else { return }
    var routes: [RouteTable.Route] = []
    // Many pages may list one operation.
    var known: Set<OperationID> = []
    known.reserveCapacity(pages.reduce(0) { $0 + $1.groups.count })
    // By their positions, so that nothing is copied but what is new.
    for page in pages.indices {
      for group in pages[page].groups.indices {
        for line in pages[page].groups[group].lines.indices
        where known.insert(pages[page].groups[group].lines[line].id).inserted {
          let line = pages[page].groups[group].lines[line]
          routes.append(RouteTable.Route(method: line.method, path: line.template))
        }
      }
    }
    let isCalled = routes.isEmpty || server != nil
    let reader = SampleOperations(listed: routes.isEmpty ? nil : RouteTable(routes), server: server)
    for page in open {
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
    let documented = Self.documentedSections(page)
    let trusted = trustedStarts(page, documented, operation)
    let called = calledStarts(page, operation)
    let own = ownOrigins(page, documented, operation)
    var lines: [Int: [ListedOperation]] = [:]
    var known: Set<OperationID> = []
    var section = -1
    for sample in page.samples where sample.group == nil {
      // Below "Request" it is about what the heading above names.
      guard let subject = page.wholes(of: sample.section).last(where: { page.sections[$0].block != nil }),
        documented.contains(subject) || Self.start(sample).map(trusted.contains) == true
          || Self.versionedStart(sample).map(called.contains) == true
          || sample.url.map({ own.contains($0.origin) }) == true,
        var line = operation(sample, page)
      else { continue }
      line.listing.heading = page.sections[subject].title
      if subject != section {
        section = subject
        known = []
      }
      if known.insert(line.id).inserted { lines[subject, default: []].append(line) }
    }
    let first = page.groups.count
    Self.place(lines, &page)
    for group in page.groups.indices.dropFirst(first) { page.groups[group].isShownBySamples = true }
  }

  /// Where the documented samples of a page begin, `https://h.example/v1`, if nothing else lists operations: what the
  /// page calls there besides is of the same API, whether it shows the answer or not.
  private func trustedStarts(
    _ page: ExtractedPage, _ documented: Set<Int>, _ operation: (PageSample, ExtractedPage) -> ListedOperation?
  ) -> Set<String> {
    guard listed == nil else { return [] }
    var starts: Set<String> = []
    for sample in page.samples where sample.group == nil {
      guard let subject = page.wholes(of: sample.section).last(where: { page.sections[$0].block != nil }),
        documented.contains(subject) || Self.sendsToOwnServer(sample), let start = Self.start(sample),
        !starts.contains(start),
        operation(sample, page) != nil
      else { continue }
      starts.insert(start)
    }
    return starts
  }

  /// Where the commands of a page begin that call three operations or more of one server, where no page lists any; its
  /// versions, `/v1` and `/v2`, are one start.
  private func calledStarts(
    _ page: ExtractedPage, _ operation: (PageSample, ExtractedPage) -> ListedOperation?
  ) -> Set<String> {
    guard listed == nil else { return [] }
    var calls: [String: Set<OperationID>] = [:]
    for sample in page.samples where sample.group == nil {
      guard let start = Self.versionedStart(sample), calls[start, default: []].count < 3,
        let line = operation(sample, page)
      else { continue }
      calls[start, default: []].insert(line.id)
    }
    return Set(calls.filter { $0.value.count >= 3 }.keys)
  }

  /// The reader's own servers of which a page without listings documents two operations or more: what it calls there
  /// besides is of the same API, wherever its path begins.
  private func ownOrigins(
    _ page: ExtractedPage, _ documented: Set<Int>, _ operation: (PageSample, ExtractedPage) -> ListedOperation?
  ) -> Set<String> {
    guard listed == nil else { return [] }
    var calls: [String: Set<OperationID>] = [:]
    for sample in page.samples where sample.group == nil {
      guard let origin = sample.url?.origin, Self.isOwnServer(origin), calls[origin, default: []].count < 2,
        let subject = page.wholes(of: sample.section).last(where: { page.sections[$0].block != nil }),
        documented.contains(subject), let line = operation(sample, page)
      else { continue }
      calls[origin, default: []].insert(line.id)
    }
    return Set(calls.filter { $0.value.count >= 2 }.keys)
  }

  private static func versionedStart(_ sample: PageSample) -> String? {
    guard let url = sample.url, !url.origin.isEmpty else { return nil }
    guard let start = start(sample), let last = start.split(separator: "/").last else { return url.origin }
    let isVersion = last.utf8.first == UInt8(ascii: "v") && last.utf8.dropFirst().allSatisfy(\.isDigit)
    return isVersion ? start.dropLast(last.utf8.count) + "v" : start
  }

  /// A call that a server's own manual shows: JSON, named as such, to the machine that it runs on or a name for it.
  private static func sendsToOwnServer(_ sample: PageSample) -> Bool {
    guard let method = sample.curl.method, method.carriesBody, let url = sample.url,
      sample.curl.header("content-type")?.hasSuffix("json") == true, sample.command.request?.body?.isEmpty == false
    else { return false }
    return isOwnServer(url.origin)
  }

  private static func isOwnServer(_ origin: String) -> Bool {
    let scheme = origin.firstRange(ofBytes: "://")?.upperBound ?? origin.startIndex
    let host = origin[scheme...].prefix { $0 != ":" }
    // What is reserved for documentation (RFC 2606) stands for the reader's own server.
    return ["localhost", "127.0.0.1", "0.0.0.0"].contains(host)
      || ["example.com", "example.org", "example.net", ".example"].contains { host.hasSuffix($0) }
  }

  /// The server and the first word of the path; the first two below `/api`.
  private static func start(_ sample: PageSample) -> String? {
    guard let url = sample.url, !url.origin.isEmpty else { return nil }
    let names = url.path.split(separator: "/")
    guard let first = names.first, names.count > 1 || (first != "api" && sendsToOwnServer(sample)) else { return nil }
    return "\(url.origin)/" + (first == "api" ? "api/\(names[1])" : "\(first)")
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

  /// The sections that show an answer or document parameters, there or in their parts.
  private static func documentedSections(_ page: ExtractedPage) -> Set<Int> {
    var sections: Set<Int> = []
    func add(_ section: Int) { for whole in page.wholes(of: section) { sections.insert(whole) } }
    for body in page.bodies where body.json?.document.root != nil && body.role != .request { add(body.section) }
    for table in page.tables where table.role == .parameters || table.role == .responseAttributes { add(table.section) }
    for list in page.lists { add(list.section) }
    return sections
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

  /// Makes a group of each section's operations, and gives it the blocks that have none yet, those of its parts as well.
  /// - Parameter isShown: Whether the operations are listed elsewhere, and the section only shows them.
  static func place(_ found: [Int: [ListedOperation]], _ page: inout ExtractedPage, isShown: Bool = false) {
    if !found.isEmpty { page.withTree { placeAll(found, &$0, isShown) } }
  }

  private static func placeAll(_ found: [Int: [ListedOperation]], _ page: inout ExtractedPage, _ isShown: Bool) {
    var groups: [Int: Int] = [:]
    for (section, lines) in found.sorted(by: { $0.key < $1.key }) {
      var group = OperationGroup(
        section: section, lines: isShown ? [] : lines, paragraphs: page.sections[section].paragraphs)
      if isShown { group.illustrations = lines }
      page.groups.append(group)
      groups[section] = page.groups.count - 1
    }
    var placed: Set<SourceSpan> = []
    func group(of section: Int, _ block: Int) -> Int? {
      guard let group = page.wholes(of: section).lazy.compactMap({ groups[$0] }).first else { return nil }
      placed.insert(page.span(page.document.blocks[block].range))
      return group
    }
    for index in page.samples.indices where page.samples[index].group == nil {
      page.samples[index].group = group(of: page.samples[index].section, page.samples[index].block)
    }
    for index in page.bodies.indices where page.bodies[index].group == nil {
      page.bodies[index].group = group(of: page.bodies[index].section, page.bodies[index].block)
      if page.bodies[index].group != nil, page.bodies[index].role == .illustration {
        page.bodies[index].role = .response
      }
    }
    for index in page.tables.indices where page.tables[index].group == nil && page.tables[index].role != .other {
      page.tables[index].group = group(of: page.tables[index].section, page.tables[index].block)
    }
    for index in page.lists.indices where page.lists[index].group == nil {
      page.lists[index].group = group(of: page.lists[index].section, page.lists[index].block)
    }
    page.unplaced.removeAll { placed.contains($0.span) }
  }
}
