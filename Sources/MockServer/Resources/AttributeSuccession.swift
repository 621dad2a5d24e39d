import APIModel

/// An attribute that the docs deprecate in favour of another, such as `active` of `paused`: a server that keeps both
/// must not let them contradict each other.
struct AttributeSuccession: Sendable, Hashable {
  enum Relation: Sendable, Hashable {
    case same
    /// Booleans that every example shows as opposites.
    case opposite
  }

  var old: String
  var new: String
  var relation: Relation

  /// The successions that deprecation notes name and that the examples bear out. Booleans may mean the same or the
  /// opposite, which only examples tell; without any they are left alone.
  static func all(in spec: APISpec) -> [AttributeSuccession] {
    var pairs: Set<[String]> = []
    var plain: Set<[String]> = []
    for operation in spec.operations {
      for parameter in operation.parameters {
        guard let new = parameter.deprecation?.replacement, let other = operation.parameter(new),
          parameter.schema.types == other.schema.types
        else { continue }
        pairs.insert([parameter.name, new])
        if parameter.schema.types != .boolean { plain.insert([parameter.name, new]) }
      }
      let properties = operation.responses.compactMap(\.schema).flatMap { ($0.items?.schema ?? $0).properties }
      for property in properties {
        if let new = property.deprecation?.replacement { pairs.insert([property.name, new]) }
      }
    }
    var shown: [[String]: Set<Relation>] = [:]
    for example in spec.operations.flatMap(\.responses).flatMap(\.examples) {
      for object in objects(example.json) {
        for pair in pairs {
          guard let old = object[pair[0]], let new = object[pair[1]] else { continue }
          if old == new {
            shown[pair, default: []].insert(.same)
          } else if let flag = old.boolValue, new.boolValue == !flag {
            shown[pair, default: []].insert(.opposite)
          }
        }
      }
    }
    return pairs.compactMap { pair in
      let relations = shown[pair] ?? (plain.contains(pair) ? [.same] : [])
      guard relations.count == 1, let relation = relations.first else { return nil }
      return AttributeSuccession(old: pair[0], new: pair[1], relation: relation)
    }.sorted { ($0.old, $0.new) < ($1.old, $1.new) }
  }

  /// The objects that an answer is about: itself or its items.
  private static func objects(_ json: JSONValue?) -> [JSONObject] {
    json?.objectValue.map { [$0] } ?? json?.arrayValue?.compactMap(\.objectValue) ?? []
  }

  private func counterpart(_ value: JSONValue) -> JSONValue? {
    switch (relation, value) {
    case (.same, _): value
    case (.opposite, .bool(let flag)): .bool(!flag)
    case (.opposite, _): nil
    }
  }

  /// Gives both attributes values that agree, where one is set; the new one's counts.
  /// - Parameter isKept: whether a member keeps an attribute of that name.
  func settle(_ value: inout JSONObject, isKept: (String) -> Bool) {
    if let set = value[new] {
      if isKept(old), let other = counterpart(set) { value[old] = other }
    } else if let set = value[old], isKept(new), let other = counterpart(set) {
      value[new] = other
    }
  }
}
