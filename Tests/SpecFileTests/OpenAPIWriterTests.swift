import APIModel
import Testing

@testable import SpecFile

@Suite struct OpenAPIWriterTests {
  @Test(arguments: ["json", "yaml"])
  func isValidOpenAPI(_ format: String) throws {
    let specs = [RichSpec.spec, APISpec()] + generated
    let texts = specs.map { format == "json" ? OpenAPIWriter.json($0) : OpenAPIWriter.yaml($0) }
    guard let result = try OpenAPIValidator.run(on: texts, extension: format) else {
      print("skipped: openapi-spec-validator is not installed")
      return
    }
    #expect(result.isValid, "\(result.output)")
  }

  /// The check above must be able to fail.
  @Test func validatorRefusesABrokenFile() throws {
    let text = OpenAPIWriter.json(RichSpec.spec).replacing("\"in\": \"path\"", with: "\"in\": \"nowhere\"")
    guard let result = try OpenAPIValidator.run(on: [text], extension: "json") else {
      print("skipped: openapi-spec-validator is not installed")
      return
    }
    #expect(!result.isValid)
  }

  private var generated: [APISpec] {
    (UInt64(100)..<106).map { seed in
      var generator = SpecGenerator(seed: seed)
      return generator.spec()
    }
  }

  @Test func isTheSameEveryTime() {
    #expect(OpenAPIWriter.json(RichSpec.spec) == OpenAPIWriter.json(RichSpec.spec))
    #expect(OpenAPIWriter.yaml(RichSpec.spec) == OpenAPIWriter.yaml(RichSpec.spec))
    #expect(OpenAPIWriter.json(RichSpec.spec).hasSuffix("}\n"))
  }

  private func document(_ spec: APISpec) throws -> JSONValue {
    let document = try JSONReader.readStrictly(Array(OpenAPIWriter.json(spec).utf8))
    return try #require(document.root.flatMap { JSONValue($0) })
  }

  /// What is written piece by piece is the document, member by member.
  @Test func piecesMakeUpTheDocument() throws {
    for spec in generated + [RichSpec.spec] {
      #expect(try document(spec) == OpenAPIWriter.document(spec))
      var pieces = ""
      OpenAPIWriter.writeJSON(spec) { pieces += $0 }
      #expect(pieces == OpenAPIWriter.json(spec))
    }
  }

  @Test func pathsThatDifferInNamesOnlyShareAnItem() throws {
    let paths = try #require(try document(RichSpec.spec)["paths"])
    #expect(paths["/projects/{project_id}/things"] == nil)
    let item = try #require(paths["/projects/{id}/things"]?.objectValue)
    #expect(item.names == ["get", "delete", "post"])
    #expect(item["delete"]?["x-docproof-path"] == "/projects/{project_id}/things")
    let parameter = try #require(item["delete"]?["parameters"]?.arrayValue?.first)
    #expect(parameter["name"] == "id")
    #expect(parameter["x-docproof-name"] == "project_id")
    #expect(parameter["x-docproof-requirement"] == "unstated")
  }

  @Test func placeholderWithoutARowIsDeclared() throws {
    let operation = try #require(try document(RichSpec.spec)["paths"]?["/things/{id}.{format}"]?["patch"])
    let parameters = try #require(operation["parameters"]?.arrayValue)
    #expect(parameters.map { $0["name"] } == ["id", "format"])
    #expect(parameters.allSatisfy { $0["x-docproof-undocumented"] == true && $0["required"] == true })
  }

  @Test func nestedFieldsNest() throws {
    let spec = try document(RichSpec.spec)
    let body = try #require(spec["components"]?["schemas"]?["postProjectsByIdThingsBody"])
    let actions = try #require(body["properties"]?["actions"])
    #expect(actions["type"] == "array")
    #expect(actions["items"]?["properties"]?.objectValue?.names == ["file_path", "action"])
    #expect(actions["items"]?["required"] == ["file_path"])
    // `content` is a string: the field that nests in it by name stays flat.
    #expect(body["properties"]?["content"]?["type"] == "string")
    #expect(body["properties"]?["content[foo]"]?["type"] == "string")
    #expect(body["required"] == ["name", "actions", "odd]name["])
  }

  @Test func valuesHaveTheirTypes() throws {
    let get = try #require(try document(RichSpec.spec)["paths"]?["/projects/{id}/things"]?["get"])
    let item = get["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["items"]
    let level = try #require(item?["properties"]?["level"])
    #expect(level["type"] == ["integer", "null"])
    #expect(level["enum"] == [1, "01", "all", .null])
    #expect(item?["properties"]?["token"] == nil)
    #expect(item?["x-docproof-removed"]?.arrayValue?.first?["x-docproof-name"] == "token")
    let perPage = get["parameters"]?.arrayValue?.first { $0["name"] == "per_page" }
    #expect(perPage?["schema"] == ["type": "integer", "minimum": 1, "maximum": 100, "default": 20])
    #expect(get["security"] == [["PRIVATE-TOKEN": []]])
  }

  @Test func identifiersAreReadableAndUnique() throws {
    let paths = try #require(try document(RichSpec.spec)["paths"]?.objectValue)
    let identifiers = paths.members.flatMap { item in
      (item.value.objectValue?.members ?? []).compactMap { $0.value["operationId"]?.stringValue }
    }
    #expect(identifiers.count == 13)
    #expect(Set(identifiers).count == identifiers.count)
    #expect(identifiers.contains("putProjectsByIdThingsByThingIdMove"))
  }

  @Test func yamlQuotesWhatReadersMistake() throws {
    let texts = [
      "yes", "No", "null", "1.0", "2026-01-02", "1e5", "0x1F", "12:30:45", "<<", "=", "", "~", "a: b", "true",
    ]
    let spec = APISpec(title: "T", pages: texts)
    let yaml = OpenAPIWriter.yaml(spec)
    for text in texts { #expect(yaml.contains("\n- '\(text)'\n"), "\(text)") }
    #expect(try OpenAPIReader.read(Array(yaml.utf8), path: "a.yaml").pages == texts)
  }
}
