import APIModel

/// What examples show of a value: a tree of counts, filled example by example. Its nodes lie in one array, since there
/// are as many as all examples have attributes, and hold no texts: a name is told from others by its key, and written
/// out only for the schema.
struct ExampleShape: Sendable {
  /// A value, an attribute or a list's items. Other nodes are named by their position; 0, the root, is nobody's child
  /// and stands for none.
  private struct Node: Sendable {
    /// An attribute's name.
    var key: UInt64 = 0
    var objects: Int32 = 0
    var arrays: Int32 = 0
    var strings: Int32 = 0
    var integers: Int32 = 0
    var numbers: Int32 = 0
    var booleans: Int32 = 0
    var nulls: Int32 = 0
    /// An object's attributes, in the order in which they were first shown.
    var firstAttribute: Int32 = 0
    var lastAttribute: Int32 = 0
    var attributeCount: Int32 = 0
    /// The next attribute of the same object.
    var next: Int32 = 0
    var items: Int32 = 0
    /// Where an example first shows it: an example's number and the node there, an attribute's key. Below 0 where none
    /// does.
    var example: Int32 = -1
    var position: Int32 = 0
    var formats = ShownFormats.all

    /// How often it is shown, null included.
    var shown: Int { Int(objects + arrays + strings + integers + numbers + booleans + nulls) }

    var types: SchemaTypes {
      var types: SchemaTypes = []
      if objects > 0 { types.insert(.object) }
      if arrays > 0 { types.insert(.array) }
      if strings > 0 { types.insert(.string) }
      if numbers > 0 { types.insert(.number) } else if integers > 0 { types.insert(.integer) }
      if booleans > 0 { types.insert(.boolean) }
      return types
    }

    mutating func add(_ other: Node) {
      objects += other.objects
      arrays += other.arrays
      strings += other.strings
      integers += other.integers
      numbers += other.numbers
      booleans += other.booleans
      nulls += other.nulls
      formats.formIntersection(other.formats)
    }
  }

  private struct Place: Hashable {
    var object: Int
    var key: UInt64
  }

  private var nodes = [Node()]
  /// The attributes of objects that have many; few are searched faster than hashed.
  private var positions: [Place: Int] = [:]

  private static let fewAttributes = 24
  private static let root = 0

  // MARK: Adding

  /// Of nothing yet.
  init() {}

  /// Of one example, which has no number yet.
  init(_ document: JSONDocument) {
    document.withNodes { text, read in
      nodes.reserveCapacity(read.count / 2 + 1)
      if !read.isEmpty { add(0, to: Self.root, Reading(document: document, text: text, nodes: read)) }
    }
    // It is kept until all pages are read.
    nodes = nodes.withUnsafeBufferPointer { Array($0) }
  }

  /// An example's text and nodes as plain memory.
  private struct Reading {
    let document: JSONDocument
    let text: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<JSONDocument.Node>

    func key(_ position: Int) -> UInt64 {
      let node = nodes[position]
      let start = Int(node.start) + 1
      let end = Int(node.end) - 1
      guard node.kind == .string, !node.hasEscapes, end >= start, text[end] == text[start - 1] else {
        return document.text(of: position).withBytes { ContentKey.short($0) }
      }
      return ContentKey.short(UnsafeBufferPointer(rebasing: text[start..<end]))
    }
  }

  private mutating func add(_ position: Int, to at: Int, _ read: Reading) {
    let value = read.nodes[position]
    if nodes[at].example < 0, value.kind != .unreadable { set(position, at) }
    switch value.kind {
    case .object:
      nodes[at].objects += 1
      var expected = Int(nodes[at].firstAttribute)
      var child = position + 1
      while child + 1 < Int(value.next) {
        // Objects of one kind have their attributes in one order.
        let attribute = attribute(read.key(child), of: at, expected: expected)
        if nodes[attribute].example < 0 { set(child, attribute) }
        add(child + 1, to: attribute, read)
        expected = Int(nodes[attribute].next)
        child = Int(read.nodes[child + 1].next)
      }
    case .array:
      nodes[at].arrays += 1
      var child = position + 1
      while child < Int(value.next) {
        add(child, to: items(of: at), read)
        child = Int(read.nodes[child].next)
      }
    case .string:
      nodes[at].strings += 1
      if !nodes[at].formats.isEmpty {
        nodes[at].formats.formIntersection(ShownFormats.formats(of: position, in: read.document, value, read.text))
      }
    case .number:
      let digits = read.text[Int(value.start)..<Int(value.end)]
      if digits.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") }) {
        nodes[at].integers += 1
      } else {
        nodes[at].numbers += 1
      }
    case .bool: nodes[at].booleans += 1
    case .null: nodes[at].nulls += 1
    case .unreadable: break
    }
  }

  private mutating func set(_ position: Int, _ at: Int) {
    nodes[at].example = 0
    nodes[at].position = Int32(clamping: position)
  }

  private mutating func items(of at: Int) -> Int {
    if nodes[at].items == 0 {
      let new = nodes.count
      nodes.append(Node())
      nodes[at].items = Int32(clamping: new)
    }
    return Int(nodes[at].items)
  }

  /// The attribute of a name, made where it is new.
  /// - Parameter expected: The one that it most likely is.
  private mutating func attribute(_ key: UInt64, of object: Int, expected: Int) -> Int {
    if expected != 0, nodes[expected].key == key { return expected }
    return known(key, of: object) ?? append(key, to: object)
  }

  private mutating func append(_ key: UInt64, to object: Int) -> Int {
    let new = nodes.count
    var node = Node()
    node.key = key
    nodes.append(node)
    let position = Int32(clamping: new)
    let last = Int(nodes[object].lastAttribute)
    if last == 0 { nodes[object].firstAttribute = position } else { nodes[last].next = position }
    nodes[object].lastAttribute = position
    nodes[object].attributeCount += 1
    if nodes[object].attributeCount == Self.fewAttributes + 1 {
      positions.reserveCapacity(positions.count + 2 * Self.fewAttributes)
      var at = Int(nodes[object].firstAttribute)
      while at != 0 {
        positions[Place(object: object, key: nodes[at].key)] = at
        at = Int(nodes[at].next)
      }
    } else if nodes[object].attributeCount > Self.fewAttributes {
      positions[Place(object: object, key: key)] = new
    }
    return new
  }

  private func known(_ key: UInt64, of object: Int) -> Int? {
    if nodes[object].attributeCount > Self.fewAttributes { return positions[Place(object: object, key: key)] }
    var at = Int(nodes[object].firstAttribute)
    while at != 0 {
      if nodes[at].key == key { return at }
      at = Int(nodes[at].next)
    }
    return nil
  }

  /// Adds all that one example shows, and gives it a number.
  mutating func merge(_ other: ExampleShape, as number: Int32) {
    guard nodes.count == 1, nodes[Self.root].shown == 0 else {
      merge(other, Self.root, into: Self.root, number)
      return
    }
    // Nearly always it is the first one.
    self = other
    for at in nodes.indices where nodes[at].example >= 0 { nodes[at].example = number }
  }

  /// Adds all that another shape's object shows.
  mutating func merge(_ entity: Entity) { merge(entity.shape, entity.at, into: Self.root, nil) }

  private mutating func merge(_ other: borrowing ExampleShape, _ from: Int, into at: Int, _ number: Int32?) {
    let node = other.nodes[from]
    nodes[at].add(node)
    if nodes[at].example < 0, node.example >= 0 {
      nodes[at].example = number ?? node.example
      nodes[at].position = node.position
    }
    // All that it shows is new where it has shown nothing.
    let isNew = nodes[at].firstAttribute == 0
    var theirs = Int(node.firstAttribute)
    var expected = Int(nodes[at].firstAttribute)
    while theirs != 0 {
      let key = other.nodes[theirs].key
      let own = isNew ? append(key, to: at) : attribute(key, of: at, expected: expected)
      merge(other, theirs, into: own, number)
      expected = Int(nodes[own].next)
      theirs = Int(other.nodes[theirs].next)
    }
    if node.items != 0 { merge(other, Int(node.items), into: items(of: at), number) }
  }

  // MARK: What is shown

  /// An object inside a shape.
  struct Entity {
    let shape: ExampleShape
    fileprivate let at: Int
  }

  /// The object that the shape is about: itself, or a list's items.
  var entity: Entity? {
    if nodes[Self.root].objects > 0 { return Entity(shape: self, at: Self.root) }
    let items = Int(nodes[Self.root].items)
    if nodes[Self.root].arrays > 0, items != 0, nodes[items].objects > 0 { return Entity(shape: self, at: items) }
    return nil
  }

  /// The share of the smaller one's attributes that the other one has too.
  func overlap(with entity: Entity) -> Double {
    let other = entity.shape.nodes
    let count = Int(nodes[Self.root].attributeCount)
    let otherCount = Int(other[entity.at].attributeCount)
    let smaller = min(count, otherCount)
    guard smaller > 0 else { return 0 }
    var shared = 0
    var at = Int(nodes[Self.root].firstAttribute)
    var expected = Int(other[entity.at].firstAttribute)
    while at != 0 {
      let key = nodes[at].key
      let isExpected = expected != 0 && other[expected].key == key
      if let known = isExpected ? expected : entity.shape.known(key, of: entity.at) {
        shared += 1
        expected = Int(other[known].next)
      }
      at = Int(nodes[at].next)
    }
    // Two or three attributes such as `id` and `name` are in everything: then all of both must agree.
    return Double(shared) / Double(smaller < 4 ? max(count, otherCount) : smaller)
  }

  /// The shape as a schema.
  /// - Parameters:
  ///   - pool: What all examples of the same resource show: it decides on null, types and formats. Presence is judged by
  ///     this shape alone, since a list may rightly show less of a resource than its details.
  ///   - places: Where each example stands.
  func schema(pool: ExampleShape?, places: ExamplePlaces) -> Schema {
    let own = nodes.span
    guard own[Self.root].objects == 0, own[Self.root].arrays > 0, own[Self.root].items != 0 else {
      return Self.schema(of: Self.root, "", own, pool ?? ExampleShape(), pool == nil ? nil : Self.root, places)
    }
    let items = Int(own[Self.root].items)
    var list = Schema(types: own[Self.root].types, isNullable: own[Self.root].nulls > 0)
    Self.settle(&list, own[Self.root].formats, "")
    list.items = .schema(
      Self.schema(of: items, "", own, pool ?? ExampleShape(), pool == nil ? nil : Self.root, places))
    return list
  }

  /// - Parameters:
  ///   - own: The shape's nodes, looked at where they stand: there are many, and each is asked for much.
  ///   - pooled: The node of the pool that stands for the same value.
  private static func schema(
    of at: Int, _ name: String, _ own: Span<Node>, _ pool: borrowing ExampleShape, _ pooled: Int?,
    _ places: ExamplePlaces
  ) -> Schema {
    let shared = pool.nodes.span
    var schema = Schema(types: own[at].types, isNullable: own[at].nulls > 0)
    var formats = own[at].formats
    if let pooled {
      schema.types.formUnion(shared[pooled].types)
      if shared[pooled].nulls > 0 { schema.isNullable = true }
      if shared[pooled].strings > 0 { formats.formIntersection(shared[pooled].formats) }
    }
    settle(&schema, formats, name)
    if own[at].attributeCount > 0 {
      let objects = Int(own[at].objects)
      schema.properties.reserveCapacity(Int(own[at].attributeCount))
      var attribute = Int(own[at].firstAttribute)
      var expected = pooled.map { Int(shared[$0].firstAttribute) } ?? 0
      while attribute != 0 {
        let key = own[attribute].key
        var twin: Int?
        if let pooled {
          twin = expected != 0 && shared[expected].key == key ? expected : pool.known(key, of: pooled)
          if let twin { expected = Int(shared[twin].next) }
        }
        let shown = own[attribute].shown
        let (example, position) = (Int(own[attribute].example), Int(own[attribute].position))
        let name = places.name(example, position)
        schema.properties.append(
          Property(
            name: name, schema: self.schema(of: attribute, name, own, pool, twin, places),
            isRequired: shown >= objects && objects > 0,
            evidence: Evidence(
              shown: shown, nulls: Int(own[attribute].nulls), occasions: objects,
              example: places.span(example, position))))
        attribute = Int(own[attribute].next)
      }
    }
    if own[at].items != 0 {
      var twin: Int?
      if let pooled, shared[pooled].items != 0 { twin = Int(shared[pooled].items) }
      schema.items = .schema(self.schema(of: Int(own[at].items), name, own, pool, twin, places))
    }
    return schema
  }

  /// Settles a schema's types and format.
  private static func settle(_ schema: inout Schema, _ formats: ShownFormats, _ name: String) {
    if schema.types.contains(.number) { schema.types.remove(.integer) }
    if schema.types == .string { schema.format = formats.name(for: name) }
  }
}
