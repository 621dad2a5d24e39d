import APIModel

/// An Operation Object to an `Operation`.
struct OperationReader {
  /// The path as its path item spells it.
  let key: PathTemplate
  let node: SpecNode
  let path: String
  let references: References

  /// - Parameter shared: the path item's parameters, which the operation's own override.
  mutating func read(
    into operation: inout Operation, shared: [SpecNode], schemas: inout SchemaReader
  ) throws(SpecFileError) {
    operation.summary = node.text("summary")
    operation.description = node.text("description")
    operation.deprecation = node.deprecation
    operation.removal = node.removal
    operation.introduced = node.text(ExtensionKey.introduced)
    operation.roles = node[ExtensionKey.roles]?.strings ?? []
    operation.tier = node.text(ExtensionKey.tier)
    operation.isBodyRequired = node[ExtensionKey.isBodyRequired]?.bool
    if let body = node[ExtensionKey.body] { operation.body = try schemas.schema(body) }
    operation.isPaginated = node[ExtensionKey.isPaginated]?.bool ?? false
    operation.samples = (node[ExtensionKey.samples]?.items ?? []).compactMap(\.sample)
    schemas.isRequest = true
    operation.parameters = try parameters(&operation, shared: shared, &schemas)
    schemas.isRequest = false
    try readResponses(into: &operation, &schemas)
  }

  // MARK: Parameters

  private func parameters(
    _ operation: inout Operation, shared: [SpecNode], _ schemas: inout SchemaReader
  ) throws(SpecFileError) -> [Parameter] {
    var placed: [Placed<Parameter>] = []
    // An operation's parameter overrides the path item's with the same name and location (OpenAPI 3.1 §4.8.10.1).
    var index: [String: Int] = [:]
    for node in shared + (node["parameters"]?.items ?? []) {
      guard let parameter = try parameter(node, &schemas) else { continue }
      let key = "\(parameter.value.location.rawValue) \(parameter.written)"
      if let known = index[key] {
        placed[known] = Placed(value: parameter.value, position: parameter.position)
      } else {
        index[key] = placed.count
        placed.append(Placed(value: parameter.value, position: parameter.position))
      }
    }
    if let body = node["requestBody"] {
      var reader = RequestBodyReader(references: references, path: path)
      let fields = try reader.read(body, into: &operation, &schemas)
      placed += fields
    }
    for node in node[ExtensionKey.parameters]?.items ?? [] {
      guard let parameter = try parameter(node, isListed: false, &schemas) else { continue }
      placed.append(Placed(value: parameter.value, position: parameter.position))
    }
    return Placed.ordered(placed)
  }

  /// A Parameter Object; nil for what the docs do not have.
  private func parameter(
    _ given: SpecNode, isListed: Bool = true, _ schemas: inout SchemaReader
  ) throws(SpecFileError) -> (value: Parameter, written: String, position: Int?)? {
    let node = try references.resolve(given).node
    guard let name = node.text("name"), let location = node.text("in").flatMap(Parameter.Location.init),
      node[ExtensionKey.undocumented]?.bool != true
    else { return nil }
    // A parameter says its shape in `schema`, or in the one entry of `content`.
    let shape = node["schema"] ?? node["content"]?.members.first?.value["schema"]
    var parameter = Parameter(name: node.text(ExtensionKey.name) ?? name, location: location)
    if let shape {
      parameter.schema = try schemas.schema(shape)
      parameter.defaultValue = try references.resolve(shape).node["default"]?.defaultText
    }
    parameter.description = node.text("description")
    parameter.readFacts(of: node, isRequired: node["required"]?.bool == true || (isListed && location == .path))
    if !schemas.isOurs, let range = node["name"]?.range ?? node.range {
      parameter.span = SourceSpan(path: path, range: range)
    }
    return (parameter, name, node[ExtensionKey.position]?.int)
  }

  // MARK: Responses

  private func readResponses(into operation: inout Operation, _ schemas: inout SchemaReader) throws(SpecFileError) {
    var placed: [Placed<Response>] = []
    for member in node["responses"]?.members ?? [] {
      let node = try references.resolve(member.value).node
      if node[ExtensionKey.undocumented]?.bool == true { continue }
      if let status = Int(member.name), (100...599).contains(status) {
        let response = try response(status, node, member.keyRange, &schemas)
        placed.append(Placed(value: response, position: nil))
      } else if let range = Self.range(member.name), !operation.statusRanges.contains(range) {
        operation.statusRanges.append(range)
      }
    }
    for node in node[ExtensionKey.responses]?.items ?? [] {
      guard let status = node[ExtensionKey.status]?.int else { continue }
      let response = try response(status, node, nil, &schemas)
      placed.append(Placed(value: response, position: node[ExtensionKey.position]?.int))
    }
    operation.responses = Placed.ordered(placed)
  }

  /// The class that `4XX` or `default` names.
  private static func range(_ key: String) -> ClosedRange<Int>? {
    if key == "default" { return Operation.anyStatus }
    guard key.count == 3, key.dropFirst().uppercased() == "XX", let first = Int(key.prefix(1)), (1...5).contains(first)
    else { return nil }
    return first * 100...first * 100 + 99
  }

  private func response(
    _ status: Int, _ node: SpecNode, _ range: SourceRange?, _ schemas: inout SchemaReader
  ) throws(SpecFileError) -> Response {
    var response = Response(status: status, isStatusDocumented: true)
    response.isStatusDocumented = node[ExtensionKey.isStatusDocumented]?.bool ?? true
    if let description = node.text("description"), !description.isEmpty { response.description = description }
    response.span = node.span(ExtensionKey.source)
    if !schemas.isOurs { response.span = range.map { SourceSpan(path: path, range: $0) } }
    for member in node["headers"]?.members ?? [] {
      response.headers.append(try header(member, &schemas))
    }
    let content = node["content"]?.members ?? []
    // Of several media types JSON is the one whose shape can be checked.
    let primary = content.first { Self.isJSON($0.name) } ?? content.first
    response.mediaType = primary?.name
    response.mediaTypes = schemas.isOurs ? node[ExtensionKey.mediaTypes]?.strings ?? [] : content.map(\.name)
    if let written = node[ExtensionKey.mediaType] { response.mediaType = written.string }
    let withSchema = primary?.value["schema"] ?? content.lazy.compactMap { $0.value["schema"] }.first
    if let withSchema { response.schema = try schemas.schema(withSchema) }
    var placed: [Placed<Example>] = []
    let examples = ExampleReader(references: references, path: path, isOurs: schemas.isOurs)
    for member in content { placed += try examples.examples(member) }
    response.examples = Placed.ordered(placed)
    return response
  }

  /// A Header Object; its name is its key.
  private func header(
    _ member: SpecMembers.Member, _ schemas: inout SchemaReader
  ) throws(SpecFileError) -> Parameter {
    let node = try references.resolve(member.value).node
    var header = Parameter(name: member.name, location: .header)
    if let shape = node["schema"] ?? node["content"]?.members.first?.value["schema"] {
      header.schema = try schemas.schema(shape)
      header.defaultValue = try references.resolve(shape).node["default"]?.defaultText
    }
    header.description = node.text("description")
    header.readFacts(of: node, isRequired: node["required"]?.bool == true)
    if !schemas.isOurs { header.span = member.keyRange.map { SourceSpan(path: path, range: $0) } }
    return header
  }

  static func isJSON(_ mediaType: String) -> Bool {
    let type = mediaType.split(separator: ";").first.map { $0.lowercased() } ?? ""
    return type.contains("/json") || type.contains("+json")
  }
}

extension SpecNode {
  /// A default as docs would write it: a scalar bare, the rest as JSON; nil for null.
  var defaultText: String? {
    switch value {
    case .null: nil
    case .string, .number, .bool: scalarText
    case .array, .object: json.text()
    }
  }
}

extension Parameter {
  /// Reads what stands beside the schema: in a Parameter Object, or in the schema of a body field.
  mutating func readFacts(of node: SpecNode, isRequired: Bool) {
    requirement = isRequired ? .required : .optional
    switch node.text(ExtensionKey.requirement) {
    case "required": requirement = .required
    case "optional": requirement = .optional
    case "unstated": requirement = .unstated
    default: break
    }
    if let words = node.text(ExtensionKey.requiredWhen) { requirement = .conditional(words) }
    writtenType = node.text(ExtensionKey.writtenType)
    if let text = node.text(ExtensionKey.defaultValue) { defaultValue = text }
    deprecation = node.deprecation
    removal = node.removal
    span = node.span(ExtensionKey.source)
  }
}
