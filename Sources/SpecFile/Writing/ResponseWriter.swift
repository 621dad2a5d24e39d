import APIModel

/// A `Response` as a Response Object (OpenAPI 3.1 §4.8.17).
enum ResponseWriter {
  static func response(_ response: Response) -> JSONObject {
    var object: JSONObject = ["description": .string(response.description ?? "")]
    if !response.headers.isEmpty {
      object["headers"] = .object(JSONObject(response.headers.map { ($0.name, .object(header($0))) }))
    }
    let content = content(response)
    if !content.isEmpty { object["content"] = .object(content) }
    if content.count > 1 || content.names.first != response.mediaType {
      object[ExtensionKey.mediaType] = response.mediaType.map { .string($0) } ?? .null
    }
    object.add(ExtensionKey.mediaTypes, response.mediaTypes)
    if !response.isStatusDocumented { object[ExtensionKey.isStatusDocumented] = false }
    object.add(ExtensionKey.source, response.span)
    return object
  }

  /// A Header Object (§4.8.21).
  private static func header(_ header: Parameter) -> JSONObject {
    var object = JSONObject()
    object.add("description", header.description)
    if header.isRequired { object["required"] = true }
    object.addRequirement(of: header, saying: header.isRequired ? .required : .optional)
    object.add(header.deprecation)
    var schema = SchemaWriter.schema(header.schema)
    object.addFacts(of: header, default: &schema)
    object["schema"] = .object(schema)
    return object
  }

  private static func content(_ response: Response) -> JSONObject {
    var content = JSONObject()
    if let mediaType = response.mediaType {
      content[mediaType] = .object([:])
    }
    if let schema = response.schema {
      let mediaType = response.mediaType ?? response.examples.first?.mediaType ?? "application/json"
      content[mediaType] = ["schema": .object(SchemaWriter.schema(schema))]
    }
    ExampleWriter.add(response.examples, to: &content)
    return content
  }
}
