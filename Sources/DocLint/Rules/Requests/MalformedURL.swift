import APIModel
import DocExtract

/// REQ104: a URL that no client can take apart as it was meant.
struct MalformedURL: LintRule {
  let card = RuleCard(
    "REQ104", "malformed-url", severity: .error,
    summary: "A sample request with a malformed URL",
    why: "The request goes to another place than the sample shows, or nowhere.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl "https://example.com/users&active=true"
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      ```shell
      curl "https://example.com/users?active=true"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for sample in page.page.samples {
      guard let url = sample.curl.url else { continue }
      if let range = looseAmpersand(after: url, sample, page) {
        report.add(self, .ampersand(), at: range, operation: sample.operation.flatMap(page.docs.operation))
        continue
      }
      if let word = looseWord(after: url, sample, page) {
        report.add(self, .blank(), at: word, operation: sample.operation.flatMap(page.docs.operation))
        continue
      }
      guard !Self.isPlain(url.text), let slip = slip(url.text, sample, page) else { continue }
      let range = page.range(of: slip.part, in: url.range, block: sample.block)
      report.add(
        self, slip.message, at: range, operation: sample.operation.flatMap(page.docs.operation),
        fix: slip.replacement.map { LintFix("Write `\($0)`", [LintFix.Edit(range, $0)]) })
    }
  }

  /// Whether a look at the bytes shows that nothing can be wrong: the scheme, one `//`, no `&` before a lone `?`.
  private static func isPlain(_ url: String) -> Bool {
    var text = url
    return text.withUTF8 { bytes in
      let scheme = bytes.starts(with: "https://".utf8) ? 8 : bytes.starts(with: "http://".utf8) ? 7 : 0
      guard scheme > 0, bytes.count > scheme, bytes[scheme] != UInt8(ascii: "/") else { return false }
      var marks = 0
      var at = scheme
      while at < bytes.count {
        switch bytes[at] {
        case UInt8(ascii: "/") where bytes[at - 1] == UInt8(ascii: "/") && at > scheme: return false
        case UInt8(ascii: "&") where marks == 0: return false
        case UInt8(ascii: "?"): marks += 1
        case UInt8(ascii: "v") where bytes[at - 1] == UInt8(ascii: "/"):
          if bytes[(at + 1)...].first?.isDigit == true,
            bytes[(at + 1)...].first(where: { !$0.isDigit })?.isLetter == true
          {
            return false
          }
        case UInt8(ascii: ":") where bytes[at...].starts(with: "://".utf8): return false
        default: break
        }
        at += 1
      }
      return marks <= 1
    }
  }

  private struct Slip {
    var part: String
    var message: LintMessage
    var replacement: String?
  }

  /// `…/rooms?name=Old Hall` outside quotes: the shell cuts the URL at the blank.
  private func looseWord(after url: CurlRequest.Located, _ sample: PageSample, _ page: LintedPage) -> SourceRange? {
    let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
    let at = literal.startIndex + url.range.upperBound
    guard at + 1 < literal.endIndex, literal[at] == UInt8(ascii: " "), literal[at + 1].isLetter,
      url.range.lowerBound > 0, literal[literal.startIndex + url.range.lowerBound - 1] == UInt8(ascii: " "),
      url.text.utf8.contains(UInt8(ascii: "=")), url.text.utf8.contains(UInt8(ascii: "?")),
      url.text.utf8.last?.isWord == true, literal[at - 1].isWord,
      literal[(literal.startIndex + sample.curl.range.lowerBound)...].starts(with: "curl ".utf8)
    else { return nil }
    // Nothing but letters up to the end of the line: no option, no pipe, no item of another client.
    let rest = literal[(at + 1)...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard rest.count <= 40, rest.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: " ") }) else { return nil }
    return LiteralMap(page.document, block: sample.block).range(url.range.upperBound..<url.range.upperBound + 1)
  }

  /// `…/events&action=created` outside quotes: the shell cuts the URL there, the writer meant a query.
  private func looseAmpersand(
    after url: CurlRequest.Located, _ sample: PageSample, _ page: LintedPage
  ) -> SourceRange? {
    let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
    let at = literal.startIndex + url.range.upperBound
    guard at + 1 < literal.endIndex, literal[at] == UInt8(ascii: "&"), literal[at + 1].isWord,
      !url.text.utf8.contains(UInt8(ascii: "?")),
      literal[at...].prefix(while: { !$0.isBlank && $0 != UInt8(ascii: "\n") }).contains(UInt8(ascii: "="))
    else { return nil }
    return LiteralMap(page.document, block: sample.block).range(url.range.upperBound..<url.range.upperBound + 1)
  }

  private func slip(_ url: String, _ sample: PageSample, _ page: LintedPage) -> Slip? {
    // What an unclosed quote swallowed is no URL.
    if sample.curl.problems.contains(where: { $0.kind == .unclosedQuote }) { return nil }
    for (given, meant) in [
      ("https:///", "https://"), ("http:///", "http://"), ("https//", "https://"), ("http//", "http://"),
      ("htpps://", "https://"), ("htps://", "https://"), ("htttp", "http"), ("ttps://", "https://"),
      ("https:://", "https://"), ("http:://", "http://"), ("https;//", "https://"),
    ] where url.hasPrefix(given) {
      return Slip(part: given, message: .scheme(given, meant), replacement: meant)
    }
    // With a socket, curl ignores the host.
    for (given, meant) in [("https:/", "https://"), ("http:/", "http://")]
    where url.hasPrefix(given) && !url.hasPrefix(meant) && !usesSocket(sample, page) {
      return Slip(part: given, message: .scheme(given, meant), replacement: meant)
    }
    for scheme in ["https://https://", "http://http://", "https://http://", "http://https://"]
    where url.hasPrefix(scheme) {
      return Slip(part: scheme, message: .twice("://"), replacement: nil)
    }
    // A path that a wildcard takes may hold anything.
    let takesSlashes = sample.operation.flatMap(page.docs.operation)?.path.takesSlashes ?? false
    return (takesSlashes ? nil : slashSlip(url)) ?? versionSlip(url, page) ?? querySlip(url)
  }

  private func usesSocket(_ sample: PageSample, _ page: LintedPage) -> Bool {
    let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
    let start = min(literal.startIndex + sample.curl.range.lowerBound, literal.endIndex)
    let end = min(literal.endIndex, literal.startIndex + sample.curl.range.upperBound)
    return start < end && literal[start..<end].firstRange(ofBytes: Array("unix-socket".utf8)) != nil
  }

  /// `…/api/v3projects`: no slash between the version and the collection.
  private func versionSlip(_ url: String, _ page: LintedPage) -> Slip? {
    guard let scheme = url.firstRange(ofBytes: "://") else { return nil }
    let path = url[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    for segment in path.split(separator: "/").dropFirst().prefix(2) where segment.utf8.first == UInt8(ascii: "v") {
      let digits = segment.utf8.dropFirst().prefix(while: \.isDigit).count
      let word = segment.dropFirst(1 + digits)
      guard (1...2).contains(digits), word.utf8.count >= 4, word.utf8.first?.isLetter == true,
        page.docs.paths.continuations(of: PathTemplate("/" + word), at: 0)[String(word), default: 0] >= 2
      else { continue }
      return Slip(
        part: "/" + segment, message: .glued(String(segment)),
        replacement: "/" + segment.prefix(1 + digits) + "/" + word)
    }
    return nil
  }

  /// `…/projects//members`: a second slash in the path, which is no path of the API.
  private func slashSlip(_ url: String) -> Slip? {
    guard let scheme = url.firstRange(ofBytes: "://") else { return nil }
    let path = url[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" && $0 != "$" }
    guard let twice = path.firstRange(ofBytes: "//"), twice.lowerBound > path.startIndex else { return nil }
    // A URL within the path is an argument.
    guard path.utf8[path.utf8.index(before: twice.lowerBound)] != UInt8(ascii: ":") else { return nil }
    let word = path[twice.upperBound...].prefix { $0 != "/" }
    return Slip(part: "//" + word, message: .slashes(), replacement: "/" + word)
  }

  /// `/users&active=true` and `/users?a=1?b=2`. A shell's or template's own marks are left alone.
  private func querySlip(_ url: String) -> Slip? {
    let bytes = Array(url.utf8)
    let mark = bytes.firstIndex(of: UInt8(ascii: "?"))
    if let ampersand = bytes.firstIndex(of: UInt8(ascii: "&")), mark.map({ ampersand < $0 }) ?? true {
      guard let equals = bytes[ampersand...].firstIndex(of: UInt8(ascii: "=")), equals > ampersand + 1,
        bytes[(ampersand + 1)..<equals].allSatisfy({ $0.isWord || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") })
      else { return nil }
      let part = String(decoding: bytes[ampersand..<equals], as: UTF8.self)
      return Slip(part: part, message: .ampersand(), replacement: mark == nil ? "?" + part.dropFirst() : nil)
    }
    guard let mark, let second = bytes[(mark + 1)...].firstIndex(of: UInt8(ascii: "?")),
      let equals = bytes[second...].firstIndex(of: UInt8(ascii: "=")), equals > second + 1,
      bytes[(second + 1)..<equals].allSatisfy({ $0.isWord || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") })
    else { return nil }
    let part = String(decoding: bytes[second..<equals], as: UTF8.self)
    return Slip(part: part, message: .secondMark(), replacement: "&" + part.dropFirst())
  }
}

extension LintMessage {
  fileprivate static func blank() -> LintMessage {
    "Blank in the URL: the shell ends it there; write `%20` or quote it"
  }

  fileprivate static func glued(_ segment: String) -> LintMessage {
    "`\(segment)` in a URL lacks the slash behind the version"
  }

  fileprivate static func ampersand() -> LintMessage {
    "`&` begins the query of a URL; did you mean `?`?"
  }

  fileprivate static func slashes() -> LintMessage { "`//` in the path of a URL; did you mean `/`?" }

  fileprivate static func secondMark() -> LintMessage { "Second `?` in a URL; did you mean `&`?" }

  fileprivate static func scheme(_ given: String, _ meant: String) -> LintMessage {
    "`\(given)` begins no URL; did you mean `\(meant)`?"
  }

  fileprivate static func twice(_ scheme: String) -> LintMessage { "`\(scheme)` stands twice in a URL" }
}
