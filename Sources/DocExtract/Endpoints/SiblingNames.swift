/// The names of all rows of a table, or of all items of a list: a list of these is a list of parameters, not of values.
final class SiblingNames {
  private let names: [[String]]
  private let count: Int
  /// A bit for each name, by its length and first and last byte: most texts are no names, and need not be looked up.
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private lazy var all = Set(names.joined())

  init(_ names: [[String]]) {
    self.names = names
    count = names.reduce(0) { $0 + $1.count }
    for name in names.joined() {
      guard let first = name.utf8.first, let last = name.utf8.last else { continue }
      let bit = Self.bit(first, last, name.utf8.count)
      let mask = UInt64(1) << UInt64(bit & 63)
      switch bit >> 6 {
      case 0: bits.0 |= mask
      case 1: bits.1 |= mask
      case 2: bits.2 |= mask
      default: bits.3 |= mask
      }
    }
  }

  func contains(_ name: String) -> Bool {
    // A set of a few costs more than it saves.
    count <= 32 ? names.contains { $0.contains(name) } : all.contains(name)
  }

  /// A quick look at the bytes of a text.
  func mayContain(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    let bit = Self.bit(first, last, text.count)
    let bits =
      switch bit >> 6 {
      case 0: bits.0
      case 1: bits.1
      case 2: bits.2
      default: bits.3
      }
    return bits & (1 << UInt64(bit & 63)) != 0
  }

  private static func bit(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    (Int(first) &* 31 &+ Int(last) &* 7 &+ count &* 13) & 255
  }
}
