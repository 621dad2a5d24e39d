import APIModel
import DocExtract

/// LNK105: a link that Markdown does not see as one.
struct MalformedLink: LintRule {
  let card = RuleCard(
    "LNK105", "malformed-link", severity: .warning,
    summary: "A link that is broken by a blank, a missing bracket or an empty destination",
    why: "Readers see brackets, not a link.",
    bad: """
      # Users API

      See [the docs] (https://example.com/docs).
      """,
    good: """
      # Users API

      See [the docs](https://example.com/docs).
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for index in document.inlines.indices where document.inlines[index].kind == .link {
      if document.inlines[index].text.isEmpty, let range = document.inlines[index].range, !isReference(index, page),
        !isBadge(index, page)
      {
        report.add(self, .empty(), at: range)
      }
      if Self.isDoubled(document.buffer[document.inlines[index].text.bounds]), let range = document.inlines[index].range
      {
        report.add(self, .doubled(), at: page.range(of: "((", in: range) ?? range)
      }
      guard index > 0, isImageMark(index - 1, page), let range = document.inlines[index - 1].range,
        case let at = document.source.offset(of: range.end), at >= 2
      else { continue }
      report.add(self, .image(), at: SourceRange(document.source.position(of: at - 2), range.end))
    }
    for (_, inline) in page.htmlInlines where Self.hasBrackets(document.buffer[inline.text.bounds]) {
      guard let range = inline.range else { continue }
      report.add(self, .brackets(), at: page.range(of: "href=\"<", in: range) ?? range)
    }
    for index in page.wording.inlines(with: .bracket) {
      let inline = document.inlines[index]
      guard inline.text.count >= 6, let range = inline.range, !isImageMark(index, page),
        let slip = Self.slip(in: document.buffer[inline.text.bounds]),
        !document.source.text(in: range).holds("\\[")
      else { continue }
      report.add(self, slip.message, at: page.range(of: slip.mark, in: range) ?? range)
    }
  }

  /// `[![Build](badge.svg)]()`: a picture in a link that goes nowhere, as people write badges.
  private func isBadge(_ index: Int, _ page: LintedPage) -> Bool {
    let next = index + 1
    return page.document.inlines.indices.contains(next) && page.document.inlines[next].kind == .image
      && page.document.inlines[next].end == page.document.inlines[index].end
  }

  /// `[Pip]((https://example.com))`
  private static func isDoubled(_ target: ArraySlice<UInt8>) -> Bool {
    target.count > 4 && target.first == UInt8(ascii: "(") && target.last == UInt8(ascii: ")")
  }

  /// `<a href="<http://example.com>">`; a placeholder or a template in brackets is none.
  private static func hasBrackets(_ tag: ArraySlice<UInt8>) -> Bool {
    guard tag.begins(with: "<a "), let found = tag.firstRange(ofBytes: Array("href=\"<".utf8)) else { return false }
    let target = tag[found.upperBound...].drop { $0 == UInt8(ascii: "<") }
    return target.begins(with: "http://") || target.begins(with: "https://")
  }

  /// Text with the marks of a link that Markdown did not take for one, and where it stands.
  private static func slip(in bytes: ArraySlice<UInt8>) -> (mark: String, message: LintMessage)? {
    guard let bracket = bytes.firstIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) else {
      return nil
    }
    if let found = bytes.firstRange(ofBytes: Array("] (".utf8)), bytes[..<found.lowerBound].contains(UInt8(ascii: "[")),
      isDestination(bytes[found.upperBound...])
    {
      return ("] (", .blank())
    }
    if let found = bytes.firstRange(ofBytes: Array("](".utf8)), found.lowerBound > bytes.startIndex {
      guard let open = bytes[..<found.lowerBound].lastIndex(of: UInt8(ascii: "[")),
        bytes[(open + 1)..<found.lowerBound].contains(where: \.isLetter),
        let next = bytes[found.upperBound...].first, next.isLetter || next.isOne(of: "#./")
      else { return nil }
      // `[text](/{{ version }}/page)`: the site fills in what stands in braces before anything is a link.
      let target = bytes[found.upperBound...].prefix { $0 != UInt8(ascii: ")") }
      if target.holds("{{") || target.holds("{%") { return nil }
      return ("](", .unclosed())
    }
    // `(text)[#anchor]`
    if let found = bytes.firstRange(ofBytes: Array(")[".utf8)),
      let close = bytes[found.upperBound...].firstIndex(of: UInt8(ascii: "]")),
      bytes[..<found.lowerBound].contains(UInt8(ascii: "(")),
      isDestination(bytes[found.upperBound..<close] + [UInt8(ascii: ")")])
    {
      return (")[", .swapped())
    }
    if bytes[bracket] == UInt8(ascii: "["), !bytes.contains(UInt8(ascii: "]")),
      let open = bytes[bracket...].firstIndex(of: UInt8(ascii: "(")), bytes[open - 1].isWord,
      isDestination(bytes[(open + 1)...])
    {
      return ("[", .withoutBracket("]"))
    }
    // `[text]page.md)`: the bracket that opens the destination is lost.
    if let close = bytes.firstIndex(of: UInt8(ascii: "]")), bytes[..<close].contains(UInt8(ascii: "[")),
      !bytes[close...].contains(UInt8(ascii: "(")), isDestination(bytes[(close + 1)...])
    {
      return ("]", .withoutBracket("("))
    }
    return nil
  }

  /// Whether a text begins with a link's destination and its closing bracket: a URL, an anchor or a page.
  private static func isDestination(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let close = bytes.firstIndex(of: UInt8(ascii: ")")), close > bytes.startIndex else { return false }
    let text = bytes[..<close]
    if text.contains(where: { $0.isBlank || $0 == UInt8(ascii: "(") }) { return false }
    let word = String(decoding: text, as: UTF8.self)
    return word.hasPrefix("http://") || word.hasPrefix("https://") || word.hasPrefix("#") && word.utf8.count > 2
      || word.hasSuffix(".md") || word.hasSuffix(".html") || word.holds(".md#")
  }

  /// Whether a text ends with an exclamation mark and a blank before a link to an image.
  private func isImageMark(_ index: Int, _ page: LintedPage) -> Bool {
    let document = page.document
    guard document.inlines[index].kind == .text,
      case let text = document.buffer[document.inlines[index].text.bounds], text.count >= 2,
      text.last == UInt8(ascii: " "), text[text.endIndex - 2] == UInt8(ascii: "!"),
      text.count == 2 || text[text.endIndex - 3] == UInt8(ascii: " "), document.inlines.indices.contains(index + 1),
      case let link = document.inlines[index + 1], link.kind == .link
    else { return false }
    let destination = document.buffer[link.text.bounds].suffix(5)
    return [".png", ".svg", ".gif", ".jpg", ".jpeg"].contains {
      destination.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  /// A link in angle brackets or by reference has no empty parentheses.
  private func isReference(_ index: Int, _ page: LintedPage) -> Bool {
    guard let range = page.document.inlines[index].range else { return true }
    return !page.document.source.text(in: range).holds("]()")
  }
}

extension LintMessage {
  fileprivate static func doubled() -> LintMessage { "Brackets around the destination are doubled" }

  fileprivate static func brackets() -> LintMessage { "Angle brackets belong around no `href`" }

  fileprivate static func empty() -> LintMessage { "Link without a destination" }
  fileprivate static func swapped() -> LintMessage { "Brackets of a link are swapped: it is `[text](destination)`" }
  fileprivate static func image() -> LintMessage { "Blank between the `!` and the bracket of an image" }
  fileprivate static func blank() -> LintMessage { "Blank between the text and the destination of a link" }
  fileprivate static func withoutBracket(_ bracket: String) -> LintMessage { "Link without its `\(bracket)`" }
  fileprivate static func unclosed() -> LintMessage { "Destination of a link is not closed, or holds a blank" }
}
