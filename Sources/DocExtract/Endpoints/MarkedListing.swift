import APIModel

/// Paragraphs that are an operation with marks around its parts: "**GET** `/products` — lists them", "`GET`-Request sent:
/// `/users`", "**Share**: `POST /devices/{id}/share`", "Login: POST `/login` with JSON body …".
extension PageReader {
  func markedListing(_ index: Int, _ text: [UInt8]) -> [ListingReader.Line] {
    let inlines = document.blocks[index].inlines
    guard document.blocks[index].parent == 0, inlines.count >= 2, inlines.count <= 40, let first = inlines.first else {
      return []
    }
    let found: [ListingReader.Line]
    switch document.inlines[Int(first)].kind {
    case .strong: found = labelled(index, first) ?? strong(index, first)
    case .code where document.inlines[Int(first)].text.count <= 7: found = requested(index)
    // Behind a label only.
    case .text where text.prefix(60).contains(UInt8(ascii: ":")): found = requested(index)
    default: return []
    }
    return found.isEmpty || Self.speaksOfNews(page.sections[section].title) ? [] : found
  }

  /// Lines of one paragraph that are an operation each, "`GET /users` → list them" and "`POST /users` → add one" below it.
  mutating func readBrokenListing(_ index: Int) -> Bool {
    let document = document
    let inlines = document.blocks[index].inlines
    guard document.blocks[index].parent == 0, inlines.count >= 5, inlines.count <= 400, let first = inlines.first,
      document.inlines[Int(first)].kind == .code
    else { return false }
    let breaks = inlines.filter {
      document.inlines[Int($0)].kind == .softBreak || document.inlines[Int($0)].kind == .lineBreak
    }
    guard !breaks.isEmpty, !Self.speaksOfNews(page.sections[section].title) else { return false }
    let tokens = Prose(document, block: index).tokens
    var lines: [(ListingReader.Line, [Prose.Token])] = []
    for (start, end) in zip([first] + breaks.map { $0 + 1 }, breaks + [inlines.upperBound]) where start < end {
      guard document.inlines[Int(start)].kind == .code else { return false }
      let code = Array(document.buffer[document.inlines[Int(start)].text.bounds])
      let own = tokens.filter { $0.inline >= Int(start) && $0.inline < Int(end) }
      guard let line = ListingReader.line(code, 0..<code.count), line.range.upperBound == code.count, own.count > 1,
        own[1].isMark("-") || own[1].isMark(":") || ["→", "–", "—"].contains(own[1].text)
      else { return false }
      lines.append((line, own))
    }
    for (line, own) in lines {
      isGroupInUse = true
      list([(line, nil)], block: index, map: nil, isOverview: true)
      if let group { page.groups[group].named = InlineParameters(document, index, own).labelled(isWhole: false) }
    }
    isGroupInUse = true
    return true
  }

  /// "**Share**: `POST /devices/{id}/share`" and nothing behind it.
  private func labelled(_ index: Int, _ strong: Int32) -> [ListingReader.Line]? {
    let inlines = document.blocks[index].inlines
    guard let last = inlines.last, document.inlines[Int(last)].kind == .code, last >= document.inlines[Int(strong)].end,
      last - strong <= 4
    else { return nil }
    let code = Array(document.buffer[document.inlines[Int(last)].text.bounds])
    let lines = ListingReader.lines(code, 0..<code.count)
    guard let line = lines.first, line.range.upperBound == code.count, code.first?.isUpper == true else { return nil }
    var label = ""
    for position in inlines.lowerBound..<last { label += document.text(document.inlines[Int(position)].text) }
    label = label.trimmingBlanks.lowercased()
    let words = label.utf8.split { !$0.isWord }.map { String(decoding: $0, as: UTF8.self) }
    guard label.hasSuffix(":"), (1...6).contains(words.count), !words.contains(where: Self.wordsAside.contains),
      !Self.announcesExample(label)
    else { return nil }
    return lines
  }

  /// "**GET** `/products` — lists them. Supports …"
  private func strong(_ index: Int, _ strong: Int32) -> [ListingReader.Line] {
    let inlines = document.blocks[index].inlines
    let end = document.inlines[Int(strong)].end
    guard end == strong + 2, case let bold = document.buffer[document.inlines[Int(strong) + 1].text.bounds],
      bold.count <= 7, HTTPMethod(rawValue: String(decoding: bold, as: UTF8.self)) != nil,
      let code = inlines.dropFirst(2).prefix(2).first(where: { document.inlines[Int($0)].kind == .code }),
      code == end || document.buffer[document.inlines[Int(end)].text.bounds].allSatisfy(\.isBlank)
    else { return [] }
    let path = document.buffer[document.inlines[Int(code)].text.bounds]
    guard path.first == UInt8(ascii: "/"), code + 1 < inlines.upperBound else { return [] }
    let rest = document.buffer[document.inlines[Int(code) + 1].text.bounds].drop { $0.isBlank }
    guard let mark = rest.first, ":-".utf8.contains(mark) || rest.starts(with: "—".utf8) || rest.starts(with: "–".utf8)
    else { return [] }
    return lines(bold, path)
  }

  /// "`GET`-Request sent: `/users`", "GET request to `/users`", "Login: POST `/login` with …"
  private func requested(_ index: Int) -> [ListingReader.Line] {
    let document = document
    guard document.blocks[index].inlines.contains(where: { Self.isPath($0, document) }) else { return [] }
    let tokens = Array(Prose(document, block: index).tokens.prefix(24))
    guard let method = tokens.prefix(6).firstIndex(where: { HTTPMethod(rawValue: $0.text) != nil }) else { return [] }
    // Nothing but a label may stand before it.
    if method > 0 {
      guard tokens[method - 1].isMark(":"), tokens[..<(method - 1)].allSatisfy({ $0.kind == .word }),
        !tokens[..<(method - 1)].contains(where: { Self.wordsAside.contains($0.lower) }),
        !Self.announcesExample(tokens[0].lower)
      else { return [] }
    }
    guard let path = tokens[(method + 1)...].prefix(5).firstIndex(where: { $0.kind == .code }),
      tokens[path].text.utf8.first == UInt8(ascii: "/"),
      tokens[(method + 1)..<path].allSatisfy({
        $0.isMark("-") || $0.isMark(":") || $0.isWord(in: ["request", "sent", "to", "http", "call"])
      })
    else { return [] }
    let isEnded = path + 1 == tokens.count || tokens[path + 1].isMark(":")
    guard isEnded || (method > 0 && tokens[path + 1].isWord(in: ["with", "and"])) else { return [] }
    return lines(Array(tokens[method].text.utf8)[...], Array(tokens[path].text.utf8)[...])
  }

  /// Whether an inline is code that begins with a slash.
  private static func isPath(_ position: Int32, _ document: MarkdownDocument) -> Bool {
    let inline = document.inlines[Int(position)]
    return inline.kind == .code
      && document.buffer[inline.text.bounds].first { !$0.isBlankOrNewline } == UInt8(ascii: "/")
  }

  private func lines(_ method: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> [ListingReader.Line] {
    let listing = method + [UInt8(ascii: " ")] + path
    let lines = ListingReader.lines(Array(listing), 0..<listing.count)
    return lines.first?.range.upperBound == listing.count ? lines : []
  }

  /// "`get`" alone below a heading that is a path.
  mutating func readMethodAlone(_ index: Int, _ text: [UInt8]) -> Bool {
    guard text.count <= 7, let path = sectionPath, !labels.isExpecting,
      let method = HTTPMethod(rawValue: String(decoding: text, as: UTF8.self).uppercased()),
      case let document = document,
      document.blocks[index].inlines.contains(where: { document.inlines[Int($0)].kind == .code })
    else { return false }
    list([method], path, block: index)
    return true
  }
}
