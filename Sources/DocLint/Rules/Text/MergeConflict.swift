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
    // The code blocks that are not behind the line yet.
    var codes: ArraySlice<Int>?
    for (index, start) in source.lineStarts.enumerated() {
      let start = Int(start)
      guard start + 7 < source.bytes.count,
        source.bytes[start] == UInt8(ascii: "<") || source.bytes[start] == UInt8(ascii: ">"),
        source.bytes[start + 6] == source.bytes[start]
      else { continue }
      let line = index + 1
      let bytes = source.bytes[source.lineRange(line)]
      for mark in ["<<<<<<< ", ">>>>>>> "] where bytes.starts(with: mark.utf8) {
        var rest = codes ?? page.document.blocks.indices.filter { page.document.blocks[$0].kind == .codeBlock }[...]
        rest = rest.drop { page.document.blocks[$0].range.map { $0.end.line < line } ?? true }
        codes = rest
        if isShown(line, in: rest.first, page) { continue }
        report.add(self, .marker(String(mark.dropLast())), at: SourceRange(line: line, columns: 1..<8))
      }
    }
  }

  /// Whether the text before the code block that holds a line speaks of Git or of a conflict: the marks are what an API
  /// about them returns.
  private func isShown(_ line: Int, in block: Int?, _ page: LintedPage) -> Bool {
    let blocks = page.document.blocks
    guard let block, block > 0, let range = blocks[block].range, range.start.line < line,
      blocks[block - 1].kind == .paragraph
    else { return false }
    let words = NameWords.words(of: page.document.plainText(of: block - 1))
    return words.contains { ["git", "conflict", "conflicts", "merge"].contains($0) }
  }
}

extension LintMessage {
  fileprivate static func marker(_ mark: String) -> LintMessage { "Merge-conflict marker `\(mark)`" }
}
