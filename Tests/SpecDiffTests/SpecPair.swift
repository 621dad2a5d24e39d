import APIModel

/// A small API in two versions that agree, to be changed on either side. Lines of the new docs are those of the old
/// plus 100.
struct SpecPair {
  var old: APISpec
  var new: APISpec

  /// - Parameter byExample: whether responses come with examples, as from docs, or as statements, as from OpenAPI.
  init(byExample: Bool = false) {
    old = Self.spec(line: 0, byExample: byExample)
    new = Self.spec(line: 100, byExample: byExample)
  }

  static func span(_ line: Int, path: String = "runners.md") -> SourceSpan {
    SourceSpan(path: path, range: SourceRange(line: line, columns: 1..<9))
  }

  private static func spec(line: Int, byExample: Bool) -> APISpec {
    var operation = Operation(
      method: .put, path: PathTemplate("/runners/{id}"),
      listings: [Listing(path: "/runners/:id", span: span(line + 1))])
    var id = parameter("id", .path, .integer, line + 10)
    id.requirement = .required
    operation.parameters = [
      id, parameter("scope", .query, .string, line + 11), parameter("name", .body, .string, line + 12),
    ]
    operation.samples = [SampleRequest(method: .put, url: "/runners/8", span: span(line + 15))]
    operation.authentication = .header("PRIVATE-TOKEN")
    var response = Response(status: 200, isStatusDocumented: true, span: span(line + 20))
    response.schema = object([
      property("id", .integer, line + 21, byExample), property("name", .string, line + 22, byExample),
    ])
    if byExample {
      response.examples = [
        Example(mediaType: "application/json", json: ["id": 8, "name": "east"], span: span(line + 20))
      ]
    }
    operation.responses = [response]
    return APISpec(title: "Runners", operations: [operation], pages: ["runners.md"])
  }

  static func parameter(
    _ name: String, _ location: Parameter.Location, _ types: SchemaTypes, _ line: Int
  ) -> Parameter {
    Parameter(
      name: name, location: location, schema: Schema(types: types), requirement: .optional, span: span(line))
  }

  static func property(_ name: String, _ types: SchemaTypes, _ line: Int, _ byExample: Bool = false) -> Property {
    Property(
      name: name, schema: Schema(types: types), isRequired: true,
      evidence: byExample
        ? Evidence(shown: 2, occasions: 2, example: span(line)) : Evidence(row: span(line)))
  }

  static func object(_ properties: [Property]) -> Schema {
    var schema = Schema(types: .object)
    schema.properties = properties
    return schema
  }

  static func array(_ items: Schema) -> Schema {
    var schema = Schema(types: .array)
    schema.items = .schema(items)
    return schema
  }
}

extension Operation {
  /// The parameter of that name, to be changed.
  mutating func update(_ name: String, _ change: (inout Parameter) -> Void) {
    for index in parameters.indices where parameters[index].name == name { change(&parameters[index]) }
  }

  /// The response's schema, to be changed.
  mutating func updateSchema(_ change: (inout Schema) -> Void) {
    for index in responses.indices {
      guard var schema = responses[index].schema else { continue }
      change(&schema)
      responses[index].schema = schema
    }
  }

  /// The response's attribute of that name, to be changed.
  mutating func updateField(_ name: String, _ change: (inout Property) -> Void) {
    updateSchema { schema in
      for index in schema.properties.indices where schema.properties[index].name == name {
        change(&schema.properties[index])
      }
    }
  }
}

extension Enumeration {
  init(_ values: String..., deprecated: String? = nil) {
    self.init(
      values: values.map {
        EnumerationValue($0, deprecation: $0 == deprecated ? Deprecation(removal: "16.0") : nil)
      })
  }
}
