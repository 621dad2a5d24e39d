/// A page's lines, each with what it stands in: enough to make a mistake of a kind at a fitting place.
struct PageLines {
  enum Context: Hashable {
    case prose, heading, fence, json, curl, listing, otherCode, tableHeader, tableDelimiter, tableRow
  }

  var lines: [String]
  /// One for each line.
  private(set) var contexts: [Context]
  /// The number of the section, by its heading, that each line stands in.
  private(set) var sections: [Int]
  /// The lines of each code block, without its fences.
  private(set) var blocks: [Range<Int>] = []

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    contexts = Array(repeating: .prose, count: lines.count)
    sections = Array(repeating: 0, count: lines.count)
    var section = 0
    var at = 0
    while at < lines.count {
      let line = lines[at]
      let start = line.drop { $0 == " " }
      sections[at] = section
      if start.hasPrefix("```") {
        contexts[at] = .fence
        var end = at + 1
        while end < lines.count, !lines[end].drop(while: { $0 == " " }).hasPrefix("```") { end += 1 }
        let context = Self.context(ofBlock: lines[(at + 1)..<min(end, lines.count)], info: String(start.dropFirst(3)))
        for inner in (at + 1)..<max(at + 1, min(end, lines.count)) {
          contexts[inner] = context
          sections[inner] = section
        }
        if end < lines.count {
          contexts[end] = .fence
          sections[end] = section
        }
        blocks.append((at + 1)..<max(at + 1, min(end, lines.count)))
        at = end + 1
        continue
      }
      if start.hasPrefix("#") {
        section += 1
        sections[at] = section
        contexts[at] = .heading
      } else if start.hasPrefix("|"), at > 0 {
        if Self.isDelimiter(start) {
          contexts[at] = .tableDelimiter
          if contexts[at - 1] == .tableRow { contexts[at - 1] = .tableHeader }
        } else {
          contexts[at] = .tableRow
        }
      }
      at += 1
    }
  }

  var text: String { lines.joined(separator: "\n") }

  private static func isDelimiter(_ line: Substring) -> Bool {
    line.contains("-") && line.allSatisfy { "|-: ".contains($0) }
  }

  private static func context(ofBlock lines: ArraySlice<String>, info: String) -> Context {
    guard let first = lines.first(where: { !$0.allSatisfy { $0 == " " } }) else { return .otherCode }
    if info.hasPrefix("json") { return .json }
    let text = first.drop { $0 == " " }
    if text.hasPrefix("curl ") { return .curl }
    let words = text.split(separator: " ")
    if words.count == 2, ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"].contains(words[0]), words[1].contains("/") {
      return .listing
    }
    return .otherCode
  }

  func indices(_ context: Context) -> [Int] { lines.indices.filter { contexts[$0] == context } }

  /// The cells of a table row with their ranges, the blanks around them left out.
  static func cells(_ line: String) -> [Range<String.Index>] {
    var cells: [Range<String.Index>] = []
    let pipes = line.indices.filter { line[$0] == "|" }
    for (open, close) in zip(pipes, pipes.dropFirst()) {
      var start = line.index(after: open)
      var end = close
      while start < end, line[start] == " " { start = line.index(after: start) }
      while end > start, line[line.index(before: end)] == " " { end = line.index(before: end) }
      cells.append(start..<end)
    }
    return cells
  }

  /// The titles of the table that a row stands in, in lower case.
  func titles(ofRow row: Int) -> [String] {
    var at = row
    while at > 0, contexts[at] != .tableHeader { at -= 1 }
    guard contexts[at] == .tableHeader else { return [] }
    return Self.cells(lines[at]).map { lines[at][$0].lowercased() }
  }

  /// The paths that the section of a line lists.
  func paths(inSectionOf line: Int) -> [Substring] {
    indices(.listing).filter { sections[$0] == sections[line] }.compactMap {
      lines[$0].split(separator: " ").dropFirst().first
    }
  }
}
