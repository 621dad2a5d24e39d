import APIModel

/// Schema Objects to `Schema`.
struct SchemaReader {
  let references: References
  /// Whether spans are taken from extensions only.
  let isOurs: Bool
  /// Whether what is read belongs to a request: `readOnly` properties are then left out, else `writeOnly` ones.
  var isRequest = false

  /// How many schemas one response or parameter may unfold into, given how many the file has unfolded into so far.
  private var budget: Int { totalVisits < 200_000 ? 5000 : totalVisits < 400_000 ? 1000 : 100 }
  /// From here on no reference is followed.
  private static let totalBudget = 500_000
  /// How deeply schemas may nest.
  private static let maximumDepth = 100

  private var visits = 0
  private var totalVisits = 0
  /// The references that are being followed.
  private var following: [String] = []
  private var maximumReferences = Self.referenceLimits[0]
  private var isOverBudget = false
  private var isBounded = true
  private var isShallow = false

  private static let referenceLimits = [24, 8, 4, 2, 1, 0]

  init(references: References, isOurs: Bool) {
    self.references = references
    self.isOurs = isOurs
  }

  /// Reads a schema and all in it. One that would unfold beyond bounds is read again with fewer references followed.
  /// - Parameter isShallow: leaves out properties and items.
  mutating func schema(
    _ node: SpecNode, isProperty: Bool = false, isShallow: Bool = false
  ) throws(SpecFileError) -> Schema {
    self.isShallow = isShallow
    for limit in Self.referenceLimits {
      guard limit == 0 || totalVisits < Self.totalBudget else { continue }
      maximumReferences = limit
      visits = 0
      following = []
      isOverBudget = false
      // What is written out in the file is always read.
      isBounded = limit > 0
      let schema = try read(node, isProperty: isProperty, depth: 0).schema
      totalVisits += visits
      if !isOverBudget { return schema }
    }
    return Schema()
  }

  /// A schema, the properties that it requires by name, and whether it allows nothing but null.
  private struct Reading {
    var schema = Schema()
    var required: Set<String> = []
    var isNullOnly = false
  }

  private mutating func read(_ node: SpecNode, isProperty: Bool, depth: Int) throws(SpecFileError) -> Reading {
    visits += 1
    if isBounded, visits > budget { isOverBudget = true }
    guard !isOverBudget else { return Reading() }
    let (target, pointer) = try references.resolve(node)
    if let pointer {
      let isRecursive = following.contains(pointer)
      guard !isRecursive, following.count < maximumReferences else { return own(target, isProperty: isProperty) }
      following.append(pointer)
    }
    defer { if pointer != nil { following.removeLast() } }
    guard depth < Self.maximumDepth else { return own(target, isProperty: isProperty) }

    var reading = own(target, isProperty: isProperty)
    if !isShallow { try readNested(in: target, into: &reading.schema, depth: depth) }
    if let values = target["additionalProperties"], values.isObject {
      let wasShallow = isShallow
      isShallow = false
      defer { isShallow = wasShallow }
      reading.schema.additional = .values(try read(values, isProperty: false, depth: depth + 1).schema)
    }
    reading.required = Set(target["required"]?.strings ?? [])
    for part in target["allOf"]?.items ?? [] {
      let part = try read(part, isProperty: isProperty, depth: depth + 1)
      reading.schema.merge(part.schema)
      reading.required.formUnion(part.required)
      reading.isNullOnly = reading.isNullOnly || part.isNullOnly
    }
    for keyword in ["oneOf", "anyOf"] {
      guard let alternatives = target[keyword]?.items, !alternatives.isEmpty else { continue }
      var readings: [Reading] = []
      for alternative in alternatives {
        readings.append(try read(alternative, isProperty: isProperty, depth: depth + 1))
      }
      reading.schema.merge(Self.union(readings))
    }
    reading.schema.require(reading.required)
    if pointer != nil { addSiblings(of: node, to: &reading.schema, isProperty: isProperty) }
    return reading
  }

  /// Since 3.1 a `$ref` may have neighbours, and 3.0 files have them too.
  private func addSiblings(of node: SpecNode, to schema: inout Schema, isProperty: Bool) {
    if node["nullable"]?.bool == true { schema.isNullable = true }
    if !isProperty, let description = node.text("description") { schema.description = description }
  }

  /// What a schema says itself, without what is nested in it.
  private func own(_ node: SpecNode, isProperty: Bool) -> Reading {
    var reading = Reading()
    var schema = Schema()
    var names = node["type"]?.strings ?? []
    if let name = node["type"]?.string { names = [name] }
    for name in names {
      if name == "null" { schema.isNullable = true } else { schema.types.formUnion(SchemaTypes(name: name) ?? []) }
    }
    reading.isNullOnly = names == ["null"]
    if node["nullable"]?.bool == true || node[ExtensionKey.isNullable]?.bool == true { schema.isNullable = true }
    schema.format = node.text("format")
    schema.description = node.text(isProperty ? ExtensionKey.schemaDescription : "description")
    schema.minimum = node["minimum"]?.int
    schema.maximum = node["maximum"]?.int
    schema.maximumLength = node["maxLength"]?.int
    schema.minimumLength = node["minLength"]?.int
    schema.minimumItems = node["minItems"]?.int
    schema.maximumItems = node["maxItems"]?.int
    schema.pattern = node.text("pattern")
    schema.assertions = node.assertions
    if node["additionalProperties"]?.bool == false { schema.additional = .forbidden }
    addEnumeration(node, to: &schema, &reading)
    if schema.types.isEmpty, !isOurs, !reading.isNullOnly { schema.types = Self.impliedTypes(node) }
    reading.schema = schema
    return reading
  }

  private func addEnumeration(_ node: SpecNode, to schema: inout Schema, _ reading: inout Reading) {
    let listed = node["const"].map { [$0] } ?? node["enum"]?.items
    guard let values = listed ?? node[ExtensionKey.enumeration]?.items else { return }
    if !isOurs, values.contains(where: \.isNull) {
      schema.isNullable = true
      if values.allSatisfy(\.isNull) { reading.isNullOnly = true }
    }
    let deprecations = node[ExtensionKey.enumerationDeprecations]
    let texts = values.compactMap(\.scalarText)
    guard !texts.isEmpty || isOurs else { return }
    schema.enumeration = Enumeration(
      values: texts.map { EnumerationValue($0, deprecation: deprecations?[$0]?.deprecationFact) },
      source: node.text(ExtensionKey.enumerationSource))
  }

  /// The types of a schema that does not name them but can only mean these.
  private static func impliedTypes(_ node: SpecNode) -> SchemaTypes {
    if node["properties"] != nil { return .object }
    if node["items"] != nil { return .array }
    var types: SchemaTypes = []
    for value in node["const"].map({ [$0] }) ?? node["enum"]?.items ?? [] {
      switch value.value {
      case .string: types.insert(.string)
      case .bool: types.insert(.boolean)
      case .number(let text): types.insert(SchemaWriter.isInteger(text) ? .integer : .number)
      default: break
      }
    }
    return types
  }

  private mutating func readNested(
    in node: SpecNode, into schema: inout Schema, depth: Int
  ) throws(SpecFileError) {
    let items = [node["items"], node["prefixItems"]?.items.first].compactMap { $0 }.first { $0.isObject }
    if let items {
      schema.items = .schema(try read(items, isProperty: false, depth: depth + 1).schema)
    }
    var placed: [Placed<Property>] = []
    for member in node["properties"]?.members ?? [] {
      let target = try references.resolve(member.value).node
      // What only the other direction has.
      if target[isRequest ? "readOnly" : "writeOnly"]?.bool == true { continue }
      var property = try property(member.value, target, name: member.name, depth: depth)
      if !isOurs, property.evidence == Evidence() {
        property.evidence.row = member.keyRange.map { SourceSpan(path: references.path, range: $0) }
      }
      placed.append(Placed(value: property, position: nil))
    }
    for unlisted in node[ExtensionKey.removed]?.items ?? [] {
      guard let name = unlisted.text(ExtensionKey.name) else { continue }
      var property = try property(unlisted, unlisted, name: name, depth: depth)
      property.isRequired = unlisted[ExtensionKey.isRequired]?.bool == true
      placed.append(Placed(value: property, position: unlisted[ExtensionKey.position]?.int))
    }
    schema.properties = Placed.ordered(placed)
  }

  private mutating func property(
    _ node: SpecNode, _ target: SpecNode, name: String, depth: Int
  ) throws(SpecFileError) -> Property {
    let schema = try read(node, isProperty: true, depth: depth + 1).schema
    return Property(
      name: name, schema: schema, evidence: target.evidence ?? Evidence(),
      description: node.text("description") ?? target.text("description"),
      deprecation: node.deprecation ?? target.deprecation, removal: target.removal)
  }

  /// What several alternatives allow together.
  private static func union(_ readings: [Reading]) -> Schema {
    let others = readings.filter { !$0.isNullOnly }
    guard var union = others.first?.schema else { return Schema(isNullable: true) }
    for reading in others.dropFirst() { union.widen(to: reading.schema) }
    if others.count < readings.count { union.isNullable = true }
    return union
  }
}
