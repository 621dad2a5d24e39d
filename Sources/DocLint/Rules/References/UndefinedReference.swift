import APIModel
import DocExtract

/// LNK104: a reference link without a definition.
struct UndefinedReference: LintRule {
  let card = RuleCard(
    "LNK104", "undefined-reference", severity: .warning,
    summary: "A reference link whose label is defined nowhere on the page",
    why: "Readers see the brackets, not a link.",
    bad: """
      # Users API

      See the [issue][ce-1234].
      """,
    good: """
      # Users API

      See the [issue][ce-1234].

      [ce-1234]: https://example.com/issues/1234
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var notes = Notes()
    for index in page.wording.inlines(with: .bracket) where page.document.inlines[index].text.count >= 6 {
      let inline = page.document.inlines[index]
      let bytes = page.document.buffer[inline.text.bounds]
      guard let range = inline.range, let label = undefined(in: bytes), !notes.hold(label, page) else { continue }
      report.add(self, .undefined(label), at: page.range(of: "[\(label)]", in: range) ?? range)
    }
  }

  /// The notes of a page, `[^1]: …`, looked for once: `[text][^1]` refers to one in some dialects.
  private struct Notes {
    private var labels: Set<String>?

    mutating func hold(_ label: String, _ page: LintedPage) -> Bool {
      guard label.utf8.first == UInt8(ascii: "^") else { return false }
      let labels = labels ?? Self.labels(of: page.document.source.bytes)
      self.labels = labels
      return labels.contains(label)
    }

    private static func labels(of bytes: [UInt8]) -> Set<String> {
      var labels: Set<String> = []
      var rest = bytes[...]
      while let end = rest.firstRange(ofBytes: Array("]:".utf8)) {
        let line = rest[..<end.lowerBound].suffix(200)
        if let open = line.lastIndex(of: UInt8(ascii: "[")) {
          labels.insert(String(decoding: line[(open + 1)...], as: UTF8.self))
        }
        rest = rest[end.upperBound...]
      }
      return labels
    }
  }

  /// Whether a label is the name of code with what it belongs to, `jars.store.Jar`: generators of code's docs resolve it.
  private static func isQualified(_ label: ArraySlice<UInt8>) -> Bool {
    label.contains(UInt8(ascii: ".")) && label.allSatisfy { $0.isWord || $0 == UInt8(ascii: ".") }
      && label.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
        $0.first?.isLetter == true || $0.first == UInt8(ascii: "_")
      }
  }

  /// The label of the first `[text][label]`; `a[][b]` and `[0][1]` are the notation of nested parameters.
  private func undefined(in bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.holds("]["), let middle = bytes.firstRange(ofBytes: Array("][".utf8)) else { return nil }
    guard let open = bytes[..<middle.lowerBound].lastIndex(of: UInt8(ascii: "[")), open + 1 < middle.lowerBound,
      open == bytes.startIndex || !(bytes[open - 1].isWord || bytes[open - 1] == UInt8(ascii: "]")),
      let close = bytes[middle.upperBound...].firstIndex(of: UInt8(ascii: "]")), close > middle.upperBound,
      bytes[(open + 1)..<middle.lowerBound].contains(where: \.isLetter),
      bytes[middle.upperBound..<close].contains(where: \.isLetter)
    else { return nil }
    // `{#HOST}` and `username[:password]` are other notations, `wiki:page` is resolved by a site's own tools.
    guard !bytes[(open + 1)..<close].contains(where: { $0.isOne(of: "{}$") }),
      !bytes[middle.upperBound..<close].contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ":") })
    else { return nil }
    if Self.isQualified(bytes[middle.upperBound..<close]) { return nil }
    let next = close + 1 < bytes.endIndex ? bytes[close + 1] : UInt8(ascii: " ")
    guard next != UInt8(ascii: "["), next != UInt8(ascii: "=") else { return nil }
    return String(decoding: bytes[middle.upperBound..<close], as: UTF8.self)
  }
}

extension LintMessage {
  fileprivate static func undefined(_ label: String) -> LintMessage {
    "`[\(label)]` is defined nowhere on the page"
  }
}
