import APIModel
import DocExtract

/// END225: a word of a path that nothing else has, a slip away from one that the section's heading or text says.
struct PathAgainstText: LintRule {
  let card = RuleCard(
    "END225", "path-against-text", severity: .warning,
    summary: "A word of a path that stands nowhere else, a slip away from a word of its section's text",
    why: "Requests to the misspelt path get a 404.",
    bad: page("availabile"), good: page("available"))

  private static func page(_ word: String) -> String {
    """
    # Names API

    ## Check a name

    Tells whether a name is available.

    ```plaintext
    GET /name_\(word)
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for number in page.page.groups.indices where page.page.groups[number].lines.count <= 4 {
      var words: [String]?
      for line in page.page.groups[number].lines where !page.isConcrete(line) {
        for at in line.template.segments.indices {
          // Nearly all words of paths stand in others, too.
          guard let literal = line.template.literal(at: at), literal.utf8.count >= 7,
            page.docs.paths.count(of: literal) <= 1, let range = line.pathRange
          else { continue }
          for part in literal.utf8.split(whereSeparator: { !$0.isLetter && $0 < 0x80 }) where part.count >= 7 {
            guard part.allSatisfy({ $0.isLetter && $0 & 0x20 != 0 }) else { continue }
            let word = String(Substring(part))
            let known = words ?? Self.words(of: page.page.groups[number], page)
            words = known
            guard let meant = known.first(where: { Spelling.isSlip(word, of: $0) }),
              page.document.source.bytes.count(ofBytes: Array(part), atMost: 2) == 1
            else { continue }
            report.add(
              self, .misspelt(word, meant), at: page.range(of: word, in: range) ?? range,
              operation: page.docs.operation(line.id))
          }
        }
      }
    }
  }

  /// The long words of a section's heading and first paragraphs, in small letters.
  private static func words(of group: OperationGroup, _ page: LintedPage) -> [String] {
    var text = page.page.sections[page.page.naming(group.section)].title
    for block in group.paragraphs.prefix(4) where page.document.blocks[block].inlines.count <= 60 {
      text += " " + page.document.plainText(of: block)
    }
    return NameWords.words(of: text).filter { $0.utf8.count >= 7 }
  }
}

extension LintMessage {
  fileprivate static func misspelt(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` in the path; the text says \(meant)"
  }
}
