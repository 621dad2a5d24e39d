import APIModel

/// Takes sample requests for the documentation of their operations: where a set of docs lists no operation at all, and
/// where a section without a listing shows what can be done with a member that its page lists,
/// `/projects/5/deploy_keys/13/enable` beside `/projects/:id/deploy_keys/:key_id`.
///
/// Only a section that also shows an answer or documents parameters counts: a command to install something does not.
enum SampleOperations {
  static func add(to pages: inout [ExtractedPage]) {
    let isListed = pages.contains { page in page.groups.contains { !$0.lines.isEmpty } }
    for page in pages.indices {
      let members = pages[page].groups.flatMap(\.lines).map(\.template).filter(\.endsInPlaceholder)
      if !isListed {
        add(to: &pages[page]) { line($0, $1) }
      } else if !members.isEmpty {
        add(to: &pages[page]) { action($0, $1, on: members) }
      }
    }
  }

  private static func add(
    to page: inout ExtractedPage, _ operation: (PageSample, ExtractedPage) -> ListedOperation?
  ) {
    let sections = Set(page.samples.filter { $0.group == nil }.map(\.section)).sorted()
    for section in sections where page.sections[section].block != nil && isDocumentation(section, page) {
      var lines: [ListedOperation] = []
      for sample in page.samples where sample.section == section && sample.group == nil {
        guard let line = operation(sample, page), !lines.contains(where: { $0.id == line.id }) else { continue }
        lines.append(line)
      }
      if !lines.isEmpty { place(lines, section, &page) }
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
    page.bodies.contains { $0.section == section && $0.json?.document.root != nil && $0.role != .request }
      || page.tables.contains { $0.section == section && ($0.role == .parameters || $0.role == .responseAttributes) }
      || page.lists.contains { $0.section == section }
  }

  private static func line(_ sample: PageSample, _ page: ExtractedPage) -> ListedOperation? {
    guard let method = sample.curl.method, let url = sample.url, !url.origin.isEmpty else { return nil }
    let names = url.path.split(separator: "/").map(String.init)
    guard let last = names.last, !isFile(last), names.allSatisfy({ !$0.utf8.contains(UInt8(ascii: "$")) }) else {
      return nil
    }
    var path = ""
    var before = ""
    for name in names {
      path += "/" + (isIdentifier(name) ? "{\(placeholder(after: before))}" : name)
      before = name
    }
    let template = PathNotation.template(path)
    let range = sample.range
    let listing = Listing(
      path: path, placeholders: template.placeholders, heading: page.sections[sample.section].title,
      span: page.span(range))
    return ListedOperation(method: method, template: template, block: sample.block, listing: listing, pathRange: range)
  }

  /// `42`, a UUID, `cus_9s6XKzkNRiz8i3`: the value of a placeholder. `v1` is none.
  private static func isIdentifier(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.allSatisfy(\.isDigit) { return true }
    if ShownFormats.formats(of: text) == .uuid { return true }
    guard bytes.count >= 10, bytes.allSatisfy(\.isWord) else { return false }
    return bytes.filter(\.isDigit).count >= 3
  }

  private static func isFile(_ text: String) -> Bool {
    [".sh", ".gz", ".zip", ".deb", ".rpm", ".md", ".txt", ".yml", ".yaml", ".exe", ".tgz"].contains {
      text.hasSuffix($0)
    }
  }

  /// `customer_id` after `customers`.
  private static func placeholder(after segment: String) -> String {
    let isName =
      segment.utf8.first?.isLetter == true && segment.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
    guard isName else { return "id" }
    let singular = segment.hasSuffix("s") ? String(segment.dropLast()) : segment
    return String(singular.map { $0 == "-" ? "_" : $0 }) + "_id"
  }

  /// Gives the section's blocks to the new group.
  private static func place(_ lines: [ListedOperation], _ section: Int, _ page: inout ExtractedPage) {
    page.groups.append(
      OperationGroup(section: section, lines: lines, paragraphs: page.sections[section].paragraphs))
    let group = page.groups.count - 1
    var placed: Set<SourceSpan> = []
    func isPlaced(_ block: Int) { placed.insert(page.document.span(page.document.blocks[block].range)) }
    for index in page.samples.indices where page.samples[index].section == section && page.samples[index].group == nil {
      page.samples[index].group = group
      isPlaced(page.samples[index].block)
    }
    for index in page.bodies.indices where page.bodies[index].section == section && page.bodies[index].group == nil {
      page.bodies[index].group = group
      if page.bodies[index].role == .illustration { page.bodies[index].role = .response }
      isPlaced(page.bodies[index].block)
    }
    for index in page.tables.indices
    where page.tables[index].section == section && page.tables[index].group == nil && page.tables[index].role != .other
    {
      page.tables[index].group = group
      isPlaced(page.tables[index].block)
    }
    for index in page.lists.indices where page.lists[index].section == section && page.lists[index].group == nil {
      page.lists[index].group = group
    }
    page.unplaced.removeAll { placed.contains($0.span) }
  }
}
