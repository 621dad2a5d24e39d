/// The string literals of source code in any language that quotes with `"`, `'` or a backtick.
struct StringLiterals {
  struct Literal {
    /// The text, with a hole for each value that is put in.
    var text: String
    /// The bytes of the literal with its quotes; of several that `+` joins, all of them.
    var range: Range<Int>
    var line: Int
  }

  private static let maximumLiterals = 100_000
  private static let maximumLength = 2000

  static func find(_ bytes: [UInt8]) -> [Literal] {
    var literals: [Literal] = []
    var line = 1
    var lineStart = 0
    var index = 0
    var isLineStart = true
    while index < bytes.count, literals.count < maximumLiterals {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") {
        line += 1
        lineStart = index + 1
        isLineStart = true
      } else if isLineStart, isComment(bytes, at: index) {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        continue
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
        isLineStart = false
        if let end = end(of: bytes, from: index, quote: byte) {
          let text = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
          literals.append(Literal(text: holes(in: text), range: index..<end + 1, line: line))
          index = end
        }
      } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
        isLineStart = false
        if let end = shellWord(bytes, at: index, lineStart: lineStart) {
          let text = String(decoding: bytes[index..<end], as: UTF8.self)
          literals.append(Literal(text: holes(in: text), range: index..<end, line: line))
          index = end
          continue
        }
      }
      index += 1
    }
    return joined(JoinedPaths.join(literals, bytes), bytes)
  }

  private static func isComment(_ bytes: [UInt8], at index: Int) -> Bool {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch bytes[index] {
    case UInt8(ascii: "#"), UInt8(ascii: "*"): return true
    case UInt8(ascii: "/"): return next == UInt8(ascii: "/") || next == UInt8(ascii: "*")
    case UInt8(ascii: "-"): return next == UInt8(ascii: "-")
    default: return false
    }
  }

  /// The end of a URL that stands without quotes on a line with `curl`, `wget` or HTTPie's `http`.
  private static func shellWord(_ bytes: [UInt8], at start: Int, lineStart: Int) -> Int? {
    guard start > lineStart, bytes[start - 1] == UInt8(ascii: " "), start - lineStart < 1000,
      bytes[start] == UInt8(ascii: "$") || bytes[start...].starts(with: "http".utf8)
    else { return nil }
    let before = bytes[lineStart..<start].split(separator: UInt8(ascii: " "))
    let isCommand = before.contains { $0.elementsEqual("curl".utf8) || $0.elementsEqual("wget".utf8) }
    guard isCommand || before.first?.elementsEqual("http".utf8) == true else { return nil }
    let rest = bytes[start...].prefix(maximumLength)
    let end = rest.firstIndex { isBlank($0) || "\"'`;|)".utf8.contains($0) } ?? rest.endIndex
    return bytes[start..<end].contains(UInt8(ascii: "/")) ? end : nil
  }

  /// A literal ends on its line; what does not is an apostrophe.
  private static func end(of bytes: [UInt8], from start: Int, quote: UInt8) -> Int? {
    var index = start + 1
    while index < bytes.count, index - start <= maximumLength {
      switch bytes[index] {
      case UInt8(ascii: "\n"): return nil
      case UInt8(ascii: "\\"): index += 1
      case quote: return index
      default: break
      }
      index += 1
    }
    return nil
  }

  /// `{id}`, `${id}`, `$id`, `#{id}`, `%s`, `%(id)s`, `<id>` and `:id` become holes.
  static func holes(in text: String) -> String {
    var out = ""
    var rest = text[...]
    while let character = rest.first {
      let next = rest.dropFirst()
      if character == "{" || ((character == "$" || character == "#") && next.first == "{") {
        guard let close = rest.firstIndex(of: "}") else { return out + rest }
        rest = rest[close...].dropFirst()
        out += ClientCall.hole
      } else if character == "$", next.first.map({ $0.isLetter || $0 == "_" }) == true {
        rest = next.drop { $0.isLetter || $0.isNumber || $0 == "_" }
        out += ClientCall.hole
      } else if character == "%", next.first == "(", let close = rest.firstIndex(of: ")") {
        rest = rest[close...].dropFirst(2)
        out += ClientCall.hole
      } else if character == "%", let kind = next.first, "sdiv@".contains(kind) {
        rest = next.dropFirst()
        out += ClientCall.hole
      } else if character == "<" || character == ":", out.hasSuffix("/"), next.first?.isLetter == true {
        rest = next.drop { $0.isLetter || $0.isNumber || $0 == "_" || $0 == ":" }
        if character == "<", rest.first == ">" { rest = rest.dropFirst() }
        out += ClientCall.hole
      } else {
        out.append(character)
        rest = next
      }
    }
    return out
  }

  /// `"/projects/" + id + "/builds"` is one text with a hole.
  private static func joined(_ literals: [Literal], _ bytes: [UInt8]) -> [Literal] {
    var out: [Literal] = []
    for literal in literals {
      if let last = out.last, last.text.contains("/"), literal.range.lowerBound - last.range.upperBound < 120,
        isJoin(bytes[last.range.upperBound..<literal.range.lowerBound])
      {
        let between = bytes[last.range.upperBound..<literal.range.lowerBound].filter { !isBlank($0) }
        out[out.count - 1].text += (between.count > 1 ? ClientCall.hole : "") + literal.text
        out[out.count - 1].range = last.range.lowerBound..<literal.range.upperBound
      } else {
        out.append(literal)
      }
    }
    return out.map { literal in
      var literal = literal
      let after = bytes[literal.range.upperBound...].prefix(40).drop(while: isBlank)
      let isJoined =
        after.first == UInt8(ascii: "+") || (after.first == UInt8(ascii: ".") && after.contains(UInt8(ascii: "$")))
      if literal.text.hasSuffix("/"), isJoined { literal.text += ClientCall.hole }
      return literal
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  private static func isJoin(_ bytes: ArraySlice<UInt8>) -> Bool {
    let code = bytes.filter { !isBlank($0) }
    // `.` joins in PHP and Perl, where variables have a `$`.
    let isDotted = code.first == UInt8(ascii: ".") && code.last == UInt8(ascii: ".") && code.contains(UInt8(ascii: "$"))
    guard isDotted || (code.first == UInt8(ascii: "+") && code.last == UInt8(ascii: "+")) else { return false }
    return !code.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "=") }
  }
}
