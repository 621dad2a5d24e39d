import APIModel
import DocExtract

/// REQ307: a variable of the shell in single quotes.
struct VariableInSingleQuotes: LintRule {
  let card = RuleCard(
    "REQ307", "variable-in-single-quotes", severity: .warning,
    summary: "A header, URL or user of a sample request with a variable of the shell in single quotes",
    why: "The shell puts no value in there: the server gets the variable's name. Use double quotes.",
    bad: page(quote: "'"), good: page(quote: "\""))

  private static func page(quote: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        sample: "curl --header \(quote)PRIVATE-TOKEN: $TOKEN\(quote) \"https://example.com/users\""))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var places = BlockPlaces(page)
    for sample in page.page.samples {
      let curl = sample.curl
      let literal = document.buffer[document.blocks[sample.block].literal.bounds]
      // A first look: most commands hold no variable at all.
      guard curl.range.upperBound <= literal.count,
        literal[literal.startIndex + curl.range.lowerBound..<literal.startIndex + curl.range.upperBound].contains(
          UInt8(ascii: "$"))
      else { continue }
      for word in curl.headers + curl.credentials + curl.furtherURLs + [curl.url].compactMap({ $0 }) {
        guard word.text.utf8.contains(UInt8(ascii: "$")), word.range.upperBound <= literal.count else { continue }
        let start = literal.startIndex
        let bytes = literal[start + word.range.lowerBound..<start + word.range.upperBound]
        for quoted in Self.quoted(bytes) {
          guard let name = Self.variable(in: bytes[quoted]) else { continue }
          let map = places.map(of: sample.block)
          let inner = bytes[quoted.lowerBound + 1..<quoted.upperBound - 1]
          let edits = [quoted.lowerBound..<quoted.lowerBound + 1, quoted.upperBound - 1..<quoted.upperBound].map {
            LintFix.Edit(map.range($0.lowerBound - start..<$0.upperBound - start), "\"")
          }
          // What double quotes would change else.
          let isPlain = !inner.contains { $0.isOne(of: "\"\\`!") }
          report.add(
            self, .literal(String(decoding: bytes[name], as: UTF8.self)),
            at: map.range(name.lowerBound - start..<name.upperBound - start),
            operation: sample.operation.flatMap(page.docs.operation),
            fix: isPlain ? LintFix("Use double quotes", edits, isSafe: false) : nil)
        }
      }
    }
  }

  /// The parts of a word that stand in single quotes, with these.
  private static func quoted(_ word: ArraySlice<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var open: (at: Int, quote: UInt8)?
    var at = word.startIndex
    while at < word.endIndex {
      let byte = word[at]
      if let begun = open {
        if byte == begun.quote {
          if byte == UInt8(ascii: "'") { parts.append(begun.at..<at + 1) }
          open = nil
        } else if byte == UInt8(ascii: "\\"), begun.quote == UInt8(ascii: "\"") {
          at += 1
        }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        open = (at, byte)
      } else if byte == UInt8(ascii: "\\") {
        at += 1
      }
      at += 1
    }
    return parts
  }

  /// `$TOKEN` or `${token}` in a text; names in small letters without braces are parameters of the server's own, and
  /// `${{` is a mark of a template.
  private static func variable(in text: ArraySlice<UInt8>) -> Range<Int>? {
    var at = text.startIndex
    while let dollar = text[at...].firstIndex(of: UInt8(ascii: "$")) {
      at = dollar + 1
      guard let next = at < text.endIndex ? text[at] : nil else { return nil }
      if next == UInt8(ascii: "{") {
        let name = text[(at + 1)...].prefix { $0.isWord }
        if name.count >= 2, name.endIndex < text.endIndex, text[name.endIndex] == UInt8(ascii: "}") {
          return dollar..<name.endIndex + 1
        }
      } else if isCapital(next) {
        let name = text[at...].prefix { isCapital($0) || $0.isDigit || $0 == UInt8(ascii: "_") }
        if name.count >= 2, name.endIndex == text.endIndex || !text[name.endIndex].isWord {
          return dollar..<name.endIndex
        }
      }
    }
    return nil
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte.isLetter && byte & 0x20 == 0 }
}

extension LintMessage {
  fileprivate static func literal(_ name: String) -> LintMessage {
    "`\(name)` in single quotes is sent as it stands"
  }
}
