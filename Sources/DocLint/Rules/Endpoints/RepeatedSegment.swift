import APIModel
import DocExtract

/// END224: a path with the same word twice in a row, where another path goes on behind the first one.
struct RepeatedSegment: LintRule {
  let card = RuleCard(
    "END224", "repeated-segment", severity: .warning,
    summary: "A path with the same fixed segment twice in a row, which its siblings have once",
    why: "Requests to the path get a 404.",
    bad: page("/statistics/statistics/rooms"), good: page("/statistics/rooms"))

  private static func page(_ path: String) -> String {
    "# Statistics API\n\n## By user\n\n```plaintext\nGET /statistics/users\n```\n\n## By room\n\n```plaintext\nGET \(path)\n```\n"
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups {
      for line in group.lines {
        let segments = line.template.segments
        guard
          let at = segments.indices.dropLast().first(where: { at in
            line.template.literal(at: at).map { $0.utf8.count >= 4 && $0 == line.template.literal(at: at + 1) } == true
          }), let word = line.template.literal(at: at), let range = line.pathRange,
          // Whoever calls it so means it.
          page.document.source.bytes.count(ofBytes: Array("/\(word)/\(word)".utf8), atMost: 2) == 1,
          page.docs.paths.continuations(of: line.template, at: at + 1).keys.contains(where: { $0 != word })
        else { continue }
        report.add(
          self, .repeated(word), at: page.range(of: "/\(word)/\(word)", in: range) ?? range,
          operation: page.docs.operation(line.id))
      }
    }
  }
}

extension LintMessage {
  fileprivate static func repeated(_ word: String) -> LintMessage {
    "`\(word)` twice in a row in the path; its siblings have it once"
  }
}
