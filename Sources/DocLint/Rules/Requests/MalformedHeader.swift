import APIModel
import DocExtract

/// REQ203: a header without its colon, or with a misspelt name.
struct MalformedHeader: LintRule {
  let card = RuleCard(
    "REQ203", "malformed-header", severity: .error,
    summary: "A sample request with a malformed or misspelt header",
    why: "The server does not see the header, so the request is refused or means something else.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --header "PRIVATE-TOKEN <your_access_token>" "https://example.com/users"
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://example.com/users"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkDumps(page, &report)
    checkAuthentication(page, &report)
    guard page.page.samples.contains(where: { !$0.curl.headers.isEmpty }) else { return }
    let slips = Self.slips(page.docs)
    for sample in page.page.samples {
      for header in sample.curl.headers {
        let text = header.text.trimmed
        if text.isEmpty || text.hasPrefix("$") || text.hasPrefix("@") || text.hasSuffix(";") { continue }
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
          let name = String(Substring(text.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "=") }))
          let range = page.range(of: name, in: header.range, block: sample.block)
          let next = text.dropFirst(name.count).first
          let after = SourcePosition(
            line: Int(range.end.line), column: Int(range.end.column) + (next == "=" ? 1 : 0))
          let edit = LintFix.Edit(SourceRange(range.end, after), next == "=" ? ": " : ":")
          report.add(
            self, .withoutColon(name), at: range,
            fix: next == nil ? nil : LintFix("Add the colon", [edit], isSafe: false))
          continue
        }
        let name = String(text[..<colon])
        if name.utf8.count == 13, let (given, meant) = Self.scheme(text.utf8[colon...].dropFirst()) {
          let range = page.range(of: given, in: header.range, block: sample.block)
          report.add(
            self, .misspelt(given, meant), at: range,
            fix: LintFix("Write `\(meant)`", [LintFix.Edit(range, meant)], isSafe: false))
        }
        if name.utf8.contains(where: \.isBlank) {
          report.add(self, .blank(name), at: page.range(of: name, in: header.range, block: sample.block))
          continue
        }
        if !slips.isEmpty, let meant = slips[name.lowercased()] {
          let range = page.range(of: name, in: header.range, block: sample.block)
          report.add(
            self, .misspelt(name, meant), at: range,
            fix: LintFix("Write `\(meant)`", [LintFix.Edit(range, meant)], isSafe: false))
        }
      }
    }
  }

  /// `Beaer` of "Beaer abc" (RFC 6750 §2.1), and what it means.
  private static func scheme(_ value: Substring.UTF8View) -> (given: String, meant: String)? {
    let value = value.drop(while: \.isBlank)
    let word = value.prefix(while: \.isLetter)
    guard word.count >= 4, word.endIndex < value.endIndex, value[word.endIndex] == UInt8(ascii: " ") else { return nil }
    let given = String(Substring(word))
    for meant in ["Bearer", "Basic", "Digest"] where given.lowercased() != meant.lowercased() {
      if Spelling.isOneSlip(Array(given.lowercased().utf8), Array(meant.lowercased().utf8)) { return (given, meant) }
    }
    return nil
  }

  /// Headers of requests and responses as they are sent.
  private func checkDumps(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds("HTTP/") else { return }
    for (number, _) in page.codeBlocks {
      for (line, range) in page.document.dumpHeaders(of: number) {
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
        let name = String(line[..<colon]).trimmed
        guard let meant = Self.slip(name), let place = page.range(of: name, in: range) else { continue }
        report.add(
          self, .misspelt(name, meant), at: place,
          fix: LintFix("Write `\(meant)`", [LintFix.Edit(place, meant)], isSafe: false))
      }
    }
  }

  /// The standard header that a name has a letter more or less than, or two swapped.
  private static func slip(_ name: String) -> String? {
    let lower = name.lowercased()
    guard lower.utf8.count >= 5, lower.utf8.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") }),
      !standardInLowerCase.contains(lower)
    else { return nil }
    let near = standard.filter { Spelling.isOneSlip(Array(lower.utf8), Array($0.lowercased().utf8)) }
    return near.count == 1 ? near.first : nil
  }

  /// Headers of responses, and others that have names like them (RFC 9110, RFC 9111, RFC 6265, RFC 8288).
  private static let ofResponses = [
    "Accept-Encoding", "Accept-Ranges", "Accept-Charset", "Allow", "Cache-Control", "Connection", "Content-Encoding",
    "Content-Language", "Content-Location", "Content-Range", "Date", "ETag", "Expect", "Expires", "Last-Modified",
    "Link", "Location", "Retry-After", "Server", "Set-Cookie", "Transfer-Encoding", "Upgrade", "Vary",
    "WWW-Authenticate",
  ]

  private static let standard = known + ofResponses
  private static let standardInLowerCase = Set(standard.map { $0.lowercased() })
  private static let knownInLowerCase = known.map { $0.lowercased() }

  private static let known = [
    "Accept", "Accept-Language", "Authorization", "Content-Type", "Content-Length", "Content-Disposition", "Cookie",
    "Host", "If-Match", "If-None-Match", "If-Modified-Since", "Range", "User-Agent", "Origin", "Referer",
  ]

  /// What the names of headers that samples of the docs have are to be, where they are misspelt, by the name in lower
  /// case: header names are compared without case (RFC 9110 §5.1).
  private static func slips(_ docs: LintedDocs) -> [String: String] {
    docs.headerSlips.value {
      let usual = docs.habits.headers
      var slips: [String: String] = [:]
      for name in Set(usual.keys.map(\.trimmed)) { slips[name] = misspelt(name, usual) }
      return slips
    }
  }

  /// The known or usual name that is a letter or two away.
  private static func misspelt(_ lower: String, _ usual: [String: Int]) -> String? {
    if knownInLowerCase.contains(lower) { return nil }
    if let meant = Spelling.nearest(lower, in: knownInLowerCase) {
      return known.first { $0.lowercased() == meant }
    }
    // A header that the docs use often is the right one; a rare one beside it is not.
    let own = usual[lower, default: 0]
    guard lower.utf8.count >= 4 else { return nil }
    let nearest = Spelling.nearest(
      lower, in: usual.filter { $0.value >= 3 && $0.value >= own * (own <= 2 ? 3 : 12) }.keys.sorted())
    // The same header, with the prefix of those that are no standard (RFC 6648) or without it.
    guard let nearest, lower != "x-" + nearest, "x-" + lower != nearest else { return nil }
    return nearest.uppercased()
  }
}

extension LintMessage {
  fileprivate static func withoutColon(_ name: String) -> LintMessage {
    "Header `\(name)` has no colon after its name"
  }

  fileprivate static func blank(_ name: String) -> LintMessage { "Header name `\(name)` holds a blank" }

  fileprivate static func misspelt(_ name: String, _ meant: String) -> LintMessage {
    "Header `\(name)`; did you mean `\(meant)`?"
  }
}
