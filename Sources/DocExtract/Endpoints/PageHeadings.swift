import APIModel

extension PageReader {
  mutating func readHeading(_ index: Int) {
    beginSection(index, level: Int(document.blocks[index].level), document.plainText(of: index))
    let last = page.groups.last
    if last?.section != section || last?.lines.last?.block != index { readCodeAtEnd(index) }
  }

  /// "Remove somebody `DELETE /people/{id}`": few words, and the operation in code behind them.
  private mutating func readCodeAtEnd(_ index: Int) {
    let inlines = document.blocks[index].inlines
    guard inlines.count > 1, let last = inlines.last(where: { document.inlines[Int($0)].kind == .code }),
      // A sign behind it, such as a lock, is no word.
      inlines[(last + 1)...].allSatisfy({ isSign(document.inlines[Int($0)]) })
    else { return }
    let code = Array(document.buffer[document.inlines[Int(last)].text.bounds])
    let lines = ListingReader.lines(code, 0..<code.count)
    guard let first = lines.first, first.range.upperBound == code.count, code.first?.isUpper == true else { return }
    let before = inlines[..<last].flatMap { document.buffer[document.inlines[Int($0)].text.bounds] }
    let words = before.split { !$0.isWord }
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count <= 5, !words.contains(where: { Self.relating.contains($0.lowercased()) }) else { return }
    page.sections[section].title = words.joined(separator: " ")
    list(lines.map { ($0, nil) }, block: index, map: nil)
  }

  private func isSign(_ inline: MarkdownDocument.Inline) -> Bool {
    inline.kind == .text && inline.text.count <= 12
      && document.buffer[inline.text.bounds].allSatisfy { $0.isBlank || $0 >= 0x80 }
  }

  /// Words by which a heading speaks about an operation instead of naming it: "Changes to `GET /a`".
  private static let relating: Set = [
    "to", "of", "in", "for", "from", "with", "via", "by", "on", "about", "using", "why", "how", "when", "and", "vs",
    "new", "changes", "changed", "removed", "deprecated", "error", "errors", "example", "calling",
  ]

  /// - Parameter text: The heading, with what people put behind it.
  mutating func beginSection(_ index: Int, level: Int, _ text: String) {
    let (title, tier) = Self.titleAndTier(text)
    takeLeadIn(index)
    // "URL" and "Method" as headings of their own are labels, too.
    if !labels.expect(text) {
      labels = ListingLabels()
      labels.take(text)
    }
    statedStatus = nil
    fieldOwners = FieldTag.Owners()
    if let outer = openDetails.last, level <= page.sections[outer[outer.count - 1]].level { openDetails = [] }
    while sectionStack.count > 1, page.sections[sectionStack[sectionStack.count - 1]].level >= level {
      sectionStack.removeLast()
    }
    var new = Section(block: index, level: level, title: title, tier: tier, parent: sectionStack.last)
    // "The `output` object" is about an attribute, whatever its name would say.
    if document.blocks[index].kind != .heading || !KeyTable(document: document).isNamed(in: index) {
      new.meaning = SectionTitle(title)
    }
    page.sections.append(consume new)
    section = page.sections.count - 1
    sectionStack.append(section)
    leaveOverview()
    if let group,
      endsGroup(group, level) || SectionTitle.announcesObjects(title)
        || (page.groups[group].lines.count > 1 && SectionTitle.announcesObject(title))
    {
      self.group = nil
    }
    readTitle(title, index, anchor: rowsByAnchor.isEmpty ? nil : Self.anchor(in: text))
  }

  /// The anchor that a heading gives itself, `{#create}` or `{: #create .rule }`.
  private static func anchor(in text: String) -> String? {
    guard text.utf8.last == UInt8(ascii: "}"), let open = text.utf8.lastIndex(of: UInt8(ascii: "{")),
      let hash = text.utf8[open...].firstIndex(of: UInt8(ascii: "#"))
    else { return nil }
    return text[text.utf8.index(after: hash)...].prefix { $0 != " " && $0 != "}" }.lowercased()
  }

  /// Whether a heading begins something else than a group's own documentation. "Parameters" on the level of the
  /// operation's own heading still belongs to it.
  private func endsGroup(_ group: Int, _ level: Int) -> Bool {
    let home = page.groups[group].section
    guard page.sections[home].level >= level else { return false }
    return page.sections[home].level > level || page.sections[home].meaning.isPart
      || !page.sections[section].meaning.isPart || page.sections[section].meaning.status != nil
  }

  /// The operations, the path or the method that a heading names.
  private mutating func readTitle(_ title: String, _ index: Int, anchor: String?) {
    let bytes = Array(title.utf8)
    if let (line, name) = HeadingTag.read(bytes) {
      page.sections[section].title = name
      list([(line, nil)], block: index, map: nil)
    } else if let (lines, name) = ListingReader.heading(bytes) {
      if !name.isEmpty { page.sections[section].title = name }
      list(lines.map { ($0, nil) }, block: index, map: nil)
      if lines.allSatisfy({ $0.path == sectionPath }) { shareFromPath() }
    } else if let (path, name) = PathHeading.path(bytes) {
      sectionPaths[section] = path
      page.sections[section].path = path
      if !name.isEmpty { page.sections[section].title = name }
    } else if let (methods, name, query) = PathHeading.methods(bytes) {
      if !name.isEmpty { page.sections[section].title = name }
      if let path = sectionPath ?? pathOfNeighbour {
        list(methods, path + query, block: index)
      } else if query.isEmpty {
        sectionMethods[section] = methods
      }
    } else if !rowsByAnchor.isEmpty, let lines = rowsByAnchor[anchor ?? SharedBlocks.anchor(title)] {
      list(lines.map { ($0, nil) }, block: index, map: nil)
      if let group { page.groups[group].isProvisional = true }
    }
  }

  /// The path that a heading above is.
  var sectionPath: String? { sectionWithPath.flatMap { sectionPaths[$0] } }

  /// The path that the heading before is, where this one was to stand below it and stands beside it: "GET" is below.
  private var pathOfNeighbour: String? {
    let own = page.sections[section]
    // Not far above.
    for other in stride(from: section - 1, through: max(1, section - 8), by: -1) where sectionPaths[other] != nil {
      guard page.sections[other].level == own.level, page.sections[other].parent == own.parent,
        page.sections[other..<section].contains(where: { $0.parent == other })
      else { return nil }
      return sectionPaths[other]
    }
    return nil
  }

  /// The section above whose heading is a path.
  var sectionWithPath: Int? {
    sectionPaths.isEmpty ? nil : sectionStack.last { sectionPaths[$0] != nil }
  }

  /// A heading's text without the tier badge behind it, `**(FREE SELF)**` or `**[STARTER]**`, and without an anchor, `{#create}`.
  private static func titleAndTier(_ text: String) -> (String, String?) {
    var text = text.trimmingBlanks
    // What exporters of collections put before the name of each request.
    if text.hasPrefix("End-point: ") { text = text.dropFirst(11).trimmingBlanks }
    if text.utf8.last == UInt8(ascii: "}"),
      let anchor = text.firstRange(ofBytes: "{#") ?? text.firstRange(ofBytes: "{: #"),
      anchor.lowerBound > text.startIndex,
      text[..<anchor.lowerBound].utf8.last?.isBlank == true
    {
      text = text[..<anchor.lowerBound].trimmingBlanks
    }
    if let open = slug(text) { text = text[..<open].trimmingBlanks }
    guard let close = text.last, close == ")" || close == "]",
      let open = text.lastIndex(of: close == ")" ? "(" : "["), open > text.startIndex
    else { return (text, nil) }
    let inner = text[text.index(after: open)...].dropLast()
    guard !inner.isEmpty,
      inner.split(whereSeparator: { " ,".contains($0) }).allSatisfy({ TierReader.badges.contains($0) })
    else { return (text, nil) }
    return (text[..<open].trimmingBlanks, String(inner))
  }

  /// Where an anchor begins as some write it behind a heading, "Path parameters [get-users-path]"; a word without a hyphen
  /// may say something.
  private static func slug(_ text: String) -> String.Index? {
    let bytes = text.utf8
    guard bytes.last == UInt8(ascii: "]"), let open = bytes.lastIndex(of: UInt8(ascii: "[")),
      open > bytes.startIndex, bytes[bytes.index(before: open)].isBlank
    else { return nil }
    let inner = bytes[bytes.index(after: open)...].dropLast()
    guard inner.first?.isLetter == true, inner.contains(UInt8(ascii: "-")),
      inner.allSatisfy({ $0.isLower || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    return open
  }
}

/// Headings that hold half of an operation: `/users/{id}` or `Users [/users]`, and below it `GET` or `List [GET]`.
enum PathHeading {
  /// The path that a heading is, with or without "URL:" before it.
  static func path(_ title: [UInt8]) -> (path: String, name: String)? {
    var rest = title[...]
    var name = ""
    // "`/api/v2/query` HTTP endpoint"
    if rest.first == UInt8(ascii: "/"), rest.count > 10, rest.suffix(9).elementsEqual(" endpoint".utf8) {
      rest = rest.dropLast(9)
      if rest.suffix(5).elementsEqual(" HTTP".utf8) { rest = rest.dropLast(5) }
    }
    if rest.last == UInt8(ascii: "]"), rest.first != UInt8(ascii: "/"),
      let open = rest.lastIndex(of: UInt8(ascii: "["))
    {
      name = String(decoding: rest[..<open], as: UTF8.self).trimmingBlanks
      rest = rest[(open + 1)...].dropLast()
    } else if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[..<colon].allSatisfy(\.isLetter),
      labels.contains(String(decoding: rest[..<colon], as: UTF8.self).lowercased())
    {
      rest = rest[(colon + 1)...].drop { $0.isBlank }
    }
    guard rest.first == UInt8(ascii: "/"), rest.count > 1 || title.count == 1, !hasOpenBlank(rest) else { return nil }
    return (String(decoding: rest, as: UTF8.self), name)
  }

  /// Whether a blank stands outside a placeholder such as `<fact name>`.
  private static func hasOpenBlank(_ path: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    for byte in path {
      if "<{".utf8.contains(byte) { depth += 1 }
      if ">}".utf8.contains(byte) { depth -= 1 }
      if byte.isBlank, depth <= 0 { return true }
    }
    return depth != 0
  }

  /// The methods that a heading is, in capitals: `GET`, `List all [GET]`.
  /// - Returns: With the query that stands in brackets behind them, `GET (?path=/a)`.
  static func methods(_ title: [UInt8]) -> (methods: [HTTPMethod], name: String, query: String)? {
    var rest = title[...]
    var name = ""
    var query = ""
    if rest.last == UInt8(ascii: ")"), let open = rest.firstIndex(of: UInt8(ascii: "(")),
      rest[open...].dropFirst().first == UInt8(ascii: "?"), !rest[open...].contains(where: \.isBlank)
    {
      query = String(decoding: rest[(open + 1)...].dropLast(), as: UTF8.self)
      rest = rest[..<open]
    } else if rest.last == UInt8(ascii: ")"), let open = rest.firstIndex(of: UInt8(ascii: "(")),
      open - rest.startIndex <= 20, methods(in: rest[..<open]) != nil
    {
      // A remark, "(ETag supported)", or one with a query, "(optional ?target=<member>)".
      let words = rest[(open + 1)...].dropLast().split { $0.isBlank || $0 == UInt8(ascii: "`") }
      if let asked = words.first(where: { $0.first == UInt8(ascii: "?") }) {
        query = String(decoding: asked, as: UTF8.self)
      }
      rest = rest[..<open]
    }
    if rest.last == UInt8(ascii: "]"), let open = rest.lastIndex(of: UInt8(ascii: "[")) {
      name = String(decoding: rest[..<open], as: UTF8.self).trimmingBlanks
      rest = rest[(open + 1)...].dropLast()
    }
    return methods(in: rest).map { ($0, name, query) }
  }

  /// `GET`, `GET, POST`, `GET | PUT`; nil where anything else stands there.
  static func methods(in text: ArraySlice<UInt8>) -> [HTTPMethod]? {
    guard text.count <= 60 else { return nil }
    // A word that goes on in small letters is no method, as nearly every heading's first one.
    if let letter = text.dropFirst().first, letter.isLower, text.first?.isUpper == true { return nil }
    var methods: [HTTPMethod] = []
    for word in text.split(whereSeparator: { $0.isBlank || ",|/&`".utf8.contains($0) }) {
      if word.elementsEqual("or".utf8) || word.elementsEqual("and".utf8) { continue }
      guard word.allSatisfy(\.isUpper), let method = HTTPMethod(rawValue: String(decoding: word, as: UTF8.self)) else {
        return nil
      }
      methods.append(method)
    }
    return methods.isEmpty ? nil : methods
  }

  private static let labels: Set = ["url", "uri", "endpoint", "path", "route", "resource"]
}
