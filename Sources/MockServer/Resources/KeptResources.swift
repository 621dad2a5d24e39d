import APIModel

extension ResourceStore {
  /// Stands for the docs that the store was seeded from: as long as paths, keys and examples stay, so does it. Members
  /// are known by numbers that the examples gave out, so the state of one store means nothing to another.
  var fingerprint: String {
    var hash = FowlerNollVoHash()
    for (index, template) in collections.enumerated() {
      hash.add("\(template.basePath) \(template.path) \(template.keyAttribute)")
      hash.add("\(template.home ?? -1) \(template.viewOf ?? -1)")
      hash.add("\(seeds[index].shown)")
      for (key, number) in seeds[index].byKey.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
        hash.add("\(number) \(key)")
      }
    }
    for number in members.keys.sorted() { hash.add(memberText(number) ?? "") }
    return hash.text
  }

  func memberText(_ number: Int) -> String? {
    if let member = members[number] { return JSONValue.object(member).text() }
    // The docs would bring it back.
    return number <= seedCount ? "null" : nil
  }

  /// What has changed since the last time.
  mutating func takeChanges() -> [KeptState] {
    var journal = journal
    let changes = journal.take(member: memberText)
    self.journal = journal
    return changes
  }

  /// Puts what was kept over the seeds, and notes changes from then on.
  /// - Returns: whether all of it could be read.
  mutating func restore(_ kept: [KeptState]) -> Bool {
    seedCount = nextNumber - 1
    var ranks: [String: [(rank: Int, number: Int)]] = [:]
    for state in kept {
      guard let value = state.value, restore(state.entry, value, &ranks) else { return false }
    }
    for (place, ranked) in ranks {
      guard instances[place] != nil else { return false }
      let sorted = ranked.sorted { $0.rank < $1.rank }
      instances[place]?.shown = sorted.map(\.number)
      instances[place]?.nextRank = (sorted.last?.rank ?? -1) + 1
    }
    journal.start()
    return true
  }

  private mutating func restore(
    _ entry: StateEntry, _ value: String, _ ranks: inout [String: [(rank: Int, number: Int)]]
  ) -> Bool {
    switch entry.kind {
    case .member:
      guard let number = Int(entry.name), let json = Self.json(value) else { return false }
      members[number] = json.objectValue
    case .place:
      instances[entry.place] = instances[entry.place] ?? Instance()
    case .name:
      guard let number = Int(value) else { return false }
      instances[entry.place, default: Instance()].byKey[entry.name] = number
    case .rank:
      guard let number = Int(entry.name), let rank = Int(value) else { return false }
      ranks[entry.place, default: []].append((rank, number))
    case .document:
      guard let object = Self.json(value)?.objectValue else { return false }
      documents[entry.place] = object
    case .registrationToken:
      guard let collection = Int(entry.name), collections.indices.contains(collection) else { return false }
      registrationTokens[entry.place] = RegistrationToken(text: value, collection: collection)
    case .created:
      createdPaths.insert(entry.place)
    case .counter:
      return restoreCounter(entry, value)
    case .setting: break
    }
    return true
  }

  private mutating func restoreCounter(_ entry: StateEntry, _ value: String) -> Bool {
    switch (entry.place, entry.name) {
    case ("", "number"):
      guard let number = Int(value) else { return false }
      nextNumber = number
    case ("key", let name):
      guard let collection = Int(name), let key = Int(value) else { return false }
      nextKey[collection] = key
    default: break
    }
    return true
  }

  private static func json(_ text: String) -> JSONValue? {
    guard let document = try? JSONReader.readStrictly(Array(text.utf8)) else { return nil }
    return document.root.flatMap { JSONValue($0) }
  }
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923). It tells accidents apart, not attacks.
private struct FowlerNollVoHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String) {
    // A byte that no text holds ends each, so that `ab`, `c` is not `a`, `bc`.
    for byte in text.utf8 { mix(byte) }
    mix(0xFF)
  }

  private mutating func mix(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  var text: String { String(state, radix: 16) }
}
