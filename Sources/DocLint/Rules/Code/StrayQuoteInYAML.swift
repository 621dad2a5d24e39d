import APIModel
import DocExtract

/// EXA234: a quote in YAML without its other half.
struct StrayQuoteInYAML: LintRule {
  let card = RuleCard(
    "EXA234", "stray-quote-in-yaml", severity: .error,
    summary: "A key or value in YAML with a quote at one end only",
    why: "The quote becomes a part of the key, or takes the lines that follow into the value.",
    bad: page(#"name": "Ada""#), good: page(#"name: "Ada""#))

  private static func page(_ line: String) -> String {
    """
    # Users API

    Users come from a file:

    ```yaml
    \(line)
    role: admin
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, block) in page.codeBlocks
    where block.info.count >= 3 && block.info.count < 40 {
      let word = document.buffer[block.info.bounds].prefix(while: \.isLetter)
      let text = document.buffer[block.literal.bounds]
      guard word.elementsEqual("yaml".utf8) || word.elementsEqual("yml".utf8),
        case let double = Self.strays(UInt8(ascii: "\""), in: text),
        case let strays = double.isEmpty ? Self.strays(UInt8(ascii: "'"), in: text) : double,
        !strays.isEmpty, !document.isCounterexample(number)
      else { continue }
      let map = LiteralMap(document, block: number)
      for stray in strays {
        let offset = stray - text.startIndex
        report.add(self, .stray(), at: map.range(offset..<offset + 1))
      }
    }
  }

  /// The quote of the only line that has an odd number of them, where the lines below go on with keys; those behind keys,
  /// however many there are.
  private static func strays(_ quote: UInt8, in text: ArraySlice<UInt8>) -> [Int] {
    guard text.contains(quote) else { return [] }
    var quotesValues = false
    var behindKeys: [Int] = []
    var found: (line: Line, next: Line?)?
    /// How deep the key stands whose text takes the lines below it.
    var block: Int?
    var start = text.startIndex
    while start < text.endIndex {
      let line = Line(text, start, quote)
      start = line.end + 1
      if line.content.isEmpty { continue }
      if let depth = block {
        if line.indentation > depth { continue }
        block = nil
      }
      if found != nil, found?.next == nil { found?.next = line }
      if line.isOdd {
        if line.straysBehindKey, let stray = line.stray { behindKeys.append(stray) }
        if let first = found {
          guard first.line.straysBehindKey, line.straysBehindKey else { return [] }
        } else {
          found = (line, nil)
        }
      }
      quotesValues = quotesValues || line.isQuoted
      if line.opensText { block = line.indentation }
    }
    guard let found else { return [] }
    if let next = found.next, next.indentation > found.line.indentation || !next.isEntry { return [] }
    if behindKeys.count > 1 { return behindKeys }
    return (found.line.stray ?? (quotesValues ? found.line.end(of: quote) : nil)).map { [$0] } ?? []
  }

  /// A line without its comment.
  private struct Line {
    var indentation: Int
    var end: Int
    /// What stands behind the marks of items.
    var content: ArraySlice<UInt8>
    private let quote: UInt8

    init(_ text: ArraySlice<UInt8>, _ start: Int, _ quote: UInt8) {
      self.quote = quote
      end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      var rest = text[start..<end].drop(while: \.isBlank)
      while rest.starts(with: "- ".utf8) { rest = rest.dropFirst(2).drop(while: \.isBlank) }
      // The members of an item are as deep as its first.
      indentation = rest.startIndex - start
      if rest.first == UInt8(ascii: "#") { rest = rest[rest.startIndex..<rest.startIndex] }
      if let comment = rest.firstRange(ofBytes: Array(" #".utf8)),
        rest[..<comment.lowerBound].count(where: { $0 == quote }) % 2 == 0
      {
        rest = rest[..<comment.lowerBound]
      }
      while rest.last?.isBlank == true { rest = rest.dropLast() }
      content = rest
    }

    var isOdd: Bool {
      var isOdd = false
      var before: UInt8 = 0
      for byte in content {
        if byte == quote, before != UInt8(ascii: "\\") { isOdd.toggle() }
        before = byte
      }
      return isOdd
    }

    /// Whether what follows deeper is text: `key: |` and `key: >-`.
    var opensText: Bool {
      let mark = content.last { !$0.isOne(of: "+-") && !$0.isDigit }
      return (mark == UInt8(ascii: "|") || mark == UInt8(ascii: ">")) && content.contains(UInt8(ascii: ":"))
    }

    private var key: ArraySlice<UInt8> {
      content.prefix { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    /// What stands behind a key without quotes.
    private var value: ArraySlice<UInt8>? {
      let behind = content[key.endIndex...]
      return !key.isEmpty && behind.starts(with: ": ".utf8) ? behind.dropFirst(2).drop(while: \.isBlank) : nil
    }

    /// Whether the value stands in quotes.
    var isQuoted: Bool { value.map { $0.count >= 2 && $0.first == quote && $0.last == quote } ?? false }

    /// The quote behind a value that none begins.
    func end(of quote: UInt8) -> Int? {
      guard let value, value.last == quote, let before = value.dropLast().last, before.isLetter,
        value.allSatisfy({ $0.isWord || $0.isBlank || $0 == quote || $0.isOne(of: "-./") }),
        value.count(where: { $0 == quote }) == 1
      else { return nil }
      return value.endIndex - 1
    }

    /// Whether the line has a key of its own.
    var isEntry: Bool {
      let rest = content.drop { $0 == quote || $0 == UInt8(ascii: "'") }
      let key = rest.prefix { $0.isWord || $0.isOne(of: "-./$") }
      let behind = rest[key.endIndex...].drop { $0 == quote || $0 == UInt8(ascii: "'") }
      return !key.isEmpty && behind.first == UInt8(ascii: ":")
        && (behind.count == 1 || behind.dropFirst().first?.isBlank == true)
    }

    /// `key": value`
    var straysBehindKey: Bool {
      let key = key
      return !key.isEmpty && content[key.endIndex...].starts(with: [quote, UInt8(ascii: ":")])
    }

    /// The quote that is one too many: behind a key, before one, or where a value begins that does not end.
    var stray: Int? {
      let key = key
      if !key.isEmpty {
        let behind = content[key.endIndex...]
        if behind.first == quote, behind.dropFirst().first == UInt8(ascii: ":") { return behind.startIndex }
        guard let value, value.first == quote, !value.dropFirst().contains(quote) else { return nil }
        return value.startIndex
      }
      guard content.first == quote else { return nil }
      let own = content.dropFirst().prefix { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
      return !own.isEmpty && content[own.endIndex...].starts(with: ": ".utf8) ? content.startIndex : nil
    }
  }
}

extension LintMessage {
  fileprivate static func stray() -> LintMessage { "Quote in YAML without its other half" }
}
