import APIModel
import DocExtract

/// EXT124: a heading that is code and ends with a colon, or gives a value, where the others have a name alone.
struct ColonInHeading: LintRule {
  let card = RuleCard(
    "EXT124", "colon-in-heading", severity: .warning,
    summary: "A heading that is code with a colon at its end, or a value behind it, where those beside it have none",
    why: "The colon is no part of the name; who copies it gets another one.",
    bad: page("`role:`"), good: page("`role`"))

  private static func page(_ name: String) -> String {
    ["`name`", "`mail`", name, "`city`", "`born`"].reduce("# Users API\n") { $0 + "\n## \($1)\n\nIts value.\n" }
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var plain: [UInt8: Int] = [:]
    // Those that are a name and nothing else.
    var names: [UInt8: Int] = [:]
    var found: [(block: Int, text: MarkdownDocument.TextRange)] = []
    var pairs: [(block: Int, name: ArraySlice<UInt8>)] = []
    for (number, block) in page.headings where block.inlines.count == 1 {
      let inline = document.inlines[Int(block.inlines.lowerBound)]
      guard inline.kind == .code, inline.text.count >= 2 else { continue }
      let text = document.buffer[inline.text.bounds]
      if text.last == UInt8(ascii: ":") {
        found.append((number, inline.text))
        continue
      }
      plain[block.level, default: 0] += 1
      let name = text.prefix { $0.isWord || $0 == UInt8(ascii: "-") }
      if name.count == text.count {
        names[block.level, default: 0] += 1
      } else if !name.isEmpty, text[name.endIndex...].begins(with: ": ") {
        pairs.append((number, name))
      }
    }
    let counts = Dictionary(grouping: found) { document.blocks[$0.block].level }.mapValues(\.count)
    for (block, text) in found {
      let level = document.blocks[block].level
      guard plain[level, default: 0] >= 4 * counts[level, default: 0] else { continue }
      report.add(self, .colon(document.text(text)), at: page.range(block))
    }
    let pairCounts = Dictionary(grouping: pairs) { document.blocks[$0.block].level }.mapValues(\.count)
    for (block, name) in pairs {
      let level = document.blocks[block].level
      guard names[level, default: 0] >= 4 * pairCounts[level, default: 0] else { continue }
      report.add(self, .value(String(decoding: name, as: UTF8.self)), at: page.range(block))
    }
  }
}

extension LintMessage {
  fileprivate static func colon(_ text: String) -> LintMessage {
    "Heading `\(text)` ends with a colon, as no other does"
  }
  fileprivate static func value(_ name: String) -> LintMessage {
    "Heading gives a value of `\(name)`, where the others are a name alone"
  }
}
