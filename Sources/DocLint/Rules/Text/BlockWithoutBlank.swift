import APIModel
import DocExtract

/// EXT119: a list or a code block directly below a line of text.
struct BlockWithoutBlank: LintRule {
  let card = RuleCard(
    "EXT119", "block-without-blank", severity: .info,
    summary:
      "A list or a code block directly below a line of text, where the page's others have a blank line above them",
    why: "Several renderers take it for a part of the text: readers see dashes or backticks. Add the blank line.",
    bad: page(gap: "\n"), good: page(gap: "\n\n"), status: .optional)

  private static func page(gap: String) -> String {
    """
    # Users API

    Names are:

    - `name` of the user
    - `city` of the user

    Roles are:

    - Guest
    - Owner

    Orders are:\(gap)- Up
    - Down
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    check(.list, page, &report)
    check(.codeBlock, page, &report)
  }

  private func check(_ kind: MarkdownDocument.Block.Kind, _ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var separate = 0
    var glued: [Int] = []
    /// The last line of the paragraph before.
    var textEnd: Int32?
    for (number, block) in document.blocks.enumerated().dropFirst() where block.parent == 0 {
      // The title of a tab has its content right below it.
      defer { textEnd = block.kind == .paragraph && block.level == 0 ? block.range?.end.line : nil }
      guard block.kind == kind, kind == .list || block.level == 1, let textEnd, let start = block.range?.start else {
        continue
      }
      guard start.line == textEnd + 1 else {
        separate += 1
        continue
      }
      if !isWrapped(number, below: Int(textEnd), document) { glued.append(number) }
    }
    guard !glued.isEmpty, separate >= 2, separate >= glued.count * 2 else { return }
    for number in glued {
      guard let start = document.blocks[number].range?.start else { continue }
      let line = document.source.lineRange(Int(start.line))
      let first = document.source.bytes[line].firstIndex { !$0.isBlank } ?? line.lowerBound
      let marks = document.source.bytes[first..<line.upperBound].prefix { !$0.isBlankOrLineEnd }
      let above = document.source.bytes[..<line.lowerBound].suffix(2)
      let lineEnd = above.first == UInt8(ascii: "\r") ? "\r\n" : "\n"
      let begin = SourcePosition(line: Int(start.line), column: 1)
      report.add(
        self, kind == .list ? .list() : .code(),
        at: SourceRange(document.source.position(of: first), document.source.position(of: marks.endIndex)),
        fix: LintFix("Add a blank line", [LintFix.Edit(SourceRange(begin, begin), lineEnd)]))
    }
  }
}

/// Whether a list is a sentence that goes on with `+` or a dash at the beginning of a line.
private func isWrapped(_ list: Int, below line: Int, _ document: MarkdownDocument) -> Bool {
  guard document.blocks[list].kind == .list, list + 1 < document.blocks.count,
    document.blocks[list + 1].end == document.blocks[list].end
  else { return false }
  let text = document.source.bytes[document.source.lineRange(line)]
  return text.last { !$0.isBlankOrLineEnd }.map { !$0.isOne(of: ":.!?*_") } ?? false
}

extension LintMessage {
  fileprivate static func list() -> LintMessage { "List directly below a line of text, without a blank line between" }
  fileprivate static func code() -> LintMessage {
    "Code block directly below a line of text, without a blank line between"
  }
}
