import APIModel

/// The fields of a request body as the tree that their names describe: `actions[][file_path]` is the property
/// `file_path` of the items of `actions`.
///
/// A name that does not fit the others (`content[foo]` beside a `content` that is a string) stays one flat property.
struct RequestBodyTree {
  private struct Node {
    /// The field that is documented here, if any.
    var field: OperationWriter.Placed?
    /// Indices into `nodes`.
    var properties: [(name: String, node: Int)] = []
    var items: Int?
  }

  /// The root comes first.
  private var nodes: [Node] = [Node()]
  private var writesPositions = false

  init(_ fields: [OperationWriter.Placed]) {
    let places = Self.places(of: fields)
    for (field, place) in zip(fields, places) { insert(field, at: place) }
  }

  var isEmpty: Bool { nodes[0].properties.isEmpty }

  /// The same tree that writes every field's place in the documented order.
  func positioned() -> RequestBodyTree {
    var tree = self
    tree.writesPositions = true
    return tree
  }

  /// Whether a request needs a body at all.
  var isRequired: Bool { nodes[0].properties.contains { isRequired($0.node) } }

  /// The documented places of the fields, in the order that a reader of the tree meets them.
  var order: [Int] {
    var order: [Int] = []
    collect(0, into: &order)
    return order
  }

  private func collect(_ node: Int, into order: inout [Int]) {
    if let field = nodes[node].field { order.append(field.position) }
    if let items = nodes[node].items { collect(items, into: &order) }
    for property in nodes[node].properties { collect(property.node, into: &order) }
  }

  // MARK: Building

  private static func literal(_ name: String) -> FieldName { FieldName(steps: [.property(name)]) }

  /// Where each field goes. `actions[]` that is documented as an array is `actions` itself in form notation.
  private static func places(of fields: [OperationWriter.Placed]) -> [FieldName] {
    var places = fields.map { FieldName($0.parameter.name) ?? literal($0.parameter.name) }
    var taken = Set(places)
    for (position, field) in fields.enumerated() where field.parameter.schema.types.contains(.array) {
      guard places[position].steps.last == .items else { continue }
      let array = FieldName(steps: Array(places[position].steps.dropLast()))
      if taken.insert(array).inserted { places[position] = array }
    }
    var documented: [FieldName: Schema] = [:]
    for (field, place) in zip(fields, places) { documented[place] = field.parameter.schema }
    var containers: [FieldName: Bool] = [:]
    for (position, place) in places.enumerated() where !fits(place, documented, &containers) {
      places[position] = literal(fields[position].parameter.name)
    }
    return places
  }

  /// Whether every place above this one can hold it, given what is documented there and what it holds already.
  private static func fits(
    _ place: FieldName, _ documented: [FieldName: Schema], _ containers: inout [FieldName: Bool]
  ) -> Bool {
    var kinds: [(FieldName, Bool)] = []
    for count in place.steps.indices.dropFirst() {
      let above = FieldName(steps: Array(place.steps[..<count]))
      let isArray = place.steps[count] == .items
      if let kind = containers[above], kind != isArray { return false }
      if let schema = documented[above] {
        guard schema.properties.isEmpty, schema.items == nil else { return false }
        guard (isArray ? SchemaTypes.array : .object).isSuperset(of: schema.types) else { return false }
      }
      kinds.append((above, isArray))
    }
    for (above, isArray) in kinds { containers[above] = isArray }
    return true
  }

  private mutating func insert(_ field: OperationWriter.Placed, at place: FieldName) {
    var at = 0
    for step in place.steps {
      switch step {
      case .property(let name):
        if let known = nodes[at].properties.first(where: { $0.name == name }) {
          at = known.node
        } else {
          nodes.append(Node())
          nodes[at].properties.append((name, nodes.count - 1))
          at = nodes.count - 1
        }
      case .items:
        if let known = nodes[at].items {
          at = known
        } else {
          nodes.append(Node())
          nodes[at].items = nodes.count - 1
          at = nodes.count - 1
        }
      }
    }
    nodes[at].field = field
  }

  // MARK: Writing

  func schema() -> JSONObject {
    var object: JSONObject = ["type": "object"]
    addChildren(of: 0, to: &object, place: FieldName(steps: []))
    return object
  }

  /// Whether the object around a node must have it.
  private func isRequired(_ node: Int) -> Bool { nodes[node].field?.parameter.isRequired ?? false }

  private func schema(_ index: Int, place: FieldName) -> JSONObject {
    let node = nodes[index]
    let isContainer = node.items != nil || !node.properties.isEmpty
    let implied: SchemaTypes = node.items != nil ? .array : .object
    guard let field = node.field else {
      var object: JSONObject = ["type": .string(implied.names[0]), ExtensionKey.undocumented: true]
      addChildren(of: index, to: &object, place: place)
      return object
    }
    let parameter = field.parameter
    var schema = parameter.schema
    if isContainer { schema.types = implied }
    var object = SchemaWriter.schema(schema, isProperty: true)
    if isContainer, parameter.schema.types.isEmpty { object[ExtensionKey.types] = [] }
    object.add("description", parameter.description)
    object.add(parameter.deprecation)
    var facts = JSONObject()
    facts.addRequirement(
      of: parameter,
      saying: place.steps.last == .items ? nil : parameter.isRequired ? .required : .optional)
    facts.addFacts(of: parameter, default: &object)
    for (name, value) in facts.members { object[name] = value }
    if place.text != parameter.name || place.steps.last == .items {
      object[ExtensionKey.name] = .string(parameter.name)
    }
    if parameter.schema.nestsFields { object[ExtensionKey.isInline] = true }
    if writesPositions { object[ExtensionKey.position] = .int(field.position) }
    if isContainer { addChildren(of: index, to: &object, place: place) }
    return object
  }

  private func addChildren(of index: Int, to object: inout JSONObject, place: FieldName) {
    if let items = nodes[index].items {
      object["items"] = .object(schema(items, place: FieldName(steps: place.steps + [.items])))
    }
    var properties = JSONObject()
    var required: [JSONValue] = []
    for (name, node) in nodes[index].properties {
      properties[name] = .object(schema(node, place: FieldName(steps: place.steps + [.property(name)])))
      if isRequired(node) { required.append(.string(name)) }
    }
    if !properties.isEmpty { object["properties"] = .object(properties) }
    if !required.isEmpty { object["required"] = .array(required) }
  }
}

extension Schema {
  /// Whether a reader of a request body would take this field apart into fields of their own.
  var nestsFields: Bool {
    if !properties.isEmpty { return true }
    guard let items else { return false }
    return items.schema.nestsFields
  }
}
