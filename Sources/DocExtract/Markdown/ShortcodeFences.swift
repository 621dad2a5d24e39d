import APIModel

/// Site generators have marks of their own for code: Hugo's `{{< highlight json >}}` and `{{< code-block lang="sh" >}}`,
/// Jekyll's `{% highlight json %}`. The parser is given a fence in their place.
enum ShortcodeFences {
  /// - Returns: The page with fences of the same length, so that nothing moves; nil where it has no such marks.
  static func fenced(_ source: SourceText) -> [UInt8]? {
    guard source.bytes.withUnsafeBufferPointer(mayHoldTag) else { return nil }
    var fenced: [UInt8]?
    var open: (line: Range<Int>, name: ArraySlice<UInt8>, language: ArraySlice<UInt8>)?
    for line in 0..<source.lineCount {
      let range = range(of: line, source)
      let text = source.bytes[range].drop { $0.isBlank }
      if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) {
        // What is in there is a block already.
        open = nil
      } else if let tag = tag(text) {
        if !tag.isEnd {
          open = (text.startIndex..<range.upperBound, tag.name, tag.language)
        } else if let start = open, start.name.elementsEqual(tag.name) {
          put(start.language, at: start.line, in: &fenced, source)
          put([], at: text.startIndex..<range.upperBound, in: &fenced, source)
          open = nil
        }
      }
    }
    return fenced
  }

  /// A quick look at the whole page.
  private static func mayHoldTag(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = ByteSearch.next(UInt8(ascii: "{"), in: bytes, from: 0)
    while at + 1 < bytes.count {
      if bytes[at + 1] == UInt8(ascii: "{") || bytes[at + 1] == UInt8(ascii: "%"),
        ByteSearch.stands("{{< ", at: at, in: bytes) || ByteSearch.stands("{% highlight", at: at, in: bytes)
      {
        return true
      }
      at = ByteSearch.next(UInt8(ascii: "{"), in: bytes, from: at + 1)
    }
    return false
  }

  /// Tells the code between such marks from what stands in fences: 2 for 1 as its level.
  static func mark(_ blocks: inout [MarkdownDocument.Block], _ source: SourceText) {
    for index in blocks.indices where blocks[index].kind == .codeBlock && blocks[index].level == 1 {
      guard let line = blocks[index].range?.start.line else { continue }
      let text = source.bytes[source.lineRange(Int(line))].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
      if text.first == UInt8(ascii: "{") { blocks[index].level = 2 }
    }
  }

  private static func range(of line: Int, _ source: SourceText) -> Range<Int> {
    let start = Int(source.lineStarts[line])
    var end = line + 1 < source.lineCount ? Int(source.lineStarts[line + 1]) : source.bytes.count
    while end > start, source.bytes[end - 1].isBlankOrNewline { end -= 1 }
    return start..<end
  }

  private static func put(
    _ language: ArraySlice<UInt8>, at range: Range<Int>, in fenced: inout [UInt8]?, _ source: SourceText
  ) {
    let fence = "```".utf8 + language
    guard fence.count <= range.count else { return }
    var bytes = fenced ?? source.bytes
    fenced = nil
    for at in range { bytes[at] = UInt8(ascii: " ") }
    bytes.replaceSubrange(range.lowerBound..<range.lowerBound + fence.count, with: fence)
    fenced = bytes
  }

  /// A line that is such a mark and nothing else.
  private static func tag(
    _ line: ArraySlice<UInt8>
  ) -> (name: ArraySlice<UInt8>, language: ArraySlice<UInt8>, isEnd: Bool)? {
    guard line.count <= 200 else { return nil }
    let isJekyll = line.starts(with: "{%".utf8)
    guard isJekyll || line.starts(with: "{{<".utf8) else { return nil }
    let end = isJekyll ? "%}" : ">}}"
    guard line.suffix(end.utf8.count).elementsEqual(end.utf8) else { return nil }
    var rest = line.dropFirst(end.utf8.count).dropLast(end.utf8.count)
    rest = rest.drop { $0.isBlank }
    var isEnd = false
    if !isJekyll, rest.first == UInt8(ascii: "/") {
      isEnd = true
      rest = rest.dropFirst().drop { $0.isBlank }
    } else if isJekyll, rest.starts(with: "endhighlight".utf8) {
      isEnd = true
      rest = rest.dropFirst(3)
    }
    let name = rest.prefix { !$0.isBlank }
    guard isJekyll ? name.elementsEqual("highlight".utf8) : names.contains(where: { name.elementsEqual($0.utf8) })
    else { return nil }
    return (name, language(rest[name.endIndex...]), isEnd)
  }

  private static let names = ["highlight", "code", "code-block", "codeblock"]

  /// `json`, `"json"`, `lang="json"`.
  private static func language(_ attributes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for word in attributes.split(whereSeparator: \.isBlank) {
      var value = word
      if let equals = word.firstIndex(of: UInt8(ascii: "=")) {
        guard ["lang", "language"].contains(where: { word[..<equals].elementsEqual($0.utf8) }) else { continue }
        value = word[(equals + 1)...]
      }
      let bare = value.drop { $0 == UInt8(ascii: "\"") }.prefix { $0 != UInt8(ascii: "\"") }
      return bare.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") } ? bare : []
    }
    return []
  }
}
