/// One kind of mistake, as people make it, put into a page at one place.
struct Mutation: Sendable {
  /// What a page looks like with the mistake, and where a person would correct it.
  struct Result {
    var lines: [String]
    /// The 0-based lines where a person would correct it; a finding on one of them counts.
    var places: ClosedRange<Int>
  }

  var name: String
  /// Whether its mistakes are alike, so that they are made on a few pages of a run only.
  var isRareInDocs: Bool { ["curl: misspelt header", "curl: other API version"].contains(name) }
  /// All pages with one such mistake, each made when asked for.
  var candidates: @Sendable (PageLines) -> [() -> Result]

  /// A mistake within one line.
  /// - Parameter change: The wrong lines that a right one may become.
  static func line(
    _ name: String, _ context: PageLines.Context, _ change: @escaping @Sendable (String, Int, PageLines) -> [String]
  ) -> Mutation {
    Mutation(name: name) { page in
      page.indices(context).flatMap { at in
        change(page.lines[at], at, page).filter { $0 != page.lines[at] }.map { wrong in
          {
            var lines = page.lines
            lines[at] = wrong
            return Result(lines: lines, places: at...at)
          }
        }
      }
    }
  }
}

/// Numbers that look random and are the same in every run (SplitMix64, Steele et al. 2014).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension String {
  /// The text with a range replaced.
  func replacing(_ range: Range<Index>, with text: some StringProtocol) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }

  /// Slips of the pen in a word: letters swapped, dropped, doubled.
  func slips(in range: Range<Index>) -> [String] {
    let word = Array(self[range])
    guard word.count >= 5 else { return [] }
    let middle = word.count / 2
    var swapped = word
    swapped.swapAt(middle - 1, middle)
    var dropped = word
    dropped.remove(at: middle)
    return [swapped, dropped].map { String($0) }.filter { $0 != String(word) }.map { replacing(range, with: $0) }
  }

  /// The ranges of the words of letters and `_`.
  var words: [Range<Index>] {
    var words: [Range<Index>] = []
    var at = startIndex
    while at < endIndex {
      guard self[at].isLetter else {
        at = index(after: at)
        continue
      }
      var end = at
      while end < endIndex, self[end].isLetter || self[end] == "_" { end = index(after: end) }
      words.append(at..<end)
      at = end
    }
    return words
  }

  /// Where a text stands, every time.
  func places(of text: String) -> [Range<Index>] {
    var places: [Range<Index>] = []
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) {
        let end = index(at, offsetBy: text.count)
        places.append(at..<end)
        at = end
      } else {
        at = index(after: at)
      }
    }
    return places
  }

  /// The path of the URL in a command line, without scheme, host and query.
  var urlPath: Range<Index>? {
    guard let scheme = places(of: "://").first, let slash = self[scheme.upperBound...].firstIndex(of: "/") else {
      return nil
    }
    let end = self[slash...].firstIndex { "\"'? \\".contains($0) } ?? endIndex
    return slash..<end
  }

  /// The segments of a path within a range.
  func segments(in path: Range<Index>) -> [Range<Index>] {
    self[path].split(separator: "/").map { $0.startIndex..<$0.endIndex }
  }
}
