import APIModel

/// Whether values of one schema keep the promises of another, as far as both are known.
enum TypeComparison {
  enum Result {
    case same, widened, narrowed
  }

  /// What a client sends.
  /// - Parameter isText: whether values travel as text, so that every scalar is also a string.
  static func request(_ old: Schema, _ new: Schema, isText: Bool) -> Result {
    guard !old.types.isEmpty, !new.types.isEmpty else { return .same }
    if old.types == new.types {
      guard let before = old.items?.schema, let after = new.items?.schema else { return .same }
      return request(before, after, isText: isText)
    }
    let scalars: SchemaTypes = [.string, .integer, .number, .boolean]
    let isAccepted = old.types.each.allSatisfy { type in
      new.types.accepts(type) || (isText && new.types.contains(.string) && scalars.contains(type))
    }
    return isAccepted ? .widened : .narrowed
  }

  /// What a client receives: `narrowed` where everything new was possible before.
  static func response(_ old: Schema, _ new: Schema) -> Result {
    guard !old.types.isEmpty, !new.types.isEmpty, old.types != new.types else { return .same }
    return new.types.each.allSatisfy { old.types.accepts($0) } ? .narrowed : .widened
  }
}

extension SchemaTypes {
  /// The types one by one.
  var each: [SchemaTypes] { names.compactMap { SchemaTypes(name: $0) } }
}

extension Schema {
  /// The values that the docs list for it or, where it is an array, for its items.
  var listedValues: Enumeration? { enumeration ?? items?.schema.enumeration }
}

/// How two lists of values differ.
struct EnumerationDifference {
  let lost: [String]
  let gained: [String]
  /// The values whose deprecation is new.
  let deprecated: [EnumerationValue]

  init(_ old: Enumeration, _ new: Enumeration) {
    let before = old.values.map(\.value)
    let after = new.values.map(\.value)
    let (known, left) = (Set(before), Set(after))
    lost = before.filter { !left.contains($0) }
    gained = after.filter { !known.contains($0) }
    let current = Set(old.values.lazy.filter { $0.deprecation == nil }.map(\.value))
    deprecated = new.values.filter { $0.deprecation != nil && current.contains($0.value) }
  }

  /// Nil where the lists agree.
  func message(about what: String) -> String? {
    let gained =
      self.gained.isEmpty
      ? nil : "gained the \(Wording.plural("value", self.gained.count)) \(Wording.list(self.gained))"
    let lost =
      self.lost.isEmpty
      ? nil : "lost the \(Wording.plural("value", self.lost.count)) \(Wording.list(self.lost))"
    let parts = [lost, gained].compactMap(\.self)
    return parts.isEmpty ? nil : "\(what) \(parts.joined(separator: " and "))"
  }
}
