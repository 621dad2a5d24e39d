import APIModel

// Response dumps.
extension CodeBlockReader {
  /// The offset of the first line that is a status line: `HTTP/1.1 200 OK`, `HTTP 201 Created`, `Status: 200 OK`, or
  /// `200 OK` with headers or nothing below it.
  static func statusLine(_ text: [UInt8], in bounds: Range<Int>) -> Int? {
    guard text.count < 1 << 20 else { return nil }
    guard let first = bounds.first(where: { !text[$0].isBlankOrNewline }) else { return nil }
    if isStatusLine(text, at: first, in: bounds) { return first }
    var lines = TextLines(text, from: first)
    // Nearly no block holds another one, so that its lines need not be looked at.
    guard let line = lines.next(), text[line.upperBound..<max(line.upperBound, bounds.upperBound)].holds("HTTP/") else {
      return nil
    }
    while let line = lines.next(), line.lowerBound < bounds.upperBound {
      let words = text[line.clamped(to: bounds)].drop(while: \.isBlank)
      if words.begins(with: "HTTP/"), status(words) != nil { return words.startIndex }
    }
    return nil
  }

  /// Whether the first line of some bounds is a status line.
  private static func isStatusLine(_ text: [UInt8], at first: Int, in bounds: Range<Int>) -> Bool {
    let isCode = text[first].isDigit
    guard isCode || text[first] == UInt8(ascii: "H") || text[first] == UInt8(ascii: "S") else { return false }
    let end = text[first..<bounds.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? bounds.upperBound
    let line = text[first..<end]
    guard isCode || line.begins(with: "HTTP/") || line.begins(with: "HTTP ") || line.begins(with: "Status: "),
      let code = status(line)
    else { return false }
    guard isCode else { return true }
    guard ReasonPhrase.matches(String(decoding: line.dropFirst(3).drop(while: \.isBlank), as: UTF8.self), of: code)
    else {
      return false
    }
    let next = text[min(end + 1, bounds.upperBound)..<bounds.upperBound]
    let below = next.prefix { $0 != UInt8(ascii: "\n") }
    return below.allSatisfy(\.isBlank) || isHeader(below) || "{[".utf8.contains(below.first ?? 0)
  }

  /// A text whose first line is a status line.
  static func dump(_ text: [UInt8], from first: Int) -> Meaning? {
    guard text.count < 1 << 20, isStatusLine(text, at: first, in: 0..<text.count) else { return nil }
    return responseDump(text, from: first)
  }

  /// The status of a status line (RFC 9112 §4).
  private static func status(_ line: ArraySlice<UInt8>) -> Int? {
    let words = line.split(maxSplits: 3, whereSeparator: \.isBlank)
    let word = line.first?.isDigit == true ? words.first : words.dropFirst().first
    guard let word, word.count == 3, word.allSatisfy(\.isDigit), let code = Int(String(decoding: word, as: UTF8.self)),
      (100..<600).contains(code)
    else { return nil }
    return code
  }

  /// `HTTP/1.1 200 OK`, headers, a blank line, a body (RFC 9112 §2.1).
  static func responseDump(_ text: [UInt8], from start: Int) -> Meaning? {
    var lines = TextLines(text)
    var head = lines.next()
    while let line = head, line.upperBound <= start { head = lines.next() }
    guard let first = head, let status = status(text[first].drop(while: \.isBlank)) else { return nil }
    var mediaType: String?
    var body = text.count..<text.count
    while let bounds = lines.next() {
      let line = text[bounds].drop(while: \.isBlank)
      if line.isEmpty {
        body = min(bounds.upperBound + 1, text.count)..<text.count
        break
      }
      if line.first == UInt8(ascii: "{") || line.first == UInt8(ascii: "[") {
        body = bounds.lowerBound..<text.count
        break
      }
      mediaType = Self.mediaType(line) ?? mediaType
    }
    return .responseDump(status: status, mediaType: mediaType, body: body)
  }

  /// `application/json` of `Content-Type: application/json; charset=utf-8` (RFC 9110 §8.3), in lower case.
  private static func mediaType(_ line: ArraySlice<UInt8>) -> String? {
    guard line.count > 13, line.prefix(13).lazy.map({ $0 | 0x20 }).elementsEqual("content-type:".utf8.map { $0 | 0x20 })
    else { return nil }
    let type = String(decoding: line.dropFirst(13), as: UTF8.self).split(separator: ";").first?.trimmingBlanks
      .lowercased()
    // `<media type of the manifest>` tells none.
    return type.flatMap { $0.hasPrefix("<") || $0.hasPrefix("{") ? nil : $0 }
  }

  /// What the headers of a request dump say of its body; nil where they don't.
  static func mediaType(_ text: [UInt8], before body: Int) -> String? {
    var found: String?
    for line in TextLines(text) {
      guard line.upperBound <= body else { break }
      found = mediaType(text[line].drop(while: \.isBlank)) ?? found
    }
    return found
  }

  /// The fields of a form that a dump sends, `name=x&color=red`; none where its body is something else.
  static func form(_ text: [UInt8], _ body: Range<Int>) -> [NameValue] {
    guard body.count < 4000 else { return [] }
    let form = text[body].filter { !$0.isBlankOrNewline }
    guard form.first?.isLetter == true, form.contains(UInt8(ascii: "=")),
      form.allSatisfy({ $0.isWord || "=&%+-.[]:/@*,<>{}".utf8.contains($0) })
    else { return [] }
    let pairs = form.split(separator: UInt8(ascii: "&")).map { $0.prefix { $0 != UInt8(ascii: "=") } }
    let names = pairs.map { PercentEncoding.decode(String(decoding: $0, as: UTF8.self)) }
    guard names.count <= 100, zip(names, pairs).allSatisfy({ ParameterListReader.isName($0) && $1.count < 80 }) else {
      return []
    }
    return names.map { NameValue($0, "") }
  }
}
