import APIModel
import DocExtract

/// EXA242: "Example response:" with nothing of the kind below.
struct LabelWithoutExample: LintRule {
  let card = RuleCard(
    "EXA242", "label-without-example", severity: .info,
    summary: "A line that announces an example, with a heading, a table or the page's end below it",
    why: "The example was lost, or the label is that of another section; readers look for what is not there.",
    bad: page(""), good: page("```json\n{\"id\": 1}\n```\n\n"))

  private static func page(_ example: String) -> String {
    "# Users API\n\n## Get a user\n\nGets the user.\n\nExample response:\n\n\(example)## Paging\n\nAnswers come in pages.\n"
  }

  private static let labels = [
    "Example response:", "Example responses:", "Example request:", "Example requests:", "Response example:",
    "Request example:", "Sample response:", "Sample request:",
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, block) in page.paragraphs where block.inlines.count <= 2 {
      guard let place = block.range, place.start.line == place.end.line else { continue }
      let text = document.plainBytes(of: number)
      guard text.count <= 20, let label = Self.labels.first(where: { $0.utf8.elementsEqual(text) }) else { continue }
      // A paragraph holds no blocks: the next one is what is below, or behind what it stands in.
      guard document.blocks.indices.contains(number + 1) else {
        report.add(self, .nothing(label), at: place)
        continue
      }
      guard document.blocks[number + 1].parent == block.parent else { continue }
      switch document.blocks[number + 1].kind {
      case .heading: report.add(self, .nothing(label), at: place)
      case .table: report.add(self, .table(label), at: place)
      default: continue
      }
    }
  }
}

extension LintMessage {
  fileprivate static func nothing(_ label: String) -> LintMessage { "\"\(label)\" and no example below" }
  fileprivate static func table(_ label: String) -> LintMessage { "\"\(label)\" above a table" }
}
