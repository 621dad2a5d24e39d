import APIModel

/// The schema of a documented body, made ready for looking at many bodies: a flat tree in which every place that the
/// docs promise something about has a number.
struct ResponseShape: Sendable {
  /// How deep promises are followed. Deeper ones are left out.
  static let maximumDepth = 32

  struct Place: Sendable {
    enum Role: Hashable, Sendable { case root, attribute, item }

    var role: Role
    /// The place as a JSON Pointer in which `0` stands for every item of a list: `/0/projects/0/id`.
    var pointer: String
    var parent: Int?
    var name: String
    var schema: Schema
    /// The types to judge by; integers that only examples show may turn out to be numbers.
    var types: SchemaTypes
    var format: ValueFormat?
    /// The attribute's own record; nil for the root and items.
    var property: Property?
    /// The attribute's evidence; an item has that of its list.
    var evidence: Evidence
    /// The line of the docs that promises it.
    var span: SourceSpan?
    /// The attributes of an object here.
    var attributes: [Int] = []
    var items: Int?

    /// Whether the docs say anything of what an object here holds.
    var isKnownObject: Bool { !attributes.isEmpty }
  }

  private(set) var places: [Place] = []
  /// The names of the attributes as they stand between the quotes of a body, where they need no escapes.
  private(set) var rawNames: [[UInt8]] = []

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
    var bare = schema
    bare.properties = []
    bare.items = nil
    var record = property
    record?.schema = Schema()
    places.append(
      Place(
        role: role, pointer: pointer, parent: parent, name: name, schema: bare,
        types: Self.types(schema, name: name, evidence: evidence),
        format: schema.format.flatMap { ValueFormat(rawValue: $0) }, property: record, evidence: evidence, span: span))
    rawNames.append(name.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") } ? [] : Array(name.utf8))
    guard depth < Self.maximumDepth else { return index }
    var attributes: [Int] = []
    for property in schema.properties {
      attributes.append(
        add(
          property.schema, role: .attribute, pointer: "\(pointer)/\(JSONPointer.escape(property.name))", parent: index,
          name: property.name, property: property, evidence: property.evidence,
          span: property.evidence.span ?? span, depth: depth + 1))
    }
    places[index].attributes = attributes
    if let items = schema.items?.schema {
      places[index].items = add(
        items, role: .item, pointer: "\(pointer)/0", parent: index, name: "", property: nil, evidence: evidence,
        span: span, depth: depth + 1)
    }
    return index
  }

  /// `120` in an example does not say that `120.5` is wrong. A table's word `integer`, a spec's, or the name of
  /// something counted or numbered does.
  private static func types(_ schema: Schema, name: String, evidence: Evidence) -> SchemaTypes {
    let isOnlyShown = evidence.row == nil && evidence.shown > 0
    let isCounted =
      name == "id" || name == "iid" || name == "count" || name.hasSuffix("_id") || name.hasSuffix("_iid")
      || name.hasSuffix("_count")
    return isOnlyShown && !isCounted && schema.types.contains(.integer) ? schema.types.union(.number) : schema.types
  }

  var root: Place? { places.first }
}
