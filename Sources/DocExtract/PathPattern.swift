/// A pattern for paths as `.gitignore` has them: `*` and `?` stay within one segment, `**` spans several, a pattern
/// without a slash fits a file or folder of that name anywhere.
public struct PathPattern: Hashable, Sendable {
  private let segments: [[UInt8]]
  /// The pattern as written.
  public let text: String

  public init(_ text: String) {
    self.text = text
    var parts = text.split(separator: "/").map { Array($0.utf8) }
    // `docs/` and `docs` mean all that lies in it as well.
    if !text.hasPrefix("/"), parts.count == 1 { parts.insert(Array("**".utf8), at: 0) }
    segments = parts
  }

  /// Whether a path, or a folder that it lies in, fits.
  public func matches(_ path: String) -> Bool {
    let given = path.split(separator: "/").map { Array($0.utf8) }
    // `reachable[i]`: the first i segments of the pattern fit what was read. Linear in pattern times path.
    var reachable = [Bool](repeating: false, count: segments.count + 1)
    reachable[0] = true
    spread(&reachable)
    for segment in given {
      if reachable[segments.count] { return true }
      var next = [Bool](repeating: false, count: segments.count + 1)
      for (index, pattern) in segments.enumerated() where reachable[index] {
        if pattern.elementsEqual("**".utf8) {
          next[index] = true
        } else if Self.fits(segment, pattern) {
          next[index + 1] = true
        }
      }
      spread(&next)
      reachable = next
    }
    return reachable[segments.count]
  }

  /// `**` also stands for no segment at all.
  private func spread(_ reachable: inout [Bool]) {
    for (index, pattern) in segments.enumerated() where reachable[index] && pattern.elementsEqual("**".utf8) {
      reachable[index + 1] = true
    }
  }

  /// One segment: the last `*` takes one byte more whenever what follows it does not fit.
  private static func fits(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    var at = 0
    var place = 0
    var star: (pattern: Int, text: Int)?
    while at < text.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, at)
        place += 1
      } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") || pattern[place] == text[at] {
        place += 1
        at += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        place = last.pattern + 1
        at = last.text + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
