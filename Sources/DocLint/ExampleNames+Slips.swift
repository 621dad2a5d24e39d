import APIModel

/// Names that look like slips of others.
extension ExampleNames {
  static func slips(
    _ census: Census
  ) -> (examples: [String: String], rows: [String: String], doubtful: [String: [String]]) {
    // A rare name is compared with the common ones that begin or end like it: one slip leaves one of the two.
    let texts = census.names.map { Array($0.utf8) }
    var keys = NameIndex(minimumCapacity: 1024)
    var common: [[Int]] = []
    for number in texts.indices
    where texts[number].count >= 3
      && (census.uses[number].total >= 2 || texts[number].suffix(4).elementsEqual("_ids".utf8))
    {
      forEachEnd(of: texts[number]) { end in
        let key = keys.number(end)
        if key == common.count { common.append([number]) } else { common[key].append(number) }
      }
    }
    var slips: [String: String] = [:]
    var rowSlips: [String: String] = [:]
    var doubtful: [String: [String]] = [:]
    for (number, name) in census.names.enumerated()
    where census.uses[number].total <= 2 && texts[number].count >= 3 {
      let use = census.uses[number]
      let bytes = texts[number]
      var near: Set<Int> = []
      forEachEnd(of: bytes) { end in
        guard let key = keys.known(end) else { return }
        for other in common[key] where other != number && Spelling.isOneSlip(bytes, texts[other]) {
          if bytes.count >= 5, texts[other].count >= 5, isMeant(other, by: name, use, census) {
            near.insert(other)
          } else if use.total == 1, use.shown == 1, isTwin(census.names[other], of: name),
            doubtful[name]?.contains(census.names[other]) != true
          {
            doubtful[name, default: []].append(census.names[other])
          }
        }
      }
      guard near.count == 1, let meant = near.first else { continue }
      if use.shown > 0, use.rows == 0, use.sent == 0 { slips[name] = census.names[meant] }
      if use.rows == 1, use.total == 1 { rowSlips[name] = census.names[meant] }
    }
    return (slips, rowSlips, doubtful)
  }

  /// Whether two names a slip apart are not two good names.
  private static func isTwin(_ other: String, of name: String) -> Bool {
    // Objects that have all else alike do not write `file_name` and `filename` for two things.
    let isOfBlank = name.filter { $0 != "_" } == other.filter { $0 != "_" }
    return !Spelling.differsInNumber(name, other) && (isOfBlank || !Spelling.differsInEnding(name, other))
      && !Spelling.differsInVariety(name, other)
  }

  /// Whether a common name may be what a rare one, a slip away from it, was to be.
  private static func isMeant(_ number: Int, by name: String, _ use: Use, _ census: Census) -> Bool {
    let other = census.names[number]
    let hasInnerPlural = use.shown > 0 && Spelling.hasInnerPlural(name, of: other)
    // `parents_ids` is wrong wherever it stands.
    let isSure = hasInnerPlural && other.hasSuffix("_ids") && other.utf8.count < name.utf8.count
    return (isSure || census.uses[number].total >= max(3, use.total * (hasInnerPlural ? 2 : 3)))
      && !Spelling.differsInNumber(name, other)
      && (!Spelling.differsInEnding(name, other) || hasInnerPlural)
      && !Spelling.differsInVariety(name, other)
      // `filename` and `file_name` are both right, each in its own API.
      && (name.utf8.count == other.utf8.count || name.filter { $0 != "_" } != other.filter { $0 != "_" })
  }

  /// The first two and the last two bytes, as numbers that differ; of a short name the first and the last.
  private static func forEachEnd(of name: [UInt8], _ visit: (UInt64) -> Void) {
    let count = name.count
    guard count >= 2 else { return }
    let pair = { (first: UInt8, second: UInt8, kind: UInt64) in UInt64(first) << 8 | UInt64(second) | kind << 16 }
    visit(pair(name[0], name[1], 0))
    visit(pair(name[count - 2], name[count - 1], 1))
    if count <= 5 { visit(pair(name[0], name[count - 1], 2)) }
  }
}
