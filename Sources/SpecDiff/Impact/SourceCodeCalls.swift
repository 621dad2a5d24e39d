import APIModel

/// The calls of an API in source code of any language.
public enum SourceCodeCalls {
  /// Lines around a call that belong to it at most.
  private static let reach = 40
  /// A file with more paths than this is a list, not a program.
  private static let maximumCalls = 5000

  /// - Parameters:
  ///   - path: the file's name, for the calls' places.
  ///   - base: the old API's base path, `/api/v3`.
  /// - Returns: every string that could be a path; what the API does not have is sorted out later.
  public static func find(in bytes: [UInt8], path: String, base: String) -> [ClientCall] {
    let source = SourceText(bytes)
    let literals = StringLiterals.find(bytes)
    var calls: [ClientCall] = []
    var names: [ClosedRange<Int>: NearNames] = [:]
    for literal in literals where calls.count < maximumCalls && !isLong(literal.line, source) {
      guard let target = Target(literal.text, base: base) else { continue }
      let start = source.position(of: literal.range.lowerBound)
      let end = source.position(of: literal.range.upperBound)
      var call = ClientCall(
        method: target.method, path: target.path,
        span: SourceSpan(path: path, range: SourceRange(start, end)))
      call.holdsBase = target.holdsBase
      let block = block(around: literal.line, in: source)
      if call.method == nil { call.method = method(of: literal, source, block) }
      let near = names[block] ?? NearNames(source: source, lines: block)
      names[block] = near
      call.sent = near.sent.union(target.query)
      call.read = near.read
      calls.append(call)
    }
    return calls
  }

  /// Longer lines are written by tools, not by people.
  private static func isLong(_ line: Int, _ source: SourceText) -> Bool { source.lineRange(line).count > 4000 }

  /// The function that a line stands in, as far as its layout shows: from one head of a function to the next.
  private static func block(around line: Int, in source: SourceText) -> ClosedRange<Int> {
    var first = line
    while first > 1, line - first < reach, !isLong(first - 1, source), !isHead(source.line(first)) { first -= 1 }
    var last = line
    while last < source.lineCount, last - line < reach, !isLong(last + 1, source), !isHead(source.line(last + 1)) {
      last += 1
    }
    return first...last
  }

  private static let heads: Set<Substring> = ["def", "func", "function", "fn", "sub", "class", "public", "private"]

  private static func isHead(_ line: String) -> Bool {
    var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "(" }).prefix(3)
    while let word = words.first, ["async", "export", "static", "pub"].contains(word) { words = words.dropFirst() }
    return words.first.map { heads.contains($0) || $0.hasPrefix("@") } ?? false
  }

  // MARK: Method

  /// The method that stands before the path in its statement, after it as `method=`, or where its variable is used.
  private static func method(
    of literal: StringLiterals.Literal, _ source: SourceText, _ block: ClosedRange<Int>
  ) -> HTTPMethod? {
    let bytes = source.bytes
    let lineStart = source.lineRange(literal.line).lowerBound
    var before = String(decoding: bytes[lineStart..<max(lineStart, literal.range.lowerBound)], as: UTF8.self)
    // A call may open on the line above: `client.get(` and then the path.
    if before.allSatisfy(\.isWhitespace), literal.line > block.lowerBound {
      before = source.line(literal.line - 1) + " " + before
    }
    if let method = lastMethod(in: before) { return method }
    let lineEnd = source.lineRange(literal.line).upperBound
    let after = String(
      decoding: bytes[literal.range.upperBound..<max(literal.range.upperBound, lineEnd)], as: UTF8.self)
    let next = (1...3).map { literal.line + $0 }.prefix { !isLong($0, source) }
    let following = ([after] + next.map { source.line($0) }).joined(separator: " ")
    if let range = following.firstRange(ofBytes: "method"),
      let method = firstMethod(in: String(following[range.upperBound...].prefix(24)))
    {
      return method
    }
    guard let variable = assigned(before) else { return nil }
    for line in literal.line...max(literal.line, block.upperBound) where line > literal.line {
      let text = source.line(line)
      if words(text).contains(variable[...]), let method = lastMethod(in: text) { return method }
    }
    return nil
  }

  /// `url` in `url = `.
  private static func assigned(_ text: String) -> String? {
    guard let equals = text.lastIndex(of: "=") else { return nil }
    return words(String(text[..<equals])).last.map(String.init)
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }

  private static func lastMethod(in text: String) -> HTTPMethod? {
    words(text).reversed().lazy.compactMap(method).first
  }

  private static func firstMethod(in text: String) -> HTTPMethod? { words(text).lazy.compactMap(method).first }

  /// `get`, `_post`, `http_put`, `doDelete`, `PATCH`.
  private static func method(_ word: Substring) -> HTTPMethod? {
    let parts = word.split(separator: "_").filter { !$0.isEmpty }
    for part in [parts.first, parts.last].compactMap(\.self) {
      if let method = HTTPMethod(rawValue: part.uppercased()) { return method }
    }
    return HTTPMethod.allCases.first { method in
      word.count < 20 && word.hasSuffix(method.rawValue.prefix(1) + method.rawValue.dropFirst().lowercased())
    }
  }
}

/// A string that could be the path of a request.
struct Target {
  var method: HTTPMethod?
  var path: String
  var query: Set<String>
  var holdsBase: Bool

  init?(_ text: String, base: String) {
    var rest = text[...]
    if let blank = rest.firstIndex(of: " "), let method = HTTPMethod(rawValue: String(rest[..<blank])) {
      self.method = method
      rest = rest[blank...].dropFirst()
    }
    guard rest.contains("/"), rest.utf8.count < 1000,
      !rest.contains(where: { $0.isWhitespace || "\\\"<>|^*".contains($0) })
    else { return nil }
    let mark = rest.firstIndex(of: "?")
    let queryText = mark.map { rest[$0...].dropFirst() } ?? ""
    query = Set(
      queryText.split(separator: "&").compactMap { pair in
        let name = pair.prefix { $0 != "=" }
        return name.isEmpty || name.contains(ClientCall.hole) ? nil : PercentEncoding.decode(String(name))
      })
    rest = rest[..<(mark ?? rest.endIndex)]
    holdsBase = false
    if !base.isEmpty, rest.hasSuffix(base) || rest.hasSuffix(base + "/") {
      // The address of the API itself.
      holdsBase = true
      path = ""
      return
    }
    if !base.isEmpty, let range = rest.firstRange(ofBytes: base + "/") {
      holdsBase = true
      rest = rest[range.upperBound...]
    } else if let scheme = rest.firstRange(ofBytes: "://") {
      guard let slash = rest[scheme.upperBound...].firstIndex(of: "/") else { return nil }
      rest = rest[slash...]
    } else if rest.hasPrefix(ClientCall.hole + "/") {
      // The server's address in front.
      rest = rest.dropFirst()
    }
    path = String(rest)
    guard path.contains(where: \.isLetter) else { return nil }
  }
}

/// The names in the code near a call.
struct NearNames {
  /// Keys and keyword arguments.
  private(set) var sent: Set<String> = []
  /// Keys and members.
  private(set) var read: Set<String> = []

  init(source: SourceText, lines: ClosedRange<Int>) {
    for number in lines {
      let line = source.line(number)
      var previous: Character = " "
      var word = ""
      var before: Character = " "
      for character in line.prefix(1000) + " " {
        if character.isLetter || character.isNumber || character == "_" {
          if word.isEmpty { before = previous }
          word.append(character)
        } else if !word.isEmpty {
          let isKey = character == "=" || character == ":"
          let isQuoted = (before == "\"" || before == "'") && before == character
          if isQuoted || isKey || (before == ":" && character == " ") { sent.insert(word) }
          if isQuoted || before == "." || before == ":" { read.insert(word) }
          word = ""
        }
        previous = character
      }
    }
  }
}
