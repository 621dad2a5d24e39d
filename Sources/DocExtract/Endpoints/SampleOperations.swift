import APIModel

/// Takes sample requests for the documentation of their operations where a set of docs lists no operation at all.
///
/// Only a section that also shows an answer or documents parameters counts: a command to install something does not.
enum SampleOperations {
  static func add(to pages: inout [ExtractedPage]) {
    guard pages.allSatisfy({ page in page.groups.allSatisfy(\.lines.isEmpty) }) else { return }
    for page in pages.indices { add(to: &pages[page]) }
  }

  private static func add(to page: inout ExtractedPage) {
    let sections = Set(page.samples.filter { $0.group == nil }.map(\.section)).sorted()
    for section in sections where page.sections[section].block != nil && isDocumentation(section, page) {
      var lines: [ListedOperation] = []
      for sample in page.samples where sample.section == section && sample.group == nil {
        guard let line = line(sample, page), !lines.contains(where: { $0.id == line.id }) else { continue }
        lines.append(line)
      }
      if !lines.isEmpty { place(lines, section, &page) }
    }
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
