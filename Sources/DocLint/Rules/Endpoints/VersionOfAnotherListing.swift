import APIModel
import DocExtract

/// END221: a path with another version than all others of the page, whose own path is listed with theirs.
struct VersionOfAnotherListing: LintRule {
  let card = RuleCard(
    "END221", "version-of-another-listing", severity: .warning,
    summary: "A path with another version than the page's others, whose siblings have theirs",
    why: "Requests to it get a 404, or the answer of another version.",
    bad: page("v1"), good: page("v2"))

  private static func page(_ version: String) -> String {
    """
    # Users API

    ## List users

    `GET /api/v2/users`

    ## Get a user

    `GET /api/v2/users/{id}`

    ## Update a user

    `PATCH /api/v2/users/{id}`

    ## Delete a user

    `DELETE /api/\(version)/users/{id}`
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var lines: [(line: ListedOperation, version: String)] = []
    for group in page.page.groups {
      for line in group.lines {
        guard let version = Self.version(of: line.template) else { return }
        lines.append((line, version))
      }
    }
    guard lines.count >= 3, case let versions = Dictionary(grouping: lines, by: \.version), versions.count == 2,
      let odd = versions.first(where: { $0.value.count == 1 }),
      let usual = versions.first(where: { $0.key != odd.key }),
      let line = odd.value.first?.line, let range = line.pathRange,
      // What the text or a sample names too is meant.
      page.document.source.bytes.count(ofBytes: Array("/\(odd.key)".utf8), atMost: 2) == 1,
      usual.value.count(where: { Self.rest(of: $0.line.template) == Self.rest(of: line.template) })
        >= (lines.count == 3 ? 2 : 1)
    else { return }
    let place = page.range(of: odd.key, in: range) ?? range
    report.add(
      self, .other(odd.key, usual.key), at: place, operation: page.docs.operation(line.id),
      fix: LintFix("Write `\(usual.key)`", [LintFix.Edit(place, usual.key)], isSafe: false))
  }

  private static func version(of path: PathTemplate) -> String? {
    (0..<2).lazy.compactMap { path.literal(at: $0) }.first(where: \.isAPIVersion)
  }

  /// The collection behind the version.
  private static func rest(of path: PathTemplate) -> String? {
    guard let at = (0..<2).first(where: { path.literal(at: $0)?.isAPIVersion == true }) else { return nil }
    return path.literal(at: at + 1)
  }
}

extension LintMessage {
  fileprivate static func other(_ version: String, _ usual: String) -> LintMessage {
    "`\(version)` in the path; all others of the page have `\(usual)`"
  }
}
