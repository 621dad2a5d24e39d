import APIModel
import DocExtract

/// `[Comment](types.md#object-downtime)` on a page whose other links of that kind say what their anchors end in.
extension LinkToAnotherSection {
  func checkAnchors(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var byStart: [ArraySlice<UInt8>: [(link: Int, text: String, end: ArraySlice<UInt8>)]] = [:]
    for (number, inline) in page.linkInlines where inline.text.count >= 6 {
      let target = document.buffer[inline.text.bounds]
      guard let hash = target.firstIndex(of: UInt8(ascii: "#")), let dash = target.lastIndex(of: UInt8(ascii: "-")),
        dash > hash + 2, Int(inline.end) == number + 2, dash + 1 < target.endIndex,
        target[(dash + 1)...].allSatisfy(\.isLetter),
        case let text = document.buffer[document.inlines[number + 1].text.bounds], (3...30).contains(text.count),
        text.allSatisfy(\.isLetter)
      else { continue }
      byStart[target[...dash], default: []].append(
        (number, String(decoding: text, as: UTF8.self).lowercased(), target[(dash + 1)...]))
    }
    for (start, links) in byStart where links.count >= 4 {
      let fitting = links.filter { Self.isSame($0.text, $0.end) }
      guard fitting.count >= 3, (links.count - fitting.count) * 3 <= fitting.count else { continue }
      for link in links where !Self.isSame(link.text, link.end) {
        // The text names another one of them.
        guard let meant = fitting.first(where: { $0.text == link.text }),
          let range = document.inlines[link.link].range
        else { continue }
        let anchor = String(decoding: start + link.end, as: UTF8.self)
        report.add(
          self, .end(link.text, anchor, String(decoding: start + meant.end, as: UTF8.self)),
          at: page.range(of: anchor, in: range) ?? range)
      }
    }
  }

  private static func isSame(_ text: String, _ end: ArraySlice<UInt8>) -> Bool {
    let end = LintedDocs.singular(String(decoding: end, as: UTF8.self).lowercased())
    let text = LintedDocs.singular(text)
    return text == end || end.hasPrefix(text) || text.hasPrefix(end)
  }
}

extension LintMessage {
  fileprivate static func end(_ text: String, _ anchor: String, _ meant: String) -> LintMessage {
    "\"\(text)\" leads to `\(anchor)`; the page's other links of that text lead to `\(meant)`"
  }
}
