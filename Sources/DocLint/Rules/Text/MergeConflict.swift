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
    for (index, start) in source.lineStarts.enumerated() {
      let start = Int(start)
      guard start + 7 < source.bytes.count,
        source.bytes[start] == UInt8(ascii: "<") || source.bytes[start] == UInt8(ascii: ">"),
        source.bytes[start + 6] == source.bytes[start]
      else { continue }
      let line = index + 1
      let bytes = source.bytes[source.lineRange(line)]
      for mark in ["<<<<<<< ", ">>>>>>> "] where bytes.starts(with: mark.utf8) && !isShown(line, page) {
        report.add(self, .marker(String(mark.dropLast())), at: SourceRange(line: line, columns: 1..<8))
      }
    }
  }

  /// Whether the text before the code block that holds the line speaks of Git or of a conflict: the marks are what an API
  /// about them returns.
  private func isShown(_ line: Int, _ page: LintedPage) -> Bool {
    let blocks = page.document.blocks
    let block = blocks.indices.first { index in
      guard blocks[index].kind == .codeBlock, let range = blocks[index].range else { return false }
      return range.start.line < line && line <= range.end.line
    }
    guard let block, block > 0, blocks[block - 1].kind == .paragraph else { return false }
    let words = NameWords.words(of: page.document.plainText(of: block - 1))
    return words.contains { ["git", "conflict", "conflicts", "merge"].contains($0) }
  }
}

extension LintMessage {
  fileprivate static func marker(_ mark: String) -> LintMessage { "Merge-conflict marker `\(mark)`" }
}
