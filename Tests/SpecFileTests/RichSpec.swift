import APIModel

/// A spec that holds everything that an `APISpec` can, and what OpenAPI has trouble with.
enum RichSpec {
  static func span(_ line: Int, _ columns: Range<Int> = 1..<9, _ path: String = "things.md") -> SourceSpan {
    SourceSpan(path: path, range: SourceRange(line: line, columns: columns))
  }

  static let spec = APISpec(
    title: "Things API", version: "v4", server: "https://things.example.com/api/v4",
    operations: [
      list, renamedPlaceholder, create, move, remove, head, options, upload, wildcard, archive, old, gone, twice, bare,
      odd, root,
    ], pages: ["things.md", "other: page.md"])

  static var list: Operation {
    var operation = Operation(
      method: .get, path: PathTemplate("/projects/{id}/things"),
      listings: [
        Listing(path: "/projects/:id/things", placeholders: ["id"], heading: "List things", span: span(3)),
        Listing(
          path: "/projects/:id/things", placeholders: ["id"], query: [NameValue("scope", "active")],
          deprecation: Deprecation(since: "14.8", removal: "16.0", replacement: "state", span: span(4)),
          span: span(4, 1..<40)),
      ])
    operation.summary = "List things"
    operation.description = "Lists the things of a project.\n\nSecond: yes, \"quoted\" & <b>."
    operation.parameters = [
      parameter("id", .path, [.integer, .string], .required, written: "integer/string"),
      states, perPage,
      parameter("filter[a]", .query, .string, .unstated),
      parameter("X-Request-ID", .header, .string, .optional),
      removedScope,
      parameter("since", .query, .string, .conditional("if `until` is given"), format: "date-time"),
    ]
    operation.responses = [collection, unauthorized]
    operation.samples = [sample]
    operation.authentication = .header("PRIVATE-TOKEN")
    operation.isPaginated = true
    operation.introduced = "8.5"
    operation.roles = ["Maintainer", "Owner"]
    operation.tier = "PREMIUM SELF"
    operation.statusRanges = [500...599]
    return operation
  }

  static func parameter(
    _ name: String, _ location: Parameter.Location, _ types: SchemaTypes, _ requirement: Parameter.Requirement,
    written: String? = nil, format: String? = nil
  ) -> Parameter {
    var parameter = Parameter(
      name: name, location: location, schema: Schema(types: types, format: format), requirement: requirement,
      span: span(10, 1..<60))
    parameter.writtenType = written
    parameter.description = "The \(name)."
    return parameter
  }

  static var states: Parameter {
    var states = parameter("state", .query, .string, .optional)
    states.schema.enumeration = Enumeration(values: [
      EnumerationValue("online"),
      EnumerationValue("paused", deprecation: Deprecation(since: "14.8", removal: "16.0", span: span(11))),
      EnumerationValue("yes", deprecation: Deprecation()), EnumerationValue("1.0"),
    ])
    states.defaultValue = "online"
    states.deprecation = Deprecation(replacement: "status", span: span(12))
    return states
  }

  static var perPage: Parameter {
    var perPage = parameter("per_page", .query, .integer, .optional)
    perPage.schema.minimum = 1
    perPage.schema.maximum = 100
    perPage.defaultValue = "20"
    return perPage
  }

  static var removedScope: Parameter {
    var scope = parameter("scope", .query, .string, .optional)
    scope.removal = Removal(version: "13.0", span: span(13))
    return scope
  }

  static var collection: Response {
    var response = Response(status: 200, isStatusDocumented: false, span: span(20))
    response.mediaType = "application/json"
    var item = Schema(types: .object)
    item.description = "One thing."
    var status = Schema(types: .string, isNullable: true)
    status.enumeration = Enumeration(
      values: [EnumerationValue("online"), EnumerationValue("offline", deprecation: Deprecation(since: "15.0"))],
      source: "parameter status")
    var described = Schema(types: .string, format: "date-time")
    described.description = "Inner words."
    var numbers = Schema(types: [.array])
    numbers.items = .schema(Schema(types: [.integer, .number]))
    var level = Schema(types: .integer, isNullable: true)
    level.enumeration = Enumeration(values: [EnumerationValue("1"), EnumerationValue("01"), EnumerationValue("all")])
    item.properties = [
      property("id", Schema(types: .integer), shown: 3, isRequired: true),
      property("status", status, shown: 2, nulls: 1),
      Property(
        name: "active", schema: Schema(types: .boolean),
        evidence: Evidence(shown: 3, occasions: 3, row: span(30), example: span(41)), description: "Whether it is.",
        deprecation: Deprecation(since: "14.8", removal: "16.0", replacement: "paused", span: span(31))),
      Property(
        name: "token", schema: Schema(types: .string), isRequired: true,
        removal: Removal(version: "13.0", span: span(32))),
      Property(name: "created_at", schema: described, description: "When it was."),
      property("unknown", Schema(isNullable: true), shown: 1, nulls: 1),
      property("numbers", numbers, shown: 3),
      property("level", level, shown: 3),
      property("$ref", Schema(types: .string), shown: 1),
    ]
    var list = Schema(types: .array)
    list.items = .schema(item)
    response.schema = list
    response.examples = [
      Example(
        mediaType: "application/json",
        json: [
          ["id": 1, "status": "online", "ratio": .number("1.50e+2"), "when": "2026-01-02", "on": "yes", "n": .null]
        ],
        span: span(40, 1..<4)),
      Example(mediaType: "application/json", json: [], text: "[ ... ]", span: span(50)),
      Example(mediaType: "text/csv", text: "id;status\n1;online\n", span: span(60)),
      Example(mediaType: "application/json", json: "just a text", span: span(61)),
      Example(mediaType: "application/json", span: span(62)),
    ]
    return response
  }

  static func property(
    _ name: String, _ schema: Schema, shown: Int, nulls: Int = 0, isRequired: Bool = false
  ) -> Property {
    Property(
      name: name, schema: schema, isRequired: isRequired,
      evidence: Evidence(shown: shown, nulls: nulls, occasions: 3, example: span(40)))
  }

  static var unauthorized: Response {
    var response = Response(status: 401, isStatusDocumented: true, span: span(70))
    response.description = "Unauthorized: no token"
    return response
  }

  static var sample: SampleRequest {
    var sample = SampleRequest(
      method: .get, url: "https://things.example.com/api/v4/projects/a%2Fb/things?state=online", span: span(80, 1..<120)
    )
    sample.headers = [NameValue("PRIVATE-TOKEN", "<your_access_token>")]
    sample.fields = [NameValue("description", "a \"b\" \\ c")]
    sample.body = #"{"a": 1}"#
    sample.pathValues = [NameValue("id", "a/b")]
    sample.query = [NameValue("state", "online")]
    return sample
  }

  /// The same path as `list`, its placeholder spelled otherwise.
  static var renamedPlaceholder: Operation {
    var operation = Operation(
      method: .delete, path: PathTemplate("/projects/{project_id}/things"),
      listings: [Listing(path: "/projects/:project_id/things", placeholders: ["project_id"], span: span(100))])
    operation.parameters = [
      parameter("project_id", .path, .integer, .unstated),
      // A body where HTTP defines no meaning for one.
      parameter("ids", .body, .array, .required),
    ]
    operation.authentication = .header("Authorization")
    operation.responses = [Response(status: 204, isStatusDocumented: true)]
    return operation
  }

  /// Nested body fields, and fields whose names clash.
  static var create: Operation {
    var operation = Operation(
      method: .post, path: PathTemplate("/projects/{id}/things"),
      listings: [Listing(path: "/projects/:id/things", form: [NameValue("name", "x")], span: span(110))])
    var tags = parameter("tags", .body, .array, .optional, written: "array of strings")
    tags.schema.items = .schema(Schema(types: .string))
    tags.schema.enumeration = Enumeration(values: [EnumerationValue("a"), EnumerationValue("b")])
    var owner = parameter("owner", .body, .object, .optional)
    owner.schema.properties = [Property(name: "name", schema: Schema(types: .string), isRequired: true)]
    var actions = parameter("actions[]", .body, .array, .required)
    actions.writtenType = "array"
    var paused = parameter("paused", .body, .boolean, .optional)
    paused.defaultValue = "false"
    paused.deprecation = Deprecation(since: "14.8")
    var level = parameter("level", .body, .string, .optional)
    level.defaultValue = "other than its enum"
    level.schema.enumeration = Enumeration(values: [EnumerationValue("low")], source: "prose")
    level.schema.maximumLength = 10
    level.schema.pattern = "^[a-z]+$"
    var removed = parameter("active", .body, .boolean, .optional)
    removed.removal = Removal(version: nil)
    operation.parameters = [
      parameter("name", .body, .string, .required),
      parameter("id", .path, .integer, .required),
      tags, owner,
      parameter("actions[][file_path]", .body, .string, .required),
      actions,
      parameter("actions[][action]", .body, .string, .unstated),
      parameter("content", .body, .string, .optional),
      parameter("content[foo]", .body, .string, .conditional("when `content` is left out")),
      parameter("meta[a]", .body, [], .optional),
      parameter("meta", .body, [], .unstated),
      paused, level, removed,
      parameter("labels[]", .body, .string, .required),
      parameter("odd]name[", .body, .string, .required),
      parameter("name", .body, .integer, .optional),
      parameter("nobody", .path, .string, .required),
    ]
    operation.requestMediaTypes = ["application/x-www-form-urlencoded", "multipart/form-data"]
    var created = Response(status: 201, isStatusDocumented: true, span: span(120))
    created.schema = Schema()
    created.examples = [Example(mediaType: "application/json", json: ["id": 1], span: span(121))]
    var again = Response(status: 201)
    again.mediaType = "text/plain"
    again.examples = [Example(mediaType: "text/plain", text: "created", span: span(122))]
    operation.responses = [created, again, Response(status: 999), Response(status: 400)]
    operation.authentication = .none
    return operation
  }

  static var move: Operation {
    var operation = Operation(method: .put, path: PathTemplate("/projects/{id}/things/{thing_id}/move"))
    operation.listings = [Listing(path: "/projects/:id/things/:thing_id/move", span: span(130))]
    operation.deprecation = Deprecation(
      since: "15.1", removal: "17.0", replacement: "POST /moves", span: SourceSpan(path: "other: page.md"))
    operation.requestMediaTypes = ["application/json"]
    return operation
  }

  static var remove: Operation {
    var operation = Operation(method: .delete, path: PathTemplate("/projects/{id}/things/{id}"))
    operation.parameters = [
      parameter("id", .path, .integer, .required), parameter("id", .path, .string, .optional),
    ]
    operation.deprecation = Deprecation()
    return operation
  }

  static var head: Operation { Operation(method: .head, path: PathTemplate("/things")) }
  static var options: Operation { Operation(method: .options, path: PathTemplate("/things")) }

  static var upload: Operation {
    var operation = Operation(method: .patch, path: PathTemplate("/things/{id}.{format}"))
    operation.parameters = [parameter("content[foo]", .body, .string, .optional)]
    operation.requestMediaTypes = ["multipart/form-data"]
    return operation
  }

  static var wildcard: Operation {
    var operation = Operation(method: .get, path: PathTemplate("/files/{path*}"))
    operation.parameters = [parameter("path", .path, .string, .required)]
    return operation
  }

  static var archive: Operation {
    var path = PathTemplate("/archive/{sha}")
    path.optionalSuffix = ".{format}"
    var operation = Operation(method: .get, path: path)
    operation.parameters = [parameter("format", .path, .string, .optional)]
    var zip = Response(status: 200, isStatusDocumented: true)
    zip.mediaType = "application/zip"
    operation.responses = [zip]
    return operation
  }

  static var old: Operation {
    var operation = Operation(method: .get, path: PathTemplate("/files/{file}"))
    operation.removal = Removal(version: "12.0", span: span(140))
    operation.parameters = [parameter("file", .path, .string, .required)]
    return operation
  }

  static var gone: Operation {
    var operation = Operation(method: .post, path: PathTemplate("/gone"))
    operation.removal = Removal()
    return operation
  }

  /// Documented a second time.
  static var twice: Operation {
    var operation = Operation(method: .get, path: PathTemplate("/projects/{p}/things"))
    operation.summary = "Again"
    return operation
  }

  static var bare: Operation { Operation(method: .get, path: PathTemplate("/bare/{a-b}/{x.y}/{}")) }

  static var odd: Operation {
    var operation = Operation(
      method: .get,
      path: PathTemplate(segments: [[.literal("a{b")], [.literal("c"), .literal("d")], [.placeholder("x:y!z")]]))
    operation.statusRanges = [Operation.anyStatus]
    return operation
  }

  static var root: Operation { Operation(method: .get, path: PathTemplate("/")) }
}
