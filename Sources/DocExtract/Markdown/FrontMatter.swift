import APIModel

/// The metadata between two `---` lines at the top of a page, which Markdown itself would take for a heading.
enum FrontMatter {
  /// The number of lines to skip; 0 where the page has no front matter.
  static func lineCount(of source: SourceText) -> Int {
    guard source.lineCount > 2, isFence(source, 1, "---") || isFence(source, 1, "+++") else { return 0 }
    let fence = isFence(source, 1, "---") ? "---" : "+++"
    // A page that merely begins with a thematic break has no second one near, or a blank line after the first.
    guard !source.lineRange(2).isEmpty else { return 0 }
    var line = 2
    while line <= min(source.lineCount, 500) {
      if isFence(source, line, fence) || (fence == "---" && isFence(source, line, "...")) { return line }
      line += 1
    }
    return 0
  }

  private static func isFence(_ source: SourceText, _ line: Int, _ fence: String) -> Bool {
    var bytes = source.bytes[source.lineRange(line)]
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    while bytes.last == UInt8(ascii: " ") || bytes.last == UInt8(ascii: "\t") { bytes = bytes.dropLast() }
    return bytes.elementsEqual(fence.utf8)
  }
}
