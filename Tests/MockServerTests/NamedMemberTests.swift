import APIModel
import MockServer
import SpecFile
import Testing

/// Members that are called by something else than an `id`, and that are made and taken away in other ways.
@Suite struct NamedMemberTests {
  private static let file = """
    openapi: 3.0.3
    info: {title: Named, version: "1"}
    servers: [{url: "https://x.example/v2"}]
    paths:
      /volumes:
        get:
          responses: {"200": {description: ok, content: {application/json: {
            example: [{Id: v1, Name: tardis}], schema: {type: array, items: {$ref: "#/components/schemas/Volume"}}}}}}
      /volumes/create:
        post:
          requestBody: {content: {application/json: {schema: {type: object, properties: {Name: {type: string}}}}}}
          responses: {"201": {description: made, content: {application/json: {schema:
            {$ref: "#/components/schemas/Volume"}}}}}
      /volumes/{id_or_name}:
        parameters: [{name: id_or_name, in: path, required: true, schema: {type: string}}]
        get:
          responses: {"200": {description: ok, content: {application/json: {schema:
            {$ref: "#/components/schemas/Volume"}}}}}
        delete: {responses: {"204": {description: gone}}}
      /keys/{name}:
        parameters: [{name: name, in: path, required: true, schema: {type: string}}]
        get: {responses: {"200": {description: k, content: {application/json: {schema:
            {$ref: "#/components/schemas/Key"}}}}}}
        put:
          requestBody: {content: {application/json: {schema: {type: object, properties: {color: {type: string}}}}}}
          responses: {"201": {description: k, content: {application/json: {schema:
            {$ref: "#/components/schemas/Key"}}}}}
      /keys/{name}/remove:
        parameters: [{name: name, in: path, required: true, schema: {type: string}}]
        post: {responses: {"204": {description: gone}}}
      /links:
        get: {responses: {"200": {description: l, content: {application/json: {
          example: ["/v2/links/web"], schema: {type: array, items: {type: string}}}}}}}
      /links/{key}:
        parameters: [{name: key, in: path, required: true, schema: {type: string}}]
        get: {responses: {"200": {description: l, content: {application/json: {schema: {type: object,
          properties: {key: {type: string}}}}}}}}
    components:
      schemas:
        Volume: {type: object, required: [Id, Name], properties: {Id: {type: string}, Name: {type: string}}}
        Key: {type: object, properties: {name: {type: string}, color: {type: string}}}
    """

  private let api: DocumentedAPI

  init() throws {
    let spec = try OpenAPIReader.read(Array(Self.file.utf8), path: "named.yaml")
    api = DocumentedAPI(serving: [MountedSpec(spec)], options: ServeOptions(now: { 0 }))
  }

  private func send(_ method: String, _ path: String, _ body: String = "") -> MockResponse {
    let headers = body.isEmpty ? [] : [NameValue("Content-Type", "application/json")]
    return api.respond(to: MockRequest(method, "/v2" + path, headers: headers, body: Array(body.utf8)))
  }

  @Test func isFoundByEitherOfItsNames() {
    for name in ["v1", "tardis"] { #expect(send("GET", "/volumes/\(name)").json["Name"] == "tardis", "\(name)") }
    #expect(send("GET", "/volumes/other").status == 404)
  }

  @Test func isMadeBesideTheListAndNamedByLocation() throws {
    let made = send("POST", "/volumes/create", #"{"Name": "mine"}"#)
    #expect(made.status == 201)
    let id = try #require(made.json["Id"]?.stringValue)
    #expect(made.headers.first { $0.name == "Location" }?.value == "/v2/volumes/\(id)")
    for name in [id, "mine"] { #expect(send("GET", "/volumes/\(name)").json["Name"] == "mine", "\(name)") }
    #expect(send("GET", "/volumes").json.arrayValue?.count == 2)
    #expect(send("DELETE", "/volumes/mine").status == 204)
    for name in [id, "mine"] { #expect(send("GET", "/volumes/\(name)").status == 404, "\(name)") }
    #expect(send("GET", "/volumes/tardis").status == 200)
  }

  @Test func isMadeByPutAndTakenAwayByPost() {
    #expect(send("PUT", "/keys/mine", #"{"color": "red"}"#).status == 201)
    #expect(send("GET", "/keys/mine").json["color"] == "red")
    #expect(send("PUT", "/keys/mine", #"{"color": "blue"}"#).json["color"] == "blue")
    #expect(send("GET", "/keys/mine").json["name"] == "mine")
    #expect(send("GET", "/keys/other").status == 404)
    #expect(send("POST", "/keys/mine/remove").status == 204)
    #expect(send("GET", "/keys/mine").status == 404)
    #expect(send("POST", "/keys/mine/remove").status == 404)
  }

  @Test func isFoundByTheURLThatAListShows() {
    #expect(send("GET", "/links").json == ["/v2/links/web"])
    #expect(send("GET", "/links/web").status == 200)
    #expect(send("GET", "/links/other").status == 404)
  }
}
