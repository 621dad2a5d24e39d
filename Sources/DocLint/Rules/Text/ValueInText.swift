import APIModel
import DocExtract

/// EXT140: `{ "key": "value" }` in a sentence, without code marks.
struct ValueInText: LintRule {
  let card = RuleCard(
    "EXT140", "value-in-text", severity: .info,
    summary: "An object or a hash in a sentence, without code marks",
    why: "Renderers make typographic quotes of its own ones, and who copies it copies those.",
    bad: page("{ \"name\": \"Ada\" }"), good: page("`{ \"name\": \"Ada\" }`"), status: .optional)

  private static func page(_ value: String) -> String {
    """
    # Users API

    Each of the users has the form \(value) in all answers.
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for block in document.blocks where block.kind == .paragraph || block.kind == .tableCell {
      for position in block.inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .text, inline.text.count >= 10, case let text = document.buffer[inline.text.bounds],
          let value = Self.value(in: text), let range = inline.range, range.start.line == range.end.line,
          // A sentence around it: a line that is nothing else may be a block that lost its fence.
          value.startIndex > text.startIndex,
          // Braces behind a backslash are meant as they are.
          let place = page.range(of: String(decoding: value, as: UTF8.self), in: range)
        else { continue }
        report.add(self, .bare(), at: place)
      }
    }
  }

  /// The first object with a key in quotes.
  private static func value(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let start = text.firstIndex(of: UInt8(ascii: "{")),
      let end = text[start...].firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    let key = text[(start + 1)..<end].drop { $0 == UInt8(ascii: " ") }
    guard let quote = key.first, quote.isOne(of: "\"'"),
      let close = key.dropFirst().firstIndex(of: quote), close > key.startIndex + 1,
      key[(key.startIndex + 1)..<close].allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") })
    else { return nil }
    let rest = key[(close + 1)...].drop { $0 == UInt8(ascii: " ") }
    guard rest.first == UInt8(ascii: ":") || rest.starts(with: "=>".utf8) else { return nil }
    return text[start...end]
  }
}

extension LintMessage {
  fileprivate static func bare() -> LintMessage { "A value in the text without code marks" }
}
