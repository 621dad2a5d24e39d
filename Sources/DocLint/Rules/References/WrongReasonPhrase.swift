import APIModel
import DocExtract

/// LNK201: a status code with the phrase of another one.
struct WrongReasonPhrase: LintRule {
  let card = RuleCard(
    "LNK201", "wrong-reason-phrase", severity: .warning,
    summary: "A status code with the reason phrase of another status",
    why: "One of the two is wrong, and readers handle the wrong case.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      Returns `201 No Content` on success.
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      Returns `201 Created` on success.
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for suspect in page.wording.suspects where suspect.kind == .status {
      let text = String(decoding: page.document.buffer[suspect.words], as: UTF8.self)
      if let message = Self.judge(text), let place = page.range(of: suspect) { report.add(self, message, at: place) }
    }
    checkTables(page, &report)
    for (_, inline) in page.codeInlines where inline.text.count >= 6 && inline.text.count < 48 {
      guard Self.mayBeStatus(page.document.buffer[inline.text.bounds]) else { continue }
      let text = page.document.text(inline.text)
      if let message = Self.judge(text) { report.add(self, message, at: inline.range) }
    }
    for section in page.page.sections {
      // "401: Forbidden" as the heading of an answer.
      guard let block = section.block, section.title.utf8.first?.isDigit == true,
        let item = Self.item(Array(section.title.utf8)[...]), let message = Self.judge(item.text)
      else { continue }
      report.add(self, message, at: page.range(block))
    }
    for (_, block) in page.items {
      guard let range = block.range else { continue }
      let source = page.document.source
      guard let item = Self.item(source.bytes[source.lineRange(Int(range.start.line))][...]),
        let message = Self.judge(item.text)
      else { continue }
      report.add(
        self, message,
        at: SourceRange(source.position(of: item.range.lowerBound), source.position(of: item.range.upperBound)))
    }
    let hasAnswers = page.holds("HTTP/")
    for (number, block) in page.codeBlocks {
      let text = page.document.buffer[block.literal.bounds]
      guard text.begins(with: "HTTP") || text.begins(with: "Status:") || text.begins(with: "status:") else {
        if hasAnswers { checkAnswers(text, number, page, &report) }
        continue
      }
      let line = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      guard let blank = line.firstIndex(of: UInt8(ascii: " ")), line.endIndex - blank < 48 else { continue }
      let status = line[(blank + 1)...]
      guard let message = Self.judge(String(decoding: status, as: UTF8.self)) else { continue }
      let offsets = status.startIndex - text.startIndex..<status.endIndex - text.startIndex
      report.add(self, message, at: LiteralMap(page.document, block: number).range(offsets))
    }
  }

  /// The status lines that follow commands in their block.
  private func checkAnswers(
    _ text: ArraySlice<UInt8>, _ block: Int, _ page: LintedPage, _ report: inout LintReport
  ) {
    guard text.holds("\nHTTP/") else { return }
    for line in text.split(separator: UInt8(ascii: "\n")) where line.begins(with: "HTTP/") {
      var status = line.drop { $0 != UInt8(ascii: " ") }.dropFirst()
      if status.last == UInt8(ascii: "\r") { status.removeLast() }
      guard status.count < 48, let message = Self.judge(String(decoding: status, as: UTF8.self)) else { continue }
      report.add(
        self, message,
        at: LiteralMap(page.document, block: block).range(
          status.startIndex - text.startIndex..<status.endIndex - text.startIndex))
    }
  }

  /// Rows of tables of statuses that have a phrase as their description.
  private func checkTables(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .statuses {
      guard let status = table.column(.status), let text = table.column(.description) else { continue }
      for row in table.rows where row.cells.indices.contains(status) && row.cells.indices.contains(text) {
        let code = page.document.plainText(of: row.cells[status]).trimmed
        guard code.utf8.count == 3, let message = Self.judge(code + " " + page.document.plainText(of: row.cells[text]))
        else { continue }
        report.add(self, message, at: row.range)
      }
    }
  }

  /// Three digits and a blank: most code is passed over by its first bytes.
  private static func mayBeStatus(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > 3 && text[text.startIndex + 3] == UInt8(ascii: " ") && text.prefix(3).allSatisfy(\.isDigit)
  }

  /// What is wrong with `204 Created`: its phrase is that of another code. Phrases of one's own are allowed
  /// (RFC 9112 §4).
  private static func judge(_ text: String) -> LintMessage? {
    guard let code = Int(text.prefix(3)), text.dropFirst(3).hasPrefix(" ") else { return nil }
    var phrase = text.dropFirst(4).trimmed.lowercased()
    if phrase.hasSuffix(".") { phrase.removeLast() }
    guard let own = phrases[code] else {
      // No status at all, with the phrase of one.
      guard !(100..<600).contains(code) || !registered.contains(code), code >= 100, phrase.utf8.count >= 6 else {
        return nil
      }
      return phrases.filter({ $0.value == phrase }).keys.min().map { .unknown(text, code, $0) }
    }
    guard own != phrase else { return nil }
    let title = own.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    if let others = plain[phrase], !others.contains(code), let other = others.first {
      return .wrong(text, code, title, other)
    }
    guard let other = phrases.filter({ $0.value == phrase }).keys.min() else {
      // A letter more or less, or two swapped: no wording of one's own.
      return own.utf8.count >= 6 && Spelling.isOneSlip(Array(phrase.utf8), Array(own.utf8))
        ? .misspelt(text, "\(code) \(title)") : nil
    }
    return .wrong(text, code, title, other)
  }

  /// `- **403** – Unauthorized`: an item that is a code and a phrase, and nothing else.
  private static func item(_ line: ArraySlice<UInt8>) -> (text: String, range: Range<Int>)? {
    let marks = "-*+_` \t:".utf8
    guard let start = line.firstIndex(where: { !marks.contains($0) }) else { return nil }
    let digits = line[start...].prefix(while: \.isDigit)
    // "200 – created" describes what has happened; of errors nobody says so.
    guard digits.count == 3, (digits.first ?? 0) >= UInt8(ascii: "4") else { return nil }
    // Dashes of any length are three bytes that begin with this one.
    let rest = line[digits.endIndex...].drop {
      marks.contains($0) || $0 == 0xE2 || $0 == 0x80 || $0 == 0x93 || $0 == 0x94
    }
    let phrase = rest.prefix { $0.isLetter || $0 == UInt8(ascii: " ") }
    guard phrase.startIndex > digits.endIndex, phrase.count >= 6, phrase.count < 40,
      // "Conflict: somebody else has changed it" explains the phrase.
      rest[phrase.endIndex...].first.map({ $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "(") }) == true
        || rest[phrase.endIndex...].allSatisfy({
          marks.contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "\r")
        })
    else { return nil }
    let text = String(decoding: digits, as: UTF8.self) + " " + String(decoding: phrase, as: UTF8.self).trimmed
    return (text, digits.startIndex..<phrase.endIndex)
  }

  /// Other wordings that belong to some statuses only.
  private static let plain: [String: [Int]] = [
    "access denied": [403, 401], "permission denied": [403, 401], "access is denied": [403, 401],
    "unauthenticated": [401], "not authenticated": [401], "not authorized": [401, 403], "unauthorised": [401],
    "rate limit exceeded": [429, 403], "internal error": [500], "server error": [500],
  ]

  /// The registered statuses (IANA, Hypertext Transfer Protocol (HTTP) Status Code Registry).
  private static let registered: Set<Int> = Set(100...104).union(200...208).union([226]).union(300...308).union(
    400...418
  )
  .union([421, 422, 423, 424, 425, 426, 428, 429, 431, 451]).union(500...508).union([510, 511])

  /// The phrases of RFC 9110 §15 and RFC 6585, in lower case.
  private static let phrases: [Int: String] = [
    200: "ok", 201: "created", 202: "accepted", 204: "no content", 206: "partial content", 301: "moved permanently",
    302: "found", 304: "not modified", 400: "bad request", 401: "unauthorized", 402: "payment required",
    403: "forbidden", 404: "not found", 405: "method not allowed", 406: "not acceptable", 408: "request timeout",
    409: "conflict",
    410: "gone", 411: "length required", 412: "precondition failed", 413: "content too large",
    416: "range not satisfiable", 417: "expectation failed", 415: "unsupported media type",
    422: "unprocessable entity", 423: "locked", 424: "failed dependency", 426: "upgrade required",
    428: "precondition required", 429: "too many requests", 500: "internal server error", 501: "not implemented",
    502: "bad gateway", 503: "service unavailable", 504: "gateway timeout", 507: "insufficient storage",
  ]
}

extension LintMessage {
  fileprivate static func misspelt(_ text: String, _ meant: String) -> LintMessage {
    "`\(text)`; did you mean `\(meant)`?"
  }

  fileprivate static func unknown(_ text: String, _ code: Int, _ other: Int) -> LintMessage {
    "`\(text)`: \(code) is no status, and `\(text.dropFirst(4))` is \(other)"
  }

  fileprivate static func wrong(_ text: String, _ code: Int, _ phrase: String, _ other: Int) -> LintMessage {
    "`\(text)`: \(code) is `\(phrase)`, and `\(text.dropFirst(4))` is \(other)"
  }
}
