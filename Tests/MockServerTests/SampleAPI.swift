import APIModel
import MockServer

/// Specs as the extractor makes them of the Runners docs, written by hand: a list, details with nested objects, an
/// attribute that is always null, one that is deprecated, one that was removed, nested collections, actions, text.
enum SampleAPI {
  static let token = "let-me-in"
  static let header = "PRIVATE-TOKEN"

  static var v4: MountedSpec { MountedSpec(spec()) }

  static func spec(version: String = "v4") -> APISpec {
    var spec = APISpec(title: "Runners", version: version, server: "https://gitlab.example.com/api/\(version)")
    spec.operations = [
      list("/runners", [runner(21), runner(27, online: false)], parameters: filters),
      list("/runners/all", [runner(12, shared: true), runner(14, status: "paused"), runner(21), runner(27)]),
      details, update, removal, jobs,
      list(
        "/projects/{id}/runners", [runner(24, online: false), runner(12, shared: true)], parameters: filters,
        sample: ["id": "40"]),
      bare(.get, "/projects/{id}/runners/all"),
      attachment, detachment, registration, removalByToken, verification,
      bare(.post, "/runners/reset_registration_token"),
      reset("/runners/{id}/reset_authentication_token"),
      trace, metadata,
    ]
    return spec
  }

  // MARK: Operations

  private static var details: Operation {
    var operation = operation(.get, "/runners/{id}", sample: ["id": "21"])
    operation.parameters = [parameter("id", .path, .integer, required: true)]
    operation.responses = [response(200, runnerDetails)]
    return operation
  }

  private static var update: Operation {
    var operation = operation(.put, "/runners/{runner_id}", sample: ["runner_id": "21"])
    operation.parameters = [
      parameter("runner_id", .path, .integer, required: true), parameter("description", .body, .string),
      parameter("paused", .body, .boolean), parameter("maximum_timeout", .body, .integer),
      parameter("tag_list", .body, .array),
      parameter("access_level", .body, .string, values: ["not_protected", "ref_protected"]),
    ]
    operation.responses = [response(200, runnerDetails)]
    return operation
  }

  private static var removal: Operation {
    var operation = operation(.delete, "/runners/{id}", sample: ["id": "21"])
    operation.parameters = [parameter("id", .path, .integer, required: true)]
    return operation
  }

  private static var jobs: Operation {
    var operation = list("/runners/{id}/jobs", [job(9031), job(9032, status: "failed")], sample: ["id": "21"])
    operation.parameters = [
      parameter("status", .query, .string, values: ["running", "success", "failed", "canceled"]),
      parameter("order_by", .query, .string), parameter("sort", .query, .string, values: ["asc", "desc"]),
    ]
    return operation
  }

  private static var attachment: Operation {
    var operation = operation(.post, "/projects/{id}/runners", sample: ["id": "40"])
    operation.parameters = [parameter("runner_id", .body, .integer, required: true)]
    operation.responses = [response(201, runner(21))]
    return operation
  }

  private static var detachment: Operation {
    operation(.delete, "/projects/{id}/runners/{runner_id}", sample: ["id": "40", "runner_id": "21"])
  }

  private static var registration: Operation {
    var operation = operation(.post, "/runners", isOpen: true)
    operation.parameters = [
      parameter("token", .body, .string, required: true), parameter("description", .body, .string),
      parameter("info", .body, .object), parameter("paused", .body, .boolean),
      parameter("tag_list", .body, .array), parameter("maintenance_note", .body, .string, limit: 20),
    ]
    operation.responses = [
      response(201, ["id": 58214, "token": "1a2b3c", "token_expires_at": "2022-11-03T06:48:17.590Z"])
    ]
    return operation
  }

  private static var removalByToken: Operation {
    var operation = operation(.delete, "/runners", isOpen: true)
    operation.parameters = [parameter("token", .body, .string, required: true)]
    operation.responses = [Response(status: 204, isStatusDocumented: true)]
    return operation
  }

  private static var verification: Operation {
    var operation = operation(.post, "/runners/verify", isOpen: true)
    operation.parameters = [parameter("token", .body, .string, required: true)]
    operation.responses = [
      Response(status: 200, isStatusDocumented: true), Response(status: 403, isStatusDocumented: true),
    ]
    return operation
  }

  private static func reset(_ path: String) -> Operation {
    var operation = operation(.post, path, sample: ["id": "21"])
    operation.responses = [response(201, ["token": "2b4d6f", "token_expires_at": "2022-12-14T15:22:40.071Z"])]
    return operation
  }

  private static var trace: Operation {
    var operation = operation(.get, "/runners/{id}/trace", sample: ["id": "21"])
    var response = Response(status: 200)
    response.mediaType = "text/plain"
    response.examples = [Example(mediaType: "text/plain", text: "line one\nline two\n", span: span)]
    operation.responses = [response]
    return operation
  }

  private static var metadata: Operation {
    var operation = operation(.get, "/metadata")
    operation.responses = [response(200, ["version": "15.0.0", "revision": "c4d19e6", "kas": ["enabled": true]])]
    return operation
  }

  // MARK: Examples

  static func runner(
    _ id: Int, shared: Bool = false, online: Bool = true, status: String? = nil
  ) -> JSONValue {
    [
      "active": .bool(status != "paused"), "paused": .bool(status == "paused"), "description": .string("runner \(id)"),
      "id": .int(id),
      "ip_address": .string("192.0.2.\(id)"), "is_shared": .bool(shared),
      "runner_type": .string(shared ? "instance_type" : "project_type"), "name": .null, "online": .bool(online),
      "status": .string(status ?? (online ? "online" : "offline")),
    ]
  }

  private static var runnerDetails: JSONValue {
    var object = runner(21).objectValue ?? JSONObject()
    object["architecture"] = .null
    object["contacted_at"] = "2022-05-17T11:04:52.318Z"
    object["projects"] = [["id": 40, "name": "Tidepool Gateway", "path": "tidepool-gateway"]]
    object["tag_list"] = ["swift", "sqlite"]
    object["access_level"] = "ref_protected"
    object["maximum_timeout"] = 5400
    return .object(object)
  }

  private static func job(_ id: Int, status: String = "success") -> JSONValue {
    [
      "id": .int(id), "status": .string(status), "coverage": .null, "created_at": "2022-05-17T10:55:08.000Z",
      "duration": 195, "user": ["id": 73, "username": "sample.operator", "bio": .null],
      "commit": ["id": "c4d19e60", "parent_ids": ["a07be551"]],
    ]
  }

  // MARK: Builders

  static let span = SourceSpan(path: "runners.md")

  static var filters: [Parameter] {
    [
      parameter("scope", .query, .string, values: ["active", "paused", "online", "offline", "shared"]),
      parameter("type", .query, .string, values: ["instance_type", "group_type", "project_type"]),
      parameter("status", .query, .string, values: ["online", "offline", "never_contacted", "paused"]),
      parameter("paused", .query, .boolean), parameter("tag_list", .query, .array),
    ]
  }

  static func parameter(
    _ name: String, _ location: Parameter.Location, _ types: SchemaTypes, required: Bool = false,
    values: [String] = [], limit: Int? = nil
  ) -> Parameter {
    var schema = Schema(types: types)
    if !values.isEmpty { schema.enumeration = Enumeration(values: values.map { EnumerationValue($0) }) }
    schema.maximumLength = limit
    return Parameter(name: name, location: location, schema: schema, requirement: required ? .required : .optional)
  }

  static func operation(
    _ method: HTTPMethod, _ path: String, sample: [String: String]? = nil, isOpen: Bool = false
  ) -> Operation {
    let template = PathTemplate(path)
    var operation = Operation(method: method, path: template, listings: [Listing(path: path, span: span)])
    operation.authentication = isOpen ? .none : .header(header)
    if let sample {
      var request = SampleRequest(method: method, url: template.filled { sample[$0] } ?? path, span: span)
      request.pathValues = template.placeholders.compactMap { name in sample[name].map { NameValue(name, $0) } }
      operation.samples = [request]
    }
    return operation
  }

  static func bare(_ method: HTTPMethod, _ path: String) -> Operation { operation(method, path) }

  static func list(
    _ path: String, _ items: [JSONValue], parameters: [Parameter] = [], sample: [String: String]? = nil
  ) -> Operation {
    var operation = operation(.get, path, sample: sample)
    operation.parameters = parameters
    operation.isPaginated = true
    operation.responses = [response(200, .array(items))]
    return operation
  }

  static func response(_ status: Int, _ body: JSONValue) -> Response {
    var response = Response(status: status, isStatusDocumented: true)
    response.mediaType = "application/json"
    response.schema = schema([body])
    response.examples = [Example(mediaType: "application/json", json: body, span: span)]
    return response
  }

  /// The schema that examples show, with what the docs say besides: `active` is deprecated, `token` was removed,
  /// `status` has listed values.
  static func schema(_ values: [JSONValue]) -> Schema {
    var schema = Schema(isNullable: values.contains(.null))
    let shown = values.filter { !$0.isNull }
    for value in shown {
      switch value {
      case .null: continue
      case .bool: schema.types.insert(.boolean)
      case .number: schema.types.insert(.integer)
      case .string: schema.types.insert(.string)
      case .array: schema.types.insert(.array)
      case .object: schema.types.insert(.object)
      }
    }
    let items = shown.compactMap(\.arrayValue).flatMap { $0 }
    if !items.isEmpty { schema.items = .schema(self.schema(items)) }
    let objects = shown.compactMap(\.objectValue)
    var names: [String] = []
    for name in objects.flatMap(\.names) where !names.contains(name) { names.append(name) }
    for name in names {
      let values = objects.compactMap { $0[name] }
      var property = Property(name: name, schema: self.schema(values), isRequired: values.count == objects.count)
      property.evidence = Evidence(
        shown: values.count, nulls: values.filter(\.isNull).count, occasions: objects.count)
      if name.hasSuffix("_at") { property.schema.format = "date-time" }
      if name == "active" { property.deprecation = Deprecation(since: "14.8", removal: "16.0") }
      if name == "status", names.contains("runner_type") {
        property.schema.enumeration = Enumeration(
          values: ["online", "offline", "never_contacted", "paused"].map { EnumerationValue($0) })
      }
      schema.properties.append(property)
    }
    if names.contains("architecture") {
      schema.properties.append(
        Property(name: "token", schema: Schema(types: .string), removal: Removal(version: "13.0")))
    }
    return schema
  }
}
