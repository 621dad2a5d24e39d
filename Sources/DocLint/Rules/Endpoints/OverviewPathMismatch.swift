import APIModel
import DocExtract

/// END219: an overview that gives a page another path than the page's operations have.
struct OverviewPathMismatch: LintRule {
  let card = RuleCard(
    "END219", "overview-path-mismatch", severity: .warning,
    summary: "A path beside a link to a page whose operations have another one, and nothing else has it",
    why: "Readers of the overview call what is not there.",
    bad: page("deploy_key"), good: page("deploy_keys"))

  private static func page(_ word: String) -> String {
    """
    # Overview

    | Resource | Path |
    |----------|------|
    | [Deploy keys](page.md) | `/projects/:id/\(word)` |

    ## List the deploy keys

    ```plaintext
    GET /projects/:id/deploy_keys
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the project |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkMethods(page, &report)
    guard !page.links.isEmpty else { return }
    // The paths in code, by their line.
    var codes: [Int: [(text: String, range: SourceRange)]] = [:]
    for (_, inline) in page.codeInlines
    where page.document.buffer[inline.text.bounds].first == UInt8(ascii: "/") {
      guard let range = inline.range else { continue }
      codes[Int(range.start.line), default: []].append((page.document.text(inline.text), range))
    }
    guard !codes.isEmpty else { return }
    var told: Set<SourceRange> = []
    for link in page.links where link.anchor.isEmpty {
      guard let target = link.target, let other = page.docs.extractedPage(at: target),
        let own = codes[Int(link.range.start.line)], own.count <= 8
      else { continue }
      for code in own {
        guard let path = Self.path(code.text), page.docs.paths.continuations(of: path, at: path.segments.count).isEmpty,
          let meant = Self.meant(by: path, on: other),
          other.file == page.page.file || !Self.stands(code.text, on: other),
          told.insert(code.range).inserted
        else { continue }
        report.add(self, .nowhere(code.text, meant, target), at: code.range)
      }
    }
  }

  /// The one line of a listing of many whose method no section has for its path, while all its others have a section.
  private func checkMethods(_ page: LintedPage, _ report: inout LintReport) {
    let groups = page.page.groups
    let overviews = groups.indices.filter { groups[$0].lines.count >= 4 && groups.count > groups[$0].lines.count }
    for number in overviews.prefix(3) {
      let overview = groups[number]
      let others = groups.indices.filter { $0 != number && groups[$0].lines.count == 1 }.map { groups[$0].lines[0] }
      let ids = Set(others.map(\.id))
      let strange = overview.lines.filter { !ids.contains($0.id) }
      let known = Set(overview.lines.map(\.id))
      guard strange.count == 1, let line = strange.first,
        case let missing = others.filter({ $0.template == line.template && !known.contains($0.id) }),
        missing.count == 1, let section = missing.first,
        let place = line.pathRange.flatMap({ page.range(before: $0, method: line.method.rawValue) })
      else { continue }
      report.add(
        self, .method(line.method.rawValue, section.method.rawValue), at: place,
        operation: page.docs.operation(line.id), notes: [Finding.Note("the section", span: section.listing.span)])
    }
  }

  /// Whether a page writes a path, or a longer one that ends so.
  private static func stands(_ path: String, on page: ExtractedPage) -> Bool {
    let path = Array(path.utf8)
    var rest = page.document.source.bytes[...]
    while let found = rest.firstRange(ofBytes: path) {
      rest = rest[found.upperBound...]
      guard let next = rest.first, next.isWord || next.isOne(of: "/-") else { return true }
    }
    return false
  }

  /// A path of nothing but words and placeholders; nil for another text.
  private static func path(_ text: String) -> PathTemplate? {
    let segments = text.split(separator: "/")
    guard (1...12).contains(segments.count) else { return nil }
    var parts: [[PathTemplate.Part]] = []
    for segment in segments {
      if let first = segment.first, ":{<".contains(first) {
        parts.append([.placeholder(segment.filter { $0.isLetter || $0 == "_" })])
      } else if segment.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }) {
        parts.append([.literal(String(segment))])
      } else {
        return nil
      }
    }
    return PathTemplate(segments: parts)
  }

  /// The beginning of a page's path that differs from a given one in one word, or has one more.
  private static func meant(by path: PathTemplate, on page: ExtractedPage) -> String? {
    for line in page.groups.lazy.flatMap(\.lines) {
      let template = line.template
      for count in [path.segments.count, path.segments.count + 1] where template.segments.count >= count {
        var differing = 0
        var here = 0
        for there in 0..<count {
          if here < path.segments.count, isSame(path, here, template, there) {
            here += 1
          } else {
            guard template.literal(at: there) != nil else {
              differing = 2
              break
            }
            differing += 1
            if count == path.segments.count { here += 1 }
          }
        }
        guard differing == 1, here == path.segments.count else { continue }
        return PathTemplate(segments: Array(template.segments.prefix(count))).description
      }
    }
    return nil
  }

  private static func isSame(_ a: PathTemplate, _ at: Int, _ b: PathTemplate, _ other: Int) -> Bool {
    switch (a.literal(at: at), b.literal(at: other)) {
    case (nil, nil): true
    case (let word?, let theirs?): word == theirs
    default: false
    }
  }
}

extension LintMessage {
  fileprivate static func method(_ method: String, _ meant: String) -> LintMessage {
    "`\(method)` in the overview; the section of this path has `\(meant)`"
  }

  fileprivate static func nowhere(_ path: String, _ meant: String, _ page: String) -> LintMessage {
    "`\(path)` is no documented path; `\(page)` has `\(meant)`"
  }
}
