import APIModel
import DocExtract

/// REQ103: a sample request for another version of the API than the rest of the page.
struct SampleVersionMismatch: LintRule {
  let card = RuleCard(
    "REQ103", "sample-version-mismatch", severity: .error,
    summary: "A sample request for another API version than the page's other samples",
    why: "Who pastes the sample talks to an API that these docs do not describe.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl "https://example.com/api/v4/users"
      curl "https://example.com/api/v4/users?active=true"
      curl "https://example.com/api/v3/users?blocked=true"
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl "https://example.com/api/v4/users"
      curl "https://example.com/api/v4/users?active=true"
      curl "https://example.com/api/v4/users?blocked=true"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard let base = page.docs.base.last, base.isAPIVersion else { return }
    checkBare(page, &report)
    let others = page.targets.filter { $0.version != nil }.count
    let usual = page.targets.filter { $0.hasBase && $0.version == nil }.count
    // A page that mostly shows another version documents that version.
    guard others > 0, usual > others || isStray(others, usual, page) else { return }
    let expected = String(base)
    for (sample, target) in zip(page.page.samples, page.targets) {
      guard let version = target.version, let url = sample.curl.url else { continue }
      var range = page.range(of: "/\(version)/", in: url.range, block: sample.block)
      if range.end.column - range.start.column == version.utf8.count + 2 {
        range.start.column += 1
        range.end.column -= 1
      }
      report.add(
        self, .mismatch(String(version), expected), at: range, operation: sample.operation.flatMap(page.docs.operation),
        fix: LintFix("Write `\(expected)`", [LintFix.Edit(range, expected)]))
    }
  }
}

extension SampleVersionMismatch {
  /// A sample that calls its operation without the base path that three or more others of the page have.
  private func checkBare(_ page: LintedPage, _ report: inout LintReport) {
    let bare = page.targets.indices.filter { index in
      // A variable before the path may hold the base.
      page.targets[index].verdict == .own && !page.targets[index].hasBase
        && page.page.samples[index].curl.url?.text.utf8.first.map { !"${".utf8.contains($0) } ?? false
    }
    let usual = page.targets.count { $0.verdict == .own && $0.hasBase && $0.version == nil }
    guard !bare.isEmpty, usual >= 3, usual >= bare.count * 3 else { return }
    for index in bare {
      guard let url = page.page.samples[index].curl.url else { continue }
      report.add(
        self, .bare(page.docs.base.joined(separator: "/")),
        at: page.range(of: url.text, in: url.range, block: page.page.samples[index].block),
        operation: page.callees[index])
    }
  }

  /// Whether one or two samples are left behind on a page that says nothing of their version, in docs about another.
  private func isStray(_ others: Int, _ usual: Int, _ page: LintedPage) -> Bool {
    guard others <= 2, page.docs.habits.versions.usual >= 8,
      page.docs.habits.versions.usual >= page.docs.habits.versions.other * 4,
      let version = page.targets.lazy.compactMap(\.version).first
    else { return false }
    let source = page.document.source.bytes
    let mark = Array(version.utf8)
    var mentions = 0
    var rest = source[...]
    while let found = rest.firstRange(ofBytes: mark) {
      mentions += 1
      rest = rest[found.upperBound...]
    }
    return mentions == others
  }
}

extension LintMessage {
  fileprivate static func bare(_ base: String) -> LintMessage {
    "Sample without the `/\(base)` that the page's others begin with"
  }

  fileprivate static func mismatch(_ version: String, _ expected: String) -> LintMessage {
    "Sample for API version `\(version)` on a page about `\(expected)`"
  }
}
