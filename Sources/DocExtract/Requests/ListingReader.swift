import APIModel

/// Reads lines that name an operation: `GET /runners?scope=active`, `PUT --form "paused=true" /runners/:id`.
enum ListingReader {
  struct Line: Hashable {
    var method: HTTPMethod
    /// Without query and without origin, as written.
    var path: String
    var origin: String
    var query: [NameValue]
    var form: [NameValue]
    /// Byte offsets of the method to the end of the path.
    var range: Range<Int>
    /// Byte offsets of the path with its query.
    var pathRange: Range<Int>
    /// `HTTP/1.1` stands at the end: the first line of a request dump.
    var isRequestLine: Bool
  }

  /// Reads one line.
  /// - Parameter bounds: The line's bytes, without its line ending.
  static func line(_ bytes: [UInt8], _ bounds: Range<Int>) -> Line? {
    var at = bounds.lowerBound
    let end = bounds.upperBound
    func skipBlanks() { while at < end, bytes[at].isBlank { at += 1 } }
    func word() -> Range<Int> {
      let start = at
      while at < end, !bytes[at].isBlank { at += 1 }
      return start..<at
    }
    skipBlanks()
    let start = at
    let methodRange = word()
    guard (3...7).contains(methodRange.count), let method = method(bytes[methodRange]) else { return nil }
    let isUpper = bytes[methodRange].allSatisfy(\.isUpper)
    skipBlanks()
    guard at < end else { return nil }
    var form: [NameValue] = []
    if bytes[at] == UInt8(ascii: "-") {
      // Options as curl has them, before the path.
      let options = Array(bytes[at..<end])
      guard let command = ShellReader.commands(in: Array("curl ".utf8) + options).first,
        let curl = CurlRequest(command),
        let url = curl.url
      else { return nil }
      form = curl.fields ?? []
      at = min(end, at + url.range.lowerBound - 5)
    }
    let pathRange = word()
    let text = String(decoding: bytes[pathRange], as: UTF8.self)
    guard looksLikePath(text, strictly: !isUpper) else { return nil }
    skipBlanks()
    var isRequestLine = false
    if at < end {
      let rest = bytes[at..<end]
      if rest.starts(with: "HTTP/".utf8) {
        isRequestLine = true
      } else if rest.first != UInt8(ascii: "#"), !rest.starts(with: "//".utf8), rest.first != UInt8(ascii: "("),
        rest.first != UInt8(ascii: "-"), !rest.starts(with: "=>".utf8)
      {
        return nil
      }
    }
    let url = RequestURL(text)
    return Line(
      method: method, path: url.path, origin: url.origin, query: url.query, form: form,
      range: start..<pathRange.upperBound,
      pathRange: pathRange, isRequestLine: isRequestLine)
  }

  private static func method(_ word: ArraySlice<UInt8>) -> HTTPMethod? {
    guard word.allSatisfy(\.isLetter) else { return nil }
    return HTTPMethod(rawValue: String(decoding: word, as: UTF8.self).uppercased())
  }

  private static func looksLikePath(_ text: String, strictly: Bool) -> Bool {
    if text.hasPrefix("/") { return true }
    if text.hasPrefix("http://") || text.hasPrefix("https://") { return true }
    if strictly { return false }
    // Without a leading slash only what has the form of a path: `projects/:id`, `:id/x`.
    guard let first = text.utf8.first, first.isWord || first == UInt8(ascii: ":") || first == UInt8(ascii: "{") else {
      return false
    }
    return text.contains("/")
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }
}
