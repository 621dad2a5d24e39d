import APIModel
import DocExtract

/// EXA223: a code block whose tag names another language than what stands in it.
struct WrongLanguage: LintRule {
  let card = RuleCard(
    "EXA223", "wrong-language", severity: .warning,
    summary:
      "A command or a request in a block that is tagged as JSON, or a request or JSON in one that is tagged as shell",
    why: "The block is coloured as what it is not, and tools that run or read blocks by their tag fail on it.",
    bad: """
      # Users API

      An answer:

      ```shell
      {"id": 1}
      ```
      """,
    good: """
      # Users API

      An answer:

      ```json
      {"id": 1}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var slips: [Slip: [SourceRange]] = [:]
    var order: [Slip] = []
    for (_, block) in page.codeBlocks
    where block.level == 1 && block.info.count >= 2 && block.info.count < 40 {
      let info = page.document.buffer[block.info.bounds]
      let word = info.prefix(while: \.isLetter)
      guard let tag = Self.tag(word), word.endIndex == info.endIndex || !info[word.endIndex].isWord,
        let meant = Self.language(page.document.buffer[block.literal.bounds], unless: tag),
        let place = page.range(ofTag: word, block)
      else { continue }
      let slip = Slip(tag: String(decoding: word, as: UTF8.self), meant: meant)
      if slips[slip] == nil { order.append(slip) }
      slips[slip, default: []].append(place)
    }
    for slip in order {
      guard let places = slips[slip], let first = places.first else { continue }
      let language = Self.usualTag(for: slip.meant, page)
      // A page that never does otherwise is told once; where blocks with the tag are what it says, each is a slip.
      let isStyle = places.count >= 3 && language == nil && !Self.hasCommands(taggedAs: slip.tag, page)
      let tag = language ?? slip.meant.rawValue
      for place in isStyle ? [first] : places {
        report.add(
          self, .wrong(slip.meant, slip.tag, others: isStyle ? places.count - 1 : 0), at: place,
          fix: LintFix(
            "Tag it `\(tag)`", (isStyle ? places : [place]).map { LintFix.Edit($0, tag) }, isSafe: false))
      }
    }
  }

  private struct Slip: Hashable {
    var tag: String
    var meant: Language
  }

  /// Whether the page has commands in blocks with a tag, which is one for a shell.
  private static func hasCommands(taggedAs tag: String, _ page: LintedPage) -> Bool {
    page.document.blocks.contains { block in
      block.kind == .codeBlock && block.level == 1
        && page.document.buffer[block.info.bounds].elementsEqual(tag.utf8)
        && isCommand(page.document.buffer[block.literal.bounds].drop(while: \.isBlankOrLineEnd))
    }
  }

  /// The tag that the page's other blocks of a language have; nil where there is none.
  private static func usualTag(for language: Language, _ page: LintedPage) -> String? {
    var counts: [String: Int] = [:]
    for (_, block) in page.codeBlocks where block.info.count >= 2 && block.info.count < 20 {
      let word = page.document.buffer[block.info.bounds].prefix(while: \.isLetter)
      let text = page.document.buffer[block.literal.bounds].drop(while: \.isBlankOrLineEnd)
      guard tag(word) != (language == .shell ? .json : .shell), tag(word) != .json || language == .json else {
        continue
      }
      let isOne =
        switch language {
        case .json: tag(word) == .json
        case .shell: isCommand(text)
        case .http: isRequestLine(text)
        case .python: word.elementsEqual("python".utf8) || word.elementsEqual("py".utf8)
        }
      if isOne { counts[String(decoding: word, as: UTF8.self), default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  fileprivate enum Language: String { case json, shell, http, python }

  private static func tag(_ word: ArraySlice<UInt8>) -> Language? {
    if word.elementsEqual("json".utf8) { return .json }
    return ["shell", "bash", "sh", "zsh"].contains { word.elementsEqual($0.utf8) } ? .shell : nil
  }

  /// What a text is, where that is certain and not what its tag says.
  private static func language(_ text: ArraySlice<UInt8>, unless tag: Language) -> Language? {
    let start = text.drop(while: \.isBlankOrLineEnd)
    guard let first = start.first else { return nil }
    if isRequestLine(start) { return isRequest(start) && (tag == .shell || !showsJSON(start)) ? .http : nil }
    if tag == .json { return isCommand(start) && !showsJSON(start) ? .shell : nil }
    if isPython(start) { return .python }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "["), isJSON(start) else { return nil }
    return .json
  }

  /// Whether a text begins with an import and goes on with assignments or calls, as no script of a shell does.
  private static func isPython(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.starts(with: "import ".utf8) || text.starts(with: "from ".utf8) else { return false }
    let lines = text.prefix(4000).split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first, first.starts(with: "import ".utf8) || first.holds(" import "),
      !lines.contains(where: { $0.starts(with: "curl ".utf8) || $0.starts(with: "$ ".utf8) })
    else { return false }
    return lines.dropFirst().contains { line in
      line.holds(" = ") || line.holds("print(") || (line.last == UInt8(ascii: ")") && line.contains(UInt8(ascii: ".")))
    }
  }

  /// Whether a body or an answer stands below the first line: its colours are what the tag is for.
  private static func showsJSON(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      rest = rest[(end + 1)...].drop(while: \.isBlank)
      if rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "[") || rest.starts(with: "HTTP/".utf8) {
        return true
      }
    }
    return false
  }

  /// Whether a text begins with a call of curl; a prompt may stand before it.
  private static func isCommand(_ text: ArraySlice<UInt8>) -> Bool {
    let command = text.drop { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: " ") }
    return command.starts(with: "curl ".utf8)
  }

  private static func isJSON(_ text: ArraySlice<UInt8>) -> Bool {
    // `{ ls }` and `[ -f x ]` are commands: no quote follows their bracket.
    let next = text.dropFirst().first { !$0.isBlankOrLineEnd }
    guard let next, next.isOne(of: "\"{[]}") || next.isDigit else { return false }
    return JSONReader.read(Array(text)).isValid
  }

  /// Whether a text begins with a method and a path or URL.
  private static func isRequestLine(_ text: ArraySlice<UInt8>) -> Bool {
    for method in ["GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS "]
    where text.starts(with: method.utf8) {
      let target = text.dropFirst(method.utf8.count).drop { $0 == UInt8(ascii: " ") }
      // A command of that name would be piped on.
      if target.prefix(while: { $0 != UInt8(ascii: "\n") }).holds(" | ") { return false }
      return target.first == UInt8(ascii: "/") || target.starts(with: "http://".utf8)
        || target.starts(with: "https://".utf8)
    }
    return false
  }

  /// Whether a text is nothing but request lines, with headers and a body of JSON perhaps.
  private static func isRequest(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let first = rest.first {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return isJSON(rest) }
      guard line.allSatisfy(\.isBlankOrLineEnd) || isRequestLine(line.drop(while: \.isBlankOrLineEnd)) || isHeader(line)
      else { return false }
      rest = rest[min(line.endIndex + 1, rest.endIndex)...]
    }
    return true
  }

  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    let name = line.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
    return name.count > 1 && line[name.endIndex...].starts(with: ": ".utf8)
  }
}

extension LintedPage {
  /// Where the tag of a fence stands.
  func range(ofTag word: ArraySlice<UInt8>, _ block: MarkdownDocument.Block) -> SourceRange? {
    guard let range = block.range else { return nil }
    let source = document.source
    let line = source.bytes[source.lineRange(Int(range.start.line))]
    // Behind the fence: a list's mark or a quote may stand before it.
    guard let fence = line.firstIndex(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }),
      let found = line[fence...].firstRange(ofBytes: Array(word))
    else { return nil }
    return SourceRange(source.position(of: found.lowerBound), source.position(of: found.upperBound))
  }
}

extension UInt8 {
  var isBlankOrLineEnd: Bool { isBlank || self == UInt8(ascii: "\n") }
}

extension LintMessage {
  fileprivate static func wrong(_ meant: WrongLanguage.Language, _ tag: String, others: Int) -> LintMessage {
    let what =
      switch meant {
      case .json: "JSON"
      case .shell: "Command"
      case .http: "Request"
      case .python: "Python"
      }
    return others == 0
      ? "\(what) in a block tagged `\(tag)`" : "\(what) in a block tagged `\(tag)`, as in \(others) further blocks"
  }
}
