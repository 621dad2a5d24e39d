import APIModel
import DocExtract

/// LNK109: a link whose text is an address, and which leads to another one.
struct TextOfAnotherLink: LintRule {
  let card = RuleCard(
    "LNK109", "text-of-another-link", severity: .warning,
    summary: "A link whose text is an e-mail address or a URL, and which leads to another one",
    why: "One of the two is wrong: who reads it and who follows it go different ways.",
    bad: page("help@example.org"), good: page("help@example.com"))

  private static func page(_ target: String) -> String {
    """
    # Users API

    Write to [help@example.com](mailto:\(target)).
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, inline) in page.linkInlines
    where inline.text.count >= 10 && inline.text.count <= 400 {
      let target = document.buffer[inline.text.bounds]
      guard target.first == UInt8(ascii: "m") || target.first == UInt8(ascii: "h"), let range = inline.range else {
        continue
      }
      if target.begins(with: "mailto:") {
        guard let text = Self.text(of: number, document), let own = Self.address(text) else { continue }
        let address = String(decoding: target.dropFirst(7).prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
        let meant = PercentEncoding.decode(address).lowercased()
        if own != meant, meant.utf8.contains(UInt8(ascii: "@")), !meant.utf8.contains(UInt8(ascii: ",")) {
          report.add(self, .another(own, meant), at: range)
        }
      } else if let host = Self.host(target), let text = Self.text(of: number, document),
        let own = Self.host(text[...]), own != host, Spelling.isOneEdit(own, host)
      {
        report.add(
          self, .another(String(decoding: own, as: UTF8.self), String(decoding: host, as: UTF8.self)), at: range)
      }
    }
  }

  /// The text of a link that holds nothing but text.
  private static func text(of link: Int, _ document: MarkdownDocument) -> [UInt8]? {
    let end = Int(document.inlines[link].end)
    guard link + 1 < end, end <= document.inlines.count else { return nil }
    var text: [UInt8] = []
    for inline in document.inlines[(link + 1)..<end] {
      guard inline.kind == .text || inline.kind == .code else { return nil }
      text += document.buffer[inline.text.bounds]
    }
    return text
  }

  /// An e-mail address that is all of a text.
  private static func address(_ text: [UInt8]) -> String? {
    let text = text.starts(with: "mailto:".utf8) ? text.dropFirst(7) : text[...]
    guard let sign = text.firstIndex(of: UInt8(ascii: "@")), sign > text.startIndex,
      text[(sign + 1)...].contains(UInt8(ascii: ".")),
      text.allSatisfy({ $0.isWord || $0.isOne(of: "@.+-%") })
    else { return nil }
    return String(decoding: text, as: UTF8.self).lowercased()
  }

  /// The host of a URL, in lower case.
  private static func host(_ url: ArraySlice<UInt8>) -> [UInt8]? {
    let rest = url.starts(with: "https://".utf8) ? url.dropFirst(8) : url.dropFirst(7)
    guard rest.startIndex > url.startIndex, url.starts(with: "http".utf8),
      url[..<rest.startIndex].suffix(3).elementsEqual("://".utf8), !url.contains(where: \.isBlank)
    else { return nil }
    let host = rest.prefix { $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    guard host.contains(UInt8(ascii: ".")) else { return nil }
    return host.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
  }
}

extension LintMessage {
  fileprivate static func another(_ text: String, _ target: String) -> LintMessage {
    "The link's text is `\(text)`, but it leads to `\(target)`"
  }
}
