import APIModel
import DocExtract

/// REQ113: a call in a sample of code whose method or path is not that of the operation it illustrates.
struct CodeSampleMismatch: LintRule {
  let card = RuleCard(
    "REQ113", "code-sample-mismatch", severity: .error,
    summary: "A call in Python, JavaScript or Go with another method than the operation, or a slip in its path",
    why: "Who pastes the code gets a 404 or 405, or another operation's answer.",
    bad: page("put"), good: page("post"))

  private static func page(_ method: String) -> String {
    """
    # Channels API

    ## Archive a channel

    `POST /channels/{id}/archive`

    ```python
    answer = requests.\(method)("https://example.com/channels/7/archive")
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var either = EitherMethod()
    let document = page.document
    var sections: [Int: [ListedOperation]]?
    var section = 0
    var next = 0
    let headings = page.page.sections.indices.filter { page.page.sections[$0].block != nil }
    for (number, block) in page.codeBlocks {
      while next < headings.count, let at = page.page.sections[headings[next]].block, at < number {
        section = headings[next]
        next += 1
      }
      guard Self.isCode(document.buffer[block.info.bounds]),
        case let text = document.buffer[block.literal.bounds], let call = Call(text)
      else { continue }
      // A listing below "HTTP request" belongs to the section above.
      let known =
        sections
        ?? Dictionary(
          page.page.groups.flatMap { group in
            Set([group.section, page.page.naming(group.section)]).map { ($0, group.lines) }
          }, uniquingKeysWith: +)
      sections = known
      guard let line = Self.line(of: section, known, page), !document.isCounterexample(number) else { continue }
      judge(call, line, number, section, page, &either, &report)
    }
  }

  private func judge(
    _ call: Call, _ line: ListedOperation, _ block: Int, _ section: Int, _ page: LintedPage,
    _ either: inout EitherMethod,
    _ report: inout LintReport
  ) {
    let count = line.template.segments.count
    let segments = call.segments
    let notes = [Finding.Note("documented here", span: line.listing.span)]
    let map = LiteralMap(page.document, block: block)
    guard segments.count >= count, count > 0, call.host != nil || segments.count == count else { return }
    let own = segments.suffix(count)
    let base = segments.dropLast(count)
    // What stands before the path is no more than a base path.
    guard base.count <= 2,
      base.allSatisfy({ $0.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") } })
    else { return }
    if line.template.fits(own) {
      guard call.method != line.method, !page.docs.documents(call.method, own),
        !either.takes(call.method, line.method, page)
      else { return }
      // "Remove a note" over a `POST`, where the code sends a `DELETE`: the listing is the wrong one.
      let title = page.page.sections.indices.contains(section) ? page.page.sections[section].title : ""
      if let verb = HeadingVerb(NameWords.words(of: title)), verb.usual.contains(call.method),
        !verb.usual.contains(line.method)
      {
        report.add(
          self, .listed(line.method.rawValue, call.method.rawValue), at: page.rangeOfMethod(line),
          operation: page.docs.operation(line.id),
          notes: [Finding.Note("the sample", span: page.page.span(map.range(call.verb)))])
        return
      }
      report.add(
        self, .method(call.method.rawValue, line.method.rawValue), at: map.range(call.verb),
        operation: page.docs.operation(line.id), notes: notes)
      return
    }
    guard call.method == line.method, case .differs(let at, let expected) = PathSlip(own, line.template),
      case let given = String(own[own.startIndex + at]), !page.docs.documents(call.method, own),
      Spelling.isSlip(given, of: expected) || Spelling.differsInNumber(given, expected),
      given.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") })
    else { return }
    let range = page.range(of: "/" + given, in: call.path, block: block)
    report.add(
      self, .path(given, expected), at: range, operation: page.docs.operation(line.id), notes: notes)
  }

  private static func isCode(_ info: ArraySlice<UInt8>) -> Bool {
    guard let first = info.first, first.isOne(of: "pjtngPJTNG") else { return false }
    let word = String(decoding: info.prefix(while: \.isLetter), as: UTF8.self).lowercased()
    return ["python", "py", "js", "javascript", "ts", "typescript", "node", "nodejs", "go", "golang"].contains(word)
  }

  /// The only operation of a section, or of the one that it is a part of.
  private static func line(
    of section: Int, _ known: [Int: [ListedOperation]], _ page: LintedPage
  ) -> ListedOperation? {
    var at: Int? = section
    for _ in 0..<3 {
      guard let current = at, page.page.sections.indices.contains(current) else { return nil }
      if let lines = known[current]?.filter({ !page.isConcrete($0) }), !lines.isEmpty {
        return lines.count == 1 ? lines.first : nil
      }
      at = page.page.sections[current].parent
    }
    return nil
  }

  /// The only call of a block, with its URL written out.
  private struct Call {
    var method: HTTPMethod
    var verb: Range<Int>
    var host: String?
    var segments: ArraySlice<Substring>
    var path: Range<Int>

    init?(_ text: ArraySlice<UInt8>) {
      var found: (method: HTTPMethod, verb: Range<Int>, url: Range<Int>)?
      for client in Self.clients {
        var rest = text
        while let at = rest.firstRange(ofBytes: client) {
          rest = rest[at.upperBound...]
          guard let call = Self.call(client, at.upperBound, text) else { continue }
          // Several calls tell a story.
          if found != nil { return nil }
          found = call
        }
      }
      guard let found else { return nil }
      let url = text[found.url]
      let start = text.startIndex
      var path = url
      if let scheme = url.firstRange(ofBytes: Array("://".utf8)) {
        let rest = url[scheme.upperBound...]
        let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        host = String(decoding: rest[..<slash], as: UTF8.self)
        path = rest[slash...]
      }
      path = path.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      guard path.first == UInt8(ascii: "/") else { return nil }
      segments = String(decoding: path, as: UTF8.self).split(separator: "/")[...]
      self.path = path.startIndex - start..<path.endIndex - start
      method = found.method
      verb = found.verb.lowerBound - start..<found.verb.upperBound - start
    }

    private static let clients = ["requests.", "axios.", "fetch(", "http.NewRequest("].map { Array($0.utf8) }

    private static func call(
      _ client: [UInt8], _ at: Int, _ text: ArraySlice<UInt8>
    ) -> (method: HTTPMethod, verb: Range<Int>, url: Range<Int>)? {
      if client.last == UInt8(ascii: ".") {
        let verb = text[at...].prefix(while: \.isLetter)
        guard let method = HTTPMethod(rawValue: String(decoding: verb, as: UTF8.self).uppercased()),
          text[verb.endIndex...].first == UInt8(ascii: "("), let url = quoted(verb.endIndex + 1, text)
        else { return nil }
        return (method, verb.startIndex..<verb.endIndex, url)
      }
      guard let first = quoted(at, text) else { return nil }
      if client.first == UInt8(ascii: "h") {
        guard let method = HTTPMethod(rawValue: String(decoding: text[first], as: UTF8.self)),
          case let rest = text[(first.upperBound + 1)...].drop(while: { $0.isBlank || $0 == UInt8(ascii: ",") }),
          let url = quoted(rest.startIndex, text)
        else { return nil }
        return (method, first, url)
      }
      // `fetch("https://example.com/users", { method: "POST" })`
      let options = text[first.upperBound...].prefix(300)
      guard let key = options.firstRange(ofBytes: Array("method".utf8)),
        case let rest = options[key.upperBound...].drop(while: { !$0.isOne(of: "\"'`,}\n") || $0.isBlank }),
        let method = quotedWord(rest)
      else { return nil }
      return (method.method, method.range, first)
    }

    /// The text between the quotes that begin at a place, without what is put into it.
    private static func quoted(_ at: Int, _ text: ArraySlice<UInt8>) -> Range<Int>? {
      let rest = text[min(at, text.endIndex)...].drop { $0.isBlank || $0 == UInt8(ascii: "\n") }
      guard let quote = rest.first, quote.isOne(of: "\"'`") else { return nil }
      let inner = rest.dropFirst().prefix { $0 != quote && $0 != UInt8(ascii: "\n") }
      guard inner.endIndex < rest.endIndex, rest[inner.endIndex] == quote, !inner.contains(UInt8(ascii: "+")) else {
        return nil
      }
      return inner.startIndex..<inner.endIndex
    }

    private static func quotedWord(_ rest: ArraySlice<UInt8>) -> (method: HTTPMethod, range: Range<Int>)? {
      guard let quote = rest.first, quote.isOne(of: "\"'`") else { return nil }
      let word = rest.dropFirst().prefix(while: \.isLetter)
      guard let method = HTTPMethod(rawValue: String(decoding: word, as: UTF8.self).uppercased()) else { return nil }
      return (method, word.startIndex..<word.endIndex)
    }
  }
}

extension LintMessage {
  fileprivate static func method(_ sent: String, _ expected: String) -> LintMessage {
    "`\(sent)` in a sample of a `\(expected)` operation"
  }

  fileprivate static func listed(_ method: String, _ sent: String) -> LintMessage {
    "`\(method)` is listed; did you mean `\(sent)`, as in the sample and the heading?"
  }

  fileprivate static func path(_ given: String, _ expected: String) -> LintMessage {
    "`\(given)` in the URL of a sample; did you mean `\(expected)`?"
  }
}
