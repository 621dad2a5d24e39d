import APIModel
import DocExtract

/// REQ106: `http://` where the other samples use `https://`.
struct SchemeMismatch: LintRule {
  let card = RuleCard(
    "REQ106", "sample-scheme-mismatch", severity: .info,
    summary: "A sample request by `http` where the page's other samples use `https`",
    why: "The token goes over the wire for everybody to read.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl "https://example.com/users"
      curl "https://example.com/users?active=true"
      curl "https://example.com/users?page=2"
      curl "http://example.com/users?admin=true"
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl "https://example.com/users"
      curl "https://example.com/users?active=true"
      curl "https://example.com/users?page=2"
      curl "https://example.com/users?admin=true"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.page.samples.contains(where: { $0.url?.origin.begins(with: "http://") == true }) else { return }
    let secure = Self.secureHosts(page)
    for sample in page.page.samples {
      guard let url = sample.curl.url, let origin = sample.url?.origin, origin.hasPrefix("http://"),
        // HTTPie takes a host without its scheme.
        Self.isWritten(in: sample, url, page), Self.tells(origin.dropFirst(7), secure, page)
      else { continue }
      let range = page.range(of: "http://", in: url.range, block: sample.block)
      report.add(
        self, .insecure(), at: range, operation: sample.operation.flatMap(page.docs.operation),
        fix: LintFix("Write `https://`", [LintFix.Edit(range, "https://")]))
    }
  }

  private static func isWritten(in sample: PageSample, _ url: CurlRequest.Located, _ page: LintedPage) -> Bool {
    let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
    return literal.dropFirst(url.range.lowerBound).prefix(url.range.count).holds("http://")
  }

  /// How many samples of the page call each host by `https`.
  static func secureHosts(_ page: LintedPage) -> [Substring: Int] {
    var secure: [Substring: Int] = [:]
    for sample in page.page.samples {
      guard let origin = sample.url?.origin, origin.begins(with: "https://") else { continue }
      secure[Substring(origin.utf8.dropFirst(8)), default: 0] += 1
    }
    return secure
  }

  /// Whether a sample that calls a host by `http` is told.
  static func tells(_ host: Substring, _ secure: [Substring: Int], _ page: LintedPage) -> Bool {
    secure[host, default: 0] >= 3 || page.docs.habits.isSecure(host)
  }
}

extension LintMessage {
  fileprivate static func insecure() -> LintMessage { "`http://` in a sample; the others of this host use `https://`" }
}
