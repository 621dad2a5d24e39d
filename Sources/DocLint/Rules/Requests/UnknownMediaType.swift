import APIModel
import DocExtract

/// REQ207: a media type that there is none of.
struct UnknownMediaType: LintRule {
  let card = RuleCard(
    "REQ207", "unknown-media-type", severity: .warning,
    summary: "A `Content-Type` or `Accept` with a media type that does not exist",
    why: "The server can't know what the body is, or the client asks for what nobody sends.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      ```shell
      curl --request POST --header "Content-Type: plain/text" --data "Ada" "https://example.com/users"
      ```
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      ```shell
      curl --request POST --header "Content-Type: text/plain" --data "Ada" "https://example.com/users"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var names = NamedTypes()
    for sample in page.page.samples {
      for header in sample.curl.headers {
        guard let value = Self.value(of: header.text), let slip = Self.slip(value), !names.holds(slip.given, page)
        else {
          continue
        }
        let range = page.range(of: slip.given, in: header.range, block: sample.block)
        add(slip, range, &report)
      }
    }
    guard page.holds("HTTP/") else { return }
    for (number, _) in page.codeBlocks {
      for (line, range) in page.document.dumpHeaders(of: number) {
        guard let value = Self.value(of: line), let slip = Self.slip(value), !names.holds(slip.given, page),
          let place = page.range(of: slip.given, in: range)
        else { continue }
        add(slip, place, &report)
      }
    }
  }

  private func add(_ slip: (given: String, meant: String?), _ range: SourceRange, _ report: inout LintReport) {
    report.add(
      self, .unknown(slip.given, slip.meant), at: range,
      fix: slip.meant.map { LintFix("Write `\($0)`", [LintFix.Edit(range, $0)], isSafe: false) })
  }

  /// What the header says, where it is one that holds media types.
  private static func value(of header: String) -> String? {
    guard let first = header.utf8.first, first | 0x20 == UInt8(ascii: "c") || first | 0x20 == UInt8(ascii: "a") else {
      return nil
    }
    guard let colon = header.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = header[..<colon].lowercased().trimmed
    guard name == "content-type" || name == "accept" else { return nil }
    let value = String(header[header.utf8.index(after: colon)...]).trimmed
    // Placeholders and variables.
    return value.isEmpty || value.utf8.contains(where: { $0.isOne(of: "<>{}$:[]()") }) ? nil : value
  }

  /// The first media type that is none, and the one that is meant.
  private static func slip(_ value: String) -> (given: String, meant: String?)? {
    for part in value.split(separator: ",") {
      let given = String(part.prefix { $0 != ";" }).trimmed
      let type = given.lowercased()
      if type.isEmpty || type == "*" || type.utf8.contains(where: \.isBlank) || known.contains(type) { continue }
      let parts = type.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2, types.contains(parts[1]), !types.contains(parts[0]) {
        return (given, parts[1] + "/" + parts[0])
      }
      if parts.count == 1 {
        // `json` alone, and `application-json`.
        return (given, known.first { $0.hasSuffix("/" + type) } ?? Spelling.nearest(type, in: known))
      }
      if parts.count == 2, types.contains(parts[0]) || parts[0].hasPrefix("x-") {
        guard let meant = known.first(where: { Spelling.distance(type, $0, atMost: 1) != nil }) else { continue }
        return (given, meant)
      }
      return (given, Spelling.nearest(type, in: known))
    }
    return nil
  }

  /// The media types that the text names in code marks, looked for once where one is asked for: a format of the
  /// product's own has a top-level type like all others.
  private struct NamedTypes {
    private var named: Set<String>?

    mutating func holds(_ type: String, _ page: LintedPage) -> Bool {
      let kind = type.prefix { $0 != "/" }.lowercased()
      guard kind.utf8.count < type.utf8.count, UnknownMediaType.types.contains(kind) else { return false }
      let names =
        named
        ?? page.document.inlines.reduce(into: Set<String>()) { names, inline in
          guard inline.kind == .code, case let text = page.document.buffer[inline.text.bounds],
            text.count < 100, text.contains(UInt8(ascii: "/"))
          else { return }
          names.insert(String(decoding: text, as: UTF8.self))
        }
      named = names
      return names.contains(type)
    }
  }

  /// The top-level types (IANA, Media Types registry), those of old that are still in use, and `*`.
  private static let types: Set<String> = [
    "application", "audio", "chemical", "example", "font", "haptics", "image", "message", "model", "multipart", "text",
    "video", "*",
  ]

  private static let known = [
    "application/json", "application/xml", "application/octet-stream", "application/x-www-form-urlencoded",
    "application/pdf", "application/zip", "application/gzip", "application/x-tar", "application/yaml",
    "application/javascript", "application/x-ndjson", "application/jsonl", "application/json5", "application/jwt",
    "application/ld+json", "application/hal+json", "application/problem+json", "application/vnd.api+json",
    "application/merge-patch+json", "application/json-patch+json", "application/jose", "application/jose+json",
    "application/atom+xml", "application/rss+xml", "application/soap+xml",
    "text/plain", "text/html", "text/xml", "text/csv", "text/css", "text/yaml", "text/markdown", "text/javascript",
    "text/json", "multipart/form-data", "multipart/mixed", "image/png", "image/jpeg", "image/jpg", "image/gif",
    "image/svg+xml", "image/webp",
  ]
}

extension LintMessage {
  fileprivate static func unknown(_ given: String, _ meant: String?) -> LintMessage {
    if let meant { return "`\(given)` is no media type; did you mean `\(meant)`?" }
    return "`\(given)` is no media type"
  }
}
