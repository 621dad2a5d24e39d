import APIModel

/// What bodies were found to hold, place by place: counts, and for every kind of violation the first one's pointer.
struct BodyTally: Sendable {
  struct Count: Hashable, Sendable {
    /// How many parents there were that could have held the value.
    var occasions = 0
    /// How many values there were, null included.
    var values = 0
    var nulls = 0
    /// How many values were of a documented type.
    var typed = 0
    /// How many lists there were.
    var lists = 0
    /// How many objects held other attributes, and none or only a few of the documented ones.
    var strangers = 0
    /// How many of these had one whose value looks like the only documented one's.
    var likenesses = 0
  }

  enum Violation: Hashable, Sendable {
    case missing
    /// Missing from an object that holds other attributes than the documented ones.
    case missingFromStranger
    case null
    /// A value of this type, which is not documented.
    case type(String)
    case format
    case undocumentedValue(String)
    case deprecatedValue(String)
    /// The attribute is there.
    case present
    /// An attribute that the docs don't name, and its type.
    case undocumentedAttribute(String, String)
    case duplicateKey(String)
  }

  struct Hit: Hashable, Sendable {
    var count: Int
    /// The first one's place, `/2/id`.
    var pointer: String
    /// The value as received, shortened; empty where there is none.
    var sample: String
    /// In order of finding.
    var order: Int
  }

  private struct Key: Hashable {
    var place: Int
    var violation: Violation
  }

  /// How many different violations are told apart; a hostile body could hold millions.
  static let maximumHits = 2000

  private(set) var counts: [Count]
  private var hits: [Key: Hit] = [:]
  /// The number of bodies looked at.
  private(set) var bodies = 0

  init(placeCount: Int) { counts = Array(repeating: Count(), count: placeCount) }

  mutating func countBody() { bodies += 1 }

  mutating func count(_ place: Int, _ change: (inout Count) -> Void) { change(&counts[place]) }

  mutating func hit(
    _ place: Int, _ violation: Violation, pointer: @autoclosure () -> String, sample: @autoclosure () -> String
  ) {
    let key = Key(place: place, violation: violation)
    if let known = hits.index(forKey: key) {
      hits.values[known].count += 1
    } else if hits.count < Self.maximumHits {
      hits[key] = Hit(count: 1, pointer: pointer(), sample: sample(), order: hits.count)
    }
  }

  func hit(_ place: Int, _ violation: Violation) -> Hit? { hits[Key(place: place, violation: violation)] }

  /// All violations at a place, in the order they were met.
  func hits(at place: Int) -> [(violation: Violation, hit: Hit)] {
    hits.filter { $0.key.place == place }.map { ($0.key.violation, $0.value) }.sorted { $0.hit.order < $1.hit.order }
  }
}
