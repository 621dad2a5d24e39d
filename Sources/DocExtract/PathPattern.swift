/// A pattern for paths as `.gitignore` has them: `*` and `?` stay within one segment, `**` spans several, a pattern
/// without a slash fits a file or folder of that name anywhere.
public struct PathPattern: Hashable, Sendable {
  private let segments: [GlobSegment]
  /// The pattern as written.
  public let text: String

  public init(_ text: String) {
    self.text = text
    var parts = text.split(separator: "/").map { GlobSegment($0) }
    // `docs/` and `docs` mean all that lies in it as well.
    if !text.hasPrefix("/"), parts.count == 1 { parts.insert(GlobSegment("**"), at: 0) }
    segments = parts
  }

  /// Whether a path, or a folder that it lies in, fits.
  public func matches(_ path: String) -> Bool {
    let given = path.split(separator: "/")
    // `reachable[i]`: the first i segments of the pattern fit what was read. Linear in pattern times path.
    var reachable = [Bool](repeating: false, count: segments.count + 1)
    reachable[0] = true
    spread(&reachable)
    for segment in given {
      if reachable[segments.count] { return true }
      var next = [Bool](repeating: false, count: segments.count + 1)
      for (index, pattern) in segments.enumerated() where reachable[index] {
        if pattern.spansSegments {
          next[index] = true
        } else if pattern.fits(segment.utf8) {
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
    for (index, pattern) in segments.enumerated() where reachable[index] && pattern.spansSegments {
      reachable[index + 1] = true
    }
  }
}
