import APIModel
import DocExtract

/// EXT134: `### Create a relation.`
struct StopInHeading: LintRule {
  let card = RuleCard(
    "EXT134", "stop-in-heading", severity: .info,
    summary: "A heading that ends with a full stop or a colon, where the page's others have none",
    why: "It is a title, and goes into tables of contents as it is written.",
    bad: page("."), good: page(""), status: .optional)

  private static func page(_ mark: String) -> String {
    "# Users API\n\n## List users\n\nAll.\n\n## Add a user\(mark)\n\nOne.\n\n## Paging\n\nIn pages.\n\n## Errors\n\nNone.\n"
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    check(UInt8(ascii: "."), "full stop", page, &report)
    check(UInt8(ascii: ":"), "colon", page, &report)
  }

  private func check(_ mark: UInt8, _ name: String, _ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var found: [Int] = []
    var others = 0
    for (number, block) in page.headings {
      // A sentence in the place of a title is another matter.
      guard block.inlines.count == 1, case let inline = document.inlines[Int(block.inlines.lowerBound)],
        inline.kind == .text, case let text = document.buffer[inline.text.bounds], text.last == mark,
        text.count > 8, text.count <= 100,
        // "and so on...", "etc."
        case let before = text.dropLast().reversed().prefix(while: { $0.isLetter }), before.count >= 2,
        !text.suffix(4).elementsEqual("etc.".utf8), !before.contains(where: { $0 & 0x20 == 0 })
      else {
        others += 1
        continue
      }
      found.append(number)
    }
    guard others >= 3, others >= 3 * found.count else { return }
    for block in found { report.add(self, .ends(name), at: page.range(block)) }
  }
}

extension LintMessage {
  fileprivate static func ends(_ mark: String) -> LintMessage {
    "Heading ends with a \(mark), as no other of the page does"
  }
}
