import APIModel

/// Items of a list that are an operation each, with its name in bold: "**Release**: `POST /doves/{ring}/release`. Body:".
extension PageReader {
  /// The operations of such an item, where the item before or behind it is another one.
  func namedListing(_ index: Int) -> [ListingReader.Line] {
    guard let lines = boldListing(index) else { return [] }
    // Behind another one of the list, or before one.
    if namedItemsEnd != .max { return lines }
    let item = Int(document.blocks[index].parent)
    if let last = page.groups.last?.lines.last?.block, last > Int(document.blocks[item].parent), last < item {
      return lines
    }
    let next = Int(document.blocks[item].end) + 1
    guard next < document.blocks.count, document.blocks[next - 1].parent == document.blocks[item].parent,
      boldListing(next) != nil
    else { return [] }
    return lines
  }

  /// "**Release**: `POST /doves/{ring}/release`" at the start of an item, with a stop or a dash behind it.
  private func boldListing(_ paragraph: Int) -> [ListingReader.Line]? {
    let inlines = document.blocks[paragraph].inlines
    guard let first = inlines.first, document.inlines[Int(first)].kind == .strong,
      document.blocks[Int(document.blocks[paragraph].parent)].kind == .item,
      let code = inlines.dropFirst().prefix(4).first(where: { document.inlines[Int($0)].kind == .code }),
      code >= document.inlines[Int(first)].end
    else { return nil }
    var bytes = Array(document.buffer[document.inlines[Int(code)].text.bounds])
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")), bytes[slash...].contains(UInt8(ascii: "?")) {
      bytes = bytes[..<slash] + PlainItem.generalized(bytes[slash...])
    }
    let lines = ListingReader.lines(bytes, 0..<bytes.count)
    guard let line = lines.first, line.range.upperBound == bytes.count, bytes.first?.isUpper == true else { return nil }
    var label = ""
    for position in inlines.lowerBound..<code { label += document.text(document.inlines[Int(position)].text) }
    label = label.trimmingBlanks.lowercased()
    let words = label.utf8.split { !$0.isWord }.map { String(decoding: $0, as: UTF8.self) }
    guard label.hasSuffix(":"), (1...6).contains(words.count), !words.contains(where: Self.wordsAside.contains),
      !Self.speaksOfNews(page.sections[section].title), !Self.announcesExample(label),
      paragraph >= outerLeadIn.end || !Self.announcesExample(outerLeadIn.text)
    else { return nil }
    guard code + 1 < inlines.upperBound else { return lines }
    let rest = document.buffer[document.inlines[Int(code) + 1].text.bounds].drop { $0.isBlank }
    return rest.isEmpty || ".-(".utf8.contains(rest[rest.startIndex]) || rest[rest.startIndex] == 0xE2 ? lines : nil
  }

  /// What a label in bold says of news or of what is wrong, and names no operation.
  static let wordsAside: Set = [
    "fixed", "fix", "added", "add", "feature", "bug", "breaking", "feat", "note", "warning", "see", "error", "before",
    "after", "old", "new", "removed", "renamed", "replaced", "deprecated", "moved", "changed", "instead", "was", "now",
    "limit", "limits", "request", "call", "step", "use", "then",
  ]

  /// "1.4", "Known issues", "Rate limits": what stands below is about operations, and documents none.
  static func speaksOfNews(_ title: String) -> Bool {
    title.withBytes { title in
      var at = 0
      var isFirst = true
      while at < title.count {
        guard isOfWord(title[at]) else {
          at += 1
          continue
        }
        let start = at
        while at < title.count, isOfWord(title[at]) { at += 1 }
        let word = title[start..<at]
        if isFirst, word.contains(UInt8(ascii: ".")), word.contains(where: \.isDigit) { return true }
        isFirst = false
        if !titlesOfNews[word].isEmpty { return true }
      }
      return false
    }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool { byte.isWord || byte == UInt8(ascii: ".") }

  private struct News: OptionSet {
    let rawValue: UInt32
    static let all = News(rawValue: 1)
  }

  private static let titlesOfNews = WordTable<News>([
    (
      .all,
      [
        "changelog", "changes", "release", "releases", "issues", "news", "migration", "upgrading", "upgrade", "limits",
        "limit", "faq", "troubleshooting", "bugs", "fixes", "unreleased", "roadmap", "todo", "history", "deprecations",
        "performance", "example", "examples", "tests", "testing",
      ]
    )
  ])

  /// Lists the operations of an item, which what stands in the item is about, and nothing behind the list.
  mutating func listNamed(_ lines: [ListingReader.Line], _ index: Int) {
    isGroupInUse = true
    list(lines.map { ($0, nil) }, block: index, map: nil, isOverview: true)
    isGroupInUse = true
    if let group { page.groups[group].paragraphs = [index] }
    let list = Int(document.blocks[Int(document.blocks[index].parent)].parent)
    namedItemsEnd = Int(document.blocks[list].end)
  }
}
