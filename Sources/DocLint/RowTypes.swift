import APIModel

/// How many rows of the docs give each name each type.
struct RowTypes: Sendable {
  private var names = NameIndex()
  private var counts: [Counts] = []

  /// The types of one name, in the order of the docs.
  struct Counts: Sendable {
    fileprivate(set) var all: [(types: SchemaTypes, count: Int)] = []

    /// How many rows have exactly these types.
    subscript(types: SchemaTypes) -> Int { all.first { $0.types == types }?.count ?? 0 }

    fileprivate mutating func add(_ types: SchemaTypes) {
      if let known = all.firstIndex(where: { $0.types == types }) {
        all[known].count += 1
      } else {
        all.append((types, 1))
      }
    }
  }

  mutating func add(_ name: String, _ types: SchemaTypes) {
    let number = names.number(NameHash.of(name))
    if number == counts.count { counts.append(Counts()) }
    counts[number].add(types)
  }

  subscript(name: String) -> Counts { names.known(NameHash.of(name)).map { counts[$0] } ?? Counts() }
}
