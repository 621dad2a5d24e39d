import APIModel

/// The calls of an API in source code of any language.
public enum SourceCodeCalls {
  /// Lines around a call that belong to it at most.
  private static let reach = 40
  /// A file with more paths than this is a list, not a program.
  private static let maximumCalls = 5000
  /// Names that are read beyond these lines are not seen.
  private static let maximumLines = 20_000

  /// - Parameters:
  ///   - path: the file's name, for the calls' places.
  ///   - base: the old API's base path, `/api/v3`.
  /// - Returns: every string that could be a path; what the API does not have is sorted out later.
  public static func find(in bytes: [UInt8], path: String, base: String) -> [ClientCall] {
    let source = SourceText(bytes)
    let literals = StringLiterals.find(bytes)
    var calls: [ClientCall] = []
    var names: [ClosedRange<Int>: NearNames] = [:]
    for literal in literals where calls.count < maximumCalls && !source.isLong(literal.line) {
      guard let target = Target(literal.text, base: base) else { continue }
      let start = source.position(of: literal.range.lowerBound)
      let end = source.position(of: literal.range.upperBound)
      var call = ClientCall(
        method: target.method, path: target.path,
        span: SourceSpan(path: path, range: SourceRange(start, end)))
      call.holdsBase = target.holdsBase
      let block = block(around: literal.line, in: source)
      if call.method == nil { call.method = CalledMethod.find(literal, source, block) }
      call.isStored = call.method == nil && CalledMethod.isStored(literal, source)
      let near = names[block] ?? NearNames(source: source, lines: block)
      names[block] = near
      call.sent = near.sent.union(target.query)
      call.read = near.read
      calls.append(call)
    }
    guard !calls.isEmpty else { return [] }
    let all = NearNames(source: source, lines: 1...max(1, min(source.lineCount, maximumLines))).read
    for index in calls.indices { calls[index].readInFile = all }
    return calls
  }

  /// The function that a line stands in, as far as its layout shows: from one head of a function to the next.
  private static func block(around line: Int, in source: SourceText) -> ClosedRange<Int> {
    var first = line
    while first > 1, line - first < reach, !source.isLong(first - 1), !isHead(source.line(first)) { first -= 1 }
    var last = line
    while last < source.lineCount, last - line < reach, !source.isLong(last + 1), !isHead(source.line(last + 1)) {
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
