import APIModel

extension Schema {
  /// Marks the properties that `required` names. A property that is gone may share its name with one that is not.
  mutating func require(_ names: Set<String>) {
    var left = names
    for position in properties.indices where properties[position].removal == nil {
      if left.remove(properties[position].name) != nil { properties[position].isRequired = true }
    }
  }

  /// Takes over what another schema demands of the same value besides: `allOf`, loosely.
  mutating func merge(_ other: Schema) {
    let common = types.intersection(other.types)
    if types.isEmpty { types = other.types } else if !common.isEmpty { types = common }
    isNullable = isNullable || other.isNullable
    format = format ?? other.format
    enumeration = enumeration ?? other.enumeration
    minimum = minimum ?? other.minimum
    maximum = maximum ?? other.maximum
    maximumLength = maximumLength ?? other.maximumLength
    minimumLength = minimumLength ?? other.minimumLength
    minimumItems = minimumItems ?? other.minimumItems
    maximumItems = maximumItems ?? other.maximumItems
    pattern = pattern ?? other.pattern
    additional = additional ?? other.additional
    assertions += other.assertions.filter { theirs in !assertions.contains { $0.name == theirs.name } }
    description = description ?? other.description
    items = items ?? other.items
    combineProperties(with: other) { mine, theirs in
      mine.schema.merge(theirs.schema)
      mine.isRequired = mine.isRequired || theirs.isRequired
    }
  }

  /// Lets a value be as this schema or as another: `oneOf` and `anyOf`, loosely.
  mutating func widen(to other: Schema) {
    types = types.isEmpty || other.types.isEmpty ? [] : types.union(other.types)
    isNullable = isNullable || other.isNullable
    if format != other.format { format = nil }
    enumeration = Self.joined(enumeration, other.enumeration)
    if minimum != other.minimum { minimum = nil }
    if maximum != other.maximum { maximum = nil }
    if maximumLength != other.maximumLength { maximumLength = nil }
    if minimumLength != other.minimumLength { minimumLength = nil }
    if minimumItems != other.minimumItems { minimumItems = nil }
    if maximumItems != other.maximumItems { maximumItems = nil }
    if pattern != other.pattern { pattern = nil }
    if additional != other.additional { additional = nil }
    assertions.removeAll { !other.assertions.contains($0) }
    if let mine = items, let theirs = other.items {
      var schema = mine.schema
      schema.widen(to: theirs.schema)
      items = .schema(schema)
    } else {
      items = items ?? other.items
    }
    let names = Set(other.properties.map(\.name))
    for position in properties.indices where !names.contains(properties[position].name) {
      properties[position].isRequired = false
    }
    let known = Set(properties.map(\.name))
    var other = other
    for position in other.properties.indices where !known.contains(other.properties[position].name) {
      other.properties[position].isRequired = false
    }
    combineProperties(with: other) { mine, theirs in
      mine.schema.widen(to: theirs.schema)
      mine.isRequired = mine.isRequired && theirs.isRequired
    }
  }

  private mutating func combineProperties(with other: Schema, _ combine: (inout Property, Property) -> Void) {
    guard !other.properties.isEmpty else { return }
    var index: [String: Int] = [:]
    for (position, property) in properties.enumerated() { index[property.name] = position }
    for property in other.properties {
      if let position = index[property.name] {
        combine(&properties[position], property)
        properties[position].description = properties[position].description ?? property.description
        properties[position].deprecation = properties[position].deprecation ?? property.deprecation
      } else {
        index[property.name] = properties.count
        properties.append(property)
      }
    }
  }

  /// All values of both; nil where one of them allows any.
  private static func joined(_ a: Enumeration?, _ b: Enumeration?) -> Enumeration? {
    guard var joined = a, let b else { return nil }
    for value in b.values where !joined.contains(value.value) { joined.values.append(value) }
    return joined
  }
}
