/// Finds fenced blocks inside an indented one, as below text of a site generator that other Markdown does not take for a
/// container.
enum NestedFences {
  struct Fence {
    var info: String
    /// The text with everything outside the fence blank, so that offsets stay.
    var text: [UInt8]
  }

  private static let maximumFences = 16

  /// - Returns: None where the text does not begin with a fence.
  static func read(_ text: [UInt8]) -> [Fence] {
    guard let first = text.firstIndex(where: { !$0.isBlankOrNewline }), mark(text[first...]) != nil else { return [] }
    var fences: [Fence] = []
    var open: (mark: ArraySlice<UInt8>, info: String, start: Int)?
    for bounds in TextLines(text) {
      let line = text[bounds].drop(while: \.isBlank)
      guard let mark = mark(line) else { continue }
      let rest = String(decoding: line[mark.endIndex...], as: UTF8.self).trimmingBlanks
      if let current = open {
        guard rest.isEmpty, mark.count >= current.mark.count, mark.first == current.mark.first else { continue }
        let inner = current.start..<max(current.start, bounds.lowerBound)
        fences.append(Fence(info: current.info, text: blanked(text, outside: inner)))
        open = nil
        if fences.count == maximumFences { break }
      } else {
        open = (mark, rest, min(bounds.upperBound + 1, text.count))
      }
    }
    return fences
  }

  /// Three or more backticks or tildes (CommonMark 0.29 §4.5).
  private static func mark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    let mark = line.prefix { $0 == first }
    return mark.count >= 3 ? mark : nil
  }

  private static func blanked(_ text: [UInt8], outside inner: Range<Int>) -> [UInt8] {
    text[..<inner.lowerBound].map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") } + text[inner]
  }
}
