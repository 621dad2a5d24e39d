#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which paths of a repository its `.gitignore` files leave out (gitignore(5)).
///
/// Only their files are read, not git's index: a file that is tracked although a pattern fits it is left out here.
struct IgnoredPaths {
  private struct Pattern {
    var segments: [GlobSegment]
    var isNegated: Bool
    var isFolderOnly: Bool

    /// - Returns: nil for a blank line or a comment.
    init?(_ line: Substring) {
      var text = line
      if text.last == "\r" { text.removeLast() }
      // A blank at the end counts only behind a backslash.
      while text.last == " ", !text.hasSuffix("\\ ") { text.removeLast() }
      if text.isEmpty || text.hasPrefix("#") { return nil }
      isNegated = text.hasPrefix("!")
      if isNegated { text = text.dropFirst() }
      isFolderOnly = text.hasSuffix("/")
      while text.hasSuffix("/") { text = text.dropLast() }
      // A slash at the beginning or in the middle ties the pattern to its file's folder.
      let isAnchored = text.utf8.contains(UInt8(ascii: "/"))
      var segments = text.split(separator: "/").map { GlobSegment($0) }
      if segments.isEmpty || segments.count > 64 { return nil }
      if !isAnchored { segments.insert(GlobSegment("**"), at: 0) }
      self.segments = segments
    }

    /// Whether it means exactly this path, relative to its file's folder.
    func fits(_ path: ArraySlice<Substring>) -> Bool {
      // `reachable[i]`: the first i segments of the pattern fit what was read.
      var reachable = [Bool](repeating: false, count: segments.count + 1)
      reachable[0] = true
      spread(&reachable)
      for name in path {
        var next = [Bool](repeating: false, count: segments.count + 1)
        for (index, segment) in segments.enumerated() where reachable[index] {
          if segment.spansSegments {
            next[index] = true
            if index + 1 == segments.count { next[index + 1] = true }
          } else if segment.fits(name.utf8) {
            next[index + 1] = true
          }
        }
        spread(&next)
        reachable = next
      }
      return reachable[segments.count]
    }

    /// `**` stands for no segment, too, but at the end it means what lies in a folder, not the folder.
    private func spread(_ reachable: inout [Bool]) {
      for (index, segment) in segments.dropLast().enumerated() where reachable[index] && segment.spansSegments {
        reachable[index + 1] = true
      }
    }
  }

  /// The root of the repository, and the way from there to the folder that paths are relative to.
  private let root: String
  private let prefix: [Substring]
  private var patterns: [String: [Pattern]] = [:]
  private var known: [String: Bool] = [:]

  /// - Returns: nil outside of a repository.
  init?(below folder: String) {
    guard let resolved = realpath(folder, nil) else { return nil }
    defer { free(resolved) }
    var root = String(cString: resolved)
    var names: [Substring] = []
    while access(root + "/.git", F_OK) != 0 {
      guard let slash = root.lastIndex(of: "/"), slash > root.startIndex else { return nil }
      names.append(root[root.index(after: slash)...])
      root = String(root[..<slash])
    }
    self.root = root
    prefix = names.reversed()
    // A folder that is named outright is read although its parents leave it out.
    let isOut = prefix.indices.contains { isIgnored(prefix[...$0], isFolder: true) }
    if isOut {
      var folder = root
      for name in prefix {
        patterns[folder] = []
        folder += "/" + name
      }
    }
  }

  /// Whether a file below the folder is left out.
  mutating func leavesOut(_ path: String) -> Bool {
    let own = path.split(separator: "/")
    for count in 1..<max(1, own.count) {
      let folder = own[..<count].joined(separator: "/")
      let isOut: Bool
      if let state = known[folder] {
        isOut = state
      } else {
        isOut = isIgnored((prefix + own[..<count])[...], isFolder: true)
        known[folder] = isOut
      }
      // Nothing below a folder that is left out can be taken in again.
      if isOut { return true }
    }
    return isIgnored((prefix + own)[...], isFolder: false)
  }

  /// What the last pattern that fits says, those of nearer folders after those of farther ones.
  private mutating func isIgnored(_ path: ArraySlice<Substring>, isFolder: Bool) -> Bool {
    var isOut = false
    var folder = root
    for depth in 0..<path.count {
      for pattern in read(folder) where isFolder || !pattern.isFolderOnly {
        if pattern.fits(path.dropFirst(depth)) { isOut = !pattern.isNegated }
      }
      folder += "/" + path[path.startIndex + depth]
    }
    return isOut
  }

  private mutating func read(_ folder: String) -> [Pattern] {
    if let known = patterns[folder] { return known }
    var found: [Pattern] = []
    if access(folder + "/.gitignore", R_OK) == 0, let bytes = try? DocsFolder.bytes(of: folder + "/.gitignore"),
      bytes.count <= 1 << 20
    {
      found = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { Pattern($0) }
    }
    patterns[folder] = found
    return found
  }
}
