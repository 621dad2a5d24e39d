import APIModel

/// Finds the statuses that paragraphs promise: "returns `204 No Content`", "404 Not Found if there is none", and lists of
/// them, "- `201` - it was made".
enum StatusReader {
  struct Status: Sendable {
    var code: Int
    var text: String?
    var span: SourceSpan
  }

  /// - Parameter paragraphs: Those that hold three digits in a row.
  static func statuses(in paragraphs: [Int], of document: MarkdownDocument) -> [Status] {
    var statuses: [Status] = []
    for block in paragraphs {
      let tokens = Prose(document, block: block).tokens
      for index in tokens.indices {
        guard let (code, phrase) = status(tokens, index, document, block),
          !statuses.contains(where: { $0.code == code })
        else { continue }
        statuses.append(Status(code: code, text: phrase, span: document.span(document.blocks[block].range)))
      }
    }
    return statuses
  }

  /// A text that is nothing but a status: `200 OK`, "Code: 404 NOT FOUND", "Status: 201".
  static func label(_ text: [UInt8]) -> Int? {
    guard text.count <= 60, mayBeLabel(text) else { return nil }
    var rest = text[...]
    var isNamed = false
    if rest.count <= 12, let blank = rest.firstIndex(of: UInt8(ascii: " ")),
      ["Code", "Status", "HTTP"].contains(String(decoding: rest[..<blank], as: UTF8.self))
    {
      rest = rest[(blank + 1)...]
      isNamed = true
    } else if let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(decoding: rest[..<colon], as: UTF8.self).trimmingBlanks.lowercased()
      if ["code", "status", "status code", "http status", "response code"].contains(name) {
        rest = rest[(colon + 1)...].drop { $0.isBlank }
        isNamed = true
      }
    }
    guard let code = code(rest.prefix(3)), rest.dropFirst(3).first?.isWord != true else { return nil }
    let phrase = rest.dropFirst(3).drop { !$0.isWord }
    if phrase.isEmpty { return isNamed ? code : nil }
    let text = String(decoding: phrase, as: UTF8.self).trimmingBlanks
    return ReasonPhrase.matches(text, of: code) || text.lowercased() == "success" ? code : nil
  }

  /// A quick look: a digit at the beginning, or behind a blank or a colon.
  static func mayBeLabel(_ text: some Sequence<UInt8>) -> Bool {
    var isBegin = true
    for byte in text {
      if isBegin, byte.isDigit { return true }
      isBegin = byte.isBlank || byte == UInt8(ascii: ":")
    }
    return false
  }

  /// The status that a token is, with its reason phrase where one stands behind it.
  private static func status(
    _ tokens: [Prose.Token], _ index: Int, _ document: MarkdownDocument, _ block: Int
  ) -> (Int, String?)? {
    let token = tokens[index]
    guard token.kind != .punctuation else { return nil }
    if index == 0, let code = code(token.text.utf8, from: 100), code < 200, isListed(document, block, tokens) {
      return (code, meaning(tokens))
    }
    guard let code = code(token.text.utf8.prefix(3)) else { return nil }
    if index == 1, token.text.utf8.count == 3, isResponseItem(document, block, tokens) { return (code, nil) }
    if token.kind == .code, token.text.utf8.count > 3 {
      guard token.text.utf8.count < 60, token.text.utf8.dropFirst(3).first == UInt8(ascii: " ") else { return nil }
      // A phrase begins with a capital (RFC 9110 §15); `200 ms` does not.
      let rest = token.text.dropFirst(3).trimmingBlanks
      return rest.utf8.first?.isUpper == true ? (code, rest) : nil
    }
    guard token.text.utf8.count == 3 else { return nil }
    if let phrase = phrase(after: index, tokens, code) { return (code, phrase) }
    if index == 0, isListed(document, block, tokens) { return (code, meaning(tokens)) }
    if isCalledStatus(tokens, index) { return (code, nil) }
    if token.kind == .code, isMarked(tokens, index) { return (code, nil) }
    return isReturned(tokens, index) ? (code, nil) : nil
  }

  /// "+ Response 204 (application/json)", an item with nothing or with a body below it (API Blueprint 1A9).
  private static func isResponseItem(_ document: MarkdownDocument, _ block: Int, _ tokens: [Prose.Token]) -> Bool {
    tokens.first?.text == "Response" && (tokens.count == 2 || tokens[2].isMark("("))
      && document.blocks[Int(document.blocks[block].parent)].kind == .item
  }

  /// What stands behind the status and a dash or colon: "no such container".
  private static func meaning(_ tokens: [Prose.Token]) -> String? {
    let rest = tokens.dropFirst().drop { $0.kind == .punctuation || ["–", "—"].contains($0.text) }
    guard !rest.isEmpty, rest.count <= 30 else { return nil }
    var text = ""
    for token in rest {
      if token.kind != .punctuation, !text.isEmpty, text.last != "(" { text += " " }
      text += token.isMark("(") ? " (" : token.text
    }
    return text
  }

  /// A bare number in code marks, in a text that speaks of statuses or of what is returned.
  private static func isMarked(_ tokens: [Prose.Token], _ index: Int) -> Bool {
    if tokens.contains(where: { $0.isWord(in: statusWords) }) { return true }
    guard tokens.contains(where: { $0.lower.hasPrefix("return") || $0.lower.hasPrefix("respon") }) else { return false }
    // "Returns `200` items" is none.
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    return next?.kind != .word || next?.isWord(in: following) == true
  }

  /// - Parameter lowest: Interim statuses stand in lists; in a text `100` is most likely a number.
  private static func code(_ text: some Sequence<UInt8>, from lowest: Int = 200) -> Int? {
    var code = 0
    var count = 0
    for byte in text {
      // A number of many digits is none, and no number that can be held.
      guard byte.isDigit, count < 3 else { return nil }
      code = code * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
    }
    return count == 3 && (lowest..<600).contains(code) ? code : nil
  }

  /// "404 Not Found", "400 (Bad Request)", "200: OK".
  private static func phrase(after index: Int, _ tokens: [Prose.Token], _ code: Int) -> String? {
    var at = index + 1
    while at < tokens.count, at <= index + 2, tokens[at].isMark(":") || tokens[at].isMark("(") || tokens[at].isMark("-")
    {
      at += 1
    }
    let words = tokens[min(at, tokens.count)...].prefix(4).prefix { $0.kind == .word }
    for count in stride(from: words.count, to: 0, by: -1) {
      let text = words.prefix(count).map(\.text).joined(separator: " ")
      if ReasonPhrase.equals(text, of: code) { return text }
    }
    return nil
  }

  /// "`status` is `409`", "status code 204", "HTTP 200".
  private static func isCalledStatus(_ tokens: [Prose.Token], _ index: Int) -> Bool {
    var at = index - 1
    while at >= 0, index - at <= 3, tokens[at].isWord(in: linkingWords) || tokens[at].isMark(":") { at -= 1 }
    guard at >= 0, index - at <= 4 else { return false }
    if tokens[at].isWord(in: statusWords) { return true }
    // "Code 200" as a paragraph of its own, "Code: 200" as a label.
    if at == 0, tokens.count == 2, tokens[0].isWord("code"), tokens[0].text == "Code" { return true }
    if at == 0, tokens[0].isWord("code"), index == 2, tokens[1].isMark(":") { return true }
    guard tokens[at].isWord(in: codeWords), at > 0 else { return false }
    return tokens[at - 1].isWord(in: statusWords) || (tokens[at].isWord("code") && tokens[at - 1].isWord("return"))
  }

  private static let linkingWords = ["is", "of", "the", "a", "be", "with"]
  private static let statusWords = ["status", "statuses", "http"]
  private static let codeWords = ["code", "codes", "response", "error"]

  /// "returns 201", "responds with a 404 when", "a `204` is returned"; "returns 200 items" is none.
  private static func isReturned(_ tokens: [Prose.Token], _ index: Int) -> Bool {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    guard next == nil || next?.kind != .word || next?.isWord(in: following) == true else { return false }
    if next?.isMark("%") == true || next?.isMark("(") == true { return false }
    var at = index - 1
    while at >= 0, index - at <= 7,
      tokens[at].isWord(in: fillers) || tokens[at].isMark(",") || tokens[at].isMark("/")
        || code(tokens[at].text.utf8) != nil
    {
      at -= 1
    }
    if at >= 0, tokens[at].isWord(in: returning) { return true }
    // "A `204` is returned".
    guard tokens[index].kind == .code || (index > 0 && tokens[index - 1].isWord(in: articles)) else { return false }
    return tokens[(index + 1)...].prefix(4).contains { $0.isWord(in: returned) }
  }

  private static let fillers = [
    "a", "an", "the", "http", "status", "code", "with", "of", "either", "or", "and", "error", "codes",
  ]
  private static let articles = ["a", "an", "the"]
  private static let returning = [
    "return", "returns", "returned", "responds", "respond", "responding", "returning", "answers", "gives",
  ]
  private static let returned = ["returned", "response", "responses"]
  private static let following = [
    "is", "are", "if", "when", "on", "and", "or", "for", "with", "code", "response", "status", "error", "empty", "upon",
    "once", "unless", "otherwise", "after", "in", "as", "will", "http", "instead",
  ]

  /// Whether "Returns:" or "Status codes" stands right before a list.
  private static func announcesStatuses(_ document: MarkdownDocument, _ list: Int) -> Bool {
    guard list > 1 else { return false }
    let before = document.blocks[list - 1].kind
    guard before == .paragraph || before == .heading else { return false }
    let text = document.plainText(of: list - 1).lowercased()
    return text.utf8.count <= 60
      && (text.holds("return") || text.holds("status") || text.holds("response") || text.holds("codes"))
  }

  /// Whether the paragraph begins an item of a list whose items all begin with a status and a mark behind it.
  private static func isListed(_ document: MarkdownDocument, _ block: Int, _ tokens: [Prose.Token]) -> Bool {
    let item = Int(document.blocks[block].parent)
    guard document.blocks[item].kind == .item, document.firstChild(of: item) == block else { return false }
    let items = document.children(of: Int(document.blocks[item].parent))
    guard items.count <= 40 else { return false }
    let isAnnounced = announcesStatuses(document, Int(document.blocks[item].parent))
    return items.allSatisfy { other in
      guard let paragraph = document.firstChild(of: other), document.blocks[paragraph].kind == .paragraph else {
        return false
      }
      let tokens = Prose(document, block: paragraph).tokens
      guard let first = tokens.first, code(first.text.utf8.prefix(3), from: 100) != nil else { return false }
      return isAnnounced || tokens.count == 1 || first.text.utf8.count > 3 || tokens[1].kind == .punctuation
        || tokens[1].text.utf8.first.map { $0 >= 0x80 || $0.isUpper } == true
    }
  }
}
