import APIModel

/// Tells what a code block is, by what stands in it rather than by its tag.
struct CodeBlockReader {
  enum Meaning {
    /// Lines that name operations; other lines of the block by their offsets.
    case listing([ListedLine], strays: [Range<Int>])
    /// Command lines that call curl; what follows the last one may be its output.
    case samples([CurlRequest], output: Range<Int>?)
    /// A body that is meant to be JSON.
    case json(Range<Int>)
    /// A status line, headers and perhaps a body.
    case responseDump(status: Int, mediaType: String?, body: Range<Int>)
    /// Something else, with its language as people tag it.
    case other(language: String)
  }

  struct ListedLine {
    var line: ListingReader.Line
    /// A comment line right above, without its mark.
    var comment: String?
    /// For a request dump: its body.
    var body: Range<Int>?
  }

  static func read(_ text: [UInt8], info: String) -> Meaning {
    let language = String(info.prefix { !" {,\t".contains($0) }).lowercased()
    if let first = text.firstIndex(where: { !$0.isBlank && $0 != UInt8(ascii: "\n") }) {
      if text[first...].starts(with: "HTTP/".utf8), let dump = responseDump(text, from: first) { return dump }
      if let listing = listing(text) { return listing }
      if text.containsIgnoringCase("curl"), let samples = samples(text) { return samples }
      if looksLikeJSON(text, from: first, language: language) { return .json(0..<text.count) }
    } else if language == "json" {
      return .json(0..<text.count)
    }
    return .other(language: language)
  }

  /// Tags under which people put JSON.
  private static let jsonLanguages: Set<String> = [
    "json", "jsonc", "json5", "javascript", "js", "", "plaintext", "text", "txt", "http", "console", "shell", "bash",
    "sh",
    "none", "response", "output",
  ]

  private static func looksLikeJSON(_ text: [UInt8], from first: Int, language: String) -> Bool {
    if language == "json" || language == "jsonc" || language == "json5" { return true }
    guard jsonLanguages.contains(language) else { return false }
    if text[first] == UInt8(ascii: "{") {
      // `{{ template }}` and `{ block }` of other languages are no JSON: a key, a brace or a placeholder follows.
      let next = text[(first + 1)...].first { !$0.isBlank && $0 != UInt8(ascii: "\n") }
      guard let next else { return true }
      return "\"'}.<".utf8.contains(next) || next == UInt8(ascii: "/")
        || (next.isLetter && text.contains(UInt8(ascii: ":")))
    }
    if text[first] == UInt8(ascii: "[") {
      let next = text[(first + 1)...].first { !$0.isBlank && $0 != UInt8(ascii: "\n") }
      guard let next else { return true }
      // `[[runners]]` and `[section]` are TOML or INI.
      if next == UInt8(ascii: "[") {
        let after = text[(first + 2)...].first { !$0.isBlank && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "[") }
        return after.map { !$0.isLetter } ?? true
      }
      return "{\"'].<-".utf8.contains(next) || next.isDigit || isWordList(text[(first + 1)...])
    }
    return false
  }

  /// `[true, …` and `[null]`.
  private static func isWordList(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { $0.isBlank || $0 == UInt8(ascii: "\n") }
    return ["true", "false", "null"].contains { rest.starts(with: $0.utf8) }
  }

  // MARK: Listings

  static func lines(_ text: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }

  private static func listing(_ text: [UInt8]) -> Meaning? {
    var found: [ListedLine] = []
    var strays: [Range<Int>] = []
    var comment: String?
    let lines = lines(text)
    for (index, bounds) in lines.enumerated() {
      let line = text[bounds].drop(while: \.isBlank)
      if line.isEmpty { continue }
      if line.first == UInt8(ascii: "#") || line.starts(with: "//".utf8) {
        comment =
          String(decoding: line.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }, as: UTF8.self)
          .trimmingBlanks
        continue
      }
      if let listed = ListingReader.line(text, bounds) {
        if listed.isRequestLine {
          // The rest of the block is headers, a blank line and a body.
          let blank = lines[(index + 1)...].first { text[$0].allSatisfy(\.isBlank) }
          let body = blank.map { min($0.upperBound + 1, text.count)..<text.count }
          found.append(ListedLine(line: listed, comment: comment, body: body))
          return .listing(found, strays: strays)
        }
        found.append(ListedLine(line: listed, comment: comment))
        comment = nil
      } else {
        // A block that begins with something else is no listing, whatever it mentions further down.
        if found.isEmpty { return nil }
        strays.append(bounds)
      }
    }
    guard !found.isEmpty, strays.count <= found.count else { return nil }
    return .listing(found, strays: strays)
  }

  // MARK: Samples

  private static func samples(_ text: [UInt8]) -> Meaning? {
    // Output may follow the commands: a line that begins with a bracket or a status line.
    var output: Range<Int>?
    var commands = text[...]
    var sawCurl = false
    for bounds in lines(text) {
      let line = text[bounds]
      if line.containsIgnoringCase("curl") { sawCurl = true }
      guard sawCurl, let first = line.first(where: { !$0.isBlank }), line.first == first else { continue }
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || line.starts(with: "HTTP/".utf8) {
        guard !isInsideQuotes(text[..<bounds.lowerBound]) else { continue }
        output = bounds.lowerBound..<text.count
        commands = text[..<bounds.lowerBound]
        break
      }
    }
    let requests = ShellReader.commands(in: Array(commands)).compactMap { CurlRequest($0) }
    return requests.isEmpty ? nil : .samples(requests, output: output)
  }

  /// Whether a text leaves a quote open, so that what follows still belongs to a word.
  private static func isInsideQuotes(_ text: ArraySlice<UInt8>) -> Bool {
    var quote: UInt8?
    var isEscaped = false
    for byte in text {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        isEscaped = true
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      }
    }
    return quote != nil
  }

  // MARK: Response dumps

  /// `HTTP/1.1 200 OK`, headers, a blank line, a body (RFC 9112 §2.1).
  static func responseDump(_ text: [UInt8], from start: Int) -> Meaning? {
    let lines = lines(text).drop { $0.upperBound <= start }
    guard let first = lines.first else { return nil }
    let words = text[first].split { $0.isBlank }
    guard words.count >= 2, words[1].count == 3, let status = Int(String(decoding: words[1], as: UTF8.self)) else {
      return nil
    }
    var mediaType: String?
    var body = text.count..<text.count
    for bounds in lines.dropFirst() {
      let line = text[bounds]
      if line.allSatisfy(\.isBlank) {
        body = min(bounds.upperBound + 1, text.count)..<text.count
        break
      }
      if line.first == UInt8(ascii: "{") || line.first == UInt8(ascii: "[") {
        body = bounds.lowerBound..<text.count
        break
      }
      let header = String(decoding: line, as: UTF8.self)
      if header.lowercased().hasPrefix("content-type:") {
        mediaType = header.dropFirst(13).split(separator: ";").first?.trimmingBlanks.lowercased()
      }
    }
    return .responseDump(status: status, mediaType: mediaType, body: body)
  }
}
