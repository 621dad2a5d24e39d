import APIModel

/// What examples show of a value: a tree of counts, filled example by example.
final class ExampleShape {
  private(set) var objects = 0
  private(set) var arrays = 0
  private(set) var strings = 0
  private(set) var integers = 0
  private(set) var numbers = 0
  private(set) var booleans = 0
  private(set) var nulls = 0
  private(set) var formats = ShownFormats.all
  /// The distinct scalar values, up to a limit; nil once there are more.
  private(set) var values: [String]? = []
  private(set) var names: [String] = []
  private(set) var properties: [String: ExampleShape] = [:]
  private(set) var items: ExampleShape?
  /// Where an example first shows it: an example's number and the offset in its text.
  private(set) var first: (example: Int, offset: Int)?

  private static let maximumValues = 24

  /// How often it is shown, null included.
  var shown: Int { objects + arrays + strings + integers + numbers + booleans + nulls }

  /// Adds a value of an example.
  func add(_ node: JSONNode, example: Int) {
    if first == nil, node.kind != .unreadable { first = (example, node.range.lowerBound) }
    switch node.kind {
    case .object:
      objects += 1
      for member in node.members {
        let name = member.name
        property(name).addMember(member, example: example)
      }
    case .array:
      arrays += 1
      for item in node.items {
        let shape = items ?? ExampleShape()
        items = shape
        shape.add(item, example: example)
      }
    case .string:
      strings += 1
      let text = node.string ?? ""
      formats.formIntersection(ShownFormats.formats(of: text))
      note(text)
    case .number:
      if node.isInteger { integers += 1 } else { numbers += 1 }
      note(node.source)
    case .bool: booleans += 1
    case .null: nulls += 1
    case .unreadable: break
    }
  }

  private func addMember(_ member: JSONNode.Member, example: Int) {
    if first == nil { first = (example, member.key.range.lowerBound) }
    add(member.value, example: example)
  }

  private func property(_ name: String) -> ExampleShape {
    if let known = properties[name] { return known }
    let new = ExampleShape()
    properties[name] = new
    names.append(name)
    return new
  }

  private func note(_ value: String) {
    guard let known = values else { return }
    if known.contains(value) { return }
    if known.count >= Self.maximumValues || value.utf8.count > 64 { values = nil } else { values?.append(value) }
  }

  /// Adds all that another shape shows.
  func merge(_ other: ExampleShape) {
    objects += other.objects
    arrays += other.arrays
    strings += other.strings
    integers += other.integers
    numbers += other.numbers
    booleans += other.booleans
    nulls += other.nulls
    formats.formIntersection(other.formats)
    if let added = other.values { for value in added { note(value) } } else { values = nil }
    first = first ?? other.first
    for name in other.names { if let shape = other.properties[name] { property(name).merge(shape) } }
    if let shape = other.items {
      let own = items ?? ExampleShape()
      items = own
      own.merge(shape)
    }
  }

  /// The object that the shape is about: itself, or a list's items.
  var entity: ExampleShape? {
    if objects > 0 { return self }
    if arrays > 0, let items, items.objects > 0 { return items }
    return nil
  }

  var types: SchemaTypes {
    var types: SchemaTypes = []
    if objects > 0 { types.insert(.object) }
    if arrays > 0 { types.insert(.array) }
    if strings > 0 { types.insert(.string) }
    if numbers > 0 { types.insert(.number) } else if integers > 0 { types.insert(.integer) }
    if booleans > 0 { types.insert(.boolean) }
    return types
  }

  /// The share of the smaller one's attributes that the other one has too.
  func overlap(with other: ExampleShape) -> Double {
    let smaller = min(names.count, other.names.count)
    guard smaller > 0 else { return 0 }
    let shared = names.filter { other.properties[$0] != nil }.count
    // Two or three attributes such as `id` and `name` are in everything: then all of both must agree.
    return smaller < 4 ? Double(shared) / Double(max(names.count, other.names.count)) : Double(shared) / Double(smaller)
  }

  /// The shape as a schema.
  /// - Parameters:
  ///   - pool: What all examples of the same resource show: it decides on null, types and formats. Presence is judged by
  ///     this shape alone, since a list may rightly show less of a resource than its details.
  ///   - span: Converts an example's number and an offset into a place.
  func schema(name: String = "", pool: ExampleShape?, span: (Int, Int) -> SourceSpan?) -> Schema {
    var schema = Schema(types: types.union(pool?.types ?? []), isNullable: nulls > 0 || (pool?.nulls ?? 0) > 0)
    if schema.types.contains(.number) { schema.types.remove(.integer) }
    if schema.types == .string {
      let agreed = pool.map { $0.strings > 0 ? formats.intersection($0.formats) : formats } ?? formats
      schema.format = agreed.name(for: name)
    }
    for name in names {
      guard let shape = properties[name] else { continue }
      let evidence = Evidence(
        shown: shape.shown, nulls: shape.nulls, occasions: objects,
        example: shape.first.flatMap { span($0.example, $0.offset) })
      schema.properties.append(
        Property(
          name: name, schema: shape.schema(name: name, pool: pool?.properties[name], span: span),
          isRequired: shape.shown >= objects && objects > 0, evidence: evidence))
    }
    if let items { schema.items = .schema(items.schema(name: name, pool: pool?.items, span: span)) }
    return schema
  }
}
