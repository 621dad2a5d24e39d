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
  /// An object's attributes in the order in which they were first shown.
  private(set) var attributes: [(name: String, shape: ExampleShape)] = []
  /// Kept only where there are many; few are searched faster than hashed.
  private var positions: [String: Int]?
  private(set) var items: ExampleShape?
  /// Where an example first shows it: an example's number and the offset in its text.
  private(set) var first: (example: Int, offset: Int)?

  /// How often it is shown, null included.
  var shown: Int { objects + arrays + strings + integers + numbers + booleans + nulls }

  /// Adds a value of an example.
  func add(_ node: JSONNode, example: Int) {
    if first == nil, node.kind != .unreadable { first = (example, node.range.lowerBound) }
    switch node.kind {
    case .object:
      objects += 1
      var next = 0
      for member in node.members {
        // Objects of one kind have their attributes in one order.
        if next >= attributes.count || !member.isNamed(attributes[next].name) { next = position(member.name) }
        attributes[next].shape.addMember(member, example: example)
        next += 1
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
      if !formats.isEmpty { formats.formIntersection(ShownFormats.formats(of: node.string ?? "")) }
    case .number:
      if node.isInteger { integers += 1 } else { numbers += 1 }
    case .bool: booleans += 1
    case .null: nulls += 1
    case .unreadable: break
    }
  }

  private func addMember(_ member: JSONNode.Member, example: Int) {
    if first == nil { first = (example, member.key.range.lowerBound) }
    add(member.value, example: example)
  }

  private static let fewAttributes = 24

  /// Where an attribute stands; a new one is added at the end.
  private func position(_ name: String) -> Int {
    if let known = known(name) { return known }
    let new = attributes.count
    attributes.append((name, ExampleShape()))
    if positions != nil {
      positions?[name] = new
    } else if attributes.count > Self.fewAttributes {
      positions = Dictionary(attributes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return new
  }

  private func known(_ name: String) -> Int? {
    if let positions { return positions[name] }
    return attributes.firstIndex { $0.name == name }
  }

  /// The attribute of a name, which stands most likely at a position.
  private func attribute(_ name: String, near position: Int) -> ExampleShape? {
    if attributes.indices.contains(position), attributes[position].name == name { return attributes[position].shape }
    return known(name).map { attributes[$0].shape }
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
    first = first ?? other.first
    for (index, attribute) in other.attributes.enumerated() {
      let isInOrder = index < attributes.count && attributes[index].name == attribute.name
      attributes[isInOrder ? index : position(attribute.name)].shape.merge(attribute.shape)
    }
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
    let smaller = min(attributes.count, other.attributes.count)
    guard smaller > 0 else { return 0 }
    let larger = max(attributes.count, other.attributes.count)
    var shared = 0
    for (index, attribute) in attributes.enumerated() where other.attribute(attribute.name, near: index) != nil {
      shared += 1
    }
    // Two or three attributes such as `id` and `name` are in everything: then all of both must agree.
    return smaller < 4 ? Double(shared) / Double(larger) : Double(shared) / Double(smaller)
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
    schema.properties.reserveCapacity(attributes.count)
    for (index, (name, shape)) in attributes.enumerated() {
      let evidence = Evidence(
        shown: shape.shown, nulls: shape.nulls, occasions: objects,
        example: shape.first.flatMap { span($0.example, $0.offset) })
      schema.properties.append(
        Property(
          name: name, schema: shape.schema(name: name, pool: pool?.attribute(name, near: index), span: span),
          isRequired: shape.shown >= objects && objects > 0, evidence: evidence))
    }
    if let items { schema.items = .schema(items.schema(name: name, pool: pool?.items, span: span)) }
    return schema
  }
}
