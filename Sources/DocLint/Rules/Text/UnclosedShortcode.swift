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
    guard source.bytes.holds("{{< ") else { return }
    var open: [(name: String, range: SourceRange)] = []
    var closed: Set<String> = []
    var doubled: [(name: String, range: SourceRange)] = []
    for line in 1...source.lineCount {
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
    where closed.contains(name) || !closed.isEmpty && open.contains(where: { $0.name == name }) {
      report.add(self, .opened(name), at: range)
    }
  }
}

extension LintMessage {
  fileprivate static func opened(_ name: String) -> LintMessage {
    "`\(name)` is opened again before it is closed; did you mean `{{< /\(name) >}}`?"
  }
}
