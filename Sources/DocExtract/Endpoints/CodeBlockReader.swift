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
    let tag = info.utf8.prefix { byte in
      byte != UInt8(ascii: " ") && byte != UInt8(ascii: "{") && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\t")
    }
    let language =
      tag.allSatisfy(\.isLower) && tag.count == info.utf8.count ? info : String(Substring(tag)).lowercased()
    if let first = text.firstIndex(where: { !$0.isBlank && $0 != UInt8(ascii: "\n") }) {
      if let start = statusLine(text, in: first..<text.count), start == first,
        let dump = responseDump(text, from: first)
      {
        return dump
      }
      if let listing = listing(text, language) { return listing }
      if text.containsIgnoringCase("curl") || text.holds("http "), let samples = samples(text) { return samples }
      if looksLikeJSON(text, from: first, language: language) || isJSON(text, from: first, language: language) {
        return .json(0..<text.count)
      }
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

  /// Whether it is JSON without any fault under a tag of its own, `plain` or `request`; programs have literals too.
  private static func isJSON(_ text: [UInt8], from first: Int, language: String) -> Bool {
    guard text[first] == UInt8(ascii: "{") || text[first] == UInt8(ascii: "["), !jsonLanguages.contains(language),
      !otherLanguages.contains(language)
    else { return false }
    return (try? JSONReader.readStrictly(text)) != nil
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

  /// Languages in which a line such as `GET a/b` or `DELETE /x` is no request.
  private static let otherLanguages: Set<String> = [
    "sql", "redis", "redis-cli", "cypher", "diff", "log", "python", "py", "ruby", "rb", "go", "java", "kotlin", "php",
    "c", "cpp", "csharp", "cs", "rust", "swift", "yaml", "yml", "toml", "ini", "xml", "html", "graphql", "nginx",
    "dockerfile", "typescript", "ts", "mermaid", "promql", "logql", "apache",
  ]

  static func isPlain(_ language: String) -> Bool { !otherLanguages.contains(language) }

  private static func listing(_ text: [UInt8], _ language: String) -> Meaning? {
    guard mayList(text), !otherLanguages.contains(language) else { return nil }
    var found: [ListedLine] = []
    var strays: [Range<Int>] = []
    var comment: String?
    let lines = lines(text)
    for (index, bounds) in lines.enumerated() {
      let line = text[bounds].drop(while: \.isBlank)
      guard let first = line.first else { continue }
      if first == UInt8(ascii: "#") || line.starts(with: "//".utf8) {
        comment =
          String(decoding: line.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }, as: UTF8.self)
          .trimmingBlanks
        continue
      }
      let listed = ListingReader.lines(text, bounds)
      if let first = listed.first {
        found += listed.map { ListedLine(line: $0, comment: comment) }
        comment = nil
        // What a browser sent once documents nothing.
        if first.isRequestLine, text.containsIgnoringCase("user-agent: mozilla/") { return nil }
        if first.isRequestLine {
          return .listing(withBody(found, text, lines[(index + 1)...]), strays: strays)
        }
      } else if found.isEmpty, isLabel(line, ["request", "http request", "example request"]) {
        continue
      } else if !found.isEmpty, isLabel(line, ["body", "json body", "request body", "payload"]) {
        return .listing(withBody(found, text, lines[min(index + 1, lines.count)...]), strays: strays)
      } else if found.isEmpty {
        // A block that begins with something else is no listing, whatever it mentions further down.
        return nil
      } else if first == UInt8(ascii: "?") || first == UInt8(ascii: "&") {
        // A query that is broken into lines.
        let query = RequestURL("/?" + String(decoding: line.dropFirst(), as: UTF8.self).trimmingBlanks).query
        found[found.count - 1].line.query += query
      } else if isHeader(line) || "{[<".utf8.contains(first) || line.starts(with: "HTTP/".utf8) {
        return .listing(withBody(found, text, lines[index...]), strays: strays)
      } else {
        strays.append(bounds)
      }
    }
    guard !found.isEmpty, strays.count <= found.count else { return nil }
    return .listing(found, strays: strays)
  }

  /// Whether a line is nothing but one of some labels with a colon behind it.
  private static func isLabel(_ line: ArraySlice<UInt8>, _ labels: [String]) -> Bool {
    guard line.count <= 20, let end = line.lastIndex(where: { !$0.isBlank }), line[end] == UInt8(ascii: ":") else {
      return false
    }
    return labels.contains(String(decoding: line[..<end], as: UTF8.self).lowercased())
  }

  /// A quick look: a listing begins with a letter, or with a comment above it.
  private static func mayList(_ text: [UInt8]) -> Bool {
    guard let first = text.first(where: { !$0.isBlank && $0 != UInt8(ascii: "\n") }) else { return false }
    return first.isLetter || first == UInt8(ascii: "#") || first == UInt8(ascii: "/")
  }

  /// `Content-Type: application/json` (RFC 9110 §5.1).
  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex <= 60,
      line.first?.isLetter == true
    else { return false }
    return line[..<colon].allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      && (colon + 1 == line.endIndex || line[colon + 1].isBlank)
  }

  /// The rest of a request dump is headers, a blank line and a body; some leave the blank line or the headers out.
  private static func withBody(_ found: [ListedLine], _ text: [UInt8], _ rest: ArraySlice<Range<Int>>) -> [ListedLine] {
    var found = found
    var start: Int?
    for bounds in rest {
      let line = text[bounds].drop(while: \.isBlank)
      if line.isEmpty {
        start = min(bounds.upperBound + 1, text.count)
        break
      }
      if "{[".utf8.contains(line[line.startIndex]) || line.starts(with: "HTTP/".utf8) {
        start = bounds.lowerBound
        break
      }
    }
    if let start, start < text.count { found[found.count - 1].body = start..<text.count }
    return found
  }

  // MARK: Samples

  private static func samples(_ text: [UInt8]) -> Meaning? {
    // Output may follow the commands: a line that begins with a bracket or a status line.
    var output: Range<Int>?
    var commands = text[...]
    var sawCurl = false
    for bounds in lines(text) {
      let line = text[bounds]
      if line.containsIgnoringCase("curl") || beginsWithHTTPie(line) { sawCurl = true }
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

  private static func beginsWithHTTPie(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0.isBlank || $0 == UInt8(ascii: "$") }
    return text.starts(with: "http ".utf8) || text.starts(with: "https ".utf8)
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

  /// The offset of the first line that is a status line: `HTTP/1.1 200 OK`, `HTTP 201 Created`, `Status: 200 OK`, or
  /// `200 OK` with headers or nothing below it.
  static func statusLine(_ text: [UInt8], in bounds: Range<Int>) -> Int? {
    guard text.count < 1 << 20 else { return nil }
    var start = bounds.lowerBound
    var isFirst = true
    var mayFollow = false
    while start < bounds.upperBound {
      let end = text[start..<bounds.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? bounds.upperBound
      let line = text[start..<end].drop(while: \.isBlank)
      if line.starts(with: "HTTP/".utf8), status(line) != nil { return line.startIndex }
      if isFirst, !line.isEmpty {
        isFirst = false
        if line.starts(with: "HTTP ".utf8) || line.starts(with: "Status: ".utf8), status(line) != nil {
          return line.startIndex
        }
        if line.first?.isDigit == true, let code = status(line),
          ReasonPhrase.matches(String(decoding: line.dropFirst(3).drop(while: \.isBlank), as: UTF8.self), of: code)
        {
          let next = text[min(end + 1, bounds.upperBound)..<bounds.upperBound]
          let below = next.prefix { $0 != UInt8(ascii: "\n") }
          if below.allSatisfy(\.isBlank) || isHeader(below) || "{[".utf8.contains(below.first ?? 0) {
            return line.startIndex
          }
        }
      }
      if !isFirst, !mayFollow {
        // Nearly no block holds another one, so that its lines need not be looked at.
        mayFollow = text[min(end, bounds.upperBound)..<bounds.upperBound].holds("HTTP/")
        if !mayFollow { return nil }
      }
      start = end + 1
    }
    return nil
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
    let lines = lines(text).drop { $0.upperBound <= start }
    guard let first = lines.first, let status = status(text[first].drop(while: \.isBlank)) else { return nil }
    var mediaType: String?
    var body = text.count..<text.count
    for bounds in lines.dropFirst() {
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
    return String(decoding: line.dropFirst(13), as: UTF8.self).split(separator: ";").first?.trimmingBlanks.lowercased()
  }

  /// What the headers of a request dump say of its body; nil where they don't.
  static func mediaType(_ text: [UInt8], before body: Int) -> String? {
    lines(text).prefix { $0.upperBound <= body }.reversed().lazy.compactMap {
      mediaType(text[$0].drop(while: \.isBlank))
    }.first
  }
}
