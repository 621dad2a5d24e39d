import APIModel
import MockServer
import SpecFile
import Testing

/// Servers made from OpenAPI files that nobody wrote for this.
@Suite struct OpenAPIServeTests {
  private static let file = """
    openapi: 3.0.3
    info: {title: Odd, version: "1"}
    servers: [{url: "https://x.example/v2"}]
    paths:
      /nodes:
        get:
          responses: {"200": {description: ok, content: {application/json: {schema:
            {type: array, items: {$ref: "#/components/schemas/Node"}}}}}}
        post:
          requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Node"}}}}
          responses: {"201": {description: made, content: {application/json: {schema:
            {$ref: "#/components/schemas/Node"}}}}}
      /nodes/{id}:
        parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
        get:
          responses: {"200": {description: ok, content: {application/json: {schema:
            {$ref: "#/components/schemas/Node"}}}}}
        delete: {responses: {"204": {description: gone}}}
      /report:
        get: {responses: {"200": {description: c, content: {text/csv: {schema: {type: string}, example: "a,b"}}}}}
      /notes:
        get: {responses: {"200": {description: c, content: {text/plain: {schema: {type: string}}}}}}
      /any:
        get: {responses: {"200": {description: m, content: {application/json: {schema: {}}}}}}
      /limits:
        get: {responses: {"200": {description: m, content: {application/json: {schema: {type: object, required: [x, y],
          properties: {x: {type: string, maxLength: 0}, y: {type: integer, minimum: 3, maximum: 2}}}}}}}}
      /nothing: {get: {responses: {}}}
    components:
      schemas:
        Node: {type: object, required: [child, kids], properties: {id: {type: string, format: uuid},
          name: {type: string, maxLength: 5}, child: {$ref: "#/components/schemas/Node"},
          kids: {type: array, items: {$ref: "#/components/schemas/Node"}}}}
    """

  private func api() throws -> DocumentedAPI {
    let spec = try OpenAPIReader.read(Array(Self.file.utf8), path: "odd.yaml")
    return DocumentedAPI(serving: [MountedSpec(spec)], options: ServeOptions(now: { 0 }))
  }

  private func post(_ api: DocumentedAPI, _ body: String) -> MockResponse {
    let json = [NameValue("Content-Type", "application/json")]
    return api.respond(to: MockRequest("POST", "/v2/nodes", headers: json, body: Array(body.utf8)))
  }

  @Test func whatIsCreatedHasAnIDOfTheDocumentedForm() throws {
    let api = try api()
    let made = post(api, #"{"name": "a", "child": {}, "kids": []}"#)
    #expect(made.status == 201)
    let id = try #require(made.json["id"]?.stringValue)
    #expect(ValueFormat.uuid.accepts(id))
    #expect(api.respond(to: MockRequest("GET", "/v2/nodes/\(id)")).json["name"] == "a")
    #expect(api.respond(to: MockRequest("GET", "/v2/nodes")).json.arrayValue?.compactMap { $0["id"] } == [.string(id)])
    #expect(api.respond(to: MockRequest("DELETE", "/v2/nodes/\(id)")).status == 204)
    #expect(api.respond(to: MockRequest("GET", "/v2/nodes/\(id)")).status == 404)
  }

  @Test func anIDThatTheClientChoosesIsKeptOnce() throws {
    let api = try api()
    let own = "123e4567-e89b-12d3-a456-426614174000"
    let body = #"{"id": "\#(own)", "child": {}, "kids": []}"#
    #expect(post(api, body).json["id"]?.stringValue == own)
    let second = try #require(post(api, body).json["id"]?.stringValue)
    #expect(second != own, "that one is taken")
    #expect(post(api, #"{"id": "no uuid", "child": {}, "kids": []}"#).status == 400)
  }

  @Test func textIsNotJSON() throws {
    let api = try api()
    let report = api.respond(to: MockRequest("GET", "/v2/report"))
    #expect(report.text == "a,b" && report.header("content-type") == "text/csv")
    let notes = api.respond(to: MockRequest("GET", "/v2/notes"))
    #expect(!notes.text.isEmpty && !notes.text.contains("\""))
  }

  @Test func whatContradictsItselfIsAnswered() throws {
    let api = try api()
    for path in ["any", "limits", "nothing", "nodes"] {
      #expect(api.respond(to: MockRequest("GET", "/v2/\(path)")).status == 200, "\(path)")
    }
  }
}
