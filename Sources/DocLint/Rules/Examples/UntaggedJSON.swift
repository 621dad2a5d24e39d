import APIModel
import DocExtract

/// EXA224: JSON in a code block without a tag, where the page's other blocks of JSON have one.
struct UntaggedJSON: LintRule {
  let card = RuleCard(
    "EXA224", "untagged-json", severity: .info,
    summary: "JSON in a code block without a tag on a page that tags its other JSON",
    why: "The example has no colours, and tools that look for the tag pass it over; write `json` behind the fence.",
    bad: page(tag: ""), good: page(tag: "json"), status: .optional)

  private static func page(tag: String) -> String {
    """
    # Users API

    A user, a team, a role and a badge:

    ```json
    {"user": 1}
    ```

    ```json
    {"team": 1}
    ```

    ```json
    {"role": 1}
    ```

    ```\(tag)
    {"badge": 1}
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var tagged = 0
    var untagged: [MarkdownDocument.Block] = []
    for (_, block) in page.codeBlocks where block.level == 1 {
      let info = document.buffer[block.info.bounds]
      if info.starts(with: "json".utf8) {
        tagged += 1
      } else if info.isEmpty, case let text = document.buffer[block.literal.bounds].drop(while: \.isBlankOrLineEnd),
        let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["), text.count > 4
      {
        untagged.append(block)
      }
    }
    guard tagged >= 3, tagged >= untagged.count * 2 else { return }
    for block in untagged where JSONReader.read(Array(document.buffer[block.literal.bounds])).isValid {
      guard let start = block.range?.start else { continue }
      let line = document.source.lineRange(Int(start.line))
      let bytes = document.source.bytes[line]
      // The fence's marks: blanks may follow them.
      guard let first = bytes.firstIndex(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }),
        case let marks = bytes[first...].prefix(while: { $0 == bytes[first] }),
        bytes[marks.endIndex...].allSatisfy(\.isBlankOrLineEnd)
      else { continue }
      let end = document.source.position(of: marks.endIndex)
      report.add(
        self, .untagged(), at: SourceRange(document.source.position(of: marks.startIndex), end),
        fix: LintFix("Tag it `json`", [LintFix.Edit(SourceRange(end, end), "json")]))
    }
  }
}

extension LintMessage {
  fileprivate static func untagged() -> LintMessage {
    "JSON in a block without a tag; the page's others are tagged `json`"
  }
}
