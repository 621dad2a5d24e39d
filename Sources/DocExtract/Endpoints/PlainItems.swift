import APIModel

/// Items of a list that are an operation each, whichever of its parts have marks around them: "GET `/jars` - lists them",
/// "`POST` /jars: adds one", "`/jars/{id}` (DELETE)", "`/jars` - GET request for all".
extension PageReader {
  /// The operations that such an item begins with. What has no mark that ends it needs another item like it beside.
  func plainListing(_ index: Int, _ text: [UInt8]) -> [ListingReader.Line] {
    guard text.contains(UInt8(ascii: "/")), let item = PlainItem(text) else { return [] }
    let owner = Int(document.blocks[index].parent)
    guard document.blocks[owner].kind == .item, !Self.speaksOfNews(page.sections[section].title),
      index >= outerLeadIn.end || !Self.speaksOfExampleOrChange(outerLeadIn.text),
      !Self.speaksOfExampleOrChange(String(lowercasing: Array(Self.remark(text[item.rest...]).prefix(80))))
    else { return [] }
    let isInCode = codeCovers(index, item.path)
    switch item.ending(of: text) {
    case .none, .mark: guard isInCode || isBesideAnother(owner) else { return [] }
    case .words: guard isInCode, isBesideAnother(owner) else { return [] }
    }
    return item.lines
  }

  /// What is said behind an operation, without a last sentence that announces what stands below: "adds one. Example
  /// of an answer:".
  private static func remark(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard rest.last(where: { !$0.isBlank }) == UInt8(ascii: ":"),
      let end = rest.lastIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: ".") })
    else { return rest }
    return rest[..<end]
  }

  /// Whether a path stands in code.
  private func codeCovers(_ index: Int, _ path: ArraySlice<UInt8>) -> Bool {
    document.blocks[index].inlines.prefix(8).contains {
      let inline = document.inlines[Int($0)]
      return inline.kind == .code && document.buffer[inline.text.bounds].suffix(path.count).elementsEqual(path)
    }
  }

  /// Whether the item before or behind this one is an operation too.
  private func isBesideAnother(_ item: Int) -> Bool {
    if let last = page.groups.last?.lines.last, case let other = Int(document.blocks[last.block].parent),
      document.blocks[other].kind == .item, Int(document.blocks[other].end) == item
    {
      return true
    }
    let next = Int(document.blocks[item].end) + 1
    guard next < document.blocks.count, document.blocks[next - 1].parent == document.blocks[item].parent,
      document.blocks[next].kind == .paragraph
    else { return false }
    return PlainItem(document.plainBytes(of: next)) != nil
  }

  /// Takes a code block whose lines are a path each with its method behind it.
  mutating func readPathLines(_ index: Int, _ text: [UInt8], _ language: String) -> Bool {
    guard CodeBlockReader.isPlain(language), !Self.speaksOfExampleOrChange(leadIn),
      !Self.speaksOfNews(page.sections[section].title)
    else { return false }
    let lines = PlainItem.paths(text[...])
    guard !lines.isEmpty else { return false }
    list(lines.map { ($0, nil) }, block: index, map: nil)
    return true
  }

  private static func speaksOfExampleOrChange(_ text: String) -> Bool {
    announcesExample(text) || wordsOfOtherTimes.contains { text.holds($0) }
  }

  private static let wordsOfOtherTimes = [
    "removed", "renamed", "replaced", "deprecated", "moved", "changed", " now ", "instead", " added", " was ",
    " were ", "no longer", "used to", "webhook", "callback", "fixed", "upstream",
  ]
}

/// The methods and the path at the start of a line, in either order.
struct PlainItem {
  enum Ending { case none, mark, words }

  let lines: [ListingReader.Line]
  let path: ArraySlice<UInt8>
  /// Where what is said of it begins.
  let rest: Int

  init?(_ text: [UInt8]) {
    guard let first = text.first,
      first.isUpper || first == UInt8(ascii: "/") || first == UInt8(ascii: "[") || text.begins(with: "http")
    else { return nil }
    guard let start = text.prefix(40).indices.first(where: { Self.beginsPath(text, $0) }) else { return nil }
    var end = Self.pathEnd(text, start)
    if end > start + 1, ":,;".utf8.contains(text[end - 1]) { end -= 1 }
    let methods: [HTTPMethod]
    if start > 0 {
      let word = text[..<start].filter { !"[]:".utf8.contains($0) }
      guard let found = PathHeading.methods(in: word[...]) else { return nil }
      methods = found
      rest = end
    } else {
      guard let found = Self.methodsBehind(text, end) else { return nil }
      methods = found.methods
      rest = found.end
    }
    path = text[start..<end]
    let written = Self.generalized(path)
    lines = methods.flatMap { method in
      let line = Array("\(method.rawValue) ".utf8) + written
      let found = ListingReader.lines(line, 0..<line.count)
      return found.first?.range.upperBound == line.count ? found : []
    }
    guard !lines.isEmpty, lines.count == methods.count else { return nil }
  }

  /// What the lines of a text list, "/jars   - POST request to add one", where each begins with a path.
  static func paths(_ text: ArraySlice<UInt8>) -> [ListingReader.Line] {
    guard text.count <= 8192 else { return [] }
    var found: [ListingReader.Line] = []
    var count = 0
    for line in text.split(separator: UInt8(ascii: "\n")) {
      var line = line.drop(while: \.isBlank)
      if line.isEmpty || line.starts(with: "<pre".utf8) || line.starts(with: "</pre".utf8) { continue }
      if line.starts(with: "- ".utf8) || line.starts(with: "* ".utf8) { line = line.dropFirst(2) }
      let own = Array(line)
      guard own.first == UInt8(ascii: "/") || own.first == UInt8(ascii: "["), let item = PlainItem(own),
        item.ending(of: own) != .words
      else { return [] }
      found += item.lines
      count += 1
    }
    return count > 1 ? found : []
  }

  func ending(of text: [UInt8]) -> Ending {
    let behind = text[rest...]
    let rest = behind.drop { $0.isBlank }
    guard let first = rest.first else { return .none }
    // In a column of its own.
    if rest.begins(with: "request") || rest.startIndex - behind.startIndex >= 2 { return .mark }
    // Dashes and arrows beyond ASCII.
    return ":-(,=|;".utf8.contains(first) || first == 0xE2 ? .mark : .words
  }

  private static func beginsPath(_ text: [UInt8], _ at: Int) -> Bool {
    if text[at] == UInt8(ascii: "h"), at == 0 || text[at - 1].isBlank {
      return text[at...].begins(with: "http://") || text[at...].begins(with: "https://")
    }
    guard text[at] == UInt8(ascii: "/"), at == 0 || text[at - 1].isBlank || text[at - 1] == UInt8(ascii: "]") else {
      return false
    }
    // `GET / POST`
    return at + 1 == text.count || !text[at + 1].isBlank || at < 8
  }

  /// The next blank that is in no placeholder.
  private static func pathEnd(_ text: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < text.count, !text[at].isBlank {
      let close: UInt8? =
        text[at] == UInt8(ascii: "{") ? UInt8(ascii: "}") : text[at] == UInt8(ascii: "<") ? UInt8(ascii: ">") : nil
      if let close, let found = text[at..<min(text.count, at + 60)].firstIndex(of: close) { at = found }
      at += 1
    }
    return at
  }

  /// "(GET)", "[GET, POST]", "- GET", "GET": methods behind a path.
  private static func methodsBehind(_ text: [UInt8], _ end: Int) -> (methods: [HTTPMethod], end: Int)? {
    var at = end
    var isMarked = false
    while at < text.count, text[at].isBlank || "([-:|,".utf8.contains(text[at]) || text[at] >= 0x80 {
      isMarked = isMarked || !text[at].isBlank
      at += 1
    }
    let start = at
    while at < text.count, text[at].isUpper || ",|/ ".utf8.contains(text[at]) { at += 1 }
    // "GET Lists"
    if at < text.count, text[at].isLetter { while at > start, text[at - 1].isUpper { at -= 1 } }
    while at > start, !text[at - 1].isUpper { at -= 1 }
    guard at > start, let methods = PathHeading.methods(in: text[start..<at]) else { return nil }
    if at < text.count, ")]".utf8.contains(text[at]) { at += 1 }
    return (methods, at)
  }

  /// A path with numbers put in for what each member has: `/jars/1` as `/jars/{jar_id}`.
  static func generalized(_ path: ArraySlice<UInt8>) -> [UInt8] {
    let end = path.firstIndex(of: UInt8(ascii: "?")) ?? path.endIndex
    // What stands before the path of an address stays.
    var start = path.startIndex
    if path.first != UInt8(ascii: "/") {
      let host = path.firstIndex(of: UInt8(ascii: "/")).map { $0 + 2 } ?? end
      guard host < end, let slash = path[host..<end].firstIndex(of: UInt8(ascii: "/")) else { return Array(path) }
      start = slash
    }
    guard path[start..<end].contains(where: \.isDigit) else { return Array(path) }
    var result = Array(path[..<start])
    var before = ""
    for segment in path[start..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst() {
      result.append(UInt8(ascii: "/"))
      if !segment.isEmpty, segment.allSatisfy(\.isDigit), !before.isEmpty, before != "api" {
        result += "{\(ConcreteSegment.placeholder(after: before))}".utf8
      } else {
        result += segment
      }
      before = String(decoding: segment, as: UTF8.self)
    }
    return result + path[end...]
  }
}
