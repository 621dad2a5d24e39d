import APIModel

// What a code block is for, as its tag, the text before it or the heading says.
extension PageReader {
  /// "For example:", "Example request:", "e.g.".
  static func announcesExample(_ leadIn: String) -> Bool {
    leadIn.utf8.count > 120
      ? String(decoding: leadIn.utf8.suffix(120), as: UTF8.self).holdsAny(of: wordsOfExample)
      : leadIn.holdsAny(of: wordsOfExample)
  }

  private static let wordsOfExample: [StaticString] = ["example", "e.g.", "for instance", "sample"]

  /// Whether a JSON block is sent or returned, as its tag, the text before it or the heading says; nil where
  /// nothing does.
  func jsonRole(_ index: Int, _ info: String) -> PageBody.Role? {
    // Inside a parameter's own item it shows what the parameter holds.
    if index < listEnd, page.lists.last?.isResponse == false, leadInBlock.map(listed.contains) ?? true {
      return .illustration
    }
    if let exchange, index < exchange.end { return exchange.role }
    if let role = Self.role(info: info) { return role }
    let leadIn = self.leadIn
    if hints.responseLeadIns.contains(where: { leadIn.holds($0) }) { return .response }
    if hints.requestLeadIns.contains(where: { leadIn.holds($0) }) { return .request }
    if announcesSentFile { return .request }
    // "`202 Accepted`, as it is still to be sent:"
    if leadIn.withBytes({ StatusReader.mayBeLabel($0.prefix(40)) }),
      StatusReader.label(Array(leadIn.utf8.prefix(40))) != nil
    {
      return .response
    }
    // "This query will return …" stands above what is asked.
    if leadIn.holdsAny(of: Self.wordsOfQuery) { return .request }
    // "The server shall receive a POST to the URL `/x` of the form"
    if leadIn.holds("receive a p"),
      leadIn.holdsAny(of: ["receive a post to", "receive a put to", "receive a post message", "receive a post request"]
      ),
      leadIn.holds(" form") || leadIn.holds("body") || leadIn.holds("payload"), !leadIn.holds("response")
    {
      return .request
    }
    if leadIn.holdsAny(of: Self.wordsOfAnswer) { return .response }
    // A sample between the text and the block is what the text announces; its answer follows.
    if let last = page.samples.last, last.section == section, last.block > (leadInBlock ?? 0) {
      return group == nil ? .illustration : .response
    }
    // "failure, status code - 400, body:"
    if leadIn.holds("status code"), Self.codes(leadIn).first != nil { return .response }
    if leadIn.holdsAny(of: Self.wordsOfRequest) { return .request }
    if index < outerLeadIn.end {
      let text = outerLeadIn.text
      if text.holdsAny(of: Self.wordsOfAnswer) { return .response }
      if text.holds("request") { return .request }
    }
    switch meaning.role {
    case .request: return .request
    case .response: return .response
    case nil: return nil
    }
  }

  /// What the tag of a block says.
  private static func role(info: String) -> PageBody.Role? {
    // As nearly all are.
    guard info != "json", !info.isEmpty else { return nil }
    let words = info.lowercased()
    if words.holds("response") || words.holds("result") { return .response }
    return words.holds("request") || words.holds("payload") ? .request : nil
  }

  /// "`@fields.json` looks like this:" below a sample with `--data @fields.json`.
  private var announcesSentFile: Bool {
    page.samples.suffix(4).contains { sample in
      sample.section == section
        && sample.curl.data.contains { data in
          guard data.text.hasPrefix("@"), data.text.utf8.count > 3 else { return false }
          return leadIn.holds(data.text.dropFirst().lowercased())
        }
    }
  }

  /// Whether the comment on a body's first line says what sends it: `// PUT /users/1`.
  static func namesSender(_ text: [UInt8]) -> Bool {
    guard text.begins(with: "//") else { return false }
    let end = text.firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    let start = text[..<end].dropFirst(2).firstIndex { !$0.isBlank } ?? end
    return ListingReader.line(text, start..<end)?.method.carriesBody == true
  }

  static let wordsOfQuery: [StaticString] = [
    "this query", "query string", "query structure", "following query", "query would be",
  ]
  private static let wordsOfAnswer: [StaticString] = [
    "response", "return", "result", "output", "answer", "looks like", "respond", "will get", "receive",
  ]
  private static let wordsOfRequest: [StaticString] = [
    "request", "payload", "body", "send", "sent", "parameters", "input", "data to", "post ", "expects", "must contain",
    "data constraints", "data example", "you can pass", "json object:", "accepts",
  ]

  /// The status that the text before a body names, "Example response (`201 Created`):", or else the heading.
  var leadInStatus: Int? {
    let leadIn = self.leadIn
    let codes = Self.codes(leadIn)
    if let code = codes.first, leadIn.holdsAny(of: Self.wordsOfStatus) {
      // "A 404 is returned if the image is unknown." says nothing of an example below it.
      let isAside = !leadIn.hasSuffix(":") && (leadIn.holds(" if ") || leadIn.holds(" when "))
      return codes.isSeveral || (code >= 400 && isAside) ? nil : code
    }
    if leadIn.utf8.first?.isDigit == true, let code = Int(leadIn.prefix(3)), (200..<600).contains(code),
      leadIn.utf8.count == 3 || ReasonPhrase.matches(leadIn.dropFirst(3).drop { " :-–".contains($0) }, of: code)
    {
      return code
    }
    return statedStatus ?? meaning.status
  }

  /// The first number in a text that may be a status, and whether others follow it.
  private static func codes(_ text: String) -> (first: Int?, isSeveral: Bool) {
    var first: Int?
    var isSeveral = false
    var digits = 0
    var value = 0
    func endWord() {
      if digits == 3, (200..<600).contains(value) {
        isSeveral = first != nil
        first = first ?? value
      }
      digits = 0
      value = 0
    }
    for byte in text.utf8 {
      if byte.isDigit {
        digits += 1
        if digits <= 3 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
      } else if byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
        // The word is no number.
        digits = 4
      } else {
        endWord()
      }
    }
    endWord()
    return (first, isSeveral)
  }

  var speaksOfFailure: Bool {
    let leadIn = self.leadIn
    return leadIn.utf8.count <= 240 && leadIn.holdsAny(of: Self.wordsOfFailure)
  }

  private static let wordsOfFailure: [StaticString] = [
    "failed json response", "failed response", "unsuccessful response", "error response", "failure response",
    "failing response",
  ]
  private static let wordsOfStatus: [StaticString] = ["status", "response", "return", "http", "code"]
}
