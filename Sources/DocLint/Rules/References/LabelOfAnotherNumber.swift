import APIModel
import DocExtract

/// LNK111: `[issue-1243]: https://example.com/issues/1234`: two digits swapped, or one changed.
struct LabelOfAnotherNumber: LintRule {
  let card = RuleCard(
    "LNK111", "label-of-another-number", severity: .warning,
    summary: "The definition of a link whose label has a number that is a slip away from that of its URL",
    why: "Links with the right label show their brackets, and readers of the source go to the wrong thing.",
    bad: page("ce-1243"), good: page("ce-1234"))

  private static func page(_ label: String) -> String {
    """
    # Users API

    See [the issue][\(label)].

    [\(label)]: https://example.com/issues/1234
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    guard source.bytes.holds("]: ") else { return }
    for number in 1...max(1, source.lineCount) {
      let line = source.lineRange(number)
      let text = source.bytes[line]
      guard text.first == UInt8(ascii: "["), let close = text.firstIndex(of: UInt8(ascii: "]")),
        close + 1 < text.endIndex,
        text[close + 1] == UInt8(ascii: ":")
      else { continue }
      let label = text[(line.lowerBound + 1)..<close]
      let target = text[(close + 2)...].drop(while: \.isBlank).prefix { !$0.isBlank && $0 != UInt8(ascii: "\r") }
      guard let own = Self.number(label, after: "-!#"), target.contains(UInt8(ascii: "/")),
        let meant = Self.number(target, after: "/"), own.count == meant.count, !own.elementsEqual(meant),
        Self.isSlip(Array(own), of: Array(meant)), target.firstRange(ofBytes: Array(own)) == nil
      else { continue }
      let place = SourceRange(source.position(of: own.startIndex), source.position(of: own.endIndex))
      report.add(
        self, .another(String(decoding: own, as: UTF8.self), String(decoding: meant, as: UTF8.self)), at: place)
    }
  }

  /// The number of three digits or more that a text ends in, behind one of some marks.
  private static func number(_ text: ArraySlice<UInt8>, after marks: StaticString) -> ArraySlice<UInt8>? {
    let digits = text.suffix(while: \.isDigit)
    guard (3...12).contains(digits.count), digits.startIndex > text.startIndex,
      text[digits.startIndex - 1].isOne(of: marks)
    else { return nil }
    return digits
  }

  /// Whether two numbers have all digits but one in common, or two that are swapped.
  private static func isSlip(_ own: [UInt8], of meant: [UInt8]) -> Bool {
    let others = own.indices.filter { own[$0] != meant[$0] }
    // Of three digits one more is another number as often as a slip.
    if others.count == 1 { return own.count >= 4 }
    return others.count == 2 && own[others[0]] == meant[others[1]] && own[others[1]] == meant[others[0]]
  }
}

extension LintMessage {
  fileprivate static func another(_ own: String, _ meant: String) -> LintMessage {
    "The label's number is \(own), that of the URL \(meant)"
  }
}
