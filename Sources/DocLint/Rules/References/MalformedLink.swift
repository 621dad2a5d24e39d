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
    for (index, inline) in page.document.inlines.enumerated() {
      guard let range = inline.range else { continue }
      switch inline.kind {
      case .link where inline.text.isEmpty && !isReference(index, page):
        report.add(self, .empty(), at: range)
      case .text where inline.text.count >= 8:
        let bytes = page.document.buffer[inline.text.bounds]
        if let found = bytes.firstRange(ofBytes: Array("] (http".utf8)) {
          guard bytes[..<found.lowerBound].contains(UInt8(ascii: "[")) else { continue }
          report.add(self, .blank(), at: page.range(of: "] (", in: range) ?? range)
        } else if let found = bytes.firstRange(ofBytes: Array("](".utf8)), found.lowerBound > bytes.startIndex {
          guard let open = bytes[..<found.lowerBound].lastIndex(of: UInt8(ascii: "[")),
            bytes[(open + 1)..<found.lowerBound].contains(where: \.isLetter),
            let next = bytes[found.upperBound...].first, next.isLetter || "#./".utf8.contains(next)
          else { continue }
          report.add(self, .unclosed(), at: page.range(of: "](", in: range) ?? range)
        }
      default: break
      }
    }
  }

  /// A link in angle brackets or by reference has no empty parentheses.
  private func isReference(_ index: Int, _ page: LintedPage) -> Bool {
    guard let range = page.document.inlines[index].range else { return true }
    return !page.document.source.text(in: range).holds("]()")
  }
}

extension LintMessage {
  fileprivate static func empty() -> LintMessage { "Link without a destination" }
  fileprivate static func blank() -> LintMessage { "Blank between the text and the destination of a link" }
  fileprivate static func unclosed() -> LintMessage { "Destination of a link is not closed, or holds a blank" }
}
