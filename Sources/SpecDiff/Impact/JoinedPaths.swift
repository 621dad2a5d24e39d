/// Paths that a client puts together segment by segment: `path.join("/projects", id, "jobs")`,
/// `["projects", id].join("/")`, `"/".join([...])`, `strings.Join([]string{...}, "/")`.
struct JoinedPaths {
  private let bytes: [UInt8]
  private let literals: [StringLiterals.Literal]

  /// A call is looked at as far as this.
  private static let reach = 400
  /// A file with more of them is not written by hand.
  private static let maximumCalls = 5000

  /// - Returns: the literals, those that such a call joins replaced by one.
  static func join(_ literals: [StringLiterals.Literal], _ bytes: [UInt8]) -> [StringLiterals.Literal] {
    JoinedPaths(bytes: bytes, literals: literals).joined()
  }

  private func joined() -> [StringLiterals.Literal] {
    var out: [StringLiterals.Literal] = []
    var next = 0
    for call in calls() {
      guard let path = path(call) else { continue }
      while next < literals.count, literals[next].range.upperBound <= path.range.lowerBound {
        out.append(literals[next])
        next += 1
      }
      guard next < literals.count, literals[next].range.lowerBound < path.range.upperBound else { continue }
      out.append(path)
      while next < literals.count, literals[next].range.lowerBound < path.range.upperBound { next += 1 }
    }
    return out + literals[next...]
  }

  /// Where the names of joining functions end, before their parenthesis.
  private func calls() -> some Sequence<Int> {
    bytes.indices.lazy.filter { index in
      guard bytes[index] == UInt8(ascii: "("), index >= 4 else { return false }
      let name = word(before: index)
      return ["join", "joinpath", "urljoin", "combine", "implode"].contains(name.lowercased())
    }.prefix(Self.maximumCalls)
  }

  private func word(before index: Int) -> String {
    var start = index
    while start > 0, index - start < 16, Self.isLetter(bytes[start - 1]) { start -= 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func path(_ open: Int) -> StringLiterals.Literal? {
    guard let close = close(of: open) else { return nil }
    let name = word(before: open)
    let nameStart = open - name.utf8.count
    let arguments = items(open + 1..<close)
    let before = nameStart > 0 && bytes[nameStart - 1] == UInt8(ascii: ".") ? nameStart - 1 : nil
    // Folders of the machine are joined in the same way.
    if let before, ["path", "filepath"].contains(word(before: before)), isOfFiles(before) { return nil }
    if arguments.count == 1, isSlash(arguments[0]), let before, before > 0, bytes[before - 1] == UInt8(ascii: "]"),
      let start = opening(of: before - 1)
    {
      return literal(items(start + 1..<before - 1), start..<close + 1)
    }
    if let separator = before.flatMap(literal(endingAt:)) {
      return isSlash(separator.range) ? literal(arguments.flatMap(nested), separator.range.lowerBound..<close + 1) : nil
    }
    let rest = arguments.filter { !isSlash($0) }
    // `strings.Join` and `implode` need to be told of the slash; the others know.
    let isText = name == "implode" || before.map { word(before: $0) } == "strings"
    guard !isText || rest.count < arguments.count, rest.count > 1 || isText else { return nil }
    return literal(rest.flatMap(nested), nameStart..<close + 1)
  }

  private func isOfFiles(_ dot: Int) -> Bool {
    let name = word(before: dot)
    if name == "filepath" { return true }
    let start = dot - name.utf8.count
    return start > 0 && bytes[start - 1] == UInt8(ascii: ".") && word(before: start - 1) == "os"
  }

  private func literal(_ items: [Range<Int>], _ range: Range<Int>) -> StringLiterals.Literal? {
    var text = ""
    var line: Int?
    for item in items {
      let part = literal(at: item.lowerBound).flatMap { $0.range == item ? $0 : nil }
      line = line ?? part?.line
      let piece = part?.text ?? ClientCall.hole
      text += text.isEmpty || text.hasSuffix("/") || piece.hasPrefix("/") ? piece : "/" + piece
    }
    guard let line, items.count > 1 else { return nil }
    if !text.hasPrefix("/"), !text.hasPrefix(ClientCall.hole), !text.contains("://") { text = "/" + text }
    return StringLiterals.Literal(text: text, range: range, line: line)
  }

  // MARK: Brackets

  private static let pairs: [UInt8: UInt8] = [
    UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "{"): UInt8(ascii: "}"),
  ]

  /// The literal that begins at a byte.
  private func literal(at index: Int) -> StringLiterals.Literal? {
    let found = first { $0.range.lowerBound >= index }
    return found?.range.lowerBound == index ? found : nil
  }

  /// The literal that ends before a byte.
  private func literal(endingAt index: Int) -> StringLiterals.Literal? {
    let found = first { $0.range.upperBound >= index }
    return found?.range.upperBound == index ? found : nil
  }

  /// The first literal that a condition holds for; it holds for all that follow.
  private func first(where holds: (StringLiterals.Literal) -> Bool) -> StringLiterals.Literal? {
    var low = 0
    var high = literals.count
    while low < high {
      let middle = (low + high) / 2
      if holds(literals[middle]) { high = middle } else { low = middle + 1 }
    }
    return low < literals.count ? literals[low] : nil
  }

  private func close(of open: Int) -> Int? {
    var stack: [UInt8] = []
    var index = open
    while index < bytes.count, index - open < Self.reach {
      if let literal = literal(at: index) {
        index = literal.range.upperBound
        continue
      }
      if let end = Self.pairs[bytes[index]] {
        stack.append(end)
      } else if bytes[index] == stack.last {
        stack.removeLast()
        if stack.isEmpty { return index }
      }
      index += 1
    }
    return nil
  }

  /// The bracket that a closing one belongs to.
  private func opening(of close: Int) -> Int? {
    var stack: [UInt8] = []
    var index = close
    while index >= 0, close - index < Self.reach {
      if let literal = literal(endingAt: index + 1) {
        index = literal.range.lowerBound - 1
        continue
      }
      if let end = Self.pairs[bytes[index]] {
        guard stack.popLast() == end else { return nil }
        if stack.isEmpty { return index }
      } else if Self.pairs.values.contains(bytes[index]) {
        stack.append(bytes[index])
      }
      index -= 1
    }
    return nil
  }

  /// The parts between commas, without blanks around.
  private func items(_ range: Range<Int>) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      if let literal = literal(at: index) {
        index = literal.range.upperBound
      } else if Self.pairs[bytes[index]] != nil, let close = close(of: index) {
        index = close + 1
      } else if bytes[index] == UInt8(ascii: ",") {
        items.append(trimmed(start..<index))
        index += 1
        start = index
      } else {
        index += 1
      }
    }
    items.append(trimmed(start..<max(start, range.upperBound)))
    return items.filter { !$0.isEmpty }
  }

  /// The items of an array that is written out, or the item itself.
  private func nested(_ item: Range<Int>) -> [Range<Int>] {
    guard let last = bytes[item].last, last == UInt8(ascii: "]") || last == UInt8(ascii: "}"),
      let open = opening(of: item.upperBound - 1), item.contains(open)
    else { return [item] }
    return items(open + 1..<item.upperBound - 1)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  private func isSlash(_ item: Range<Int>) -> Bool {
    item.count == 3 && bytes[item.lowerBound + 1] == UInt8(ascii: "/")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}
