import APIModel

/// The names in the code near a call.
struct NearNames {
  /// Keys and keyword arguments.
  private(set) var sent: Set<String> = []
  /// Keys that are looked up, and members.
  private(set) var read: Set<String> = []

  init(source: SourceText, lines: ClosedRange<Int>) {
    for number in lines {
      let line = Array(source.line(number).prefix(1000))
      var start = 0
      while start < line.count {
        guard Self.isWord(line[start]) else {
          start += 1
          continue
        }
        let end = line[start...].firstIndex { !Self.isWord($0) } ?? line.count
        add(String(line[start..<end]), line, start..<end)
        start = end
      }
    }
  }

  private mutating func add(_ word: String, _ line: [Character], _ range: Range<Int>) {
    let before = range.lowerBound > 0 ? line[range.lowerBound - 1] : " "
    let after = range.upperBound < line.count ? line[range.upperBound] : " "
    let isQuoted = (before == "\"" || before == "'") && before == after
    // `key=`, `key:`, `:key =>`; a comparison is no key.
    let next = range.upperBound + 1 < line.count ? line[range.upperBound + 1] : " "
    let isKey = (after == "=" && next != "=") || after == ":" || (before == ":" && after == " ")
    if isQuoted || isKey { sent.insert(word) }
    if before == "." || before == ":" || (isQuoted && Self.isLookup(line, range)) { read.insert(word) }
  }

  /// `x["key"]`, `x.get("key")`, `"key" in x`, and the tag of a Go structure, `json:"key"`.
  private static func isLookup(_ line: [Character], _ range: Range<Int>) -> Bool {
    let open = range.lowerBound - 2
    if line.indices.contains(open) {
      if line[open] == "(" || (line[open] == ":" && open > 0 && isWord(line[open - 1])) { return true }
      if line[open] == "[", open > 0, isWord(line[open - 1]) || ")]?\"'".contains(line[open - 1]) { return true }
    }
    return line.dropFirst(range.upperBound + 1).starts(with: " in ")
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

extension SourceText {
  /// Longer lines are written by tools, not by people.
  func isLong(_ line: Int) -> Bool { lineRange(line).count > 4000 }
}
