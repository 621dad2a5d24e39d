import APIModel
import MockServer
import Testing

/// An API under test, and short words for asking it.
struct DocumentedAPIRequests {
  let api: DocumentedAPI

  init(
    _ specs: [MountedSpec] = [SampleAPI.v4], token: String? = nil, faults: [String] = [], pageSize: Int? = nil,
    maximumMembers: Int = 20_000, log: (@Sendable (String) -> Void)? = nil
  ) throws {
    let selections = try faults.map { try FaultSelection($0) }
    api = DocumentedAPI(
      serving: specs,
      options: ServeOptions(
        token: token, faults: selections, pageSize: pageSize, maximumMembers: maximumMembers,
        now: { 1_652_785_492 }, log: log))
  }

  /// Sends a request below `/api/v4`.
  func send(
    _ method: String, _ target: String, _ headers: [NameValue] = [], body: [UInt8] = []
  ) -> MockResponse {
    api.respond(to: MockRequest(method, "/api/v4" + target, headers: headers, body: body))
  }

  func get(_ target: String, _ headers: [NameValue] = []) -> MockResponse { send("GET", target, headers) }

  func post(_ target: String, _ fields: [(String, String)], method: String = "POST") -> MockResponse {
    let form = Self.form(fields)
    return send(method, target, form.headers, body: form.body)
  }

  static func form(_ fields: [(String, String)]) -> (headers: [NameValue], body: [UInt8]) {
    let text = fields.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }
    return (
      [NameValue("Content-Type", "application/x-www-form-urlencoded")], Array(text.joined(separator: "&").utf8)
    )
  }

  /// The ids that a list shows.
  func ids(_ target: String) -> [Int] { get(target).json.arrayValue?.compactMap { $0["id"]?.intValue } ?? [] }
}

extension MockResponse {
  /// The body as JSON; null where it is none.
  var json: JSONValue {
    let result = JSONReader.read(body)
    return result.isValid ? result.document.root.flatMap { JSONValue($0) } ?? .null : .null
  }

  var text: String { String(decoding: body, as: UTF8.self) }
  var message: String? { json["message"]?.stringValue }
}

/// What a value breaks of a schema, written for the tests alone so that it shares no mistake with the mock.
func violations(_ value: JSONValue, _ schema: Schema, at pointer: String = "") -> [String] {
  var found: [String] = []
  let type: SchemaTypes
  switch value {
  case .null: return schema.isNullable ? [] : ["\(pointer) is null"]
  case .bool: type = .boolean
  case .number(let text): type = text.contains(".") ? .number : .integer
  case .string: type = .string
  case .array: type = .array
  case .object: type = .object
  }
  if !schema.types.accepts(type) { found.append("\(pointer) is \(type.names), not \(schema.types.names)") }
  if let values = schema.enumeration?.values, let text = value.scalarText, !values.contains(where: { $0.value == text })
  {
    found.append("\(pointer) is \(text)")
  }
  if schema.format == "date-time", let text = value.stringValue, text.count != 24 || !text.hasSuffix("Z") {
    found.append("\(pointer) is no date-time")
  }
  for (index, item) in (value.arrayValue ?? []).enumerated() {
    if let items = schema.items?.schema { found += violations(item, items, at: "\(pointer)/\(index)") }
  }
  if let object = value.objectValue, !schema.properties.isEmpty {
    for property in schema.properties {
      let inner = "\(pointer)/\(property.name)"
      switch object[property.name] {
      case let child? where property.removal == nil: found += violations(child, property.schema, at: inner)
      case _?: found.append("\(inner) was removed")
      case nil where property.isRequired: found.append("\(inner) is missing")
      case nil: continue
      }
    }
    for name in object.names where schema.property(name) == nil { found.append("\(pointer)/\(name) is undocumented") }
  }
  return found
}
