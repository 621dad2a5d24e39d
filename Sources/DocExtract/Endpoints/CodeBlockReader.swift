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

  struct ListedLine: Sendable {
    var line: ListingReader.Line
    /// A comment line right above, without its mark.
    var comment: String?
    /// For a request dump: its body.
    var body: Range<Int>?
  }

  /// - Parameter mayCall: What `mayCall` says of the text, where that is known.
  static func read(_ text: [UInt8], info: String, mayCall: Bool? = nil) -> Meaning {
    let language = language(info)
    guard let first = text.firstIndex(where: { !$0.isBlankOrNewline }) else {
      return language == "json" ? .json(0..<text.count) : .other(language: language)
    }
    if let dump = dump(text, from: first) { return dump }
    if let listing = listing(text, from: first, language) { return listing }
    if mayCall ?? Self.mayCall(text), let samples = samples(text) { return samples }
    if looksLikeJSON(text, from: first, language: language) || isJSON(text, from: first, language: language) {
      return .json(0..<text.count)
    }
    return .other(language: language)
  }

  /// A quick look: whether a command line may call curl or HTTPie.
  static func mayCall(_ text: [UInt8]) -> Bool { text.containsIgnoringCase("curl") || text.holds("http ") }

  /// The first word of a block's tag, in lower case.
  private static func language(_ info: String) -> String {
    let tag = info.utf8.prefix { byte in
      byte != UInt8(ascii: " ") && byte != UInt8(ascii: "{") && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\t")
    }
    return tag.allSatisfy(\.isLower) && tag.count == info.utf8.count ? info : String(Substring(tag)).lowercased()
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
        || (next.isLetter && text.contains(UInt8(ascii: ":")) && !isDeclaration(text))
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

  /// Whether a text in braces declares a type, `{ id: number; name?: string }`, or names one in its only line,
  /// `{ jars: Jar[] }`.
  private static func isDeclaration(_ text: [UInt8]) -> Bool {
    if text.holds(";\n") || text.holds("?: ") { return true }
    return text.holds("[] }")
      && !text.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0.isDigit }
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

  /// Languages in which a line such as `GET a/b` or `DELETE /x` is no request.
  private static let otherLanguages: Set<String> = [
    "sql", "redis", "redis-cli", "cypher", "diff", "log", "python", "py", "ruby", "rb", "go", "java", "kotlin", "php",
    "c", "cpp", "csharp", "cs", "rust", "swift", "yaml", "yml", "toml", "ini", "xml", "html", "graphql", "nginx",
    "dockerfile", "typescript", "ts", "mermaid", "promql", "logql", "apache",
  ]

  /// - Note: The first ones are the tags of most blocks.
  static func isPlain(_ language: String) -> Bool {
    language == "plaintext" || language == "shell" || language.isEmpty || !otherLanguages.contains(language)
  }

  private static func listing(_ text: [UInt8], from start: Int, _ language: String) -> Meaning? {
    // A listing begins with a letter, or with a comment above it.
    guard
      text[start].isLetter || text[start] == UInt8(ascii: "#") || text[start] == UInt8(ascii: "/")
        || text[start] == UInt8(ascii: "["),
      isPlain(language)
    else { return nil }
    var found: [ListedLine] = []
    var strays: [Range<Int>] = []
    var comment: String?
    var lines = TextLines(text)
    while let bounds = lines.next() {
      var start = bounds.lowerBound
      while start < bounds.upperBound, text[start].isBlank { start += 1 }
      guard start < bounds.upperBound else { continue }
      let first = text[start]
      var line: ArraySlice<UInt8> { text[start..<bounds.upperBound] }
      if first == UInt8(ascii: "#") || (first == UInt8(ascii: "/") && line.begins(with: "//")) {
        comment =
          String(decoding: line.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }, as: UTF8.self)
          .trimmingBlanks
        continue
      }
      let listed = ListingReader.lines(
        text, first == UInt8(ascii: "[") ? label(text, start..<bounds.upperBound) : bounds)
      if let first = listed.first {
        for line in listed { found.append(ListedLine(line: line, comment: comment)) }
        comment = nil
        // What a browser sent once documents nothing.
        if first.isRequestLine, text.containsIgnoringCase("user-agent: mozilla/") { return nil }
        if first.isRequestLine {
          return .listing(withBody(found, text, lines), strays: strays)
        }
      } else if found.isEmpty, isLabel(line, ["request", "http request", "example request"]) {
        continue
      } else if !found.isEmpty, isLabel(line, ["body", "json body", "request body", "payload"]) {
        return .listing(withBody(found, text, lines), strays: strays)
      } else if found.isEmpty {
        // A block that begins with something else is no listing, whatever it mentions further down.
        return nil
      } else if case let worded = worded(text, start..<bounds.upperBound), !worded.isEmpty {
        for line in worded { found.append(ListedLine(line: line, comment: comment)) }
        comment = nil
      } else if first == UInt8(ascii: "?") || first == UInt8(ascii: "&") {
        // A query that is broken into lines.
        let query = RequestURL("/?" + String(decoding: line.dropFirst(), as: UTF8.self).trimmingBlanks).query
        found[found.count - 1].line.query += query
      } else if isHeader(line) || "{[<".utf8.contains(first) || line.begins(with: "HTTP/") {
        return .listing(withBody(found, text, TextLines(text, from: bounds.lowerBound)), strays: strays)
      } else {
        strays.append(bounds)
      }
    }
    guard !found.isEmpty, strays.count <= found.count else { return nil }
    return .listing(found, strays: strays)
  }

  /// The text of a link that is a whole line, `[GET /jars](operations-list-jars)`; some sites read them in code.
  private static func label(_ text: [UInt8], _ line: Range<Int>) -> Range<Int> {
    guard line.count < 400,
      let close = text[line].dropLast().indices.first(where: {
        text[$0] == UInt8(ascii: "]") && text[$0 + 1] == UInt8(ascii: "(")
      })
    else { return line }
    return line.lowerBound + 1..<close
  }

  /// "POST /jars add one" among lines that leave no doubt.
  private static func worded(_ text: [UInt8], _ bounds: Range<Int>) -> [ListingReader.Line] {
    let method = text[bounds].prefix { $0.isUpper }
    let path = text[method.endIndex..<bounds.upperBound].drop { $0.isBlank }
    guard (3...7).contains(method.count), path.first == UInt8(ascii: "/"), path.startIndex > method.endIndex else {
      return []
    }
    let end = path.prefix { !$0.isBlank }.endIndex
    guard let word = text[end..<bounds.upperBound].first(where: { !$0.isBlank }),
      word.isLetter || word.isDigit || "{(".utf8.contains(word)
    else { return [] }
    let lines = ListingReader.lines(text, bounds.lowerBound..<end)
    return lines.first?.range.upperBound == end ? lines : []
  }

  /// Whether a line is nothing but one of some labels with a colon behind it.
  private static func isLabel(_ line: ArraySlice<UInt8>, _ labels: [String]) -> Bool {
    guard line.count <= 20, let end = line.lastIndex(where: { !$0.isBlank }), line[end] == UInt8(ascii: ":") else {
      return false
    }
    return labels.contains(String(decoding: line[..<end], as: UTF8.self).lowercased())
  }

  /// `Content-Type: application/json` (RFC 9110 §5.1).
  static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex <= 60,
      line.first?.isLetter == true
    else { return false }
    return line[..<colon].allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      && (colon + 1 == line.endIndex || line[colon + 1].isBlank)
  }

  /// The rest of a request dump is headers, a blank line and a body; some leave the blank line or the headers out.
  private static func withBody(_ found: [ListedLine], _ text: [UInt8], _ rest: TextLines) -> [ListedLine] {
    var found = found
    var start: Int?
    for bounds in rest {
      let line = text[bounds].drop(while: \.isBlank)
      if line.isEmpty {
        start = min(bounds.upperBound + 1, text.count)
        break
      }
      if "{[".utf8.contains(line[line.startIndex]) || line.begins(with: "HTTP/") {
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
    var commands = text
    var sawCurl = false
    /// Where the commands begin that nothing has been taken for an answer of.
    var open = 0
    var isOutput = false
    for bounds in TextLines(text) {
      let line = text[bounds]
      if isOutput, beginsNextCommand(line) {
        if output?.upperBound == text.count { output = output.map { $0.lowerBound..<bounds.lowerBound } }
        isOutput = false
        sawCurl = false
        open = bounds.lowerBound
      }
      if isOutput {
        for at in bounds { commands[at] = UInt8(ascii: " ") }
        continue
      }
      if !sawCurl { sawCurl = line.containsIgnoringCase("curl") || beginsWithHTTPie(line) }
      guard sawCurl, let first = line.first(where: { !$0.isBlank }), line.first == first else { continue }
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || line.begins(with: "HTTP/") {
        guard !isInsideQuotes(text[open..<bounds.lowerBound]) else { continue }
        isOutput = true
        output = output ?? bounds.lowerBound..<text.count
        for at in bounds { commands[at] = UInt8(ascii: " ") }
      }
    }
    let requests = ShellReader.commands(in: commands).compactMap { CurlRequest($0) }
    return requests.isEmpty ? nil : .samples(requests, output: output)
  }

  /// Whether a line of what was answered is the next command, or the comment above it.
  private static func beginsNextCommand(_ line: ArraySlice<UInt8>) -> Bool {
    line.begins(with: "# ") || line.begins(with: "curl ") || line.begins(with: "$ ")
  }

  private static func beginsWithHTTPie(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0.isBlank || $0 == UInt8(ascii: "$") }
    return text.begins(with: "http ") || text.begins(with: "https ")
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
}
