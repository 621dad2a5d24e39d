import APIModel
import DocExtract

/// EXT127: `&gt` without the semicolon that makes it a sign.
struct UnclosedEntity: LintRule {
  let card = RuleCard(
    "EXT127", "unclosed-entity", severity: .warning,
    summary: "A sign such as `&gt;` without its semicolon",
    why: "Readers see its letters.",
    bad: page("&gt"), good: page("&gt;"))

  private static func page(_ end: String) -> String {
    """
    # Users API

    The header holds &lt;name\(end) of the user.
    """
  }

  private static let names = ["lt", "gt", "nbsp", "quot"]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    let bytes = document.source.bytes
    guard page.holds(anyOf: "&lt", "&gt", "&nbsp", "&quot") else { return }
    for inline in document.inlines where inline.kind == .text && inline.text.count >= 3 {
      let text = document.buffer[inline.text.bounds]
      // The parameters of a URL may have such names.
      guard let sign = text.firstIndex(of: UInt8(ascii: "&")), !text.contains(UInt8(ascii: "?")),
        let range = inline.range, let name = Self.name(at: sign, text),
        case let place = document.source.offset(of: range.start)..<document.source.offset(of: range.end),
        let found = bytes[place].firstRange(ofBytes: Array("&\(name)".utf8)),
        found.upperBound == bytes.count || bytes[found.upperBound] != UInt8(ascii: ";")
      else { continue }
      let end = document.source.position(of: found.upperBound)
      report.add(
        self, .unclosed(name), at: SourceRange(document.source.position(of: found.lowerBound), end),
        fix: LintFix("Add the semicolon", [LintFix.Edit(SourceRange(end, end), ";")], isSafe: false))
    }
  }

  /// The name behind the first `&` from a place on that is one of a sign, and that nothing closes.
  private static func name(at start: Int, _ text: ArraySlice<UInt8>) -> String? {
    var rest = text[start...]
    while let sign = rest.firstIndex(of: UInt8(ascii: "&")) {
      rest = rest[(sign + 1)...]
      let word = rest.prefix { $0.isWord }
      let next = rest[word.endIndex...].first ?? UInt8(ascii: " ")
      guard next.isBlank || next.isOne(of: ".,:)") else { continue }
      if let name = names.first(where: { word.elementsEqual($0.utf8) }) { return name }
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func unclosed(_ name: String) -> LintMessage { "`&\(name)` without its semicolon" }
}
