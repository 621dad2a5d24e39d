import APIModel

/// Takes a path that is a section's whole heading, `/pdb/query/v4/nodes/<NODE>`, for an operation where nothing else lists
/// one there and the section documents an answer or parameters. The method is the one that a sample of the section calls it
/// with, or the one that its text names; where it names none and speaks of what is returned, GET. A path with a label,
/// "Route: `/users`", is taken in the same way, but for the guess.
enum HeadingOperations {
  static func add(to pages: inout [ExtractedPage]) {
    for page in pages.indices
    where pages[page].sections.contains(where: { $0.path != nil || $0.labelledPath != nil }) {
      pages[page].withTree { add(to: &$0) }
    }
  }

  private static func add(to page: inout ExtractedPage) {
    let listed = Set(page.groups.map(\.section))
    let convention = conventionalMethod(page)
    let documented = documentedSections(page)
    var found: [Int: [ListedOperation]] = [:]
    var open: [Int] = []
    for section in page.sections.indices {
      guard let path = page.sections[section].path else {
        if let path = page.sections[section].labelledPath,
          case let lines = labelled(path, section, listed, convention, page), !lines.isEmpty
        {
          found[section] = lines
        }
        continue
      }
      let subtree = subtree(of: section, page)
      guard !subtree.contains(where: listed.contains),
        mayBeEndpoint(PathNotation.template(path), isExchange: isExchange(subtree, page))
      else { continue }
      let isDocumented = subtree.contains { documented.contains($0) || page.sections[$0].meaning.role != nil }
      let lines = operations(section, path, subtree, isDocumented: isDocumented, convention, page)
      if lines.isEmpty { open.append(section) } else { found[section] = lines }
    }
    // Beside such operations a section with a path and a text is one of them, however short it is.
    for section in found.isEmpty ? [] : open {
      guard let path = page.sections[section].path else { continue }
      let lines = operations(section, path, subtree(of: section, page), isDocumented: true, convention, page)
      if !lines.isEmpty { found[section] = lines }
    }
    SampleOperations.place(found, &page)
  }

  private static func operations(
    _ section: Int, _ path: String, _ subtree: Range<Int>, isDocumented: Bool, _ convention: HTTPMethod?,
    _ page: ExtractedPage
  ) -> [ListedOperation] {
    guard let block = page.sections[section].block else { return [] }
    var lines: [ListedOperation] = []
    for path in alternatives(path) {
      let template = PathNotation.template(path)
      var methods = sampleMethods(template, subtree, page)
      var query: [NameValue] = []
      if methods.isEmpty, let call = call(template, subtree, page) { (methods, query) = ([call.method], call.query) }
      if methods.isEmpty, isDocumented {
        methods = convention.map { [$0] } ?? namedMethods(section, page)
        if methods.isEmpty || methods == [.get], isExchange(subtree, page) { methods = [.post] }
      }
      lines += methods.map { line($0, path, template, query, section, block, page) }
    }
    return lines
  }

  /// The operations of a path or URL with a label: as the section's samples call it, its text or the page's convention.
  private static func labelled(
    _ path: String, _ section: Int, _ listed: Set<Int>, _ convention: HTTPMethod?, _ page: ExtractedPage
  ) -> [ListedOperation] {
    let subtree = subtree(of: section, page)
    let text = Array("GET \(path)".utf8)
    guard let block = page.sections[section].block, !subtree.contains(where: listed.contains),
      let line = ListingReader.line(text, 0..<text.count), line.range.upperBound == text.count, line.path != "/",
      case let template = PathNotation.template(line.path), let first = template.segments.first
    else { return [] }
    if let word = template.literal(at: 0), !first.isEmpty, folders.contains(word) { return [] }
    var methods = sampleMethods(template, subtree, page)
    if methods.isEmpty { methods = namedMethods(section, page, guesses: false) }
    if methods.isEmpty { methods = convention.map { [$0] } ?? [] }
    return methods.map {
      var operation = self.line($0, line.path, template, line.query, section, block, page)
      operation.origin = line.origin
      return operation
    }
  }

  /// `/a/[b|c]` as `/a/b` and `/a/c`.
  private static func alternatives(_ path: String) -> [String] {
    guard let open = path.utf8.lastIndex(of: UInt8(ascii: "[")), path.utf8.last == UInt8(ascii: "]"),
      path.utf8.contains(UInt8(ascii: "|"))
    else { return [path] }
    let names = path[path.utf8.index(after: open)...].dropLast().split(separator: "|")
    return names.count > 20 ? [path] : names.map { path[..<open] + $0.trimmingBlanks }
  }

  /// A section and those below it.
  private static func subtree(of section: Int, _ page: ExtractedPage) -> Range<Int> {
    let level = page.sections[section].level
    let end = page.sections[(section + 1)...].firstIndex { $0.level <= level } ?? page.sections.count
    return section..<end
  }

  private static func documentedSections(_ page: ExtractedPage) -> Set<Int> {
    var sections: Set<Int> = []
    for body in page.bodies where body.group == nil { sections.insert(body.section) }
    for list in page.lists where list.group == nil { sections.insert(list.section) }
    for table in page.tables where table.role == .parameters || table.role == .responseAttributes {
      sections.insert(table.section)
    }
    return sections
  }

  /// Folders of a file system head sections of manuals; a single word may be a command of a chat.
  private static func mayBeEndpoint(_ template: PathTemplate, isExchange: Bool) -> Bool {
    guard template.segments.count > 1 || isExchange, let first = template.literal(at: 0) else { return false }
    return !folders.contains(first)
  }

  /// Whether both a body that is sent and one that is answered stand there.
  private static func isExchange(_ subtree: Range<Int>, _ page: ExtractedPage) -> Bool {
    let bodies = page.bodies.lazy.filter { $0.group == nil && $0.json != nil && subtree.contains($0.section) }
    return bodies.contains { $0.role == .request && !$0.isQuery } && bodies.contains { $0.role == .response }
  }

  private static let folders: Set = [
    "etc", "var", "usr", "opt", "tmp", "proc", "sys", "dev", "home", "bin", "sbin", "root", "run", "lib", "mnt", "srv",
    "boot", "media", "Users", "Library", "Applications",
  ]

  private static func sampleMethods(
    _ template: PathTemplate, _ subtree: Range<Int>, _ page: ExtractedPage
  ) -> [HTTPMethod] {
    var methods: [HTTPMethod] = []
    for sample in page.samples where sample.group == nil && subtree.contains(sample.section) {
      guard let method = sample.curl.method, let url = sample.url, !methods.contains(method),
        BasePath.base(of: url.path, before: template) != nil
      else { continue }
      methods.append(method)
    }
    return methods
  }

  /// How a command that stands in a paragraph of its own calls the path, `curl -X POST "…"` in code.
  private static func call(
    _ template: PathTemplate, _ subtree: Range<Int>, _ page: ExtractedPage
  ) -> (method: HTTPMethod, query: [NameValue])? {
    let document = page.document
    for block in page.sections[subtree].lazy.flatMap(\.paragraphs) {
      let inlines = document.blocks[block].inlines
      guard inlines.count == 1, let only = inlines.first, document.inlines[Int(only)].kind == .code,
        case let code = document.buffer[document.inlines[Int(only)].text.bounds], code.starts(with: "curl ".utf8),
        case .samples(let requests, _) = CodeBlockReader.read(Array(code), info: "", mayCall: true)
      else { continue }
      for request in requests {
        guard let method = request.method, let url = request.url.map({ RequestURL($0.text) }),
          BasePath.base(of: url.path, before: template) != nil
        else { continue }
        return (method, url.query)
      }
    }
    return nil
  }

  /// The method that a page says all its operations have: "Every endpoint is called with `POST`."
  private static func conventionalMethod(_ page: ExtractedPage) -> HTTPMethod? {
    for section in page.sections where section.path == nil {
      for block in section.paragraphs.prefix(20) {
        var methods: [HTTPMethod] = []
        var isOfAll = false
        var sinceAll = 4
        let tokens = Prose(page.document, block: block).tokens
        if isEither(tokens) { return .get }
        for token in tokens where token.kind != .punctuation {
          if let method = HTTPMethod(rawValue: token.text), !methods.contains(method) { methods.append(method) }
          // "All HTTP API requests"
          if token.isWord(in: all) { sinceAll = 0 } else { sinceAll += 1 }
          if sinceAll <= 3, sinceAll > 0, token.isWord(in: calls) { isOfAll = true }
        }
        if isOfAll, methods.count == 1 { return methods[0] }
      }
    }
    return nil
  }

  /// "You may call any method through either `GET` or `POST`": what takes both can be read with the one that only reads.
  private static func isEither(_ tokens: [Prose.Token]) -> Bool {
    guard let first = tokens.firstIndex(where: { $0.text == "GET" || $0.text == "POST" }), first + 2 < tokens.count,
      tokens[first + 1].isWord("or"), ["GET", "POST"].contains(tokens[first + 2].text),
      tokens[first + 2].text != tokens[first].text
    else { return false }
    let before = tokens[..<first].suffix(8)
    guard let quantifier = before.firstIndex(where: { $0.isWord(in: all) }), quantifier + 1 < first else {
      return false
    }
    return tokens[(quantifier + 1)..<first].prefix(3).contains {
      $0.isWord(in: calls) || $0.isWord(in: ["method", "methods"])
    }
      && !tokens.contains { $0.isWord(in: ["neither", "not"]) }
  }

  private static let all = ["all", "every", "each", "any"]
  private static let calls = [
    "endpoint", "endpoints", "request", "requests", "call", "calls", "command", "commands", "operation", "operations",
  ]

  /// The one method that the section's own text names, "submitted with a POST"; GET where it tells what is returned.
  private static func namedMethods(_ section: Int, _ page: ExtractedPage, guesses: Bool = true) -> [HTTPMethod] {
    var methods: [HTTPMethod] = []
    var speaksOfReading = false
    for block in page.sections[section].paragraphs.prefix(8) {
      for token in Prose(page.document, block: block).tokens where token.kind != .punctuation {
        if let method = HTTPMethod(rawValue: token.text) {
          if !methods.contains(method) { methods.append(method) }
        } else if token.isWord(in: reading) {
          speaksOfReading = true
        }
      }
    }
    if methods.count == 1 { return methods }
    return methods.isEmpty && speaksOfReading && guesses ? [.get] : []
  }

  private static let reading = [
    "return", "returns", "returned", "retrieve", "retrieves", "list", "lists", "get", "gets", "fetch", "fetches",
    "query", "queries", "show", "shows", "information",
  ]

  private static func line(
    _ method: HTTPMethod, _ path: String, _ template: PathTemplate, _ query: [NameValue], _ section: Int, _ block: Int,
    _ page: ExtractedPage
  ) -> ListedOperation {
    let range = page.document.blocks[block].range
    let listing = Listing(
      path: path, placeholders: template.placeholders, query: query, heading: page.sections[section].title,
      span: page.span(range))
    return ListedOperation(method: method, template: template, block: block, listing: listing, pathRange: range)
  }
}
