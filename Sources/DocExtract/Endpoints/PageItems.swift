import APIModel

// The operations that the items of lists name.
extension PageReader {
  /// The operations that a list's item begins with, or that its label or sentence names.
  mutating func readItem(_ index: Int, _ text: [UInt8]) -> Bool {
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
  mutating func readPlainItem(_ index: Int, _ text: [UInt8]) -> Bool {
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
    var lines = ListingReader.lines(code, 0..<code.count)
    guard let line = lines.first, line.range.upperBound == code.count else { return [] }
    let more = furtherListings(behind: first, inlines.upperBound)
    lines += more.lines
    let rest = text.dropFirst(code.count + more.count).droppingBlanks
    guard
      Self.beginsRemark(rest)
        || ((rest.starts(with: "to ".utf8) || rest.starts(with: "for ".utf8) || rest.starts(with: "with ".utf8))
          && isAmongOthers(index))
        || tellsWhatItDoes(rest, lines)
    else { return [] }
    return speaksOfChange() || Self.denies(rest) ? [] : lines
  }

  /// The other operations of "`GET /jars`, `POST /jars` and `DELETE /jars` - …".
  /// - Returns: With how many bytes of the item's text they take, and what joins them.
  private func furtherListings(behind first: Int32, _ end: Int32) -> (lines: [ListingReader.Line], count: Int) {
    var lines: [ListingReader.Line] = []
    var count = 0
    var next = Int(first) + 1
    while next + 1 < Int(end), document.inlines[next].kind == .text, document.inlines[next + 1].kind == .code {
      let joint = document.buffer[document.inlines[next].text.bounds]
      let code = Array(document.buffer[document.inlines[next + 1].text.bounds])
      guard joint.count <= 6, Self.joints.contains(String(decoding: joint, as: UTF8.self).trimmingBlanks),
        case let more = ListingReader.lines(code, 0..<code.count), more.first?.range.upperBound == code.count
      else { break }
      lines += more
      count += joint.count + code.count
      next += 2
    }
    return (lines, count)
  }

  private static let joints: Set = ["/", ",", "|", "and", "or", "&", ";", ", and"]

  /// "`DELETE /jars`: not allowed"
  private static func denies(_ rest: ArraySlice<UInt8>) -> Bool {
    let words = rest.drop { !$0.isLetter && !$0.isDigit }.prefix(24).map { $0 | 0x20 }
    return ["not allowed", "not implemented", "not supported", "501 "].contains { words.starts(with: $0.utf8) }
  }

  /// "`PATCH /jars/{id}` will let you change a jar", "`GET /jars` lists all jars".
  private func tellsWhatItDoes(_ rest: ArraySlice<UInt8>, _ lines: [ListingReader.Line]) -> Bool {
    guard lines.allSatisfy({ !PathNotation.template($0.path).segments.contains { ConcreteSegment.isValue($0) } }) else {
      return false
    }
    let word = String(decoding: rest.prefix { $0.isLetter }, as: UTF8.self)
    guard word == "will" || (word.hasSuffix("s") && Self.verbs.contains(word)), rest.count < 400 else { return false }
    let text = String(decoding: rest, as: UTF8.self).lowercased()
    return !Self.speaksOfNews(page.sections[section].title)
      && !(Self.wordsOfChange + [" error", " fail", " bug", " wrong"]).contains(where: { text.holds($0) })
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
        Self.beginsRemark(text.dropFirst(bold.count).droppingBlanks)
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
}

extension ArraySlice<UInt8> {
  /// Without the blanks at its beginning, those that do not break (U+00A0) among them.
  fileprivate var droppingBlanks: ArraySlice<UInt8> {
    var rest = self
    while let first = rest.first {
      if first.isBlank {
        rest.removeFirst()
      } else if first == 0xC2, rest.dropFirst().first == 0xA0 {
        rest.removeFirst(2)
      } else {
        break
      }
    }
    return rest
  }
}
