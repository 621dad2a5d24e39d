/// Numbers names by their hashes in the order in which they come, without a String for each.
struct NameIndex {
  /// A hash and the number of its name; no number is negative but that of a free place.
  private var slots: [(hash: UInt64, number: Int)]
  private(set) var count = 0
  private let factor = NameHash.factor

  init(minimumCapacity: Int = 64) {
    var size = 64
    while size < minimumCapacity * 2 { size *= 2 }
    slots = [(hash: UInt64, number: Int)](repeating: (0, -1), count: size)
  }

  /// The number of a name, a new one where it is new. Two names of one hash are taken for one.
  mutating func number(_ hash: UInt64) -> Int {
    if count * 2 >= slots.count { grow() }
    let place = place(of: hash)
    if slots[place].number >= 0 { return slots[place].number }
    slots[place] = (hash, count)
    count += 1
    return count - 1
  }

  /// The number of a name that is known.
  func known(_ hash: UInt64) -> Int? {
    let number = slots[place(of: hash)].number
    return number < 0 ? nil : number
  }

  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (hash &* factor) >> 32) & (slots.count - 1)
    while slots[place].number >= 0, slots[place].hash != hash { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [(hash: UInt64, number: Int)](repeating: (0, -1), count: old.count * 2)
    for slot in old where slot.number >= 0 { slots[place(of: slot.hash)] = slot }
  }
}

/// A set of names by their hashes, without a string of any.
struct NameSet: Sendable {
  /// The hashes at the places that they say or behind those; 0 where none is.
  private var slots: [UInt64] = []
  private(set) var count = 0
  /// That of all sets, from the first name on.
  private var factor: UInt64 = 1

  init(minimumCapacity: Int = 0) {
    guard minimumCapacity > 0 else { return }
    factor = NameHash.factor
    var size = 16
    while size < minimumCapacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  var isEmpty: Bool { count == 0 }

  @discardableResult mutating func insert(_ hash: UInt64) -> Bool {
    if count * 2 >= slots.count { grow() }
    let hash = hash == 0 ? 1 : hash
    let place = place(of: hash)
    if slots[place] != 0 { return false }
    slots[place] = hash
    count += 1
    return true
  }

  func contains(_ hash: UInt64) -> Bool { count > 0 && slots[place(of: hash == 0 ? 1 : hash)] != 0 }
  func contains(_ name: String) -> Bool { count > 0 && contains(NameHash.of(name)) }

  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (hash &* factor) >> 32) & (slots.count - 1)
    while slots[place] != 0, slots[place] != hash { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    factor = NameHash.factor
    slots = [UInt64](repeating: 0, count: max(16, old.count * 2))
    for hash in old where hash != 0 { slots[place(of: hash)] = hash }
  }
}
