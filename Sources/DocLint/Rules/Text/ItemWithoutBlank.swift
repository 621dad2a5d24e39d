import APIModel
import DocExtract

/// EXT115: an item of a list whose mark stands directly before its text.
struct ItemWithoutBlank: LintRule {
  let card = RuleCard(
    "EXT115", "item-without-blank", severity: .warning,
    summary: "A list item without the blank behind its mark",
    why: "Markdown takes the line for a part of the item above, and readers see one item for two.",
    bad: """
      # Users API

      Names are:

      - `name` of the user
      -`city` of the user
      """,
    good: """
      # Users API

      Names are:

      - `name` of the user
      - `city` of the user
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    let source = document.source
    for (_, block) in page.paragraphs {
      guard let range = block.range, range.end.line > range.start.line,
        case let item = document.blocks[Int(block.parent)], item.kind == .item, let start = item.range?.start
      else { continue }
      let mark = source.offset(of: start)
      if document.blocks[Int(item.parent)].level == 1 {
        checkNumbers(page, range, start, &report)
        continue
      }
      guard mark < source.bytes.count, source.bytes[mark].isOne(of: "-*+") else { continue }
      for line in Int(range.start.line) + 1...Int(range.end.line) {
        let bounds = source.lineRange(line)
        let at = bounds.lowerBound + Int(start.column) - 1
        guard at + 2 < bounds.upperBound, source.bytes[at] == source.bytes[mark],
          source.bytes[bounds.lowerBound..<at].allSatisfy(\.isBlank), Self.isItem(source.bytes[at..<bounds.upperBound])
        else { continue }
        let place = source.position(of: at)
        let end = source.position(of: at + 1)
        report.add(
          self, .glued(), at: SourceRange(place, end),
          fix: LintFix("Add the blank", [LintFix.Edit(SourceRange(end, end), " ")], isSafe: false))
      }
    }
  }

  /// `2.Two` below `1. One`: the number that comes next, where the item's own stands.
  private func checkNumbers(
    _ page: LintedPage, _ range: SourceRange, _ start: SourcePosition, _ report: inout LintReport
  ) {
    let source = page.document.source
    func number(_ line: Int) -> (value: Int, end: Int)? {
      let bounds = source.lineRange(line)
      let first = bounds.lowerBound + Int(start.column) - 1
      guard first < bounds.upperBound, source.bytes[bounds.lowerBound..<first].allSatisfy(\.isBlank) else { return nil }
      let digits = source.bytes[first..<bounds.upperBound].prefix(while: \.isDigit)
      guard digits.count <= 4, digits.endIndex + 1 < bounds.upperBound,
        source.bytes[digits.endIndex] == UInt8(ascii: "."),
        let value = Int(String(decoding: digits, as: UTF8.self))
      else { return nil }
      return (value, digits.endIndex + 1)
    }
    guard var last = number(Int(start.line))?.value else { return }
    for line in Int(range.start.line) + 1...Int(range.end.line) {
      guard let next = number(line), next.value == last + 1, source.bytes[next.end].isLetter else { continue }
      last = next.value
      let bounds = source.lineRange(line)
      let end = source.position(of: next.end)
      report.add(
        self, .glued(), at: SourceRange(source.position(of: bounds.lowerBound + Int(start.column) - 1), end),
        fix: LintFix("Add the blank", [LintFix.Edit(SourceRange(end, end), " ")], isSafe: false))
    }
  }

  /// Whether a line that begins with a list's mark goes on as an item does: with code, a link or a capital, or with a
  /// star that opens no emphasis.
  private static func isItem(_ line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first, let next = line.dropFirst().first else { return false }
    if next == UInt8(ascii: "`") { return true }
    let rest = line.dropFirst()
    switch mark {
    case UInt8(ascii: "*"): return (next.isLetter || next == UInt8(ascii: "[")) && !rest.contains(mark)
    case UInt8(ascii: "-"):
      return next == UInt8(ascii: "[")
        || next >= UInt8(ascii: "A") && next <= UInt8(ascii: "Z")
          && rest.dropFirst().first.map { $0 >= UInt8(ascii: "a") } == true
    default: return false
    }
  }
}

extension LintMessage {
  fileprivate static func glued() -> LintMessage { "No blank behind the mark of a list item" }
}
