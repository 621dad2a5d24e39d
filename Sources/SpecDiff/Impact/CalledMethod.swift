import APIModel

/// The method that a path in source code is called with.
enum CalledMethod {
  /// The method that stands before the path in its statement, after it, or where its variable is used.
  static func find(
    _ literal: StringLiterals.Literal, _ source: SourceText, _ block: ClosedRange<Int>
  ) -> HTTPMethod? {
    let bytes = source.bytes
    let lineStart = source.lineRange(literal.line).lowerBound
    var before = String(decoding: bytes[lineStart..<max(lineStart, literal.range.lowerBound)], as: UTF8.self)
    // A call may open on the line above: `client.get(` and then the path.
    if before.allSatisfy(\.isWhitespace), literal.line > block.lowerBound {
      before = source.line(literal.line - 1) + " " + before
    }
    if let method = curl(literal.line, source) ?? lastMethod(in: before) { return method }
    let lineEnd = source.lineRange(literal.line).upperBound
    let after = String(
      decoding: bytes[literal.range.upperBound..<max(literal.range.upperBound, lineEnd)], as: UTF8.self)
    let next = (1...3).map { literal.line + $0 }.prefix { $0 <= source.lineCount && !source.isLong($0) }
    let following = ([after] + next.map { source.line($0) }).joined(separator: " ")
    for word in ["method", "Method"] {
      guard let range = following.firstRange(ofBytes: word) else { continue }
      if let method = firstMethod(in: String(following[range.upperBound...].prefix(24))) { return method }
    }
    if let method = chained(following) { return method }
    guard let variable = assigned(before) else { return nil }
    for line in literal.line...max(literal.line, block.upperBound) where line > literal.line {
      let text = source.line(line)
      if words(text).contains(variable[...]), let method = lastMethod(in: text) { return method }
    }
    return nil
  }

  private static let keepers = ["url", "uri", "path", "endpoint", "route", "resource"]

  /// Whether the path is the value of something whose name says that it is kept for later calls.
  static func isStored(_ literal: StringLiterals.Literal, _ source: SourceText) -> Bool {
    let start = source.lineRange(literal.line).lowerBound
    let before = String(decoding: source.bytes[start..<max(start, literal.range.lowerBound)], as: UTF8.self)
    // Only a name of the class or module: a local one is called with the method that was not found.
    guard let name = assigned(before)?.lowercased() else { return false }
    return keepers.contains { name.holds($0) }
  }

  /// What curl sends: what `--request` says, else POST with a body and GET without.
  private static func curl(_ line: Int, _ source: SourceText) -> HTTPMethod? {
    var first = line
    while first > 1, line - first < 12, source.line(first - 1).hasSuffix("\\") { first -= 1 }
    var last = line
    while last < source.lineCount, last - line < 12, source.line(last).hasSuffix("\\") { last += 1 }
    let text = (first...last).map { source.line($0) }.joined(separator: " ")
    let command = text.split(whereSeparator: { " \t\"'(`".contains($0) })
    guard let start = command.firstIndex(of: "curl") else { return nil }
    let options = command[start...].dropFirst()
    for (index, option) in zip(options.indices, options) {
      let isRequest = option == "-X" || option == "--request"
      if isRequest, options.indices.contains(index + 1) { return HTTPMethod(rawValue: String(options[index + 1])) }
      if option.hasPrefix("-X"), let method = HTTPMethod(rawValue: String(option.dropFirst(2))) { return method }
    }
    if options.contains(where: { $0 == "-G" || $0 == "--get" }) { return .get }
    if options.contains(where: { $0 == "-I" || $0 == "--head" }) { return .head }
    let isSending = options.contains { ["-d", "-F"].contains($0) || $0.hasPrefix("--data") || $0.hasPrefix("--form") }
    return isSending ? .post : .get
  }

  /// `.delete()` in what follows the path: `.url(base + "/runners/8").delete()`.
  private static func chained(_ following: String) -> HTTPMethod? {
    var rest = following.drop { $0 == ")" || $0.isWhitespace }
    for _ in 0..<4 {
      guard rest.first == "." else { return nil }
      let word = rest.dropFirst().prefix { $0.isLetter || $0 == "_" }
      rest = rest.dropFirst(word.count + 1)
      guard rest.first == "(" else { return nil }
      if let method = method(word) { return method }
      guard let close = rest.firstIndex(of: ")") else { return nil }
      rest = rest[close...].drop { $0 == ")" || $0.isWhitespace }
    }
    return nil
  }

  /// `url` in `url = `.
  private static func assigned(_ text: String) -> String? {
    guard let equals = text.lastIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    let names = words(String(text[..<equals]))
    // `url, err :=`: the first of several is the value.
    if text[..<equals].hasSuffix(":"), let first = names.first, text[..<equals].contains(",") { return String(first) }
    return names.last.map(String.init)
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }

  private static func lastMethod(in text: String) -> HTTPMethod? {
    words(text).reversed().lazy.compactMap(method).first
  }

  private static func firstMethod(in text: String) -> HTTPMethod? { words(text).lazy.compactMap(method).first }

  /// `get`, `_post`, `http_put`, `doDelete`, `DeleteAsync`, `PATCH`.
  private static func method(_ word: Substring) -> HTTPMethod? {
    let parts = word.split(separator: "_").filter { !$0.isEmpty }
    for part in [parts.first, parts.last].compactMap(\.self) {
      if let method = HTTPMethod(rawValue: part.uppercased()) { return method }
    }
    let stem = ["Async", "Request", "JSON", "Json"].reduce(word) { $0.hasSuffix($1) ? $0.dropLast($1.count) : $0 }
    return HTTPMethod.allCases.first { method in
      stem.count < 20 && stem.hasSuffix(method.rawValue.prefix(1) + method.rawValue.dropFirst().lowercased())
    }
  }
}
