import APIModel

/// The schema of a documented body, made ready for looking at many bodies: a flat tree in which every place that the
/// docs promise something about has a number.
struct ResponseShape: Sendable {
  /// How deep promises are followed. Deeper ones are left out.
  static let maximumDepth = 32

  /// A class, since the checks of one response read a place dozens of times.
  final class Place: Sendable {
    enum Role: Hashable, Sendable { case root, attribute, item }

    let role: Role
    /// The place as a JSON Pointer in which `0` stands for every item of a list: `/0/projects/0/id`.
    let pointer: String
    let parent: Int?
    let name: String
    /// Without what stands below it.
    let schema: Schema
    /// The types to judge by; integers that only examples show may turn out to be numbers.
    let types: SchemaTypes
    let format: ValueFormat?
    /// The attribute's own record; nil for the root and items.
    let property: Property?
    /// The attribute's evidence; an item has that of its list.
    let evidence: Evidence
    /// The line of the docs that promises it.
    let span: SourceSpan?
    /// Whether the docs say anything of what an object here holds, and all of it: a map's keys are data.
    let isKnownObject: Bool

    fileprivate init(
      _ schema: Schema, types: SchemaTypes, role: Role, pointer: String, parent: Int?, name: String,
      property: Property?, evidence: Evidence, span: SourceSpan?, isKnownObject: Bool
    ) {
      self.role = role
      self.pointer = pointer
      self.parent = parent
      self.name = name
      self.evidence = evidence
      self.span = span
      self.isKnownObject = isKnownObject
      self.types = types
      format = schema.format.flatMap { ValueFormat(rawValue: $0) }
      var bare = schema
      bare.properties = []
      bare.items = nil
      self.schema = bare
      var record = property
      record?.schema = Schema()
      self.property = record
    }
  }

  /// What the walk over a body needs of a place, without anything that would have to be counted on every copy.
  struct Facts: Sendable {
    var types: SchemaTypes
    var isNullable: Bool
    var format: ValueFormat?
    var hasEnumeration: Bool
    /// Whether it is worth knowing that the attribute is there at all.
    var isWatched: Bool
    var isRequired: Bool
    /// Whether the keys of an object here are data, so that any may come.
    var hasFreeKeys: Bool
    /// Whether only examples show an object here, which is no item of a list, so that it may turn out to be a map.
    var isOnlyShown: Bool
    /// Whether it is the whole body.
    var isWhole: Bool
    /// Where the place's attributes begin in `attributes`, and how many there are.
    var firstAttribute = 0
    var attributeCount = 0
    var items: Int?
  }

  private(set) var places: [Place] = []
  /// By place.
  private(set) var facts: [Facts] = []
  /// The attributes of all objects, those of one object together.
  private(set) var attributes: [Int] = []
  private var rawNames: [[UInt8]] = []

  init(_ schema: Schema, span: SourceSpan?) {
    add(
      schema, role: .root, pointer: "", parent: nil, name: "", property: nil, evidence: Evidence(), span: span, depth: 0
    )
  }

  @discardableResult
  private mutating func add(
    _ schema: Schema, role: Place.Role, pointer: String, parent: Int?, name: String, property: Property?,
    evidence: Evidence, span: SourceSpan?, depth: Int
  ) -> Int {
    let index = places.count
    let isOfAnyType = Self.isOfAnyType(schema, role: role, evidence: evidence)
    let hasFreeKeys = isOfAnyType || FreeKeys.areLikely(in: schema, name: name)
    places.append(
      Place(
        schema, types: isOfAnyType ? [] : Self.types(schema, name: name, evidence: evidence), role: role,
        pointer: pointer, parent: parent, name: name, property: property, evidence: evidence, span: span,
        isKnownObject: depth < Self.maximumDepth && !schema.properties.isEmpty && !hasFreeKeys))
    facts.append(
      Facts(
        types: places[index].types, isNullable: schema.isNullable, format: places[index].format,
        hasEnumeration: schema.enumeration?.values.isEmpty == false,
        isWatched: property?.removal != nil || property?.deprecation != nil,
        isRequired: property?.isRequired == true, hasFreeKeys: hasFreeKeys,
        isOnlyShown: role != .item && schema.properties.allSatisfy { Self.isOnlyShown($0.evidence) },
        isWhole: role == .root))
    rawNames.append(Array(name.utf8))
    guard depth < Self.maximumDepth else { return index }
    var attributes: [Int] = []
    for documented in schema.properties {
      var property = documented
      if hasFreeKeys { property.isRequired = false }
      attributes.append(
        add(
          property.schema, role: .attribute, pointer: "\(pointer)/\(JSONPointer.escape(property.name))", parent: index,
          name: property.name, property: property, evidence: property.evidence,
          span: property.evidence.span ?? span, depth: depth + 1))
    }
    facts[index].firstAttribute = self.attributes.count
    facts[index].attributeCount = attributes.count
    self.attributes += attributes
    if let items = schema.items?.schema {
      facts[index].items = add(
        items, role: .item, pointer: "\(pointer)/0", parent: index, name: "", property: nil, evidence: evidence,
        span: span, depth: depth + 1)
    }
    return index
  }

  /// Whether a value can be anything: examples show things and scalars in its place, or scalars of three kinds, and no
  /// row or spec says which there are.
  private static func isOfAnyType(_ schema: Schema, role: Place.Role, evidence: Evidence) -> Bool {
    guard isOnlyShown(evidence) || role == .item && evidence == Evidence() else { return false }
    let kinds = [SchemaTypes.object, .array, .string, .boolean, [.integer, .number]].filter {
      !schema.types.isDisjoint(with: $0)
    }
    let hasStructure = !schema.types.isDisjoint(with: [.object, .array])
    guard kinds.count > 2 || kinds.count == 2 && hasStructure else { return false }
    // Types may come from what other operations show in the same place; here it is always of one.
    guard role == .attribute else { return true }
    let objects = schema.properties.map(\.evidence.occasions).max() ?? 0
    return kinds.count <= evidence.shown && objects < evidence.shown
  }

  private static func isOnlyShown(_ evidence: Evidence) -> Bool { evidence.row == nil && evidence.shown > 0 }

  /// `120` in an example does not say that `120.5` is wrong. A table's word `integer`, a spec's, or the name of
  /// something counted or numbered does.
  fileprivate static func types(_ schema: Schema, name: String, evidence: Evidence) -> SchemaTypes {
    let isCounted =
      name == "id" || name == "iid" || name == "count" || name.hasSuffix("_id") || name.hasSuffix("_iid")
      || name.hasSuffix("_count")
    return isOnlyShown(evidence) && !isCounted && schema.types.contains(.integer)
      ? schema.types.union(.number) : schema.types
  }

  /// Whether a key that stands so between its quotes, without escapes, names an attribute.
  func isNamed(_ attribute: Int, _ key: ArraySlice<UInt8>) -> Bool {
    let name = rawNames[attribute]
    return name.count == key.count && key.elementsEqual(name)
  }

  var root: Place? { places.first }
}
