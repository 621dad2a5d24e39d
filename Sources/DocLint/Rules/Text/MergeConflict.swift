import APIModel
import DocExtract

/// EXT101: the marks of a merge that was not finished.
struct MergeConflict: LintRule {
  let card = RuleCard(
    "EXT101", "merge-conflict", severity: .error,
    summary: "A merge-conflict marker",
    why: "Both versions and the marks are published.",
    bad: """
      # Users API

      <<<<<<< HEAD
      Old text.
      =======
      New text.
      >>>>>>> branch
      """,
    good: """
      # Users API

      New text.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    guard
      source.bytes.firstRange(ofBytes: Array("<<<<<<<".utf8)) != nil
        || source.bytes.firstRange(ofBytes: Array(">>>>>>>".utf8)) != nil
    else { return }
    for line in 1...source.lineCount {
      let bytes = source.bytes[source.lineRange(line)]
      for mark in ["<<<<<<< ", ">>>>>>> "] where bytes.starts(with: mark.utf8) {
        report.add(self, .marker(String(mark.dropLast())), at: SourceRange(line: line, columns: 1..<8))
      }
    }
  }

}

extension LintMessage {
  fileprivate static func marker(_ mark: String) -> LintMessage { "Merge-conflict marker `\(mark)`" }
}
