import APIModel

/// Finds listed requests that only show an operation with values put in, `GET /projects/42/issues` where
/// `GET /projects/:id/issues` is documented, and gives them to that operation.
enum Illustrations {
  private struct Key: Hashable {
    var method: HTTPMethod
    var length: Int
    /// The first segment; nil where it is a placeholder.
    var first: String?
  }

  private struct Form: Hashable {
    var method: HTTPMethod
    var length: Int
  }

  /// Templates of one form that are tried; a page of a generator may have any number.
  private static let maximumTried = 500

  static func resolve(in pages: inout [ExtractedPage]) {
    let open = pages.indices.flatMap { page in
      pages[page].groups.indices.filter { mayChange(pages[page].groups[$0]) }.map { (page, $0) }
    }
    guard !open.isEmpty else { return }
    // Only what one of them may show, or is, is looked for.
    var forms: Set<Form> = []
    var asked: Set<OperationID> = []
    for (page, group) in open {
      for line in pages[page].groups[group].lines where !line.reading.hasPlaceholder {
        forms.insert(Form(method: line.method, length: line.reading.length))
        // Of what is refused the last part may be missing.
        if line.isRefused { forms.insert(Form(method: line.method, length: line.reading.length + 1)) }
        if line.mayIllustrate { asked.insert(line.id) }
      }
    }
    var templates: [Key: [PathTemplate]] = [:]
    var known: Set<OperationID> = []
    for page in pages.indices {
      for group in pages[page].groups.indices {
        for line in pages[page].groups[group].lines.indices {
          let method = pages[page].groups[group].lines[line].method
          let path = pages[page].groups[group].lines[line].reading
          if !asked.isEmpty, !pages[page].groups[group].lines[line].mayIllustrate {
            let id = OperationID(method, shape: path.shape)
            if asked.contains(id) { known.insert(id) }
          }
          guard path.hasPlaceholder, forms.contains(Form(method: method, length: path.length)) else { continue }
          let key = Key(method: method, length: path.length, first: path.template.literal(at: 0))
          if templates[key, default: []].count < maximumTried { templates[key, default: []].append(path.template) }
        }
      }
    }
    for (page, group) in open {
      resolve(&pages[page], group, known) { method, template, isCut in
        // With a value put in for what it lacks.
        let path = isCut ? template.description + "/1" : template.description
        var key = Key(
          method: method, length: template.segments.count + (isCut ? 1 : 0), first: template.literal(at: 0))
        if let found = templates[key]?.first(where: { $0.matches(path) }) { return found }
        key.first = nil
        return templates[key]?.first { $0.matches(path) }
      }
    }
  }

  /// Whether a group has what may be an illustration; nearly all lines name an operation.
  private static func mayChange(_ group: OperationGroup) -> Bool {
    group.lines.indices.contains { line in
      !group.lines[line].reading.hasPlaceholder
        && (group.lines[line].mayIllustrate
          || group.lines[line].template.segments.contains { ConcreteSegment.isValue($0) })
    }
  }

  private static func resolve(
    _ page: inout ExtractedPage, _ group: Int, _ known: Set<OperationID>,
    template: (_ method: HTTPMethod, _ path: PathTemplate, _ isCut: Bool) -> PathTemplate?
  ) {
    var kept: [ListedOperation] = []
    for var line in page.groups[group].lines {
      if line.template.hasPlaceholder {
        kept.append(line)
        continue
      }
      let isConcrete = line.template.segments.contains { ConcreteSegment.isValue($0) }
      guard isConcrete || (line.mayIllustrate && !known.contains(line.id)) else {
        kept.append(line)
        continue
      }
      if let own = template(line.method, line.template, false) {
        line.template = own
        line.listing.placeholders = own.placeholders
        page.groups[group].illustrations.append(line)
      } else if isConcrete, line.mayIllustrate, line.isAnnouncedAsExample {
        name(line, &page, "an example with values put in, of an operation that is documented nowhere")
      } else if line.mayIllustrate, line.isAnnouncedAsExample,
        line.listing.heading.map({ concepts.contains($0.lowercased()) }) == true
      {
        name(line, &page, "an example below a concept, of an operation that is documented nowhere")
      } else if line.isRefused, template(line.method, line.template, true)?.endsInPlaceholder == true {
        name(line, &page, "a request without its last part, which an error answers")
      } else {
        if isConcrete, line.mayIllustrate { generalize(&line) }
        kept.append(line)
      }
    }
    page.groups[group].lines = kept
  }

  /// Titles of what holds for many operations.
  private static let concepts: Set = [
    "pagination", "paging", "filtering", "sorting", "filters", "versioning", "rate limiting", "rate limits", "errors",
    "error handling", "conventions", "field selection", "query syntax",
  ]

  /// Says once of a block that it only illustrates.
  private static func name(_ line: ListedOperation, _ page: inout ExtractedPage, _ reason: String) {
    let unplaced = Unplaced(
      kind: line.isInCode ? .codeBlock : .operation, reason: reason, span: page.span(line.blockRange),
      isSuspicious: false)
    guard !page.unplaced.contains(unplaced) else { return }
    page.unplaced.append(unplaced)
    page.unplaced.sort { $0.span < $1.span }
  }

  /// A request dump is all that documents the operation: what is a value in it becomes a placeholder.
  private static func generalize(_ line: inout ListedOperation) {
    var before = ""
    for index in line.template.segments.indices {
      // `/api/0/projects` has a version there.
      if index > 0, before != "api", ConcreteSegment.isValue(line.template.segments[index]) {
        let name = ConcreteSegment.placeholder(after: before)
        line.template.segments[index] =
          [.placeholder(name)]
          + (ConcreteSegment.suffix(line.template.segments[index]).map { [.literal($0)] } ?? [])
      }
      before = line.template.literal(at: index) ?? ""
    }
    line.listing.placeholders = line.template.placeholders
  }
}

/// Tells the value of a placeholder from a fixed name in a path.
enum ConcreteSegment {
  static func isValue(_ parts: [PathTemplate.Part]) -> Bool {
    guard parts.count == 1, case .literal(let text) = parts[0] else { return false }
    return isValue(text) || suffix(parts) != nil
  }

  /// `42`, a UUID, `diaspora%2Fdiaspora`, `cus_9s6XKzkNRiz8i3`; `v1` is none.
  static func isValue(_ text: String) -> Bool {
    let bytes = text.utf8
    if bytes.allSatisfy(\.isDigit) { return true }
    if text.holds(byte: UInt8(ascii: "%")) { return true }
    if bytes.count == 36, ShownFormats.formats(of: text) == .uuid { return true }
    guard bytes.count >= 10, bytes.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }) else { return false }
    var digits = 0
    for byte in bytes where byte.isDigit { digits += 1 }
    return digits >= 3
  }

  /// `.json` of `2.json`.
  static func suffix(_ parts: [PathTemplate.Part]) -> String? {
    guard parts.count == 1, case .literal(let text) = parts[0], text.utf8.first?.isDigit == true,
      let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")),
      text[..<dot].utf8.allSatisfy(\.isDigit), text[dot...].utf8.dropFirst().allSatisfy(\.isLetter)
    else { return nil }
    return String(text[dot...])
  }

  /// `customer_id` after `customers`.
  static func placeholder(after segment: String) -> String {
    let isName =
      segment.utf8.first?.isLetter == true && segment.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
    guard isName else { return "id" }
    let singular = segment.hasSuffix("s") ? String(segment.dropLast()) : segment
    return String(singular.map { $0 == "-" ? "_" : $0 }) + "_id"
  }
}
