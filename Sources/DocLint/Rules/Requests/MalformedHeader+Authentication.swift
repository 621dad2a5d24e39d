import APIModel
import DocExtract

extension MalformedHeader {
  private static let word = Array("Authentication".utf8)

  /// `Authentication: Bearer …` in code: the header is called `Authorization` (RFC 9110 §11.6.2).
  func checkAuthentication(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    let isNamed = page.holds("`Authentication` ") && page.holds("Authorization: ")
    guard isNamed || page.holds(anyOf: "Authentication: ", "Authentication\": ", "Authentication': "),
      !Self.isDocumented(page)
    else { return }
    for (number, inline) in page.codeInlines
    where inline.text.count >= Self.word.count {
      let code = document.buffer[inline.text.bounds]
      guard code.starts(with: Self.word), let range = inline.range,
        isNamed && code.count == Self.word.count && Self.isHeader(number, document)
          || Self.header(in: code, isMark: true) != nil
      else { continue }
      add(page.range(of: "Authentication", in: range) ?? range, &report)
    }
    for (number, block) in page.codeBlocks {
      let text = document.buffer[block.literal.bounds]
      var map: LiteralMap?
      var rest = text
      while let found = Self.header(in: rest, isMark: false) {
        rest = text[found.upperBound...]
        if map == nil, document.isCounterexample(number) { break }
        let known = map ?? LiteralMap(document, block: number)
        map = known
        add(known.range(found.lowerBound - text.startIndex..<found.upperBound - text.startIndex), &report)
      }
    }
  }

  private func add(_ range: SourceRange, _ report: inout LintReport) {
    report.add(
      self, .authorization(), at: range,
      fix: LintFix("Write `Authorization`", [LintFix.Edit(range, "Authorization")], isSafe: false))
  }

  /// Whether the docs have a header of that name of their own.
  private static func isDocumented(_ page: LintedPage) -> Bool {
    !page.docs.rowTypes(of: "Authentication").all.isEmpty
      || page.page.tables.contains { $0.rows.contains { $0.names.contains("Authentication") } }
      || page.page.lists.contains { $0.items.contains { $0.names.contains("Authentication") } }
  }

  /// Whether a text goes on with "header" behind code.
  private static func isHeader(_ code: Int, _ document: MarkdownDocument) -> Bool {
    guard document.inlines.indices.contains(code + 1), case let next = document.inlines[code + 1], next.kind == .text
    else { return false }
    let text = document.buffer[next.text.bounds]
    return text.begins(with: " header") || text.begins(with: " HTTP header") || text.begins(with: " request header")
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte.isOne(of: "\"'`") }

  /// The name of the first header that is followed by a scheme and what looks like its value.
  private static func header(in text: ArraySlice<UInt8>, isMark: Bool) -> Range<Int>? {
    var rest = text
    while let found = rest.firstRange(ofBytes: word) {
      rest = rest[found.upperBound...]
      let before = found.lowerBound > text.startIndex ? text[found.lowerBound - 1] : UInt8(ascii: "\n")
      guard !before.isWord, before != UInt8(ascii: "-") else { continue }
      let isQuoted = before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
      var value = rest
      if isQuoted, value.first == before { value = value.dropFirst() }
      guard value.first == UInt8(ascii: ":") else { continue }
      value = value.dropFirst().drop(while: \.isBlank)
      // `f"Bearer {token}"`
      if isQuoted, value.first == UInt8(ascii: "f"), value.dropFirst().first.map(isQuote) == true {
        value = value.dropFirst()
      }
      value = value.drop(while: isQuote)
      guard let scheme = ["Bearer ", "Basic ", "Token "].first(where: { value.starts(with: $0.utf8) }) else { continue }
      value = value.dropFirst(scheme.utf8.count)
      // "Authentication: Basic authentication" says how, and is no header.
      let first = value.prefix { !$0.isBlank && $0 != UInt8(ascii: "\n") && !isQuote($0) }
      if first.isEmpty, isQuoted, value.first.map(isQuote) == true { return found }
      if first.isEmpty || first.starts(with: "auth".utf8) || first.starts(with: "Auth".utf8) { continue }
      if isMark || isQuoted || first.first.map({ $0.isOne(of: "<{$[%") }) == true
        || first.count >= 8 && first.contains(where: \.isDigit)
      {
        return found
      }
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func authorization() -> LintMessage {
    "There is no header `Authentication` in requests; did you mean `Authorization`?"
  }
}
