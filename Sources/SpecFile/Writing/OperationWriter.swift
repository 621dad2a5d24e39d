import APIModel

/// An `Operation` as an Operation Object (OpenAPI 3.1 §4.8.10).
struct OperationWriter {
  let operation: Operation
  /// How the path item spells the path.
  let spelling: PathSpelling
  let identifier: String
  private var parameters: [JSONValue] = []
  private var unlisted: [JSONValue] = []

  init(operation: Operation, spelling: PathSpelling, identifier: String) {
    self.operation = operation
    self.spelling = spelling
    self.identifier = identifier
  }

  mutating func write(schemes: inout SecuritySchemes, schemas: inout JSONObject) -> JSONObject {
    var object: JSONObject = ["operationId": .string(identifier)]
    object.add("summary", operation.summary)
    object.add("description", operation.description)
    object.add(operation.deprecation)
    switch operation.authentication {
    case .unknown: break
    case .none: object["security"] = []
    case .header(let name): object["security"] = [.object([schemes.name(header: name): []])]
    }
    let body = writeParameters()
    if !parameters.isEmpty { object["parameters"] = .array(parameters) }
    if let body = requestBody(body, schemas: &schemas) { object["requestBody"] = .object(body) }
    addResponses(to: &object)
    addFacts(to: &object)
    return object
  }

  private func addFacts(to object: inout JSONObject) {
    if PathTemplate(spelling.key).segments != operation.path.segments {
      object[ExtensionKey.path] = Facts.path(operation.path)
    }
    object.add(ExtensionKey.optionalSuffix, operation.path.optionalSuffix)
    object.add(operation.removal)
    object.add(ExtensionKey.introduced, operation.introduced)
    object.add(ExtensionKey.roles, operation.roles)
    object.add(ExtensionKey.tier, operation.tier)
    object.add(ExtensionKey.scopes, operation.scopes)
    if let security = operation.security {
      object[ExtensionKey.security] = .array(security.map { .array($0.map(Facts.securityRequirement)) })
    }
    if let body = operation.body { object[ExtensionKey.body] = .object(SchemaWriter.schema(body)) }
    if let isRequired = operation.isBodyRequired { object[ExtensionKey.isBodyRequired] = .bool(isRequired) }
    if operation.isPaginated { object[ExtensionKey.isPaginated] = true }
    if !unlisted.isEmpty { object[ExtensionKey.parameters] = .array(unlisted) }
    object[ExtensionKey.listings] = .array(operation.listings.map(Facts.listing))
    if !operation.samples.isEmpty { object[ExtensionKey.samples] = .array(operation.samples.map(Facts.sample)) }
  }

  // MARK: Parameters

  /// A parameter and its place in the documented order.
  struct Placed {
    var parameter: Parameter
    var position: Int
    /// The name that OpenAPI needs.
    var name: String
  }

  /// Fills `parameters` and `unlisted`; returns what goes into the request body.
  private mutating func writeParameters() -> RequestBodyTree {
    var listed: [Placed] = []
    var body: [Placed] = []
    var others: [Placed] = []
    var taken: Set<String> = []
    let placeholders = operation.path.placeholders
    for (position, parameter) in operation.parameters.enumerated() {
      var placed = Placed(parameter: parameter, position: position, name: parameter.name)
      if parameter.location == .path {
        // The path item's spelling of the first placeholder of this name that has no parameter yet.
        let name = zip(placeholders, spelling.names).first {
          $0.0 == parameter.name && !taken.contains("path \($0.1)")
        }?.1
        guard let name, parameter.removal == nil else {
          others.append(placed)
          continue
        }
        placed.name = name
      }
      // Header names are compared without case (RFC 9110 §5.1).
      let key = parameter.location == .header ? placed.name.lowercased() : placed.name
      guard parameter.removal == nil, taken.insert("\(parameter.location.rawValue) \(key)").inserted else {
        others.append(placed)
        continue
      }
      if parameter.location == .body { body.append(placed) } else { listed.append(placed) }
    }
    let tree = RequestBodyTree(body)
    let order = listed.map(\.position) + tree.order
    let needsPositions = order != order.sorted()
    parameters = listed.map { .object(object($0, isPositioned: needsPositions)) }
    for name in spelling.names where !taken.contains("path \(name)") {
      parameters.append([
        "name": .string(name), "in": "path", "required": true, "schema": ["type": "string"],
        ExtensionKey.undocumented: true,
      ])
    }
    unlisted = others.map { .object(object($0, isPositioned: true, isListed: false)) }
    return needsPositions ? tree.positioned() : tree
  }

  /// A Parameter Object (§4.8.12).
  private func object(_ placed: Placed, isPositioned: Bool, isListed: Bool = true) -> JSONObject {
    let parameter = placed.parameter
    var object: JSONObject = ["name": .string(placed.name), "in": .string(parameter.location.rawValue)]
    object.add("description", parameter.description)
    var facts = JSONObject()
    if parameter.location == .path, isListed {
      object["required"] = true
      facts.addRequirement(of: parameter, saying: .required)
    } else {
      if parameter.isRequired { object["required"] = true }
      facts.addRequirement(of: parameter, saying: parameter.isRequired ? .required : .optional)
    }
    object.add(parameter.deprecation)
    var schema = SchemaWriter.schema(parameter.schema)
    facts.addFacts(of: parameter, default: &schema)
    object["schema"] = .object(schema)
    for (name, value) in facts.members { object[name] = value }
    if placed.name != parameter.name { object[ExtensionKey.name] = .string(parameter.name) }
    if isPositioned { object[ExtensionKey.position] = .int(placed.position) }
    return object
  }

  // MARK: The body

  /// A Request Body Object (§4.8.13).
  private func requestBody(_ tree: RequestBodyTree, schemas: inout JSONObject) -> JSONObject? {
    guard
      !tree.isEmpty || !operation.requestMediaTypes.isEmpty || !operation.requestExamples.isEmpty
        || operation.shownBody != nil
    else { return nil }
    var mediaType = JSONObject()
    if !tree.isEmpty {
      var root = tree.schema()
      if let body = operation.body {
        let whole = SchemaWriter.schema(body)
        for name in ["additionalProperties"] + body.assertions.map(\.name) { root[name] = whole[name] }
      }
      let schema = JSONValue.object(root)
      if operation.requestMediaTypes.count > 1 {
        let name = identifier + "Body"
        schemas[name] = schema
        mediaType["schema"] = ["$ref": .string("#/components/schemas/\(name)")]
      } else {
        mediaType["schema"] = schema
      }
    } else if let shown = operation.shownBody {
      var schema = SchemaWriter.schema(shown)
      schema[ExtensionKey.isShown] = true
      mediaType["schema"] = .object(schema)
    }
    var object = JSONObject()
    if tree.isRequired { object["required"] = true }
    let names = operation.requestMediaTypes.isEmpty ? ["application/json"] : operation.requestMediaTypes
    var content = JSONObject(names.map { ($0, .object(mediaType)) })
    // A media type that only an example shows.
    mediaType[ExtensionKey.undocumented] = true
    ExampleWriter.add(operation.requestExamples, to: &content, besides: mediaType)
    if tree.isEmpty {
      // What JSON shows says nothing of a body in XML.
      for (name, value) in content.members where !OperationReader.isJSON(name) && !name.lowercased().contains("form") {
        guard case .object(var other) = value, other["schema"] != nil else { continue }
        other["schema"] = nil
        content[name] = .object(other)
      }
    }
    object["content"] = .object(content)
    if operation.requestMediaTypes.isEmpty { object[ExtensionKey.isMediaTypeDocumented] = false }
    return object
  }

  // MARK: Responses

  private func addResponses(to object: inout JSONObject) {
    var responses = JSONObject()
    var others: [JSONValue] = []
    for (position, response) in operation.responses.enumerated() {
      let key = String(response.status)
      var written = ResponseWriter.response(response)
      if (100...599).contains(response.status), responses[key] == nil {
        responses[key] = .object(written)
      } else {
        written[ExtensionKey.status] = .int(response.status)
        written[ExtensionKey.position] = .int(position)
        others.append(.object(written))
      }
    }
    for range in operation.statusRanges {
      let key = range == Operation.anyStatus ? "default" : "\(range.lowerBound / 100)XX"
      responses[key] = ["description": ""]
    }
    if responses.isEmpty {
      // An operation that says nothing of its answers is no use to other readers (§4.8.16 wants at least one).
      responses["default"] = ["description": "Not documented", ExtensionKey.undocumented: true]
    }
    object["responses"] = .object(responses)
    if !others.isEmpty { object[ExtensionKey.responses] = .array(others) }
  }
}

extension JSONObject {
  /// Adds what `required` can't say.
  /// - Parameter said: what it says already.
  mutating func addRequirement(of parameter: Parameter, saying said: Parameter.Requirement?) {
    guard parameter.requirement != said else { return }
    switch parameter.requirement {
    case .required: self[ExtensionKey.requirement] = "required"
    case .optional: self[ExtensionKey.requirement] = "optional"
    case .unstated: self[ExtensionKey.requirement] = "unstated"
    case .conditional(let words): self[ExtensionKey.requiredWhen] = .string(words)
    }
  }

  /// Adds what a parameter says besides its Parameter Object's own fields. The default goes into the schema.
  mutating func addFacts(of parameter: Parameter, default schema: inout JSONObject) {
    if let text = parameter.defaultValue {
      if let value = SchemaWriter.defaultValue(text, of: parameter.schema) {
        schema["default"] = value
      } else {
        self[ExtensionKey.defaultValue] = .string(text)
      }
    }
    add(ExtensionKey.writtenType, parameter.writtenType)
    add(parameter.removal)
    add(ExtensionKey.source, parameter.span)
  }
}
