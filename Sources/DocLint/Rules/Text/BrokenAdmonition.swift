import APIModel
import DocExtract

/// EXT126: `!! note` on a page of `!!! note`, and `[NOTE]` on one of `[!NOTE]`.
struct BrokenAdmonition: LintRule {
  let card = RuleCard(
    "EXT126", "broken-admonition", severity: .warning,
    summary: "A box for a note or warning whose mark is not that of the page's others",
    why: "Readers see the mark, and no box.",
    bad: page("!! note"), good: page("!!! note"))

  private static func page(_ mark: String) -> String {
    """
    # Users API

    !!! warning
        Names can't be changed.

    \(mark)
        Names are unique.
    """
  }

  private static let kinds = [
    "note", "warning", "tip", "info", "danger", "important", "caution", "example", "hint", "attention",
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    let hasSigns = page.holds("\n!!! ")
    let hasAlerts = page.holds("[!")
    guard hasSigns || hasAlerts else { return }
    for (_, block) in page.paragraphs {
      guard let range = block.range, case let start = source.offset(of: range.start) else { continue }
      let line = source.bytes[start..<max(start, source.lineRange(Int(range.start.line)).upperBound)]
      guard let first = line.first, let mark = first == UInt8(ascii: "!") ? Self.signs(line) : Self.alert(line),
        first == UInt8(ascii: "!") ? hasSigns : hasAlerts && page.document.blocks[Int(block.parent)].kind == .blockQuote
      else { continue }
      let place = SourceRange(source.position(of: mark.lowerBound), source.position(of: mark.upperBound))
      let meant = first == UInt8(ascii: "!") ? "!!!" : "[!"
      report.add(
        self, .mark(String(decoding: source.bytes[mark], as: UTF8.self), meant), at: place,
        fix: LintFix("Write `\(meant)`", [LintFix.Edit(place, meant)], isSafe: false))
    }
  }

  /// The signs of `!! note` and `!!!! note`.
  private static func signs(_ line: ArraySlice<UInt8>) -> Range<Int>? {
    let signs = line.prefix { $0 == UInt8(ascii: "!") }
    let rest = line[signs.endIndex...]
    guard signs.count == 2 || signs.count == 4, rest.first == UInt8(ascii: " ") else { return nil }
    return isKind(rest.dropFirst().prefix(while: \.isLetter)) ? signs.indices : nil
  }

  /// The bracket of `[NOTE]`, alone on its line.
  private static func alert(_ line: ArraySlice<UInt8>) -> Range<Int>? {
    guard line.first == UInt8(ascii: "[") else { return nil }
    let word = line.dropFirst().prefix(while: \.isLetter)
    let rest = line[word.endIndex...]
    guard rest.first == UInt8(ascii: "]"), rest.dropFirst().allSatisfy(\.isBlank),
      word.allSatisfy({ $0 & 0x20 == 0 }), isKind(word)
    else { return nil }
    return line.startIndex..<line.startIndex + 1
  }

  private static func isKind(_ word: ArraySlice<UInt8>) -> Bool {
    let lower = word.map { $0 | 0x20 }
    return kinds.contains { lower.elementsEqual($0.utf8) }
  }
}

extension LintMessage {
  fileprivate static func mark(_ mark: String, _ meant: String) -> LintMessage {
    "`\(mark)` makes no box; did you mean `\(meant)`?"
  }
}
