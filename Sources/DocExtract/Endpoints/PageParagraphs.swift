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
    takeMethodName(index)
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
      var first = document.blocks[index].inlines.first
    else { return false }
    // "URL: `/series`"
    if document.inlines[Int(first)].kind == .text, first + 2 == document.blocks[index].inlines.upperBound,
      ListingLabels.beginsWithLabel(Array(document.buffer[document.inlines[Int(first)].text.bounds]))
    {
      first += 1
    }
    guard document.inlines[Int(first)].kind == .code,
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
      if case let several = TableReader(document: document).joined(in: index), several.count > 1 {
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
      if readMarkedOperations(index, bytes, above: above) { return }
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

  /// Operations that have marks, or stand among marks.
  private mutating func readMarkedOperations(_ index: Int, _ bytes: [UInt8], above: String) -> Bool {
    // Most paragraphs have no such marks.
    let document = document
    let isMarked = document.blocks[index].inlines.contains { position in
      let kind = document.inlines[Int(position)].kind
      return kind == .code || kind == .strong
    }
    guard isMarked else { return false }
    var lines = markedListing(index, bytes)
    if lines.isEmpty { lines = openingListing(index, bytes) }
    if lines.isEmpty { lines = boldOpening(index, bytes) }
    if lines.isEmpty { lines = firstLine(index) }
    if lines.isEmpty { lines = labelledSeries(index) }
    guard !lines.isEmpty else { return false }
    isGroupInUse = true
    list(lines.map { ($0, nil) }, block: index, map: nil, mayIllustrate: Self.announcesExample(above))
    isGroupInUse = true
    return true
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

  /// "Name: `login`" in a section of a chapter that says "`/api/auth/methodName`".
  private mutating func takeMethodName(_ index: Int) {
    let inlines = document.blocks[index].inlines
    guard inlines.count == 2, let label = inlines.first, document.inlines[Int(label)].kind == .text,
      document.inlines[Int(label) + 1].kind == .code, group == nil || page.groups.last?.section != section,
      case let text = document.buffer[document.inlines[Int(label)].text.bounds], text.count <= 16,
      ["name:", "method:", "method name:"].contains(String(decoding: text, as: UTF8.self).lowercased().trimmingBlanks)
    else { return }
    let name = document.text(document.inlines[Int(label) + 1].text)
    guard !name.isEmpty, name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }),
      HTTPMethod(rawValue: name) == nil, let pattern = methodPattern()
    else { return }
    takeLabelledPath(pattern + name)
  }

  /// What stands before the name of a method in the pattern that the chapter gives, `/api/auth/`.
  private func methodPattern() -> String? {
    var at = page.sections[section].parent
    for _ in 0..<8 {
      guard let chapter = at else { return nil }
      for block in page.sections[chapter].paragraphs.prefix(20) {
        for position in document.blocks[block].inlines.prefix(40) where document.inlines[Int(position)].kind == .code {
          let range = document.inlines[Int(position)].text
          guard document.buffer[range.bounds].first == UInt8(ascii: "/"), range.count < 300,
            case let code = document.text(range), let slash = code.utf8.lastIndex(of: UInt8(ascii: "/")),
            slash > code.startIndex
          else { continue }
          let last = code[code.utf8.index(after: slash)...].filter { $0.isLetter }.lowercased()
          if last == "methodname" || last == "method" { return String(code[...slash]) }
        }
      }
      at = page.sections[chapter].parent
    }
    return nil
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

  /// A quick look: a label at the beginning, or several lines.
  private func mayBeLabelled(_ index: Int, _ text: [UInt8]) -> Bool {
    let document = document
    guard text.count <= 24 || text.prefix(26).contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }) else {
      return false
    }
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
    let document = document
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
}
