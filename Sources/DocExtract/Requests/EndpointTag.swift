import APIModel

/// Finds components (MDX) and shortcodes (Hugo, Liquid) that carry a method and a path:
/// `<Endpoint method="GET" path="/users/{id}" />`, `{{< api method="get" path="/users/{id}" >}}`.
enum EndpointTag {
  private static let methodNames: Set = ["method", "verb", "httpMethod", "http-method", "http_method"]
  private static let pathNames: Set = ["path", "url", "uri", "endpoint", "route"]
  private static let baseNames: Set = ["baseUrl", "baseURL", "base_url", "host"]

  /// Whether a text begins with a component or a shortcode; lower-case HTML elements are none.
  static func begins(_ bytes: some Collection<UInt8>) -> Bool {
    let rest = bytes.drop { $0.isBlank || $0 == UInt8(ascii: "\n") }
    guard let first = rest.first, let second = rest.dropFirst().first else { return false }
    if first == UInt8(ascii: "<") {
      return second.isUpper || (second == UInt8(ascii: "/") && rest.dropFirst(2).first?.isUpper == true)
    }
    return first == UInt8(ascii: "{") && (second == UInt8(ascii: "{") || second == UInt8(ascii: "%"))
  }

  /// The operations of a text's tags, in order.
  static func lines(in bytes: [UInt8]) -> [ListingReader.Line] {
    var lines: [ListingReader.Line] = []
    for tag in tags(in: bytes) {
      guard let method = tag.method, var path = tag.path ?? content(bytes, from: tag.end) else { continue }
      if path.hasPrefix("/"), let base = tag.base, base.holds("://") {
        path = (base.hasSuffix("/") ? String(base.dropLast()) : base) + path
      }
      let text = Array("\(method.uppercased()) \(cleaned(path))".utf8)
      if let line = ListingReader.line(text, 0..<text.count), line.range.upperBound == text.count { lines.append(line) }
    }
    return lines
  }

  /// A tag's name, its attributes and the text behind it, up to the next tag.
  struct Tag {
    var name = ""
    /// A value that is missing or no text is nil.
    var attributes: [(name: String, value: String?)] = []
    var method: String?
    var path: String?
    /// The server that the path begins behind.
    var base: String?
    /// Whether the method stands in a shortcode without a name, and the path behind it.
    var isPositional = false
    /// The offset after the tag.
    var end = 0
  }

  /// All tags of a text, in order.
  static func tags(in bytes: [UInt8]) -> [Tag] {
    var tags: [Tag] = []
    var at = 0
    while at < bytes.count {
      guard isStart(bytes, at) else {
        at += 1
        continue
      }
      var tag = Tag()
      at = read(bytes, from: at + 1, into: &tag)
      tag.end = at
      tags.append(tag)
    }
    return tags
  }

  private static func isStart(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at + 1 < bytes.count else { return false }
    if bytes[at] == UInt8(ascii: "<") { return bytes[at + 1].isUpper }
    return bytes[at] == UInt8(ascii: "{") && (bytes[at + 1] == UInt8(ascii: "{") || bytes[at + 1] == UInt8(ascii: "%"))
  }

  /// Reads attributes up to the tag's end; gives the offset after it.
  private static func read(_ bytes: [UInt8], from start: Int, into tag: inout Tag) -> Int {
    var at = start
    let isShortcode = bytes[start - 1] == UInt8(ascii: "{")
    // Past the opening marks of a shortcode.
    while at < bytes.count, "{%<".utf8.contains(bytes[at]) { at += 1 }
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: ">")
        || (byte == UInt8(ascii: "%") && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "}"))
      {
        return at + 1
      }
      if tag.isPositional, tag.path == nil, bytes[at - 1].isBlank,
        byte == UInt8(ascii: "/") || bytes[at...].starts(with: "http".utf8)
      {
        // `POST https://api.example.com/groups` within `{% … %}`
        let end = bytes[at...].firstIndex { $0.isBlankOrNewline } ?? bytes.count
        tag.path = String(decoding: bytes[at..<end], as: UTF8.self)
        at = end
        continue
      }
      guard byte.isLetter else {
        at += 1
        continue
      }
      let nameStart = at
      while at < bytes.count, bytes[at].isWord || bytes[at] == UInt8(ascii: "-") { at += 1 }
      let name = String(decoding: bytes[nameStart..<at], as: UTF8.self)
      if tag.name.isEmpty {
        tag.name = name
        continue
      }
      if isShortcode, tag.method == nil, let method = HTTPMethod(rawValue: name) {
        tag.method = method.rawValue
        tag.isPositional = true
        continue
      }
      guard tag.attributes.count < 64 else { continue }
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "="), let (value, end) = value(bytes, at + 1) else {
        tag.attributes.append((name, nil))
        continue
      }
      at = end
      tag.attributes.append((name, value))
      if methodNames.contains(name), tag.method == nil { tag.method = value }
      if pathNames.contains(name), tag.path == nil { tag.path = value }
      if baseNames.contains(name), tag.base == nil { tag.base = value }
    }
    return at
  }

  /// `"x"`, `'x'`, `{"x"}`, `` {`x`} `` and `{true}`, with the offset after it.
  private static func value(_ bytes: [UInt8], _ start: Int) -> (String, Int)? {
    var at = start
    let isBraced = bytes[at] == UInt8(ascii: "{")
    if isBraced { at += 1 }
    guard at < bytes.count else { return nil }
    if isBraced, !"\"'`".utf8.contains(bytes[at]) {
      let word = bytes[at...].prefix { $0.isWord }
      guard word.endIndex < bytes.count, bytes[word.endIndex] == UInt8(ascii: "}") else { return nil }
      return (String(decoding: word, as: UTF8.self), word.endIndex + 1)
    }
    guard "\"'`".utf8.contains(bytes[at]), let end = bytes[(at + 1)...].firstIndex(of: bytes[at]) else { return nil }
    let text = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
    return (text, isBraced ? end + 2 : end + 1)
  }

  /// The text between a tag and the next one, where it is a path.
  private static func content(_ bytes: [UInt8], from start: Int) -> String? {
    guard start < bytes.count else { return nil }
    let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "<") } ?? bytes.count
    guard end - start < 500 else { return nil }
    let text = String(decoding: bytes[start..<end], as: UTF8.self).trimmingBlanks
    return text.hasPrefix("/") && !text.utf8.contains(UInt8(ascii: "\n")) ? text : nil
  }

  /// A path without Markdown: `/users/[\{id\}](#id)` is `/users/{id}`.
  private static func cleaned(_ path: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(path.utf8)
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "["), let close = bytes[at...].firstIndex(of: UInt8(ascii: "]")),
        close + 1 < bytes.count,
        bytes[close + 1] == UInt8(ascii: "("), let end = bytes[close...].firstIndex(of: UInt8(ascii: ")"))
      {
        result += bytes[(at + 1)..<close]
        at = end + 1
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result.filter { $0 != UInt8(ascii: "\\") }, as: UTF8.self).trimmingBlanks
  }
}
