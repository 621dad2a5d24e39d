import APIModel
import DocExtract

/// EXA233: `{{ name }}}`, `{{ name }` and `{% if name }}`.
struct UnbalancedTemplateBraces: LintRule {
  let card = RuleCard(
    "EXA233", "unbalanced-template-braces", severity: .error,
    summary: "A value of a template that is closed with other braces than it is opened with",
    why: "The template is refused, or a brace stays in what it makes.",
    bad: page("}"), good: page("}}"))

  private static func page(_ end: String) -> String {
    """
    # Users API

    The text of a message may hold values:

    ```plaintext
    Welcome, {{ user.name \(end)!
    ```
    """
  }

  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    guard page.holds("{{") || page.holds("{%") else { return }
    for (number, block) in page.codeBlocks {
      let text = document.buffer[block.literal.bounds]
      guard let slip = Self.slip(in: text), !document.isCounterexample(number) else { continue }
      let offsets = slip.lowerBound - text.startIndex..<slip.upperBound - text.startIndex
      report.add(
        self, .braces(String(decoding: text[slip], as: UTF8.self)),
        at: LiteralMap(document, block: number).range(offsets))
    }
    for (_, inline) in page.codeInlines where inline.text.count >= 5 {
      let text = document.buffer[inline.text.bounds]
      guard let slip = Self.slip(in: text), let range = inline.range else { continue }
      let word = String(decoding: text[slip], as: UTF8.self)
      report.add(self, .braces(word), at: page.range(of: word, in: range) ?? range)
    }
  }

  /// The first value of a template whose ends differ, where the text around it is whole but for that.
  private static func slip(in text: ArraySlice<UInt8>) -> Range<Int>? {
    guard text.holds("{{") || text.holds("{%") else { return nil }
    var balance: Int?
    var at = text.startIndex
    while let start = text[at...].firstIndex(of: open) {
      let opening = text[start...].prefix { $0 == open }
      at = opening.endIndex
      let inner = text[at...].prefix { $0 != open && $0 != close && $0 != UInt8(ascii: "\n") }
      guard inner.endIndex < text.endIndex, text[inner.endIndex] == close, !inner.isEmpty else { continue }
      let closing = text[inner.endIndex...].prefix { $0 == close }
      at = closing.endIndex
      let isTag = inner.first == UInt8(ascii: "%")
      let endsTag = inner.last == UInt8(ascii: "%") && inner.count > 1
      if opening.count == 1, isTag {
        if endsTag || !isExpression(inner.dropFirst()) || inner.dropFirst().first?.isBlank != true { continue }
        return start..<at
      }
      if opening.count == 2, closing.count == 1, endsTag, isExpression(inner.dropLast()) { return start..<at }
      guard abs(opening.count - closing.count) == 1, opening.count + closing.count >= 3,
        opening.count == 2 || closing.count == 2, isExpression(inner),
        // A single brace that opens is one of a template where a blank stands at both ends.
        opening.count > 1 || inner.first?.isBlank == true && inner.last?.isBlank == true
      else { continue }
      let known = balance ?? text.count { $0 == open } - text.count { $0 == close }
      balance = known
      if known == opening.count - closing.count { return start..<at }
    }
    return nil
  }

  /// Whether a text is a name with its members and filters.
  private static func isExpression(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { $0.isBlank || $0 == UInt8(ascii: "-") }
    guard let first = rest.first, first.isLetter || first.isOne(of: "._$") else { return false }
    return rest.allSatisfy { $0.isWord || $0.isBlank || $0.isOne(of: ".|()'\"-$[]=!") }
  }
}

extension LintMessage {
  fileprivate static func braces(_ text: String) -> LintMessage {
    "`\(text)` is opened and closed with different braces"
  }
}
