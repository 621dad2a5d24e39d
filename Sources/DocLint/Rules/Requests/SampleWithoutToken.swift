import APIModel
import DocExtract

/// REQ204: a sample without the token that all others of the page send.
struct SampleWithoutToken: LintRule {
  let card = RuleCard(
    "REQ204", "sample-without-token", severity: .info,
    summary: "A sample request without the token header that all others of the page send",
    why: "Who pastes the sample gets a 401.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `page` | integer | no | The page |

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=1"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=2"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=3"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=4"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=5"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=6"
      curl "https://example.com/users?page=7"
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `page` | integer | no | The page |

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=1"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=2"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=3"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=4"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=5"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=6"
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users?page=7"
      ```
      """, status: .optional)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let judged = page.page.samples.indices.filter {
      page.page.samples[$0].url != nil && page.page.samples[$0].group != nil
    }
    let without = judged.filter { !sendsToken($0, page) && !isOpenToAll(page.page.samples[$0]) }
    guard !without.isEmpty, judged.count - without.count >= 5, without.count * 10 <= judged.count * 2 else { return }
    for index in without {
      let sample = page.page.samples[index]
      guard let url = sample.curl.url else { continue }
      report.add(
        self, .without(), at: page.range(of: url.text, in: url.range, block: sample.block),
        operation: sample.operation.flatMap(page.docs.operation))
    }
  }

  /// Whether a path is for those who can have no token yet: to sign up, to prove an address, to set a new password.
  private func isOpenToAll(_ sample: PageSample) -> Bool {
    (sample.url?.path ?? "").split(separator: "/").contains { segment in
      NameWords.parts(of: String(segment)).contains(where: Self.open.contains)
    }
  }

  private static let open: Set<String> = [
    "login", "signin", "signup", "register", "registration", "verify", "verification", "reset", "forgot", "health",
    "healthz", "ping", "public",
  ]

  /// A token may go in a header, in the query or in a form.
  private func sendsToken(_ index: Int, _ page: LintedPage) -> Bool {
    let names =
      page.page.samples[index].curl.headers.map { $0.text.headerName }
      + page.sampleFields[index].map(\.name)
    return names.contains { name in
      let lower = name.lowercased()
      return lower.hasSuffix("token") || lower == "authorization" || lower.hasSuffix("key") || lower.hasPrefix("$")
    }
  }
}

extension LintMessage {
  fileprivate static func without() -> LintMessage { "Sample without the token that the page's others send" }
}
