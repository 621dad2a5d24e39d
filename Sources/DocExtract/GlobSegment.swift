/// One segment of a pattern as `.gitignore` has them: `*`, `?` and `[a-z]`, none of which takes a slash.
public struct GlobSegment: Hashable, Sendable {
  private enum Item: Hashable, Sendable {
    case byte(UInt8)
    case any
    case star
    case set([ClosedRange<UInt8>], isNegated: Bool)
  }

  private let items: [Item]
  /// Whether it is `**`, which takes any number of segments.
  public let spansSegments: Bool

  public init(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    spansSegments = bytes.elementsEqual("**".utf8)
    var items: [Item] = []
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "*"):
        if items.last != .star { items.append(.star) }
      case UInt8(ascii: "?"): items.append(.any)
      case UInt8(ascii: "\\") where at + 1 < bytes.count:
        at += 1
        items.append(.byte(bytes[at]))
      case UInt8(ascii: "["):
        if let (set, end) = Self.set(bytes, at) {
          items.append(set)
          at = end
        } else {
          items.append(.byte(bytes[at]))
        }
      default: items.append(.byte(bytes[at]))
      }
      at += 1
    }
    self.items = items
  }

  /// `[abc]`, `[a-z]`, `[!0-9]`; nil where the bracket is never closed.
  private static func set(_ bytes: [UInt8], _ open: Int) -> (Item, end: Int)? {
    var at = open + 1
    var isNegated = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "!") || bytes[at] == UInt8(ascii: "^") {
      isNegated = true
      at += 1
    }
    var ranges: [ClosedRange<UInt8>] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "]") || ranges.isEmpty {
      if at + 2 < bytes.count, bytes[at + 1] == UInt8(ascii: "-"), bytes[at + 2] != UInt8(ascii: "]"),
        bytes[at] <= bytes[at + 2]
      {
        ranges.append(bytes[at]...bytes[at + 2])
        at += 3
      } else {
        ranges.append(bytes[at]...bytes[at])
        at += 1
      }
    }
    return at < bytes.count ? (.set(ranges, isNegated: isNegated), at) : nil
  }

  /// Whether a segment fits: the last `*` takes one byte more whenever what follows it does not fit.
  public func fits(_ text: some Collection<UInt8>) -> Bool {
    let text = Array(text)
    var at = 0
    var place = 0
    var star: (item: Int, text: Int)?
    while at < text.count {
      if place < items.count, items[place] == .star {
        star = (place, at)
        place += 1
      } else if place < items.count, Self.fits(text[at], items[place]) {
        place += 1
        at += 1
      } else if let last = star {
        star = (last.item, last.text + 1)
        place = last.item + 1
        at = last.text + 1
      } else {
        return false
      }
    }
    return items[place...].allSatisfy { $0 == .star }
  }

  private static func fits(_ byte: UInt8, _ item: Item) -> Bool {
    switch item {
    case .byte(let own): own == byte
    case .any, .star: true
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
    }
  }
}
