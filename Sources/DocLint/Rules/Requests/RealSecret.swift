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
    let bytes = page.document.buffer
    for (index, block) in page.document.blocks.enumerated() where block.kind == .codeBlock {
      let bounds = block.literal.bounds
      // Few hold one of the prefixes at all.
      guard Self.prefixes.contains(where: { Self.holds(bytes, bounds, $0.0) }) else { continue }
      var isInWord = false
      for at in bounds {
        let isWord = bytes[at].isWord
        defer { isInWord = isWord }
        // Only where a word begins, and only its first letter is looked at in most places.
        guard isWord, !isInWord, Self.isFirstLetter[Int(bytes[at])],
          let (prefix, count) = Self.prefixes.first(where: { bytes[at..<bounds.upperBound].starts(with: $0.0) })
        else { continue }
        let rest = bytes[(at + prefix.count)..<bounds.upperBound].prefix { $0.isWord || $0 == UInt8(ascii: "-") }
        guard rest.count >= count, looksRandom(rest) else { continue }
        let offsets = at - bounds.lowerBound..<rest.endIndex - bounds.lowerBound
        report.add(
          self, .secret(String(decoding: prefix, as: UTF8.self)),
          at: LiteralMap(page.document, block: index).range(offsets))
      }
    }
  }

  /// Prefixes that vendors publish so that scanners find leaked tokens, and how many letters follow at least.
  private static let prefixes: [([UInt8], Int)] = [
    ("glpat-", 20), ("ghp_", 36), ("gho_", 36), ("ghs_", 36), ("github_pat_", 60), ("AKIA", 16), ("sk_live_", 24),
    ("rk_live_", 24), ("xoxb-", 24), ("xoxp-", 24), ("npm_", 36), ("SG.", 40),
  ].map { (Array($0.0.utf8), $0.1) }

  private static func holds(_ bytes: [UInt8], _ bounds: Range<Int>, _ prefix: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[bounds])
      return prefix.withUnsafeBufferPointer { ByteSearch.offset(of: $0, in: text) != nil }
    }
  }

  private static let isFirstLetter: [Bool] = (0..<256).map { byte in
    prefixes.contains { $0.0.first.map(Int.init) == byte }
  }

  /// Letters of both cases or letters and digits, without long runs of one: no `xxxxxxxx`, no `your_token_here`.
  private func looksRandom(_ bytes: ArraySlice<UInt8>) -> Bool {
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
