import APIModel
import DocExtract

/// EXA237: a section about a key whose block shows another one of nearly that name.
struct KeyOfAnotherName: LintRule {
  let card = RuleCard(
    "EXA237", "key-of-another-name", severity: .warning,
    summary: "A heading that names a key or a value, where the block below it shows one of nearly that name",
    why: "One of the two is wrong, and who writes it gets an error, or nothing at all.",
    bad: page("user_name"), good: page("user_name_rules"))

  private static func page(_ name: String) -> String {
    ["user_age", "user_mail", name, "user_role", "user_team"].reduce("# Users API\n") {
      let key = $1 == "user_name" ? "user_name_rules" : $1
      return $0 + "\n## `\($1)`\n\n```yaml\n\(key): []\n```\n"
    }
  }

  /// How many headings make a habit.
  private static let many = 5
  /// How many names are looked for in the blocks of a page.
  private static let limit = 20

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkValues(page, &report)
    let document = page.document
    var names: [UInt8: [(block: Int, name: String)]] = [:]
    for (number, block) in page.headings where block.inlines.count == 1 {
      let inline = document.inlines[Int(block.inlines.lowerBound)]
      guard inline.kind == .code, inline.text.count >= 4, inline.text.count <= 60,
        document.buffer[inline.text.bounds].allSatisfy(Self.isOfName)
      else { continue }
      names[block.level, default: []].append((number, document.text(inline.text)))
    }
    var looks = Self.limit
    for (_, headings) in names.sorted(by: { $0.key < $1.key }) where headings.count >= Self.many {
      let all = Set(headings.map(\.name))
      for (heading, name) in headings {
        guard looks > 0, let (block, key) = Self.key(below: heading, document), key != name, !all.contains(key),
          Self.areAlike(name, key)
        else { continue }
        looks -= 1
        guard
          !Self.isKey(name, document), !document.isCounterexample(block)
        else { continue }
        report.add(
          self, .another(name, key), at: page.range(heading),
          notes: [Finding.Note("the block", span: page.page.span(page.range(block)))])
      }
    }
  }

  /// Whether any block has a key of that name.
  private static func isKey(_ name: String, _ document: MarkdownDocument) -> Bool {
    let signs = [":", " =", "=", "\""].map { Array((name + $0).utf8) }
    return document.blocks.contains { block in
      guard block.kind == .codeBlock else { return false }
      let text = document.buffer[block.literal.bounds]
      return signs.contains { text.firstRange(ofBytes: $0) != nil }
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// The only key at the top of the first block of a heading's own section.
  private static func key(below heading: Int, _ document: MarkdownDocument) -> (block: Int, key: String)? {
    let parent = document.blocks[heading].parent
    var next = Int(document.blocks[heading].end)
    while next < document.blocks.count, document.blocks[next].parent == parent {
      let block = document.blocks[next]
      if block.kind == .heading { return nil }
      if block.kind == .codeBlock {
        let word = document.buffer[block.info.bounds].prefix(while: \.isLetter)
        let text = document.buffer[block.literal.bounds]
        let key: String? =
          if word.elementsEqual("yaml".utf8) || word.elementsEqual("yml".utf8) {
            onlyKey(in: text, UInt8(ascii: ":"))
          } else if word.elementsEqual("toml".utf8) {
            onlyKey(in: text, UInt8(ascii: "="))
          } else if word.elementsEqual("json".utf8) {
            onlyMember(of: text)
          } else {
            nil
          }
        return key.map { (next, $0) }
      }
      next = Int(block.end)
    }
    return nil
  }

  /// The key of the only line that is not indented, begins no item and is no comment.
  private static func onlyKey(in text: ArraySlice<UInt8>, _ mark: UInt8) -> String? {
    var key: String?
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let line = text[start..<end]
      start = end + 1
      guard let first = line.first, !first.isBlank, !first.isOne(of: "#-]}") else { continue }
      let name = line.prefix(while: isOfName)
      guard key == nil, !name.isEmpty, line[name.endIndex...].first(where: { !$0.isBlank }) == mark else { return nil }
      key = String(decoding: name, as: UTF8.self)
    }
    return key
  }

  /// The name of the only member of an object in JSON.
  private static func onlyMember(of text: ArraySlice<UInt8>) -> String? {
    guard text.first(where: { !$0.isBlank && $0 != UInt8(ascii: "\n") }) == UInt8(ascii: "{") else { return nil }
    var depth = 0
    var key: ArraySlice<UInt8>?
    var string: ArraySlice<UInt8>?
    var at = text.startIndex
    while at < text.endIndex {
      switch text[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ":") where depth == 1:
        guard key == nil else { return nil }
        key = string
      case UInt8(ascii: "\""):
        var end = at + 1
        while end < text.endIndex, text[end] != UInt8(ascii: "\"") { end += text[end] == UInt8(ascii: "\\") ? 2 : 1 }
        guard end < text.endIndex else { return nil }
        if depth == 1 { string = text[(at + 1)..<end] }
        at = end
      default: break
      }
      at += 1
    }
    return key.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether one name has all words of the other and one more, or is a slip or a plural away.
  private static func areAlike(_ name: String, _ key: String) -> Bool {
    if Spelling.isSlip(name, of: key) || Spelling.differsInNumber(name, key) { return true }
    let own = name.utf8.split(separator: UInt8(ascii: "_"))
    let other = key.utf8.split(separator: UInt8(ascii: "_"))
    guard own.count >= 2, other.count == own.count + 1 else { return false }
    let head = zip(own, other).prefix { $0.elementsEqual($1) }.count
    return zip(own[head...], other[(head + 1)...]).allSatisfy { $0.elementsEqual($1) }
  }
}

extension LintMessage {
  fileprivate static func another(_ name: String, _ key: String) -> LintMessage {
    "Heading `\(name)`, whose block shows the key `\(key)`"
  }
}
