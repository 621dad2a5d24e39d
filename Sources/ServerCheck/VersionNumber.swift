/// A version of a product by its dotted numbers, `16.0` or `v13.12.4`.
public struct VersionNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let parts: [Int]
  public let description: String

  /// Nil where the text does not begin with a number, perhaps after a `v`. What follows the numbers is ignored.
  public init?(_ text: String) {
    var parts: [Int] = []
    let body = text.lowercased().hasPrefix("v") ? text.dropFirst() : text[...]
    for piece in body.split(separator: ".", omittingEmptySubsequences: false) {
      let digits = piece.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { break }
      parts.append(number)
      if digits.count < piece.count { break }
    }
    guard !parts.isEmpty else { return nil }
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
