import APIModel

/// Docs for tests, made by hand. Every fact stands on a line of its own, so that a finding's place can be told.
enum Docs {
  static let page = "runners.md"

  static func span(_ line: Int) -> SourceSpan {
    SourceSpan(path: page, range: SourceRange(line: line, columns: 1..<10))
  }

  /// The schema that examples show: all attributes required, integers as integers, null as nullable.
  static func schema(_ examples: String..., line: Int = 1) -> Schema {
    schema(examples.compactMap { JSONReader.read($0).document.root.flatMap { JSONValue($0) } }, line: line)
  }

  static func schema(_ examples: [JSONValue], line: Int) -> Schema {
    var schema = Schema()
    var names: [String] = []
    var items: [JSONValue] = []
    for example in examples {
      switch example {
      case .null: schema.isNullable = true
      case .bool: schema.types.insert(.boolean)
      case .number(let text): schema.types.insert(text.contains(".") ? .number : .integer)
      case .string(let text):
        schema.types.insert(.string)
        if text.count > 15, text.contains("T"), text.contains(":") { schema.format = "date-time" }
      case .array(let values):
        schema.types.insert(.array)
        items += values
      case .object(let object):
        schema.types.insert(.object)
        for name in object.names where !names.contains(name) { names.append(name) }
      }
    }
    let objects = examples.compactMap(\.objectValue)
    schema.properties = names.map { name in
      let values = objects.compactMap { $0[name] }
      return Property(
        name: name, schema: self.schema(values, line: line), isRequired: values.count == objects.count,
        evidence: Evidence(
          shown: values.count, nulls: values.filter(\.isNull).count, occasions: objects.count, example: span(line)))
    }
    if !items.isEmpty { schema.items = .schema(self.schema(items, line: line)) }
    return schema
  }

  /// An operation with an example response.
  static func operation(
    _ method: HTTPMethod, _ path: String, line: Int, _ schema: Schema? = nil, status: Int = 200,
    isStatusDocumented: Bool = false, header: String? = "PRIVATE-TOKEN", sample: [NameValue] = []
  ) -> Operation {
    var operation = Operation(
      method: method, path: PathTemplate(path), listings: [Listing(path: path, span: span(line))])
    if let schema {
      var response = Response(status: status, isStatusDocumented: isStatusDocumented, span: span(line + 1))
      response.schema = schema
      response.mediaType = "application/json"
      operation.responses = [response]
    }
    if let header { operation.authentication = .header(header) }
    if !sample.isEmpty {
      var request = SampleRequest(method: method, url: "https://gitlab.example.com/api/v4\(path)", span: span(line + 2))
      request.pathValues = sample
      operation.samples = [request]
    }
    return operation
  }

  static func spec(_ operations: [Operation]) -> APISpec {
    APISpec(
      title: "Runners", version: "v4", server: "https://gitlab.example.com/api/v4", operations: operations,
      pages: [page])
  }
}

extension Schema {
  /// Changes an attribute, `projects[].id`.
  mutating func change(_ path: String, _ body: (inout Property) -> Void) {
    let steps = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard var first = steps.first else { return }
    var depth = 0
    while first.hasSuffix("[]") {
      first = String(first.dropLast(2))
      depth += 1
    }
    if first.isEmpty {
      guard var inner = items?.schema, steps.count == 2 else { return }
      inner.change(steps[1], body)
      items = .schema(inner)
      return
    }
    guard let index = properties.firstIndex(where: { $0.name == first }) else { return }
    if steps.count == 1 {
      body(&properties[index])
    } else if depth > 0, var inner = properties[index].schema.items?.schema {
      inner.change(steps[1], body)
      properties[index].schema.items = .schema(inner)
    } else {
      properties[index].schema.change(steps[1], body)
    }
  }
}

/// A small version of the Runners docs, and bodies that keep their promises.
enum Runners {
  static let runner = """
    {"id": 6, "active": true, "description": "test-1", "ip_address": "127.0.0.1", "name": null, "status": "online"}
    """
  static let runner2 = """
    {"id": 8, "active": true, "description": "test-2", "ip_address": "127.0.0.1", "name": "gitlab", "status": "offline"}
    """
  static let details = """
    {"id": 6, "active": true, "contacted_at": "2016-01-25T16:39:48.066Z", "description": "test-1", "status": "online",
     "projects": [{"id": 1, "name": "CE"}], "tag_list": ["ruby", "mysql"], "maximum_timeout": null}
    """
  static let job = """
    {"id": 2, "status": "running", "duration": 120, "user": {"id": 1, "name": "John", "bio": null}, "project": {"id": 1}}
    """

  static var listSchema: Schema {
    var schema = Docs.schema("[\(runner), \(runner2)]", line: 3)
    schema.change("[].active") { $0.deprecation = Deprecation(since: "14.8", removal: "16.0", span: Docs.span(4)) }
    schema.change("[].status") {
      $0.schema.enumeration = Enumeration(
        values: [
          EnumerationValue("online"), EnumerationValue("offline"),
          EnumerationValue("paused", deprecation: Deprecation(since: "14.8", removal: "16.0")),
        ], source: "parameter status")
    }
    return schema
  }

  static var detailsSchema: Schema {
    var schema = Docs.schema(details, details, line: 13)
    schema.properties.append(
      Property(name: "token", removal: Removal(version: "13.0", span: Docs.span(14))))
    schema.change("active") { $0.deprecation = Deprecation(since: "14.8", removal: "16.0", span: Docs.span(15)) }
    return schema
  }

  static var spec: APISpec {
    var list = Docs.operation(.get, "/runners", line: 1, listSchema)
    var status = Parameter(name: "status", location: .query)
    status.requirement = .optional
    list.parameters = [status]
    var details = Docs.operation(.get, "/runners/{id}", line: 11, detailsSchema, sample: [NameValue("id", "6")])
    details.parameters = [
      Parameter(name: "id", location: .path, schema: Schema(types: .integer), requirement: .required)
    ]
    return Docs.spec([
      list, details,
      Docs.operation(.get, "/runners/{id}/jobs", line: 21, Docs.schema("[\(job), \(job)]", line: 23)),
      Docs.operation(.get, "/projects/{id}/runners", line: 31, listSchema, sample: [NameValue("id", "9")]),
      Docs.operation(.get, "/groups/{id}/runners", line: 41, listSchema, sample: [NameValue("id", "9")]),
      Docs.operation(.put, "/runners/{id}", line: 51, detailsSchema),
      Docs.operation(.delete, "/runners/{id}", line: 61),
    ])
  }

  static let token = "s3cr3t-t0ken"

  /// What a server that keeps every promise answers.
  static let healthy: [String: String] = [
    "/api/v4/runners": "[\(runner), \(runner2)]",
    "/api/v4/runners/6": details,
    "/api/v4/runners/6/jobs": "[\(job)]",
    "/api/v4/projects/1/runners": "[\(runner)]",
    "/api/v4/groups/9/runners": "[\(runner2)]",
  ]
}
