/// A version of a product by its dotted numbers, such as `16.0`, `v13.12.4` or `16.0.1-ee`.
public struct VersionNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let parts: [Int]
  /// The text it was read from.
  public let description: String

  /// Reads dotted numbers, perhaps after a `v`. What follows a `-` or a `+` names a build or an edition and is ignored:
  /// `16.0-pre` counts as 16.0.
  ///
  /// - Returns: nil for any other text. `15.x` is no version: nobody can say what comes before it and what after.
  public init?(_ text: String) {
    let numbers = (text.first == "v" || text.first == "V" ? text.dropFirst() : text[...]).prefix { !"-+".contains($0) }
    var parts: [Int] = []
    for piece in numbers.split(separator: ".", omittingEmptySubsequences: false) {
      guard (1...9).contains(piece.utf8.count), piece.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(piece)
      else { return nil }
      parts.append(number)
    }
    // 16.0 and 16 are the same version.
    while parts.count > 1, parts.last == 0 { parts.removeLast() }
    self.parts = parts
    description = text
  }

  public static func == (a: VersionNumber, b: VersionNumber) -> Bool { a.parts == b.parts }
  public func hash(into hasher: inout Hasher) { hasher.combine(parts) }

  public static func < (a: VersionNumber, b: VersionNumber) -> Bool {
    a.parts.lexicographicallyPrecedes(b.parts)
  }
}
