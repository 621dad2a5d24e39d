import APIModel

/// The guide as Markdown.
enum GuideMarkdown {
  static func render(_ report: RunReport) -> String {
    var out = Lines()
    for (index, block) in MigrationGuide(report).blocks().enumerated() {
      if index > 0 { out.add() }
      add(block, to: &out)
    }
    return out.text
  }

  private static func add(_ block: GuideBlock, to out: inout Lines) {
    switch block {
    case .heading(let level, let text):
      out.add("\(String(repeating: "#", count: level)) \(Escape.markdown(text))")
    case .paragraph(let text): out.add(Escape.markdown(text))
    case .list(let items): for item in items { out.add("- \(Escape.markdown(item))") }
    case .tasks(let items): for item in items { out.add("- [ ] \(Escape.markdown(item))") }
    case .table(let header, let rows):
      out.add("| \(header.map { Escape.markdown($0, inTable: true) }.joined(separator: " | ")) |")
      out.add("| \(header.map { _ in "---" }.joined(separator: " | ")) |")
      for row in rows { out.add("| \(row.map { Escape.markdown($0, inTable: true) }.joined(separator: " | ")) |") }
    case .command(let title, let text):
      out.add("\(Escape.markdown(title)):")
      out.add()
      out.add(Escape.markdownFence(text, language: "shell"))
    }
  }
}
