import APIModel

extension PageReader {
  mutating func readParagraph(_ index: Int) {
    if listed.contains(index) {
      forgetLeadIn()
      return
    }
    page.sections[section].paragraphs.append(index)
    if let group { page.groups[group].paragraphs.append(index) }
    if readPathBelowMethod(index) || readDefinition(index) { return }
    if readPathWithMethod(index) { return }
    takeLonePath(index)
    let isShort = isShort(index)
    let above = isShort && !isLeadInUsed ? leadIn : ""
    var text = document.plainBytes(of: index)
    takeLeadIn(index, text)
    if isTitle(index) || saysNone(index) { use() }
    if let item = ExchangeItem(document, paragraph: index) { exchange = item }
    if isShort {
      text.trimBlanks()
      readShortParagraph(index, text, above: above)
    }
    if let range = document.blocks[index].range {
      let bytes = document.source.bytes
      let start = document.source.offset(of: range.start)
      if start < bytes.count, EndpointTag.begins(bytes[start...].prefix(200)) {
        readTags(bytes[start..<max(start, document.source.offset(of: range.end))], index)
      } else if start < bytes.count, bytes[start] == UInt8(ascii: "[") {
        let end = min(bytes.count, document.source.offset(of: range.end))
        if start < end { _ = readDefinitions(ParametersBlock.read(bytes[start..<end]), index, isSure: true) }
      }
    }
  }

  /// A path in code that an item or a paragraph begins with, below a heading that is nothing but a method.
  private mutating func readPathBelowMethod(_ index: Int) -> Bool {
    guard !sectionMethods.isEmpty, let methods = sectionMethods[section],
      let first = document.blocks[index].inlines.first, document.inlines[Int(first)].kind == .code,
      case let path = document.buffer[document.inlines[Int(first)].text.bounds], path.first == UInt8(ascii: "/"),
      !path.contains(where: \.isBlank)
    else { return false }
    isGroupInUse = true
    list(methods, String(decoding: path, as: UTF8.self), block: index)
    forgetLeadIn()
    return true
  }

  /// `/assets (GET) |` as the first line of what was to be a table that tells all of one operation.
  private mutating func readPathWithMethod(_ index: Int) -> Bool {
    guard let first = document.blocks[index].inlines.first, document.inlines[Int(first)].kind == .text,
      case let text = document.buffer[document.inlines[Int(first)].text.bounds], text.first == UInt8(ascii: "/"),
      text.count < 300, let line = ListingReader.pathWithMethod(text)
    else { return false }
    list([(line, nil)], block: index, map: nil)
    forgetLeadIn()
    return true
  }

  /// Whether a paragraph is nothing but words in bold, as people write a title that is no heading: "**Remove a user**".
  private func isTitle(_ index: Int) -> Bool {
    guard group != nil, document.blocks[index].parent == 0, let first = document.blocks[index].inlines.first,
      document.inlines[Int(first)].kind == .strong,
      document.inlines[Int(first)].end == document.blocks[index].inlines.upperBound,
      isShort(index)
    else { return false }
    let text = document.plainText(of: index)
    return text.utf8.last != UInt8(ascii: ":") && !SectionTitle(text).isPart
  }

  /// "None" below "Parameters" is all that is said of them; what a later listing has is its own.
  private func saysNone(_ index: Int) -> Bool {
    let inlines = document.blocks[index].inlines
    guard group != nil, inlines.count == 1, let only = inlines.first, document.inlines[Int(only)].text.count <= 16
    else {
      return false
    }
    return ["none", "none.", "no parameters", "no parameters.", "n/a"].contains(leadIn)
  }

  /// What names an operation is short: no long text has to be put together to see that it does not.
  private func isShort(_ index: Int) -> Bool {
    let inlines = document.blocks[index].inlines
    guard inlines.count <= 40 else { return false }
    var count = 0
    for position in inlines { count += Int(document.inlines[Int(position)].text.count) }
    return count < 400
  }

  /// The operations that a paragraph names: it is nothing but a method and a path, or says so with labels, or, in a
  /// list, begins so in code.
  /// - Parameter above: The text before it, in lower case, which may call it an example.
  private mutating func readShortParagraph(_ index: Int, _ bytes: [UInt8], above: String) {
    if bytes.first?.isUpper == true, readBrokenListing(index) { return }
    if bytes.first?.isUpper == true {
      let lines = ListingReader.lines(bytes, 0..<bytes.count)
      if let first = lines.first, first.range.upperBound == bytes.count {
        let isOverview = document.blocks[index].inlines.first.map { document.inlines[Int($0)].kind == .link } == true
        let isExample = Self.announcesExample(above)
        if isExample, illustrate(lines, block: index, map: nil) { return }
        list(lines.map { ($0, nil) }, block: index, map: nil, mayIllustrate: isExample, isOverview: isOverview)
        // What follows in the item of a list is about this one.
        let item = document.blocks[Int(document.blocks[index].parent)]
        if item.kind == .item, Int(item.end) > index + 1 { isGroupInUse = true }
        return
      }
      // Several in code, and nothing but commas between them.
      if case let several = TableReader(document: document).listings(in: index), several.count > 1 {
        list(several.map { ($0, nil) }, block: index, map: nil, mayIllustrate: Self.announcesExample(above))
        return
      }
      if let first = lines.first, let other = Self.otherMethod(bytes[first.range.upperBound...]) {
        var second = first
        second.method = other
        list([(first, nil), (second, nil)], block: index, map: nil)
        return
      }
      if document.blocks[Int(document.blocks[index].parent)].kind == .item, readItem(index, bytes) { return }
      if case let marked = markedListing(index, bytes), !marked.isEmpty {
        isGroupInUse = true
        list(marked.map { ($0, nil) }, block: index, map: nil, mayIllustrate: Self.announcesExample(above))
        isGroupInUse = true
        return
      }
      var opening = openingListing(index, bytes)
      if opening.isEmpty { opening = boldOpening(index, bytes) }
      if opening.isEmpty { opening = firstLine(index) }
      if opening.isEmpty { opening = labelledSeries(index) }
      if !opening.isEmpty {
        isGroupInUse = true
        list(opening.map { ($0, nil) }, block: index, map: nil, mayIllustrate: Self.announcesExample(above))
        isGroupInUse = true
        return
      }
    }
    if bytes.first == UInt8(ascii: "/") || bytes.first == UInt8(ascii: "[") || bytes.begins(with: "http"),
      document.blocks[Int(document.blocks[index].parent)].kind == .item, readPlainItem(index, bytes)
    {
      return
    }
    if readLastLine(index) || readMethodAlone(index, bytes) { return }
    if let status = StatusReader.label(bytes) { statedStatus = status }
    guard labels.isExpecting || mayBeLabelled(index, bytes) else { return }
    var lines = brokenLines(index)
    // Below a label each method may have a line of its own.
    if labels.isExpecting, lines.count > 1,
      lines.allSatisfy({ PathHeading.methods(in: Array($0.trimmingBlanks.utf8)[...]) != nil })
    {
      lines = [lines.joined(separator: ", ")]
    }
    for line in lines {
      switch labels.read(line, context: sectionPath) {
      case .listing(let text):
        let bytes = Array(text.utf8)
        list(ListingReader.lines(bytes, 0..<bytes.count).map { ($0, nil) }, block: index, map: nil)
      case .parts(let methods, let path): list(methods, path, block: index)
      case nil: break
      }
    }
    takeLabelledPath(labels.knownPath)
  }

  /// `/users` in code as a paragraph of its own, "The API has an endpoint for that:".
  private mutating func takeLonePath(_ index: Int) {
    let inlines = document.blocks[index].inlines
    guard inlines.count == 1, let only = inlines.first, document.inlines[Int(only)].kind == .code,
      case let path = document.buffer[document.inlines[Int(only)].text.bounds], path.first == UInt8(ascii: "/"),
      path.count > 3, path.count < 300, !path.contains(where: \.isBlank), !labels.isExpecting, group == nil
    else { return }
    takeLabelledPath(String(decoding: path, as: UTF8.self))
  }

  /// "Route: `/users`" without a method, which a sample of the section, or its text, may tell.
  private mutating func takeLabelledPath(_ path: String?) {
    guard let path else { return }
    let named = page.naming(section)
    guard page.sections[named].block != nil, page.sections[named].path == nil, page.sections[named].labelledPath == nil,
      page.groups.last?.section != named, page.groups.last?.section != section
    else { return }
    page.sections[named].labelledPath = path
  }

  /// The operations that a list's item begins with, or that its label or sentence names.
  private mutating func readItem(_ index: Int, _ text: [UInt8]) -> Bool {
    var listed = codeListing(index, text)
    if listed.isEmpty { listed = labelledListing(index, text) }
    if listed.isEmpty, case let named = namedListing(index), !named.isEmpty {
      listNamed(named, index)
      return true
    }
    if !listed.isEmpty {
      listItem(listed, index)
      return true
    }
    let stated = sentenceListing(index)
    guard !stated.isEmpty else { return readPlainItem(index, text) }
    // What the list before it is about is not what the operation's own blocks are about.
    list(stated.map { ($0, nil) }, block: index, map: nil, mayIllustrate: true)
    if let group { page.groups[group].lines[page.groups[group].lines.count - 1].isAnnouncedAsExample = false }
    return true
  }

  /// An item that is an operation with or without marks around its parts.
  private mutating func readPlainItem(_ index: Int, _ text: [UInt8]) -> Bool {
    var listed = plainListing(index, text)
    if listed.isEmpty { listed = titledListing(index) }
    if !listed.isEmpty { listItem(listed, index) }
    return !listed.isEmpty
  }

  private mutating func listItem(_ listed: [ListingReader.Line], _ index: Int) {
    let named = namedInLine(index)
    let item = Int(document.blocks[index].parent)
    // What stands below or behind it in the item is about this operation, and not about the others of the list.
    if !named.isEmpty || Int(document.blocks[item].end) > index + 1 || namedItemsEnd != .max {
      listNamed(listed, index)
      if let group { page.groups[group].named = named }
    } else {
      list(listed.map { ($0, nil) }, block: index, map: nil, isOverview: true)
    }
  }

  /// A quick look: a label at the beginning, or several lines.
  private func mayBeLabelled(_ index: Int, _ text: [UInt8]) -> Bool {
    guard text.count <= 24 || text.prefix(26).contains(UInt8(ascii: ":")) else { return false }
    return ListingLabels.beginsWithLabel(text)
      || document.blocks[index].inlines.contains {
        let kind = document.inlines[Int($0)].kind
        return kind == .softBreak || kind == .lineBreak || kind == .html
      }
  }

  /// "`PATCH /users/:id` (or `PUT`)": the method between the brackets behind an operation.
  private static func otherMethod(_ rest: ArraySlice<UInt8>) -> HTTPMethod? {
    let words = rest.split { !$0.isLetter }.map { String(decoding: $0, as: UTF8.self) }
    guard rest.count <= 16, words.count == 2, words[0] == "or", let method = HTTPMethod(rawValue: words[1]) else {
      return nil
    }
    return method
  }

  /// A last line that is nothing but a method in capitals and a path: "The call is:" and `GET /a` below it.
  private mutating func readLastLine(_ index: Int) -> Bool {
    let inlines = document.blocks[index].inlines
    guard let last = inlines.last, inlines.count > 2, document.inlines[Int(last)].kind == .text,
      document.inlines[Int(last) - 1].kind == .softBreak, document.blocks[index].parent == 0
    else { return false }
    let bytes = Array(document.buffer[document.inlines[Int(last)].text.bounds])
    guard bytes.first?.isUpper == true, bytes.contains(UInt8(ascii: "/")),
      let line = ListingReader.line(bytes, 0..<bytes.count),
      line.range == 0..<bytes.count, bytes[line.pathRange].first == UInt8(ascii: "/"),
      inlines.filter({ document.inlines[Int($0)].kind == .softBreak }).count <= 4
    else { return false }
    list([(line, nil)], block: index, map: nil)
    return true
  }

  /// A paragraph's plain text, line by line.
  private func brokenLines(_ index: Int) -> [String] {
    var lines: [String] = []
    var bytes: [UInt8] = []
    for position in document.blocks[index].inlines {
      let inline = document.inlines[Int(position)]
      switch inline.kind {
      case .text, .code: bytes += document.buffer[inline.text.bounds]
      case .softBreak, .lineBreak:
        lines.append(String(decoding: bytes, as: UTF8.self))
        bytes = []
      case .html where document.text(inline.text).lowercased().hasPrefix("<br"):
        lines.append(String(decoding: bytes, as: UTF8.self))
        bytes = []
      default: break
      }
    }
    lines.append(String(decoding: bytes, as: UTF8.self))
    return lines
  }

  /// The operation in code or in bold at the start of a list's item, with a dash or a colon behind it.
  private func codeListing(_ index: Int, _ text: [UInt8]) -> [ListingReader.Line] {
    let inlines = document.blocks[index].inlines
    guard let first = inlines.first, document.blocks[Int(document.blocks[index].parent)].kind == .item else {
      return []
    }
    // A list of changes names operations too, but documents none.
    let lower = leadIn
    let speaksOfChange = { Self.wordsOfChange.contains { lower.holds($0) } }
    if let lines = strongListing(first, inlines.upperBound, text) { return speaksOfChange() ? [] : lines }
    guard let first = inlines.first(where: { document.inlines[Int($0)].kind != .strong }),
      document.inlines[Int(first)].kind == .code
    else { return [] }
    let code = Array(document.buffer[document.inlines[Int(first)].text.bounds])
    let lines = ListingReader.lines(code, 0..<code.count)
    guard let line = lines.first, line.range.upperBound == code.count else { return [] }
    let rest = text.dropFirst(code.count).drop { $0.isBlank }
    guard
      Self.beginsRemark(rest)
        || ((rest.starts(with: "to ".utf8) || rest.starts(with: "for ".utf8) || rest.starts(with: "with ".utf8))
          && isAmongOthers(index))
    else { return [] }
    return speaksOfChange() ? [] : lines
  }

  private static func beginsRemark(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first.map({ ":-".utf8.contains($0) }) ?? false || rest.starts(with: "–".utf8) || rest.starts(with: "—".utf8)
  }

  /// "**GET /proxies** - Lists them", and "**GET** `/proxies` lists them".
  private func strongListing(_ strong: Int32, _ end: Int32, _ text: [UInt8]) -> [ListingReader.Line]? {
    let inner = strong + 1
    guard document.inlines[Int(strong)].kind == .strong, document.inlines[Int(strong)].end == inner + 1 else {
      return nil
    }
    let bold = Array(document.buffer[document.inlines[Int(inner)].text.bounds])
    guard bold.first?.isUpper == true else { return nil }
    if bold.contains(UInt8(ascii: "/")) {
      let lines = ListingReader.lines(bold, 0..<bold.count)
      guard let line = lines.first, line.range.upperBound == bold.count,
        Self.beginsRemark(text.dropFirst(bold.count).drop { $0.isBlank })
      else { return nil }
      return lines
    }
    let code = Int(inner) + 2
    guard bold.count <= 7, HTTPMethod(rawValue: String(decoding: bold, as: UTF8.self)) != nil,
      code < Int(end), document.inlines[code].kind == .code, document.inlines[code - 1].kind == .text,
      document.buffer[document.inlines[code - 1].text.bounds].allSatisfy(\.isBlank)
    else { return nil }
    let path = document.buffer[document.inlines[code].text.bounds]
    guard path.first == UInt8(ascii: "/") else { return nil }
    let listing = bold + [UInt8(ascii: " ")] + path
    let lines = ListingReader.lines(listing, 0..<listing.count)
    return lines.first?.range.upperBound == listing.count ? lines : nil
  }

  /// Whether the item before or behind this one names an operation in code too.
  private func isAmongOthers(_ paragraph: Int) -> Bool {
    let item = Int(document.blocks[paragraph].parent)
    if let last = page.groups.last?.lines.last, document.blocks[last.block].parent != document.blocks[paragraph].parent,
      Int(document.blocks[Int(document.blocks[last.block].parent)].end) == item
    {
      return true
    }
    let next = Int(document.blocks[item].end) + 1
    guard next < document.blocks.count, document.blocks[next - 1].parent == document.blocks[item].parent,
      let first = document.blocks[next].inlines.first, document.inlines[Int(first)].kind == .code
    else { return false }
    let code = Array(document.buffer[document.inlines[Int(first)].text.bounds])
    return ListingReader.lines(code, 0..<code.count).first?.range.upperBound == code.count
  }

  /// "Delete a session: `DELETE /sessions/<id>`" as an item of a list: few words and a colon before the operation in code.
  private func labelledListing(_ index: Int, _ text: [UInt8]) -> [ListingReader.Line] {
    let inlines = document.blocks[index].inlines
    guard inlines.count >= 2, let first = inlines.first, document.inlines[Int(first)].kind == .text,
      document.inlines[Int(first) + 1].kind == .code, document.blocks[Int(document.blocks[index].parent)].kind == .item
    else { return [] }
    let code = Array(document.buffer[document.inlines[Int(first) + 1].text.bounds])
    let lines = ListingReader.lines(code, 0..<code.count)
    guard let line = lines.first, line.range.upperBound == code.count, code.first?.isUpper == true else { return [] }
    // Behind it may stand what it takes: ", payload …", "(params: …)".
    if inlines.count > 2 {
      let rest = document.buffer[document.inlines[Int(first) + 2].text.bounds].drop { $0.isBlank }
      guard let mark = rest.first, ",(-".utf8.contains(mark) || rest.starts(with: "—".utf8) else { return [] }
    }
    let label = document.text(document.inlines[Int(first)].text).trimmingBlanks.lowercased()
    let words = label.utf8.split { !$0.isWord }
    guard label.hasSuffix(":"), (1...6).contains(words.count), let first = words.first,
      !Self.wordsOfNews.contains(String(decoding: first, as: UTF8.self)),
      !Self.wordsOfChange.contains(where: { label.holds($0) || leadIn.holds($0) }), !Self.announcesExample(label)
    else { return [] }
    return lines
  }

  private static let wordsOfNews: Set = [
    "fixed", "fix", "added", "add", "feature", "bug", "breaking", "feat", "note", "warning", "see", "error", "like",
    "instead",
  ]
  private static let wordsOfChange = [
    "removed", "renamed", "replaced", "deprecated", "moved", "changed", " now ", "instead", " added",
  ]

  // MARK: Tags and front matter

  /// Components and shortcodes that carry a method and a path, and HTML that shows them.
  mutating func readHTML(_ index: Int) {
    let text = document.buffer[document.blocks[index].literal.bounds]
    foldSections(text)
    if EndpointTag.begins(text) {
      readTags(text, index)
    } else if let (level, title) = HTMLListing.heading(text) {
      beginSection(index, level: level, title)
    } else if readHTMLTable(text, index) || readDefinitions(HTMLDefinitions.read(text), index) {
      return
    } else {
      // The last cell before an example says what it is.
      if group != nil, text.containsIgnoringCase("<td") {
        let words = HTMLDefinitions.plain(Substring(decoding: text.suffix(400), as: UTF8.self)).filter { $0 != "`" }
        if !words.isEmpty { takeLeadIn(index, Array(words.utf8)) }
      }
      var lines = HTMLListing.lines(in: text)
      if lines.isEmpty, text.starts(with: "<pre".utf8) { lines = PlainItem.paths(text) }
      if !lines.isEmpty { list(lines.map { ($0, nil) }, block: index, map: nil) }
      if lines.isEmpty, text.containsIgnoringCase("<table") {
        page.unplaced.append(
          Unplaced(
            kind: .table, reason: "a table in HTML that is not about attributes", span: span(index),
            isSuspicious: false))
      }
    }
  }

  /// Headings inside `<details>` end where it does.
  private mutating func foldSections(_ text: ArraySlice<UInt8>) {
    if text.containsIgnoringCase("</details"), let outer = openDetails.popLast() {
      sectionStack = outer
      section = outer[outer.count - 1]
      labels = ListingLabels()
      statedStatus = nil
      forgetLeadIn()
    }
    // What is folded in apart is another operation's.
    if text.containsIgnoringCase("<details") { use() }
    if text.containsIgnoringCase("<details"), !text.containsIgnoringCase("</details"), openDetails.count < 16 {
      openDetails.append(sectionStack)
    }
  }

  private mutating func readTags(_ text: ArraySlice<UInt8>, _ index: Int) {
    let bytes = Array(text)
    let lines = EndpointTag.lines(in: bytes)
    if !lines.isEmpty { list(lines.map { ($0, nil) }, block: index, map: nil) }
    for tag in EndpointTag.tags(in: bytes) {
      for (name, value) in tag.attributes where name == "label" || name == "title" {
        statedStatus = value.flatMap { StatusReader.label(Array($0.utf8)) }
      }
    }
    readFieldTags(bytes, index)
  }

  /// `api: GET /users` between the lines at the top of the page.
  mutating func readFrontMatter() {
    guard let found = FrontMatterListing.read(document.source) else { return }
    page.sections[0].title = found.title ?? ""
    let bytes = Array(found.text.utf8)
    let lines = ListingReader.lines(bytes, 0..<bytes.count)
    let columns = 1..<document.source.lineRange(found.line).count + 1
    list(lines.map { ($0, nil) }, block: 0, map: nil, range: SourceRange(line: found.line, columns: columns))
  }
}
