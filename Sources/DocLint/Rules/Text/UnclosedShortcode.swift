import APIModel
import DocExtract

/// EXT113: a shortcode of a site generator that is opened twice and closed never.
struct UnclosedShortcode: LintRule {
  let card = RuleCard(
    "EXT113", "unclosed-shortcode", severity: .error,
    summary: "A shortcode that is opened where it was to be closed",
    why: "The site is not built, or what follows becomes a part of the box.",
    bad: page("{{< details >}}"), good: page("{{< /details >}}"))

  private static func page(_ end: String) -> String {
    """
    # Users API

    {{< details >}}

    Only for administrators.

    \(end)

    {{< history >}}

    Added in 2.1.

    {{< /history >}}
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    checkTags(page, &report)
    guard page.holds("{{< ") else { return }
    let isCode = Self.linesOfCode(page)
    var open: [(name: String, range: SourceRange)] = []
    var closed: Set<String> = []
    var doubled: [(name: String, range: SourceRange)] = []
    for line in 1...source.lineCount where !isCode[line] {
      let bytes = source.bytes[source.lineRange(line)]
      guard bytes.starts(with: "{{< ".utf8), bytes.drop(while: { $0 != UInt8(ascii: ">") }).starts(with: ">}}".utf8)
      else { continue }
      let rest = bytes.dropFirst(4)
      let isEnd = rest.first == UInt8(ascii: "/")
      let name = String(
        decoding: rest.dropFirst(isEnd ? 1 : 0).prefix { $0.isLetter || $0 == UInt8(ascii: "-") }, as: UTF8.self)
      if isEnd {
        closed.insert(name)
        if let at = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(at...) }
      } else {
        let range = SourceRange(source.position(of: bytes.startIndex), source.position(of: bytes.endIndex))
        if open.last?.name == name { doubled.append((name, range)) } else { open.append((name, range)) }
      }
    }
    // One that is closed nowhere needs no end.
    for (name, range) in doubled
    where closed.contains(name) || Self.paired.contains(name)
      || !closed.isEmpty && open.contains(where: { $0.name == name })
    {
      report.add(self, .opened(name, "{{< /\(name) >}}"), at: range)
    }
  }

  /// Which lines stand in code blocks, where a template is shown and not used.
  private static func linesOfCode(_ page: LintedPage) -> [Bool] {
    var isCode = [Bool](repeating: false, count: page.document.source.lineCount + 1)
    for block in page.document.blocks where block.kind == .codeBlock {
      guard let range = block.range, range.start.line <= range.end.line else { continue }
      for line in Int(range.start.line)...Int(range.end.line) where line < isCode.count { isCode[line] = true }
    }
    return isCode
  }

  /// Shortcodes that always have an end.
  private static let paired: Set = ["details", "history", "alert", "tabs", "tab", "note", "warning"]

  /// `{% hint %}` and its like, which end with `{% endhint %}`, and do not nest in themselves.
  private func checkTags(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    guard page.holds("{% end") else { return }
    var lines: [(name: String, range: Range<Int>)] = []
    let isCode = Self.linesOfCode(page)
    for line in 1...source.lineCount where !isCode[line] {
      let bytes = source.bytes[source.lineRange(line)]
      guard bytes.starts(with: "{% ".utf8) else { continue }
      let name = bytes.dropFirst(3).prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
      lines.append((String(decoding: name, as: UTF8.self), bytes.startIndex..<bytes.endIndex))
    }
    var balance: [String: (starts: Int, ends: Int)] = [:]
    for (name, _) in lines {
      if name.hasPrefix("end") {
        balance[String(name.dropFirst(3)), default: (0, 0)].ends += 1
      } else {
        balance[name, default: (0, 0)].starts += 1
      }
    }
    var open: [String: Range<Int>] = [:]
    for (name, range) in lines {
      if name.hasPrefix("end") {
        open[String(name.dropFirst(3))] = nil
        continue
      }
      // One `if` in another has its own end.
      guard let count = balance[name], count.ends > 0, count.starts > count.ends else { continue }
      if let before = open[name] {
        report.add(
          self, .opened(name, "{% end\(name) %}"),
          at: SourceRange(source.position(of: before.lowerBound), source.position(of: before.upperBound)))
      }
      open[name] = range
    }
  }
}

extension LintMessage {
  fileprivate static func opened(_ name: String, _ end: String) -> LintMessage {
    "`\(name)` is opened again before it is closed; `\(end)` is missing"
  }
}
