import APIModel

/// Items and paragraphs that have a few words or a line of their own beside their operation: "**Add a jar** — `POST /jars`",
/// "Add a jar (`POST /jars`)", and "GET `/jars`" on a line above what it does.
extension PageReader {
  /// The operation of an item whose title stands before it, where another item of the list is like it.
  func titledListing(_ index: Int) -> [ListingReader.Line] {
    let item = Int(document.blocks[index].parent)
    guard document.blocks[item].kind == .item, !Self.speaksOfNews(page.sections[section].title),
      index >= outerLeadIn.end || !Self.announcesExample(outerLeadIn.text), case let lines = titled(index),
      !lines.isEmpty
    else { return [] }
    if let last = page.groups.last?.lines.last?.block, last > Int(document.blocks[item].parent), last < item {
      return lines
    }
    let next = Int(document.blocks[item].end) + 1
    guard next < document.blocks.count, document.blocks[next - 1].parent == document.blocks[item].parent,
      !titled(next).isEmpty
    else { return [] }
    return lines
  }

  private func titled(_ paragraph: Int) -> [ListingReader.Line] {
    let inlines = document.blocks[paragraph].inlines
    guard document.blocks[paragraph].kind == .paragraph,
      let code = inlines.prefix(8).first(where: { document.inlines[Int($0)].kind == .code }), code > inlines.lowerBound
    else { return [] }
    let bytes = Array(document.buffer[document.inlines[Int(code)].text.bounds])
    guard bytes.first?.isUpper == true, bytes.contains(UInt8(ascii: "/")) else { return [] }
    let lines = ListingReader.lines(bytes, 0..<bytes.count)
    guard let line = lines.first, line.range.upperBound == bytes.count else { return [] }
    var title = ""
    for position in inlines.lowerBound..<code { title += document.text(document.inlines[Int(position)].text) }
    title = title.trimmingBlanks
    let words = title.lowercased().utf8.split { !$0.isWord || $0 >= 0x80 }.map { String(decoding: $0, as: UTF8.self) }
    guard (1...6).contains(words.count), !words.contains(where: Self.wordsOfProse.contains),
      !Self.announcesExample(title.lowercased())
    else { return [] }
    let isBracket = title.hasSuffix("(")
    guard isBracket || ["-", "–", "—", "→"].contains(where: title.hasSuffix) else { return [] }
    var rest: ArraySlice<UInt8> = []
    if let next = inlines[(code + 1)...].first(where: { document.inlines[Int($0)].kind == .text }) {
      rest = document.buffer[document.inlines[Int(next)].text.bounds].drop { $0.isBlank }
    }
    if isBracket { return rest.first == UInt8(ascii: ")") ? lines : [] }
    return rest.isEmpty || ".,-(:".utf8.contains(rest[rest.startIndex]) || rest[rest.startIndex] == 0xE2 ? lines : []
  }

  /// What a title of an operation does not hold: words of sentences and of news.
  private static let wordsOfProse: Set = [
    "is", "was", "are", "were", "if", "when", "because", "we", "you", "i", "it", "that", "which", "does", "via", "uses",
    "calls", "through", "fixed", "fix", "added", "feature", "bug", "breaking", "feat", "note", "warning", "see",
    "error",
    "removed", "renamed", "replaced", "deprecated", "moved", "changed", "instead", "now", "before", "after",
  ]

  /// "**GET /jars** — lists them": a paragraph that begins with an operation in bold and goes on with a mark.
  func boldOpening(_ index: Int, _ text: [UInt8]) -> [ListingReader.Line] {
    guard document.blocks[index].parent == 0, let strong = document.blocks[index].inlines.first,
      document.inlines[Int(strong)].kind == .strong, document.inlines[Int(strong)].end == strong + 2,
      !Self.speaksOfNews(page.sections[section].title)
    else { return [] }
    let bytes = Array(document.buffer[document.inlines[Int(strong) + 1].text.bounds])
    guard bytes.first?.isUpper == true, bytes.contains(UInt8(ascii: "/")) else { return [] }
    let lines = ListingReader.lines(bytes, 0..<bytes.count)
    guard let line = lines.first, line.range.upperBound == bytes.count, bytes.count <= text.count else { return [] }
    let rest = text[bytes.count...].drop { $0.isBlank }
    guard let mark = rest.first, ":-(".utf8.contains(mark) || mark == 0xE2,
      !String(lowercasing: Array(rest.prefix(120))).holdsAny(of: [
        "removed", "renamed", "deprecated", "replaced", " no longer ",
      ])
    else { return [] }
    return lines
  }

  /// "Endpoints: `GET /jars`, `POST /jars` (adds one) and `GET /lids`."
  func labelledSeries(_ index: Int) -> [ListingReader.Line] {
    let document = document
    // Hardly any paragraph has a word, a colon and code right behind it.
    let inlines = document.blocks[index].inlines
    guard let code = inlines.prefix(8).first(where: { document.inlines[Int($0)].kind == .code }),
      document.buffer[document.inlines[Int(code)].text.bounds].first?.isUpper == true,
      inlines[..<code].contains(where: {
        document.buffer[document.inlines[Int($0)].text.bounds].contains(UInt8(ascii: ":"))
      }), !Self.speaksOfNews(page.sections[section].title)
    else { return [] }
    let tokens = Prose(document, block: index).tokens
    guard let colon = tokens.prefix(5).firstIndex(where: { $0.isMark(":") }), colon > 0, tokens.count <= 200,
      tokens[colon - 1].isWord(in: ["endpoints", "routes", "endpoint", "route"]),
      tokens[..<colon].allSatisfy({ $0.kind == .word && !$0.isWord(in: Self.wordsOfOtherSeries) })
    else { return [] }
    var found: [ListingReader.Line] = []
    var isInBrackets = false
    for token in tokens[(colon + 1)...] {
      if token.isMark("(") { isInBrackets = true }
      if token.isMark(")") { isInBrackets = false }
      if isInBrackets || token.kind == .punctuation || token.isWord(in: ["and", "or"]) { continue }
      let code = Array(token.text.utf8)
      guard token.kind == .code, code.first?.isUpper == true,
        case let lines = ListingReader.lines(code, 0..<code.count),
        lines.first?.range.upperBound == code.count
      else { return [] }
      found += lines
    }
    return found
  }

  private static let wordsOfOtherSeries = [
    "removed", "deprecated", "old", "renamed", "changed", "example", "upstream", "affected", "missing", "private",
  ]

  /// "GET `/jars`" alone on the first line of a paragraph, with marks, and a sentence below it.
  func firstLine(_ index: Int) -> [ListingReader.Line] {
    let document = document
    let inlines = document.blocks[index].inlines
    guard document.blocks[index].parent == 0,
      let end = inlines.prefix(8).first(where: { Self.isBreak(document.inlines[Int($0)]) }),
      end + 1 < inlines.upperBound,
      inlines[..<end].contains(where: {
        document.inlines[Int($0)].kind == .code || document.inlines[Int($0)].kind == .strong
      }),
      document.inlines[Int(end)].kind == .lineBreak || beginsSentence(end + 1),
      !Self.speaksOfNews(page.sections[section].title)
    else { return [] }
    var bytes: [UInt8] = []
    for position in inlines[..<end] {
      let inline = document.inlines[Int(position)]
      if inline.kind == .text || inline.kind == .code { bytes += document.buffer[inline.text.bounds] }
    }
    bytes.trimBlanks()
    guard bytes.first?.isUpper == true, bytes.count <= 200 else { return [] }
    let lines = ListingReader.lines(bytes, 0..<bytes.count)
    return lines.first?.range.upperBound == bytes.count ? lines : []
  }

  private static func isBreak(_ inline: MarkdownDocument.Inline) -> Bool {
    inline.kind == .softBreak || inline.kind == .lineBreak
  }

  private func beginsSentence(_ position: Int32) -> Bool {
    let inline = document.inlines[Int(position)]
    return inline.kind == .text && document.buffer[inline.text.bounds].first?.isUpper == true
  }
}
