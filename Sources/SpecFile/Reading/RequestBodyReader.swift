import APIModel

/// A Request Body Object to parameters, one for each field, nested ones in bracket notation.
struct RequestBodyReader {
  let references: References
  let path: String

  /// How many fields a body may have; more are left out.
  private static let maximumFields = 500

  private var fields: [Placed<Parameter>] = []
  /// The references that lead to the node at hand.
  private var following: [String] = []

  init(references: References, path: String) {
    self.references = references
    self.path = path
  }

  mutating func read(
    _ given: SpecNode, into operation: inout Operation, _ schemas: inout SchemaReader
  ) throws(SpecFileError) -> [Placed<Parameter>] {
    let body = try references.resolve(given).node
    let content = body["content"]?.members ?? []
    if !schemas.isOurs { operation.isBodyRequired = body["required"]?.bool ?? false }
    if body[ExtensionKey.isMediaTypeDocumented]?.bool != false {
      operation.requestMediaTypes = content.filter { $0.value[ExtensionKey.undocumented]?.bool != true }.map(\.name)
    }
    var shown: [Placed<Example>] = []
    let examples = ExampleReader(references: references, path: path, isOurs: schemas.isOurs)
    for member in content { shown += try examples.examples(member) }
    operation.requestExamples = Placed.ordered(shown)
    let primary = content.first { OperationReader.isJSON($0.name) && $0.value["schema"] != nil }
    guard let schema = primary?.value["schema"] ?? content.lazy.compactMap({ $0.value["schema"] }).first else {
      return []
    }
    if schemas.isOurs, schema[ExtensionKey.isShown]?.bool == true {
      operation.shownBody = try schemas.schema(schema)
      return []
    }
    if !schemas.isOurs { operation.body = try schemas.schema(schema, isShallow: true) }
    let members = try self.members(of: schema)
    if members.isEmpty {
      let whole = try schemas.schema(schema)
      guard !schemas.isOurs, whole != Schema(), whole != Schema(types: .object) else { return [] }
      var parameter = Parameter(
        name: "body", location: .body, schema: whole,
        requirement: body["required"]?.bool == true ? .required : .optional)
      parameter.description = body.text("description")
      parameter.span = (schema.range ?? body.range).map { SourceSpan(path: path, range: $0) }
      return [Placed(value: parameter, position: nil)]
    }
    for member in members { try read(member, at: FieldName(steps: [.property(member.name)]), &schemas) }
    return fields
  }

  /// A property of the body or of an object in it.
  private struct Member {
    var name: String
    var keyRange: SourceRange?
    var node: SpecNode
    var isRequired: Bool
    /// The references that led from the object to this property.
    var pointers: [String]
  }

  private mutating func read(
    _ member: Member, at name: FieldName, _ schemas: inout SchemaReader
  ) throws(SpecFileError) {
    guard fields.count < Self.maximumFields else { return }
    let (node, pointer) = try references.resolve(member.node)
    if node["readOnly"]?.bool == true || member.node["readOnly"]?.bool == true { return }
    let outer = following
    defer { following = outer }
    following += member.pointers
    var isContainer = name.steps.count < FieldName.maximumSteps && node[ExtensionKey.isInline]?.bool != true
    if let pointer {
      if following.contains(pointer) { isContainer = false }
      following.append(pointer)
    }
    var children: [Member] = []
    var items: SpecNode?
    if isContainer {
      children = try self.members(of: member.node)
      if children.isEmpty { items = try nestedItems(of: node) }
    }
    if node[ExtensionKey.undocumented]?.bool != true {
      try append(member, node, at: name, isContainer: !children.isEmpty || items != nil, &schemas)
    }
    if let items {
      let item = Member(name: "", keyRange: member.keyRange, node: items, isRequired: false, pointers: [])
      try readItems(item, at: FieldName(steps: name.steps + [.items]), &schemas)
    }
    for child in children { try read(child, at: FieldName(steps: name.steps + [.property(child.name)]), &schemas) }
  }

  /// An array's items are no field themselves, unless the docs name them.
  private mutating func readItems(
    _ member: Member, at name: FieldName, _ schemas: inout SchemaReader
  ) throws(SpecFileError) {
    let (node, pointer) = try references.resolve(member.node)
    if node[ExtensionKey.name] != nil { return try read(member, at: name, &schemas) }
    let outer = following
    defer { following = outer }
    if let pointer {
      guard !following.contains(pointer) else { return }
      following.append(pointer)
    }
    if let items = try nestedItems(of: node), name.steps.count < FieldName.maximumSteps {
      let item = Member(name: "", keyRange: member.keyRange, node: items, isRequired: false, pointers: [])
      try readItems(item, at: FieldName(steps: name.steps + [.items]), &schemas)
    }
    for child in try members(of: member.node) {
      try read(child, at: FieldName(steps: name.steps + [.property(child.name)]), &schemas)
    }
  }

  private mutating func append(
    _ member: Member, _ node: SpecNode, at name: FieldName, isContainer: Bool, _ schemas: inout SchemaReader
  ) throws(SpecFileError) {
    var parameter = Parameter(name: node.text(ExtensionKey.name) ?? name.text, location: .body)
    // What nests in a container becomes fields of their own.
    parameter.schema = try schemas.schema(member.node, isProperty: true, isShallow: isContainer)
    if node[ExtensionKey.types] != nil { parameter.schema.types = [] }
    parameter.defaultValue = node["default"]?.defaultText
    parameter.description = member.node.text("description") ?? node.text("description")
    parameter.readFacts(of: node, isRequired: member.isRequired)
    if !schemas.isOurs { parameter.span = member.keyRange.map { SourceSpan(path: path, range: $0) } }
    fields.append(Placed(value: parameter, position: node[ExtensionKey.position]?.int))
  }

  /// The items of an array, where fields nest in them.
  private func nestedItems(of node: SpecNode) throws(SpecFileError) -> SpecNode? {
    guard let items = node["items"], items.isObject else { return nil }
    var inner = try references.resolve(items).node
    for _ in 0..<FieldName.maximumSteps {
      if inner[ExtensionKey.name] != nil { return items }
      if try !members(of: inner).isEmpty { return items }
      guard let next = inner["items"], next.isObject else { return nil }
      inner = try references.resolve(next).node
    }
    return nil
  }

  // MARK: Objects

  /// The properties of an object, those of its `allOf` and of all its alternatives too.
  private func members(of schema: SpecNode) throws(SpecFileError) -> [Member] {
    var members: [Member] = []
    var index: [String: Int] = [:]
    var required: Set<String> = []
    var visits = 0
    try collect(schema, pointers: [], &members, &index, &required, &visits)
    for position in members.indices where required.contains(members[position].name) {
      members[position].isRequired = true
    }
    return members
  }

  private func collect(
    _ given: SpecNode, pointers: [String], _ members: inout [Member], _ index: inout [String: Int],
    _ required: inout Set<String>, _ visits: inout Int
  ) throws(SpecFileError) {
    visits += 1
    let (node, pointer) = try references.resolve(given)
    guard visits < 500, pointer.map({ !pointers.contains($0) }) ?? true else { return }
    let pointers = pointers + (pointer.map { [$0] } ?? [])
    for member in node["properties"]?.members ?? [] where index[member.name] == nil {
      index[member.name] = members.count
      members.append(
        Member(name: member.name, keyRange: member.keyRange, node: member.value, isRequired: false, pointers: pointers))
    }
    required.formUnion(node["required"]?.strings ?? [])
    for part in node["allOf"]?.items ?? [] {
      try collect(part, pointers: pointers, &members, &index, &required, &visits)
    }
    for keyword in ["oneOf", "anyOf"] {
      // A field is required where every alternative wants it.
      var common: Set<String>?
      for alternative in node[keyword]?.items ?? [] where alternative.text("type") != "null" {
        var own: Set<String> = []
        try collect(alternative, pointers: pointers, &members, &index, &own, &visits)
        common = common?.intersection(own) ?? own
      }
      required.formUnion(common ?? [])
    }
  }
}
