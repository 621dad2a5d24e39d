import APIModel

/// Takes an operation that only a sentence names, "Send a `POST` to `/sites/{id}/deploys`", for the one that its section
/// documents: where nothing else lists one there, a sample in the section calls it, and no page lists that operation.
enum ProseOperations {
  static func add(to pages: inout [ExtractedPage], server: String?) {
    var known: Set<OperationID> = []
    known.reserveCapacity(pages.reduce(0) { $0 + $1.groups.count })
    for page in pages.indices {
      for group in pages[page].groups.indices {
        let lines = pages[page].groups[group].documented
        for line in lines.indices { known.insert(lines[line].id) }
      }
    }
    for page in pages.indices where isStyled(pages[page]) { pages[page].withTree { addStyled(to: &$0, &known) } }
    for page in pages.indices where pages[page].facts == nil && pages[page].groups.isEmpty {
      pages[page].withTree { addTold(to: &$0, &known) }
    }
    // Without any listed operation, a mention is most likely of somebody else's API.
    guard !known.isEmpty else {
      for page in pages.indices where pages[page].facts == nil && mayMention(pages[page]) {
        pages[page].withTree { MentionedOperations.add(to: &$0) }
      }
      return
    }
    // What only a request on another page shows may be documented here.
    known.subtract(pages.lazy.flatMap(\.groups).filter(\.isShownBySamples).flatMap(\.lines).map(\.id))
    // What a settled page says is read already.
    for page in pages.indices where pages[page].facts == nil && hasLooseBlocks(pages[page]) {
      pages[page].withTree { add(to: &$0, known, server) }
    }
  }

  /// How many sections that name their operation in the same way make it the way of the page.
  private static let styledSections = 3

  /// Whether the text of a page that lists nothing may tell of operations.
  static func mayTell(_ page: ExtractedPage) -> Bool {
    page.document.source.bytes.holds(" request to ") || mayMention(page) || told(page).count >= toldSections
  }

  /// How many sections of a page that lists nothing must tell of an operation each.
  private static let toldSections = 3

  /// The operations that "The client sends a `POST` to `/locks`" tells of, one in a section and no two of the same.
  private static func told(_ page: ExtractedPage) -> [Int: [ListedOperation]] {
    guard page.sections.count > toldSections else { return [:] }
    var found: [Int: [ListedOperation]] = [:]
    var ids: Set<OperationID> = []
    for section in page.sections.indices where page.sections[section].block != nil {
      var told: [ListedOperation] = []
      for block in page.sections[section].paragraphs where isTelling(block, page) {
        for line in mentions(block, section, page) where !told.contains(where: { $0.id == line.id }) {
          told.append(line)
        }
      }
      guard told.count == 1, let line = told.first, line.listing.path.hasPrefix("/"),
        !line.template.segments.contains(where: { ConcreteSegment.isValue($0) }), ids.insert(line.id).inserted
      else { continue }
      found[section] = told
    }
    return found
  }

  /// Takes what at least three sections of a page tell of for listings, where it has no other.
  private static func addTold(to page: inout ExtractedPage, _ known: inout Set<OperationID>) {
    let found = told(page).filter { !known.contains($0.value[0].id) }
    guard found.count >= toldSections else { return }
    for line in found.values.joined() { known.insert(line.id) }
    SampleOperations.place(found, &page)
  }

  /// Whether a paragraph says that a request is sent or comes in.
  private static func isTelling(_ block: Int, _ page: ExtractedPage) -> Bool {
    let document = page.document
    // Most paragraphs name no path.
    guard
      document.blocks[block].inlines.contains(where: { position in
        let inline = document.inlines[Int(position)]
        return inline.kind == .code && document.buffer[inline.text.bounds].first == UInt8(ascii: "/")
      })
    else { return false }
    let text = document.plainText(of: block).lowercased()
    // "and append the name of the user"
    return !text.holds("append")
      && ["send", "call", "request", "receive", "issue", "make", "perform", "submit"].contains { text.holds($0) }
  }

  /// Whether it lists operations, and has a sample or table that stands with none of them.
  private static func hasLooseBlocks(_ page: ExtractedPage) -> Bool {
    !page.groups.isEmpty
      && (page.samples.contains { $0.group == nil }
        || page.tables.contains { $0.group == nil && $0.role == .parameters }
        || page.lists.contains { $0.group == nil && !$0.isResponse })
  }

  /// A quick look, which a settled page does not need any more.
  private static func isStyled(_ page: ExtractedPage) -> Bool {
    page.facts == nil && page.sections.count > 2 && page.document.source.bytes.holds(" request to ")
  }

  /// Takes "To list all sites, send a GET request to `/v2/sites`." for a listing where several sections of a page have such
  /// a sentence each, and no other.
  private static func addStyled(to page: inout ExtractedPage, _ known: inout Set<OperationID>) {
    let listed = Set(page.groups.map(\.section))
    var found: [Int: [ListedOperation]] = [:]
    for section in page.sections.indices where !listed.contains(section) && page.sections[section].block != nil {
      let lines = page.sections[section].paragraphs.flatMap { block in
        page.document.plainText(of: block).holds(" request to /") ? mentions(block, section, page) : []
      }
      guard lines.count == 1, let line = lines.first, !known.contains(line.id), line.listing.path.hasPrefix("/"),
        !line.template.segments.contains(where: { ConcreteSegment.isValue($0) })
      else { continue }
      found[section] = lines
    }
    // Beside operations that are listed one is enough.
    guard found.count >= styledSections || !found.isEmpty && page.groups.contains(where: { !$0.documented.isEmpty })
    else {
      return
    }
    for line in found.values.joined() { known.insert(line.id) }
    SampleOperations.place(found, &page)
  }

  /// A quick look: code that begins with a method.
  private static func mayMention(_ page: ExtractedPage) -> Bool {
    let bytes = page.document.source.bytes
    return bytes.holds("`GET /") || bytes.holds("`POST /")
  }

  private static func add(to page: inout ExtractedPage, _ known: Set<OperationID>, _ server: String?) {
    let listed = Set(page.groups.map(\.section))
    var samples: [Int: [PageSample]] = [:]
    for sample in page.samples where sample.group == nil {
      for section in page.wholes(of: sample.section) where page.sections[section].block != nil {
        samples[section, default: []].append(sample)
      }
    }
    var found: [Int: [ListedOperation]] = [:]
    for (section, samples) in samples.sorted(by: { $0.key < $1.key }) where !listed.contains(section) {
      var lines: [ListedOperation] = []
      for block in page.sections[section].paragraphs {
        for line in mentions(block, section, page)
        where !known.contains(line.id) && !lines.contains(where: { $0.id == line.id }) { lines.append(line) }
      }
      guard lines.count == 1, let line = lines.first,
        !line.template.segments.contains(where: { ConcreteSegment.isValue($0) }),
        samples.contains(where: { calls($0, line, server) })
      else { continue }
      found[section] = lines
    }
    let others = addDemanded(to: &found, known, listed, page)
    SampleOperations.place(found, &page)
    page.groups += others
  }

  /// Adds what a sentence right above a table of attributes tells to call: "Call `POST /session` with your credentials".
  /// - Returns: The groups of what else the section does to the same path: "Log out with `DELETE /session`".
  private static func addDemanded(
    to found: inout [Int: [ListedOperation]], _ known: Set<OperationID>, _ listed: Set<Int>, _ page: ExtractedPage
  ) -> [OperationGroup] {
    var others: [OperationGroup] = []
    let loose =
      page.tables.lazy.filter { $0.group == nil && $0.role == .parameters }
      .map { (block: $0.block, section: $0.section, hasTypes: $0.column(.type) != nil) }
      + page.lists.lazy.filter { $0.group == nil && !$0.isResponse }
      .map { (block: $0.block, section: $0.section, hasTypes: true) }
    for table in loose
    where !listed.contains(table.section) && found[table.section] == nil && page.sections[table.section].block != nil {
      let paragraphs = page.sections[table.section].paragraphs
      guard let lead = paragraphs.last(where: { $0 < table.block }),
        case let isAsked = isAsking(lead, page), isAsked || (table.hasTypes && isDemand(lead, page))
      else { continue }
      let lines = mentions(lead, table.section, page)
      guard lines.count == 1, let line = lines.first, isAsked || line.method.carriesBody, !known.contains(line.id),
        !line.template.segments.contains(where: { ConcreteSegment.isValue($0) })
      else { continue }
      found[table.section] = [line]
      for block in paragraphs where block > table.block {
        let more = mentions(block, table.section, page)
        guard more.count == 1, let other = more.first, other.template == line.template, other.method != line.method,
          !known.contains(other.id), endsSentence(block, page), !others.contains(where: { $0.lines[0].id == other.id })
        else { continue }
        others.append(OperationGroup(section: table.section, lines: [other], paragraphs: [block]))
      }
    }
    return others
  }

  /// "To list the jars, make a `GET` request to the `/jars` endpoint."
  private static func isAsking(_ block: Int, _ page: ExtractedPage) -> Bool {
    let tokens = Prose(page.document, block: block).tokens
    guard tokens.first?.isWord("to") == true, let comma = tokens.prefix(16).firstIndex(where: { $0.isMark(",") }) else {
      return false
    }
    return tokens.dropFirst(comma + 1).first?.isWord(in: ["make", "send", "issue", "call", "submit", "perform"]) == true
  }

  /// "Call", "Send" as the first word.
  private static func isDemand(_ block: Int, _ page: ExtractedPage) -> Bool {
    Prose(page.document, block: block).tokens.first?.isWord(in: ["call", "send", "make", "issue"]) == true
  }

  /// Whether the first sentence is a few words with the operation in code at its end.
  private static func endsSentence(_ block: Int, _ page: ExtractedPage) -> Bool {
    guard let first = Prose(page.document, block: block).sentences.first else { return false }
    return first.count <= 6 && first.last?.kind == .code
  }

  private static func calls(_ sample: PageSample, _ line: ListedOperation, _ server: String?) -> Bool {
    guard sample.curl.method == line.method, let url = sample.url,
      let base = BasePath.base(of: url.path, before: line.template)
    else { return false }
    return server == nil || server == url.origin + base
  }

  /// The operations that a paragraph names: `METHOD /path` in code, or a method and, few words later, a path in code.
  static func mentions(_ block: Int, _ section: Int, _ page: ExtractedPage) -> [ListedOperation] {
    let document = page.document
    let hasPath = document.blocks[block].inlines.contains {
      let inline = document.inlines[Int($0)]
      return inline.kind == .code && document.buffer[inline.text.bounds].contains(UInt8(ascii: "/"))
    }
    guard hasPath else { return [] }
    var found: [ListedOperation] = []
    for sentence in Prose(document, block: block).sentences {
      let tokens = Array(sentence)
      if tokens.contains(where: { $0.isWord(in: illustrating) }) { continue }
      var method: HTTPMethod?
      /// The path of "call the `/users` endpoint with a `GET` request", and whether "with" has come.
      var path: (text: String, isJoined: Bool)?
      for token in tokens {
        var text = token.text
        if token.text.utf8.allSatisfy(\.isUpper), let known = HTTPMethod(rawValue: token.text) {
          guard let called = path, called.isJoined else {
            method = known
            continue
          }
          text = "\(known.rawValue) \(called.text)"
        } else {
          guard token.kind == .code else {
            if !token.isWord(in: joining) { method = nil }
            if token.isWord(in: means) {
              path?.isJoined = true
            } else if !token.isWord(in: joining) {
              path = nil
            }
            continue
          }
          path = text.hasPrefix("/") ? (text, false) : nil
          if let known = method, text.hasPrefix("/") || text.hasPrefix("https://") {
            text = "\(known.rawValue) \(text)"
          }
        }
        method = nil
        let bytes = Array(text.utf8)
        guard bytes.first?.isUpper == true, let line = ListingReader.line(bytes, 0..<bytes.count),
          line.range.upperBound == bytes.count
        else { continue }
        let template = PathNotation.template(line.path)
        let range = document.blocks[block].range
        let listing = Listing(
          path: line.path, placeholders: template.placeholders, query: line.query,
          heading: page.sections[section].title, span: page.span(range))
        found.append(
          ListedOperation(method: line.method, template: template, block: block, listing: listing, pathRange: range))
      }
    }
    return found
  }

  private static let illustrating = [
    "example", "e.g", "instance", "like", "such", "instead", "deprecated", "webhook",
  ]
  private static let joining = [
    "request", "requests", "call", "calls", "to", "the", "a", "an", "endpoint", "on", "at", "http", "against",
    "following",
    "url", "path", "message", "global", "resource", "another",
  ]
  /// What stands between a path and the method that it is called by.
  private static let means = ["with", "using", "via", "through", "by"]
}
