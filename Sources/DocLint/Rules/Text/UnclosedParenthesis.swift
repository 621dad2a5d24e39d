import APIModel
import DocExtract

/// EXT112: a parenthesis that is never closed.
struct UnclosedParenthesis: LintRule {
  let card = RuleCard(
    "EXT112", "unclosed-parenthesis", severity: .warning,
    summary: "A parenthesis in a sentence that is never closed",
    why: "Readers don't know where the remark ends; often it took a part of a link with it.",
    bad: """
      # Users API

      Names are unique (see [the rules](https://example.com/rules).
      """,
    good: """
      # Users API

      Names are unique (see [the rules](https://example.com/rules)).
      """)

  private static let open = UInt8(ascii: "(")
  private static let close = UInt8(ascii: ")")

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    // Blocks and inlines both stand in the order of the page.
    var marked = page.wording.inlines(with: .parenthesis).makeIterator()
    var next = marked.next()
    for (number, block) in document.blocks.enumerated() where !block.inlines.isEmpty {
      while let inline = next, inline < block.inlines.lowerBound { next = marked.next() }
      guard let inline = next else { break }
      guard inline < block.inlines.upperBound, block.kind == .paragraph || block.kind == .tableCell else { continue }
      var loose: (inline: Int, offset: Int)?
      var depth = 0
      var hasOther = false
      // `[5, 8)` is a range of numbers without its last.
      var brackets = 0
      for position in block.inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .text || inline.kind == .code else { continue }
        for offset in inline.text.bounds {
          switch document.buffer[offset] {
          case Self.open:
            if depth == 0 { loose = inline.kind == .text ? (Int(position), offset) : nil }
            depth += 1
          case Self.close:
            depth -= 1
            if depth < 0, brackets > 0 {
              depth = 0
              brackets -= 1
            } else if depth < 0 {
              depth = 0
              if isLeftOver(Int(position), offset, document), let range = inline.range {
                report.add(self, .unopened(), at: SourceRange(range.start, range.start.following))
              }
            }
          case UInt8(ascii: "["):
            brackets += 1
            hasOther = true
          case UInt8(ascii: "]"):
            brackets = max(0, brackets - 1)
            hasOther = true
          default: break
          }
        }
      }
      // `(0, 1]` is a range of numbers; a list may stand in parentheses.
      guard depth == 1, !hasOther, let loose, block.kind == .tableCell || isClosedNowhere(after: number, page),
        let range = document.inlines[loose.inline].range, range.start.line == range.end.line,
        isRemark(loose, document)
      else { continue }
      report.add(self, .unclosed(), at: place(of: loose, page) ?? range)
    }
  }

  /// Whether a closing parenthesis follows a link directly: "[the rules](rules.md))".
  private func isLeftOver(_ position: Int, _ offset: Int, _ document: MarkdownDocument) -> Bool {
    guard position > 0, document.inlines[position].kind == .text,
      offset == document.inlines[position].text.bounds.lowerBound
    else { return false }
    // The link's own text stands between.
    return document.inlines[..<position].suffix(8).contains { $0.kind == .link && $0.end == Int32(clamping: position) }
  }

  /// Whether a parenthesis stands before a word: `:(` and `f(` are none of a sentence.
  private func isRemark(_ place: (inline: Int, offset: Int), _ document: MarkdownDocument) -> Bool {
    if place.offset == document.inlines[place.inline].text.bounds.lowerBound {
      return place.inline > 0 && document.inlines[place.inline - 1].kind == .softBreak
    }
    return document.buffer[place.offset - 1] == UInt8(ascii: " ")
  }

  /// Whether the blocks that follow close no parenthesis that they don't open, as a list in parentheses would.
  private func isClosedNowhere(after block: Int, _ page: LintedPage) -> Bool {
    let document = page.document
    for next in document.blocks[min(block + 1, document.blocks.count)...].prefix(12) {
      if next.kind == .heading { return true }
      var depth = 0
      for position in next.inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .text else { continue }
        for byte in document.buffer[inline.text.bounds] {
          if byte == Self.open { depth += 1 }
          if byte == Self.close { depth -= 1 }
          if depth < 0 { return false }
        }
      }
    }
    return true
  }

  /// Where the last parenthesis that opens on the inline's lines stands.
  private func place(of loose: (inline: Int, offset: Int), _ page: LintedPage) -> SourceRange? {
    let inline = page.document.inlines[loose.inline]
    guard let range = inline.range else { return nil }
    let text = page.document.buffer[loose.offset..<min(inline.text.bounds.upperBound, loose.offset + 12)]
    guard let found = page.range(of: String(decoding: text, as: UTF8.self), in: range) else { return nil }
    return SourceRange(
      found.start, SourcePosition(line: Int(found.start.line), column: Int(found.start.column) + 1))
  }
}

extension LintMessage {
  fileprivate static func unopened() -> LintMessage { "Parenthesis behind a link is never opened" }
  fileprivate static func unclosed() -> LintMessage { "Parenthesis is never closed" }
}

extension SourcePosition {
  fileprivate var following: SourcePosition { SourcePosition(line: Int(line), column: Int(column) + 1) }
}
