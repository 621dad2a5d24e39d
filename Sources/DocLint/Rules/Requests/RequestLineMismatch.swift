import APIModel
import DocExtract

/// REQ108: a request as it is sent whose first line calls another operation than its section is about.
struct RequestLineMismatch: LintRule {
  let card = RuleCard(
    "REQ108", "request-line-mismatch", severity: .error,
    summary: "An example request whose first line does not call the operation of its section",
    why: "Who sends what the example shows gets an error, or the answer of another operation.",
    bad: """
      # Users API

      ## Rename a user

      `POST /users/{id}/rename`

      ### Example request

      ```http
      POST /users/7/renam HTTP/1.1
      Content-Type: application/json

      {"name": "Ada"}
      ```
      """,
    good: """
      # Users API

      ## Rename a user

      `POST /users/{id}/rename`

      ### Example request

      ```http
      POST /users/7/rename HTTP/1.1
      Content-Type: application/json

      {"name": "Ada"}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let requests = Self.requests(page)
    guard !requests.isEmpty else { return }
    let usual = Self.usualVersion(requests, page)
    let blocks = Set(requests.filter(\.isWhole).map(\.block))
    let bySection = Dictionary(grouping: requests.filter(\.isWhole), by: \.section)
    var strict: Bool?
    /// Whether sections of the page that show one request show that of their operation: no tales of several steps.
    func isStrict() -> Bool {
      if let strict { return strict }
      var own = 0
      var other = 0
      for case let (section, shown) in bySection where shown.count == 1 {
        let lines = Self.operations(of: section, page, but: blocks)
        guard let request = shown.first, !lines.isEmpty else { continue }
        let segments = Self.withoutBase(request.segments, page.docs, usual)
        if lines.contains(where: { $0.method == request.method && $0.template.fits(segments) }) {
          own += 1
        } else {
          other += 1
        }
      }
      strict = own >= 3 && own >= other * 3
      return own >= 3 && own >= other * 3
    }
    for request in requests {
      if let usual, let slip = versionSlip(request, usual, page) {
        report.add(self, slip, at: request.path)
        continue
      }
      // Where several are shown, one may prepare or undo what the others do.
      guard request.isWhole, bySection[request.section]?.count == 1 else { continue }
      let lines = Self.operations(of: request.section, page, but: blocks)
      guard !lines.isEmpty else { continue }
      let segments = Self.withoutBase(request.segments, page.docs, usual)
      let fitting = lines.filter { $0.template.fits(segments) }
      if fitting.contains(where: { $0.method == request.method }) { continue }
      if let line = fitting.first {
        // The path alone decides nothing where the section lists several methods of it.
        guard lines.count == 1 else { continue }
        // "Update a folder" over a `POST` whose request is a `PUT`: the listing is the wrong one.
        if let verb = HeadingVerb(NameWords.words(of: line.listing.heading ?? "")), verb.usual.contains(request.method),
          !verb.usual.contains(line.method),
          let place = page.rangeOfMethod(line)
        {
          report.add(
            self, .listed(line.method.rawValue, request.method.rawValue), at: place,
            operation: page.docs.operation(line.id),
            notes: [Finding.Note("the request", span: page.page.span(request.verb))])
          continue
        }
        report.add(
          self, .method(request.method.rawValue, line.method.rawValue), at: request.verb,
          operation: page.docs.operation(line.id), notes: [Finding.Note("documented here", span: line.listing.span)],
          fix: LintFix(
            "Send `\(line.method.rawValue)`", [LintFix.Edit(request.verb, line.method.rawValue)], isSafe: false))
        continue
      }
      if isDocumentedElsewhere(request, segments, page) {
        guard lines.count == 1, let line = lines.first, line.method == request.method, isStrict() else { continue }
        report.add(
          self, .another(line.method.rawValue, line.listing.path), at: request.path,
          operation: page.docs.operation(line.id), notes: [Finding.Note("documented here", span: line.listing.span)])
        continue
      }
      for line in lines where line.method == request.method {
        guard let slip = PathSlip(segments, line.template) else { continue }
        if let wrong = Self.listedWrong(line, segments, slip, page) {
          report.add(
            self, .listing(wrong.word, wrong.meant), at: line.pathRange ?? line.listing.span.range,
            operation: page.docs.operation(line.id),
            notes: [Finding.Note("the request", span: page.page.span(request.path))])
          break
        }
        report.add(
          self, .path(line.method.rawValue, line.listing.path, slip), at: request.path,
          operation: page.docs.operation(line.id), notes: [Finding.Note("documented here", span: line.listing.span)])
        break
      }
    }
  }

  /// The segment of the listed path that other operations have as the request has it.
  private static func listedWrong(
    _ line: ListedOperation, _ segments: ArraySlice<Substring>, _ slip: PathSlip, _ page: LintedPage
  ) -> (word: String, meant: String)? {
    let given = Array(segments)
    switch slip {
    case .differs(let index, let expected):
      guard given.indices.contains(index) else { return nil }
      let known = page.docs.paths.continuations(of: line.template, at: index)
      guard known[expected, default: 0] == 1 else { return nil }
      if known[String(given[index]), default: 0] >= 2 { return (expected, String(given[index])) }
      // The name of a placeholder, written as a word.
      return known["{}", default: 0] >= 1 && page.docs.placeholderCount(of: expected) >= 1
        ? (expected, ":" + expected) : nil
    case .extra(let index) where index == 0:
      guard let first = given.first, let own = line.template.literal(at: 0) else { return nil }
      let known = page.docs.paths.continuations(of: line.template, at: 0)
      return known[String(first), default: 0] >= 2 && known[own, default: 0] == 1 ? (own, "\(first)/\(own)") : nil
    default: return nil
    }
  }

  /// A code block that begins with a request line (RFC 9112 §3).
  private struct Request {
    var method: HTTPMethod
    var segments: ArraySlice<Substring>
    var block: Int
    var section: Int
    /// Whether it names the protocol: else it may be a listing.
    var isWhole: Bool
    var verb: SourceRange
    var path: SourceRange
    var version: Substring? { rest.startIndex > segments.startIndex ? segments[rest.startIndex - 1] : nil }
    /// The path without `/v4` or `/api/v4`.
    var rest: ArraySlice<Substring> {
      for at in segments.indices.prefix(segments.first == "api" ? 2 : 1) where isVersion(segments[at]) {
        return segments[(at + 1)...]
      }
      return segments
    }

    private func isVersion(_ segment: Substring) -> Bool {
      segment.utf8.count > 1 && segment.utf8.count <= 6 && segment.utf8.first == UInt8(ascii: "v")
        && segment.utf8.dropFirst().allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
    }
  }

  private static func requests(_ page: LintedPage) -> [Request] {
    let document = page.document
    var found: [Request] = []
    var section = 0
    let headings = page.page.sections.enumerated().compactMap { index, section in
      section.block.map { (block: $0, section: index) }
    }.sorted { $0.block < $1.block }
    var next = 0
    for (number, block) in page.codeBlocks {
      // Headings are walked along with the blocks.
      while next < headings.count, headings[next].block < number {
        section = headings[next].section
        next += 1
      }
      let text = document.buffer[block.literal.bounds]
      // Methods begin with one of these.
      guard let first = text.first(where: { !$0.isBlank }), first.isOne(of: "GHPDO") else { continue }
      let line = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      guard Self.mayBeRequest(line) else { continue }
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count == 2 || words.count == 3 && words[2].starts(with: "HTTP/".utf8),
        words[1].first == UInt8(ascii: "/"),
        let method = HTTPMethod(rawValue: String(decoding: words[0], as: UTF8.self))
      else { continue }
      let path = words[1].prefix { $0 != UInt8(ascii: "?") }
      // A placeholder shows a form, no request.
      guard !path.contains(where: { $0.isOne(of: "<>{}:*$()") }) else { continue }
      let map = LiteralMap(document, block: number)
      let start = text.startIndex
      found.append(
        Request(
          method: method, segments: String(decoding: path, as: UTF8.self).split(separator: "/")[...], block: number,
          section: section,
          isWhole: words.count == 3 || isConsole(block, document) || isAnnounced(number, document),
          verb: map.range(words[0].startIndex - start..<words[0].endIndex - start),
          path: map.range(path.startIndex - start..<path.endIndex - start)))
    }
    return found
  }

  /// A quick look whether a line has a method and a path without placeholders.
  private static func mayBeRequest(_ line: ArraySlice<UInt8>) -> Bool {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") }
    let verb = line.drop(while: isBlank).prefix { !isBlank($0) }
    guard HTTPMethod(verb, ignoringCase: false) != nil else { return false }
    let path = line[verb.endIndex...].drop(while: isBlank).prefix { !isBlank($0) && $0 != UInt8(ascii: "?") }
    return path.first == UInt8(ascii: "/") && !path.contains { $0.isOne(of: "<>{}:*$()") }
  }

  /// A block that is tagged as what is typed into a console that sends it, as the docs of search engines have it.
  private static func isConsole(_ block: MarkdownDocument.Block, _ document: MarkdownDocument) -> Bool {
    block.info.count == 7 && document.buffer[block.info.bounds].elementsEqual("console".utf8)
  }

  /// "Example request:" right above.
  private static func isAnnounced(_ block: Int, _ document: MarkdownDocument) -> Bool {
    guard block > 1, document.blocks[block - 1].kind == .paragraph else { return false }
    let text = document.plainText(of: block - 1)
    return text.utf8.count <= 24 && text.lowercased().holds("example request")
  }

  /// The version that nearly all requests of a page begin with.
  private static func usualVersion(_ requests: [Request], _ page: LintedPage) -> Substring? {
    var counts: [Substring: Int] = [:]
    let whole = requests.filter(\.isWhole)
    for request in whole { if let version = request.version { counts[version, default: 0] += 1 } }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    if most.value >= 5 { return (whole.count - most.value) * 5 <= most.value ? most.key : nil }
    // Of few, a single one with a version that nothing else on the page has.
    guard most.value >= 2, most.value == whole.count - 1, counts.count == 2,
      let other = counts.first(where: { $0.key != most.key })?.key,
      page.document.source.bytes.count(ofBytes: Array(other.utf8), atMost: 2) == 1
    else { return nil }
    return most.key
  }

  private func versionSlip(_ request: Request, _ usual: Substring, _ page: LintedPage) -> LintMessage? {
    if request.version == usual { return nil }
    // A listing may leave out what all paths begin with.
    if request.version == nil, !request.isWhole { return nil }
    // Only where the rest is what the page documents: `/healthz` may stand beside the versions.
    guard page.docs.documents(request.method, request.rest) else { return nil }
    return request.version.map { .version(String($0), String(usual)) } ?? .withoutVersion(String(usual))
  }

  private static func withoutBase(
    _ segments: ArraySlice<Substring>, _ docs: LintedDocs, _ usual: Substring?
  ) -> ArraySlice<Substring> {
    if !docs.base.isEmpty, segments.starts(with: docs.base) { return segments.dropFirst(docs.base.count) }
    if let usual, segments.first == usual { return segments.dropFirst() }
    if let usual, segments.first == "api", segments.dropFirst().first == usual { return segments.dropFirst(2) }
    return segments
  }

  /// What a section lists, or the section that it is a part of, but not by such requests.
  private static func operations(of section: Int, _ page: LintedPage, but blocks: Set<Int>) -> [ListedOperation] {
    var at: Int? = section
    for _ in 0..<3 {
      guard let current = at, page.page.sections.indices.contains(current) else { return [] }
      let lines = page.page.groups.filter { $0.section == current }.flatMap(\.lines).filter {
        !blocks.contains($0.block) && !page.isConcrete($0)
      }
      // A placeholder in marks that were not understood: what fits is not known.
      if lines.contains(where: { line in
        line.template.segments.indices.contains { isMarked(line.template.literal(at: $0)) }
      }
      ) {
        return []
      }
      if !lines.isEmpty { return lines }
      at = page.page.sections[current].parent
    }
    return []
  }

  private static func isMarked(_ word: String?) -> Bool {
    word?.utf8.contains { $0.isOne(of: "()<>{}[]*:") } ?? false
  }

  /// Whether another block than the request's own lists what it calls.
  private func isDocumentedElsewhere(
    _ request: Request, _ segments: ArraySlice<Substring>, _ page: LintedPage
  ) -> Bool {
    page.docs.operations(matching: segments).contains { operation in
      operation.method == request.method
        && operation.listings.contains { listing in
          listing.span.file != page.page.file
            || listing.span.range?.start.line != request.path.start.line
        }
    }
  }
}

extension LintMessage {
  fileprivate static func method(_ sent: String, _ expected: String) -> LintMessage {
    "`\(sent)` in an example request of a `\(expected)` operation"
  }

  fileprivate static func listed(_ method: String, _ sent: String) -> LintMessage {
    "`\(method)` is listed; did you mean `\(sent)`, as in the request and the heading?"
  }

  fileprivate static func path(_ method: String, _ path: String, _ slip: PathSlip) -> LintMessage {
    switch slip {
    case .differs(_, let expected): "The request is none of `\(method) \(path)`; did you mean `\(expected)`?"
    case .missing(_, let expected): "The request is none of `\(method) \(path)`; `\(expected)` is missing"
    case .extra: "The request is none of `\(method) \(path)`: a segment too many"
    }
  }

  fileprivate static func another(_ method: String, _ path: String) -> LintMessage {
    "The request calls another operation than `\(method) \(path)`"
  }

  fileprivate static func listing(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` in the path; did you mean `\(meant)`, as in the request?"
  }

  fileprivate static func version(_ given: String, _ usual: String) -> LintMessage {
    "Example request for `\(given)` on a page about `\(usual)`"
  }

  fileprivate static func withoutVersion(_ usual: String) -> LintMessage {
    "Example request without the `/\(usual)` that the page's others begin with"
  }
}
