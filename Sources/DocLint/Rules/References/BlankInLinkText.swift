import APIModel
import DocExtract

/// LNK110: `[the users ](users.md)`: a blank that belongs outside of a link.
struct BlankInLinkText: LintRule {
  let card = RuleCard(
    "LNK110", "blank-in-link-text", severity: .info,
    summary: "A link whose text begins or ends with a blank",
    why: "The blank is underlined with the text, and often another one follows the link.",
    bad: page("[list of users ](#list-users)"), good: page("[list of users](#list-users)"))

  private static func page(_ link: String) -> String {
    """
    # Users API

    See the \(link).

    ## List users

    All of them.
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    let source = document.source
    for (number, inline) in page.linkInlines {
      let last = Int(inline.end) - 1
      // Of code, pictures and HTML within a link the blanks keep something apart.
      guard number + 1 <= last, document.inlines.indices.contains(last), let range = inline.range,
        range.start.line == range.end.line
      else { continue }
      let (first, end) = (document.inlines[number + 1], document.inlines[last])
      let start = source.offset(of: range.start)
      let bytes = source.bytes[start..<max(start, source.offset(of: range.end))]
      guard bytes.first == UInt8(ascii: "[") else { continue }
      let place: Range<Int>
      if first.kind == .text, bytes.dropFirst().first == UInt8(ascii: " ") {
        place = start + 1..<start + 1 + bytes.dropFirst().prefix { $0 == UInt8(ascii: " ") }.count
      } else if end.kind == .text, let range = end.range, range.start.line == range.end.line,
        case let at = source.offset(of: range.end), let blanks = Self.blanks(before: at, in: bytes)
      {
        place = blanks
      } else {
        continue
      }
      let found = SourceRange(source.position(of: place.lowerBound), source.position(of: place.upperBound))
      report.add(
        self, .blank(), at: found,
        // "see[the list ](#a)for more" wants its blanks somewhere.
        fix: LintFix("Remove it", [LintFix.Edit(found, "")], isSafe: false))
    }
  }

  /// The blanks before the first closing bracket from a place on.
  private static func blanks(before at: Int, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard let close = bytes[min(max(at, bytes.startIndex), bytes.endIndex)...].firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    var start = close
    while start > bytes.startIndex, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    return start < close ? start..<close : nil
  }
}

extension LintMessage {
  fileprivate static func blank() -> LintMessage { "Blank at the end of a link's text" }
}
