import APIModel
import Synchronization

/// What the pages that are read together have in common: each is read once, and kept once.
final class SharedReadings: Sendable {
  let examples = SharedExamples()
  let rows: SharedRows
  let commands = SharedCommands()
  let listings = SharedListings()
  let items = SharedItems()
  let paths = SharedPaths()
  let texts = SharedTexts()

  private let room = Mutex(256 << 10)

  /// - Parameter pages: How many pages there are.
  init(pages: Int = 1) { rows = SharedRows(expected: min(4 * pages, 4096)) }

  /// Whether the trees of pages that wait for the others may be kept, by the size of a page: those of a few.
  func mayKeepTree(of size: Int) -> Bool {
    room.withLock { room in
      room -= size
      return room >= 0
    }
  }
}

/// A text by two hashes of it, since keeping the text would be keeping the pages. The seeds are others in each process,
/// so that nobody can write two texts with one key.
struct ContentKey: Hashable {
  private var first: UInt64
  private var second: UInt64

  static let seeds = (
    UInt64.random(in: .min ... .max) | 1, UInt64.random(in: .min ... .max) | 1, UInt64.random(in: .min ... .max),
    UInt64.random(in: .min ... .max)
  )

  init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  init(_ content: [UInt8]) {
    (first, second) = (Self.seeds.2, Self.seeds.3)
    content.withUnsafeBytes { add($0) }
  }

  /// - Parameter tag: What else tells the text from others.
  init(_ content: [UInt8], tag: String) {
    self.init(content)
    var tag = tag
    tag.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let (firstFactor, secondFactor, _, _) = Self.seeds
    var first = first ^ UInt64(bytes.count)
    var second = second
    func add(_ word: UInt64) {
      first = Self.mixed(first ^ word, firstFactor)
      second = Self.mixed(second ^ word, secondFactor)
    }
    var at = 0
    while at + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    var rest: UInt64 = 0
    while at < bytes.count {
      rest = rest << 8 | UInt64(bytes[at])
      at += 1
    }
    add(rest)
    self.first = first
    self.second = second
  }

  /// One such hash alone, for what is told from few others, such as the names in one object.
  static func short(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let (factor, _, start, _) = seeds
    let text = UnsafeRawBufferPointer(bytes)
    var key = start ^ UInt64(text.count)
    var at = 0
    while at + 8 <= text.count {
      key = mixed(key ^ text.loadUnaligned(fromByteOffset: at, as: UInt64.self), factor)
      at += 8
    }
    var rest: UInt64 = 0
    while at < text.count {
      rest = rest << 8 | UInt64(text[at])
      at += 1
    }
    return mixed(key ^ rest, factor)
  }

  /// Both halves of the product.
  static func mixed(_ word: UInt64, _ factor: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }

  func hash(into hasher: inout Hasher) { hasher.combine(first) }
}

/// Texts that are kept until all pages are read, such as headings: equal ones are kept once.
final class SharedTexts: Sendable {
  private let known = Mutex<Set<String>>([])

  func one(_ text: String) -> String {
    // A short one is kept in its place.
    text.utf8.count <= 15 ? text : known.withLock { $0.insert(text).memberAfterInsert }
  }
}

/// Paths as the pages spell them.
final class SharedPaths: Sendable {
  final class Reading: Sendable {
    let path: String
    let template: PathTemplate
    let shape: String
    let placeholders: [String]
    let hasPlaceholder: Bool
    /// The number of its segments.
    let length: Int
    /// Whether a fixed segment is a value, `42` or `diaspora%2Fdiaspora`, rather than a word.
    let holdsValue: Bool

    init(_ path: String, _ template: PathTemplate) {
      self.path = path
      self.template = template
      shape = template.shape
      placeholders = template.placeholders
      hasPlaceholder = template.hasPlaceholder
      length = template.segments.count
      holdsValue = Self.holdsValue(template)
    }

    private static func holdsValue(_ template: PathTemplate) -> Bool {
      for (index, segment) in template.segments.enumerated() {
        guard segment.count == 1, case .literal(let word) = segment[0] else { continue }
        if word.holds(byte: UInt8(ascii: "%")) { return true }
        // `/api/0/` and `/2/` are versions.
        if word.utf8.allSatisfy(\.isDigit), !(index == 1 && template.literal(at: 0) == "api"),
          !(index == 0 && word.utf8.count <= 2)
        {
          return true
        }
      }
      return false
    }
  }

  private let known = Mutex<[String: Reading]>([:])

  func read(_ path: String) -> Reading {
    if let reading = known.withLock({ $0[path] }) { return reading }
    let reading = Reading(path, PathNotation.template(path))
    known.withLock { $0[path] = reading }
    return reading
  }
}
