import APIModel
import DocExtract

/// END209: a listed path that no router would write so.
struct MalformedPath: LintRule {
  let card = RuleCard(
    "END209", "malformed-path", severity: .error,
    summary: "A listed path with a slash too many or too few, a stray backtick or a placeholder that is not closed",
    why: "The path names nothing: who copies it gets a 404.",
    bad: RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"]),
      CardSection(
        heading: "List the keys of a user", listing: "GET /users//keys")),
    good: RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"]),
      CardSection(
        heading: "List the keys of a user", listing: "GET /users/keys")))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkHeadings(page, &report)
    for group in page.page.groups {
      for line in group.lines {
        guard let range = line.pathRange, range.start.line == range.end.line else { continue }
        let source = page.document.source
        let start = source.offset(of: range.start)
        if let place = strayMark(line, from: start, page) {
          report.add(
            self, .mark(), at: place, operation: page.docs.operation(line.id),
            fix: LintFix("Remove it", [LintFix.Edit(place, "")]))
          continue
        }
        var path = source.bytes[start..<max(start, source.offset(of: range.end))]
        // A method in code marks of its own, `GET` before `/users`.
        let word = path.dropFirst().prefix(while: \.isLetter)
        let marks = path[word.endIndex...].prefix { $0.isBlank || $0 == UInt8(ascii: "`") }
        let rest = path[marks.endIndex...]
        if path.first == UInt8(ascii: "`"), rest.first == UInt8(ascii: "/") { path = rest }
        path = path.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "`") }
        guard let slip = slip(path, page) else { continue }
        let place = SourceRange(source.position(of: slip.range.lowerBound), source.position(of: slip.range.upperBound))
        report.add(
          self, slip.message, at: place, operation: page.docs.operation(line.id),
          fix: slip.replacement.map { LintFix("Write `\($0)`", [LintFix.Edit(place, $0)], isSafe: false) })
      }
    }
  }

  /// The only backtick of a line in a code block, right behind the path: there it marks nothing and is sent.
  private func strayMark(_ line: ListedOperation, from start: Int, _ page: LintedPage) -> SourceRange? {
    guard page.document.blocks[line.block].kind == .codeBlock, let number = line.pathRange?.start.line else {
      return nil
    }
    let source = page.document.source
    let whole = source.bytes[source.lineRange(Int(number))]
    guard start < whole.endIndex,
      let at = whole[max(start, whole.startIndex)...].firstIndex(where: { $0.isBlank || $0 == UInt8(ascii: "`") }),
      whole[at] == UInt8(ascii: "`"), whole.count(where: { $0 == UInt8(ascii: "`") }) == 1
    else { return nil }
    return SourceRange(source.position(of: at), source.position(of: at + 1))
  }

  /// Braces that do not come in pairs in a heading that is an operation, `Get a user % GET /users/{id`.
  private func checkHeadings(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    for section in page.page.sections.indices {
      guard let block = page.page.sections[section].block, let whole = page.range(block),
        case let start = source.offset(of: whole.start),
        source.bytes[start..<max(start, source.offset(of: whole.end))].contains(UInt8(ascii: "{"))
      else { continue }
      let title = Array(page.document.plainText(of: block).utf8)
      let opened = title.count { $0 == UInt8(ascii: "{") }
      guard opened != title.count(where: { $0 == UInt8(ascii: "}") }),
        case let words = title.split(separator: UInt8(ascii: " ")),
        let path = zip(words, words.dropFirst()).first(where: {
          HTTPMethod(rawValue: String(decoding: $0, as: UTF8.self)) != nil && $1.first == UInt8(ascii: "/")
        })?.1
      else { continue }
      let text = String(decoding: path, as: UTF8.self)
      let operation = page.page.groups.first { page.page.sections[$0.section].block == block }?.lines.first
      if operation?.pathRange != nil, path.last != UInt8(ascii: "}"), slip(path, page) != nil { continue }
      report.add(self, .unclosed(), at: page.range(of: text, in: whole) ?? whole)
    }
  }

  private struct Slip {
    var range: Range<Int>
    var message: LintMessage
    var replacement: String?
  }

  private func slip(_ path: ArraySlice<UInt8>, _ page: LintedPage) -> Slip? {
    let slash = UInt8(ascii: "/")
    let colon = UInt8(ascii: ":")
    for at in path.indices.dropFirst() {
      switch path[at] {
      case slash where path[at - 1] == slash && (at < path.startIndex + 2 || path[at - 2] != colon):
        if Self.isBeforeFile(path[path.startIndex..<(at - 1)], page) { continue }
        return Slip(range: at - 1..<at + 1, message: .twice(), replacement: "/")
      case colon:
        let name = path[(at + 1)...].prefix(while: \.isWord)
        guard path[at - 1].isWord, !name.isEmpty else { continue }
        // `/projects:search` is a verb of its own in some APIs; the name of a known placeholder is none.
        let text = String(decoding: name, as: UTF8.self)
        guard page.docs.isColonStyle,
          page.docs.placeholderCount(of: text) >= 2
            || Self.isOwner(path[path.startIndex..<at], page)
              && (LintedPage.isIdentifier(text) || page.docs.placeholderCount(of: text) > 0),
          // A sample that calls it so knows a verb.
          !page.page.samples.contains(where: { $0.url?.path.holds(":\(text)") == true })
        else { continue }
        return Slip(range: at..<name.endIndex, message: .withoutSlash(text), replacement: "/:" + text)
      case UInt8(ascii: "&"):
        // `/rooms&color=red`: a query that lost the mark that it begins with.
        let name = path[(at + 1)...].prefix { $0.isWord || $0.isOne(of: "[]-.") }
        guard path[at - 1].isWord || path[at - 1].isOne(of: "}>"), !name.isEmpty, name.endIndex < path.endIndex,
          path[name.endIndex] == UInt8(ascii: "=")
        else { return nil }
        return Slip(range: at..<at + 1, message: .ampersand(), replacement: "?")
      case UInt8(ascii: "{"):
        let rest = path[(at + 1)...].prefix { $0 != slash }
        guard !rest.contains(UInt8(ascii: "}")), !rest.isEmpty, rest.allSatisfy({ $0.isWord || $0.isOne(of: "-.") })
        else { continue }
        return Slip(
          range: at..<rest.endIndex, message: .unclosed(),
          replacement: String(decoding: path[at..<rest.endIndex], as: UTF8.self) + "}")
      default: continue
      }
    }
    return nil
  }

  /// Whether the page lists a path that ends with a placeholder for the path of a file, and begins like this one: what
  /// is put in for it begins with a slash.
  private static func isBeforeFile(_ beginning: ArraySlice<UInt8>, _ page: LintedPage) -> Bool {
    let words = String(decoding: beginning, as: UTF8.self).split(separator: "/")
    let isPlaceholder = { (word: Substring) in word.utf8.first.map { $0.isOne(of: ":{<") } ?? false }
    return page.page.groups.lazy.flatMap(\.lines).prefix(200).contains { line in
      let own = line.listing.path.split(separator: "/")
      guard own.count <= words.count + 1, let last = own.last, isPlaceholder(last),
        case let name = last.lowercased(), name.holds("path") || name.holds("file"),
        case let literals = own.prefix(while: { !isPlaceholder($0) }), !literals.isEmpty
      else { return false }
      return words.starts(with: literals)
    }
  }

  /// Whether other operations have a placeholder right below this beginning of a path.
  private static func isOwner(_ beginning: ArraySlice<UInt8>, _ page: LintedPage) -> Bool {
    let words = beginning.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard !words.isEmpty, !words.contains(where: { $0.hasPrefix(":") }) else { return false }
    let template = PathTemplate("/" + words.joined(separator: "/"))
    return page.docs.paths.continuations(of: template, at: words.count)["{}", default: 0] >= 1
  }
}

extension LintMessage {
  fileprivate static func twice() -> LintMessage { "`//` in the path; did you mean `/`?" }
  fileprivate static func withoutSlash(_ name: String) -> LintMessage {
    "`:\(name)` without a slash before it; did you mean `/:\(name)`?"
  }
  fileprivate static func ampersand() -> LintMessage { "`&` begins the query; did you mean `?`?" }
  fileprivate static func mark() -> LintMessage { "Backtick behind a path in a code block" }
  fileprivate static func unclosed() -> LintMessage { "Placeholder in the path is not closed" }
}
