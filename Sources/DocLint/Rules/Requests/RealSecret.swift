import APIModel
import DocExtract

/// REQ304: a token that has the form of a real one.
struct RealSecret: LintRule {
  let card = RuleCard(
    "REQ304", "secret-in-sample", severity: .warning,
    summary: "A sample request with a token or key that has the form of a real one",
    why: "If it is real, everybody who reads the page can use it.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl --header "PRIVATE-TOKEN: glpat-x7Kp2QvLm9RtYc4WsZ1D" "https://example.com/users"
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
    // Hardly any page has one of the prefixes.
    guard
      page.holds(
        anyOf: "glpat-", "ghp_", "gho_", "ghs_", "github_pat_", "AKIA", "sk_live_", "rk_live_", "xoxb-", "xoxp-",
        "npm_",
        "SG.")
    else { return }
    page.document.buffer.withUnsafeBufferPointer { bytes in
      for (index, block) in page.codeBlocks {
        Self.forEachRun(in: block.literal.bounds, bytes) { run in
          for at in run where at == run.lowerBound || !bytes[at - 1].isWord {
            guard let (prefix, count) = Self.prefixes.first(where: { bytes[at..<run.upperBound].starts(with: $0.0) })
            else { continue }
            let rest = bytes[(at + prefix.count)..<run.upperBound].prefix { $0.isWord || $0 == UInt8(ascii: "-") }
            guard rest.count >= count, looksRandom(rest) else { continue }
            let bounds = block.literal.bounds
            let offsets = at - bounds.lowerBound..<rest.endIndex - bounds.lowerBound
            report.add(
              self, .secret(String(decoding: prefix, as: UTF8.self)),
              at: LiteralMap(page.document, block: index).range(offsets))
          }
        }
      }
    }
  }

  /// The shortest token, its prefix included.
  private static let shortest = prefixes.map { $0.0.count + $0.1 }.min() ?? 1

  /// Visits every run of what tokens are made of that is long enough for one: a look at each so many bytes finds them.
  private static func forEachRun(
    in bounds: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ visit: (Range<Int>) -> Void
  ) {
    let isPart = { (byte: UInt8) in byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") }
    let step = shortest
    var done = bounds.lowerBound
    var at = bounds.lowerBound + step - 1
    while at < bounds.upperBound {
      guard isPart(bytes[at]) else {
        at += step
        continue
      }
      var start = at
      while start > done, isPart(bytes[start - 1]) { start -= 1 }
      var end = at + 1
      while end < bounds.upperBound, isPart(bytes[end]) { end += 1 }
      if end - start >= step { visit(start..<end) }
      done = end
      at = end + step - 1
    }
  }

  /// Prefixes that vendors publish so that scanners find leaked tokens, and how many letters follow at least.
  private static let prefixes: [([UInt8], Int)] = [
    ("glpat-", 20), ("ghp_", 36), ("gho_", 36), ("ghs_", 36), ("github_pat_", 60), ("AKIA", 16), ("sk_live_", 24),
    ("rk_live_", 24), ("xoxb-", 24), ("xoxp-", 24), ("npm_", 36), ("SG.", 40),
  ].map { (Array($0.0.utf8), $0.1) }

  /// Letters of both cases or letters and digits, without long runs of one: no `xxxxxxxx`, no `your_token_here`.
  private func looksRandom(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let distinct = Set(bytes).count
    let digits = bytes.filter(\.isDigit).count
    return distinct * 2 >= min(bytes.count, 24) && digits > 0 && digits < bytes.count
  }
}

extension LintMessage {
  fileprivate static func secret(_ prefix: String) -> LintMessage {
    "Token `\(prefix)…` has the form of a real one; write `<your_access_token>`"
  }
}
