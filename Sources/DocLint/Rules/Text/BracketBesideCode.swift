import APIModel
import DocExtract

/// EXT121: a code mark that stands before the bracket that its code lacks, and `<type` where the page has `<type>`.
struct BracketBesideCode: LintRule {
  let card = RuleCard(
    "EXT121", "bracket-beside-code", severity: .warning,
    summary: "Code within a text whose bracket stands outside of its code marks, or lacks its other half",
    why: "Who copies the code leaves the bracket behind.",
    bad: page("`find(name`)"), good: page("`find(name)`"))

  private static func page(_ code: String) -> String {
    """
    # Users API

    Call \(code) to look for users.
    """
  }

  private static let limit = 100

  private static let pairs = [
    (open: UInt8(ascii: "("), close: UInt8(ascii: ")")), (open: UInt8(ascii: "["), close: UInt8(ascii: "]")),
    (open: UInt8(ascii: "{"), close: UInt8(ascii: "}")),
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    // Each of them looks at the text around it, or at the page.
    var looks = Self.limit
    for block in document.blocks where block.kind == .paragraph || block.kind == .tableCell {
      let last = Int(block.inlines.upperBound) - 1
      for position in block.inlines {
        let number = Int(position)
        let inline = document.inlines[number]
        guard inline.kind == .code, inline.text.count >= 3, looks > 0, let range = inline.range else { continue }
        let code = document.buffer[inline.text.bounds]
        guard code.contains(where: \.isLetter) else { continue }
        if number < last, case let next = document.inlines[number + 1], next.kind == .text,
          let close = document.buffer[next.text.bounds].first,
          let pair = Self.pairs.first(where: { $0.close == close }),
          Self.lacks(pair.close, pair.open, code),
          !isOpen(pair, &looks, Int(block.inlines.lowerBound)..<number, document)
        {
          report.add(self, .outside(close), at: range)
        } else if number > Int(block.inlines.lowerBound), case let before = document.inlines[number - 1],
          before.kind == .text, let open = document.buffer[before.text.bounds].last,
          let pair = Self.pairs.first(where: { $0.open == open }), Self.lacks(pair.open, pair.close, code),
          !isClosed(pair, &looks, number + 1..<max(number + 1, last + 1), document)
        {
          report.add(self, .outside(open), at: range)
        } else if let name = Self.half(code), holds(name, page, &looks) {
          report.add(self, .half("<\(name)>"), at: range)
        }
      }
    }
  }

  /// Whether code has one bracket more of one kind than of the other.
  private static func lacks(_ missing: UInt8, _ other: UInt8, _ code: ArraySlice<UInt8>) -> Bool {
    code.count { $0 == other } == code.count { $0 == missing } + 1
  }

  /// Whether the texts before leave such a bracket open: the one behind the code may close it.
  private func isOpen(
    _ pair: (open: UInt8, close: UInt8), _ looks: inout Int, _ inlines: Range<Int>, _ document: MarkdownDocument
  ) -> Bool {
    looks -= 1
    var depth = 0
    for inline in document.inlines[inlines] where inline.kind == .text {
      for byte in document.buffer[inline.text.bounds] {
        if byte == pair.open { depth += 1 }
        if byte == pair.close, depth > 0 { depth -= 1 }
      }
    }
    return depth > 0
  }

  /// Whether the texts behind close the bracket before the code.
  private func isClosed(
    _ pair: (open: UInt8, close: UInt8), _ looks: inout Int, _ inlines: Range<Int>, _ document: MarkdownDocument
  )
    -> Bool
  {
    looks -= 1
    var depth = 0
    for inline in document.inlines[inlines] where inline.kind == .text {
      for byte in document.buffer[inline.text.bounds] {
        if byte == pair.open { depth += 1 }
        if byte == pair.close { depth -= 1 }
        if depth < 0 { return true }
      }
    }
    return false
  }

  /// `type` of `<type` and of `type>`.
  private static func half(_ code: ArraySlice<UInt8>) -> String? {
    let opens = code.first == UInt8(ascii: "<")
    guard opens != (code.last == UInt8(ascii: ">")) else { return nil }
    let name = opens ? code.dropFirst() : code.dropLast()
    guard name.count >= 2, name.first?.isLetter == true, name.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") })
    else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// Whether the page has a placeholder of that name, and no element.
  private func holds(_ name: String, _ page: LintedPage, _ looks: inout Int) -> Bool {
    looks -= 1
    let document = page.document
    let whole = Array("<\(name)>".utf8)
    // `<password` beside `>password`: signs before a name, no brackets.
    let isSign = document.inlines.contains { inline in
      guard inline.kind == .code, inline.text.count == name.utf8.count + 1 else { return false }
      let code = document.buffer[inline.text.bounds]
      return code.first == UInt8(ascii: ">") && code.dropFirst().elementsEqual(name.utf8)
    }
    if isSign { return false }
    guard document.source.bytes.firstRange(ofBytes: Array("</\(name)".utf8)) == nil,
      document.source.bytes.firstRange(ofBytes: whole) != nil
    else { return false }
    return document.inlines.contains {
      $0.kind == .code && document.buffer[$0.text.bounds].firstRange(ofBytes: whole) != nil
    }
      || document.blocks.contains {
        $0.kind == .codeBlock && document.buffer[$0.literal.bounds].firstRange(ofBytes: whole) != nil
      }
  }
}

extension LintMessage {
  fileprivate static func outside(_ bracket: UInt8) -> LintMessage {
    "`\(String(decoding: [bracket], as: UTF8.self))` of this code stands outside of its code marks"
  }
  fileprivate static func half(_ whole: String) -> LintMessage { "Code lacks a bracket; did you mean `\(whole)`?" }
}
