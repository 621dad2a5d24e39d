import APIModel
import DocExtract

/// TAB226: a cell that was to be filled in later.
struct UnfilledCell: LintRule {
  let card = RuleCard(
    "TAB226", "unfilled-cell", severity: .warning,
    summary: "A cell of a table that was to be filled in later",
    why: "Readers learn nothing of what the row is about.",
    bad: page("TODO"), good: page("The name of the user"), status: .optional)

  private static func page(_ description: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`name` | string | yes | \(description)"]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for block in document.blocks where block.kind == .tableCell && block.inlines.count == 1 {
      let inline = document.inlines[Int(block.inlines.lowerBound)]
      guard inline.kind == .text, inline.text.count <= 14, Self.isUnfilled(document.buffer[inline.text.bounds]) else {
        continue
      }
      report.add(
        self, .unfilled(document.text(inline.text)), at: inline.range ?? block.range)
    }
  }

  private static func isUnfilled(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch bytes.first {
    case UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "X"), UInt8(ascii: "L"): break
    default: return false
    }
    return ["TODO", "TODO.", "TODO:", "TBD", "TBD.", "FIXME", "XXX", "XXXX", "TODO: describe", "Lorem ipsum"].contains {
      bytes.elementsEqual($0.utf8)
    }
  }
}

extension LintMessage {
  fileprivate static func unfilled(_ text: String) -> LintMessage { "\"\(text)\" in a cell" }
}
