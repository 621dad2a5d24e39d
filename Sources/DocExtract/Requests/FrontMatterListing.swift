import APIModel

/// The operation that a page's front matter names: `api: GET /users/{id}`, `openapi: "spec.json POST /users"`, or
/// `method: GET` beside `path: /users`.
enum FrontMatterListing {
  struct Reading {
    /// `METHOD /path`.
    var text: String
    var line: Int
    var title: String?
  }

  static func read(_ source: SourceText) -> Reading? {
    let count = FrontMatter.lineCount(of: source)
    guard count > 2 else { return nil }
    var title: String?
    var text: (String, Int)?
    var method: String?
    var path: (String, Int)?
    for number in 2..<count {
      let bytes = source.bytes[source.lineRange(number)]
      guard bytes.first?.isLetter == true,
        let mark = bytes.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") })
      else { continue }
      let value = unquoted(String(decoding: bytes[(mark + 1)...], as: UTF8.self).trimmingBlanks)
      switch String(decoding: bytes[..<mark], as: UTF8.self).trimmingBlanks.lowercased() {
      case "title", "summary", "name": title = title ?? value
      case "api", "openapi", "endpoint", "operation", "request", "route":
        if let listing = listing(value) { text = text ?? (listing, number) }
        if value.hasPrefix("/") { path = path ?? (value, number) }
      case "method", "http_method", "verb", "httpmethod": method = value
      case "path", "url", "uri": if value.hasPrefix("/") { path = path ?? (value, number) }
      default: break
      }
    }
    if let (listing, line) = text { return Reading(text: listing, line: line, title: title) }
    // A page may well have a `url` of its own; only a method beside it makes it an operation.
    if let method, let (path, line) = path, let listing = listing("\(method.uppercased()) \(path)") {
      return Reading(text: listing, line: line, title: title)
    }
    return nil
  }

  /// A value that is `METHOD /path`, with or without the name of a file before it.
  private static func listing(_ value: String) -> String? {
    let words = value.split(separator: " ")
    guard (2...3).contains(words.count) else { return nil }
    let text = words.suffix(2).joined(separator: " ")
    let bytes = Array(text.utf8)
    return ListingReader.line(bytes, 0..<bytes.count).map { $0.range.upperBound == bytes.count } == true ? text : nil
  }

  private static func unquoted(_ text: String) -> String {
    guard text.utf8.count >= 2, let first = text.utf8.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"),
      text.utf8.last == first
    else { return text }
    return String(text.dropFirst().dropLast())
  }
}
