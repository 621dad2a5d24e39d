import APIModel
import DocExtract

/// REQ110: a token that a sample sends without encryption to a host that has it.
struct TokenInTheClear: LintRule {
  let card = RuleCard(
    "REQ110", "token-in-the-clear", severity: .warning,
    summary:
      "A sample request that sends a token or password by `http` to a host that the docs call by `https` elsewhere",
    why: "The token goes over the wire for everybody to read; write `https`.",
    bad: page(scheme: "http"), good: page(scheme: "https"))

  private static func page(scheme: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        sample: """
          curl "https://example.com/users"
          curl --header "PRIVATE-TOKEN: <your_access_token>" "\(scheme)://example.com/users"
          """))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let scheme = "http://"
    guard page.page.samples.contains(where: { $0.url?.origin.hasPrefix(scheme) == true }) else { return }
    let secure = SchemeMismatch.secureHosts(page)
    /// The hosts of the page's URLs, once a sample asks for them.
    var called: Set<[UInt8]>?
    var places = BlockPlaces(page)
    for (index, sample) in page.page.samples.enumerated() {
      guard let url = sample.curl.url, let origin = sample.url?.origin, origin.hasPrefix(scheme),
        case let host = origin.dropFirst(scheme.utf8.count), Self.isPublic(host),
        Self.sendsSecret(index, page), !SchemeMismatch.tells(host, secure, page)
      else { continue }
      if !page.docs.habits.callsSecurely(host) {
        let hosts = called ?? Self.secureHosts(page.document.source.bytes)
        called = hosts
        guard hosts.contains(Array(host.utf8)) else { continue }
      }
      let range = places.range(of: scheme, in: url.range, block: sample.block)
      report.add(
        self, .clear(), at: range, operation: sample.operation.flatMap(page.docs.operation),
        fix: LintFix("Write `https://`", [LintFix.Edit(range, "https://")], isSafe: false))
    }
  }

  /// Whether a host is named in full: no number, no port, no variable, and none of the reader's own network
  /// (RFC 6761 §6, RFC 6762 §3).
  private static func isPublic(_ host: Substring) -> Bool {
    guard host.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }),
      let dot = host.utf8.lastIndex(of: UInt8(ascii: ".")), dot > host.startIndex
    else { return false }
    let top = host[host.utf8.index(after: dot)...]
    return top.utf8.count >= 2 && top.utf8.allSatisfy(\.isLetter)
      && !["local", "localhost", "internal", "lan", "home", "test", "svc"].contains(top)
  }

  private static func sendsSecret(_ index: Int, _ page: LintedPage) -> Bool {
    let curl = page.page.samples[index].curl
    // `--user name:password`
    if curl.credentials.contains(where: { $0.text.utf8.contains(UInt8(ascii: ":")) }) { return true }
    for header in curl.headers {
      let name = header.text.headerName.lowercased()
      if name == "authorization" || name.hasSuffix("token") || name.hasSuffix("api-key") || name.hasSuffix("apikey") {
        return true
      }
    }
    return page.sampleFields[index].contains { field in
      ["private_token", "access_token", "token", "api_key", "apikey", "password", "client_secret"].contains(
        field.name.lowercased())
    }
  }

  /// The hosts of all URLs with encryption in a text.
  private static func secureHosts(_ bytes: [UInt8]) -> Set<[UInt8]> {
    var hosts: Set<[UInt8]> = []
    var rest = bytes[...]
    let scheme = Array("https://".utf8)
    while let found = rest.firstRange(ofBytes: scheme) {
      let host = rest[found.upperBound...].prefix { $0.isWord || $0.isOne(of: "-.:") }
      hosts.insert(Array(host))
      rest = rest[host.endIndex...]
    }
    return hosts
  }
}

extension LintMessage {
  fileprivate static func clear() -> LintMessage {
    "Token sent by `http://`; the docs call this host by `https://` elsewhere"
  }
}
