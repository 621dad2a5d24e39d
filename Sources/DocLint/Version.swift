/// A version such as `16.0`, compared number by number.
public struct Version: Hashable, Sendable, Comparable {
  private let numbers: [Int]

  /// - Returns: nil where the text is no dotted number; a leading `v` is skipped.
  public init?(_ text: String) {
    let parts = (text.hasPrefix("v") ? text.dropFirst() : text[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.utf8.count <= 9 ? Int(part) : nil }
    guard !numbers.isEmpty, numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    // 16.0 and 16 are the same version.
    self.numbers = Array(numbers.reversed().drop { $0 == 0 }.reversed())
  }

  public static func < (a: Version, b: Version) -> Bool { a.numbers.lexicographicallyPrecedes(b.numbers) }
}
