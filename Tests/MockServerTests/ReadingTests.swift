import APIModel
import MockServer
import Testing

struct ReadingTests {
  @Test func aListShowsTheExamplesInOrder() throws {
    let api = try DocumentedAPIRequests()
    #expect(api.ids("/runners") == [21, 27])
    #expect(api.ids("/runners/all") == [12, 14, 21, 27])
    #expect(api.ids("/projects/40/runners") == [24, 12])
  }

  @Test func everyReadingOperationKeepsItsSchema() throws {
    let api = try DocumentedAPIRequests()
    var count = 0
    for operation in SampleAPI.spec().operations where operation.method == .get {
      guard let schema = operation.success?.schema else { continue }
      let path = operation.path.filled { _ in operation.path.shape.hasPrefix("/projects") ? "40" : "21" } ?? ""
      let response = api.get(path)
      #expect(response.status == 200, "\(operation.name)")
      #expect(violations(response.json, schema) == [], "\(operation.name)")
      count += 1
    }
    #expect(count == 6)
  }

  @Test(arguments: [12, 14, 21, 24, 27]) func detailsOfEveryListedMemberAreWhole(id: Int) throws {
    let api = try DocumentedAPIRequests()
    let schema = try #require(
      SampleAPI.spec().operation(OperationID(.get, PathTemplate("/runners/{id}")))?.success?.schema)
    let response = api.get("/runners/\(id)")
    #expect(response.status == 200)
    #expect(violations(response.json, schema) == [])
    #expect(response.json["id"]?.intValue == id)
    #expect(response.json["description"]?.stringValue == "runner \(id)")
    #expect(response.json["architecture"] == .null, "the docs show it as null only")
    #expect(response.json["token"] == nil, "the docs call it removed")
    #expect(response.json["projects"]?.arrayValue?.count == 1)
  }

  @Test func aListShowsOnlyWhatItDocuments() throws {
    let first = try DocumentedAPIRequests().get("/runners").json.arrayValue?.first
    #expect(first?["tag_list"] == nil)
    #expect(first?["status"] == "online")
  }

  @Test func whatNobodyDocumentsIsNotFound() throws {
    let api = try DocumentedAPIRequests()
    for target in [
      "/runners/999", "/nothing", "", "/projects/41/runners", "/projects/41/runners/all", "/runners/999/jobs",
    ] {
      let response = api.get(target)
      #expect(response.status == 404, "\(target)")
      #expect(response.message == "404 Not found")
    }
    #expect(api.api.respond(to: MockRequest("GET", "/api/v40/runners")).status == 404)
    #expect(api.api.respond(to: MockRequest("GET", "/runners")).status == 404)
  }

  @Test func aListWithoutExampleShowsItsBaseCollection() throws {
    let response = try DocumentedAPIRequests().get("/projects/40/runners/all")
    #expect(response.status == 200)
    #expect(response.json.arrayValue != nil)
  }

  @Test func jobsOfAMemberWithoutExampleAreShown() throws {
    #expect(try DocumentedAPIRequests().ids("/runners/27/jobs") == [9031, 9032])
  }

  @Test func textIsAnsweredAsText() throws {
    let response = try DocumentedAPIRequests().get("/runners/21/trace")
    #expect(response.text == "line one\nline two\n")
    #expect(response.header("content-type") == "text/plain")
  }

  /// The docs only draw the body: that it is JSON is all that is known of it.
  @Test func aDrawnDocumentIsAnsweredAsJSON() throws {
    var spec = SampleAPI.spec()
    var operation = SampleAPI.operation(.get, "/drawn")
    var response = Response(status: 200, isStatusDocumented: true)
    response.mediaType = "application/json"
    response.examples = [Example(mediaType: "text/plain", text: "200 OK", span: SampleAPI.span)]
    operation.responses = [response]
    spec.operations.append(operation)
    let answer = try DocumentedAPIRequests([MountedSpec(spec)]).get("/drawn")
    #expect(answer.status == 200)
    #expect(answer.header("content-type") == "application/json")
    #expect(answer.text == "{}")
  }

  @Test func aDocumentWithoutMembersIsRead() throws {
    let response = try DocumentedAPIRequests().get("/metadata")
    #expect(response.json["version"] == "15.0.0")
    #expect(response.json["kas"]?["enabled"] == true)
  }

  @Test func versionsStandSideBySide() throws {
    let specs = [MountedSpec(SampleAPI.spec(version: "v3")), SampleAPI.v4, MountedSpec(SampleAPI.spec(), basePath: "")]
    let api = try DocumentedAPIRequests(specs).api
    #expect(api.respond(to: MockRequest("DELETE", "/api/v3/runners/21")).status == 204)
    #expect(api.respond(to: MockRequest("GET", "/api/v3/runners/21")).status == 404)
    #expect(api.respond(to: MockRequest("GET", "/api/v4/runners/21")).status == 200)
    #expect(api.respond(to: MockRequest("GET", "/runners/21")).status == 200)
  }

  @Test func theSameRequestsGetTheSameAnswers() throws {
    func run() throws -> [MockResponse] {
      let api = try DocumentedAPIRequests()
      return [
        api.post("/runners", [("token", "t"), ("description", "new")]), api.get("/runners"), api.get("/runners/58215"),
        api.post("/runners/reset_registration_token", []), api.get("/runners/27"),
      ]
    }
    let first = try run()
    #expect(try run() == first)
    #expect(first[2].status == 200)
  }

  @Test func oddIdsInExamplesAreServed() throws {
    for id in [-3, 0, Int.max, Int.max - 1, Int.min] {
      var spec = APISpec()
      var details = SampleAPI.operation(.get, "/things/{id}")
      details.responses = [SampleAPI.response(200, ["id": 1, "name": "one", "size": 3])]
      var create = SampleAPI.operation(.post, "/things")
      create.responses = [SampleAPI.response(201, ["id": .int(id), "name": "x"])]
      spec.operations = [SampleAPI.list("/things", [["id": .int(id)]]), details, create]
      let api = try DocumentedAPIRequests([MountedSpec(spec, basePath: "/api/v4")])
      #expect(api.get("/things/\(id)").json == ["id": .int(id), "name": "x", "size": 3])
      #expect(api.post("/things", []).status == 201)
      #expect(api.post("/things", []).status == 201)
    }
  }

  @Test func aSampleThatNamesNoExampleNamesAMember() throws {
    var spec = APISpec()
    var byPath = SampleAPI.operation(.get, "/projects/{id}", sample: ["id": "harbor/tidepool"])
    byPath.responses = [SampleAPI.response(200, ["id": 3, "name": "Tidepool"])]
    let byID = SampleAPI.operation(.delete, "/projects/{id}", sample: ["id": "9"])
    spec.operations = [byPath, byID]
    let api = try DocumentedAPIRequests([MountedSpec(spec, basePath: "/api/v4")])
    #expect(api.get("/projects/harbor%2Ftidepool").json == ["id": 3, "name": "Tidepool"])
    #expect(api.get("/projects/3").json == ["id": 3, "name": "Tidepool"])
    #expect(api.get("/projects/9").json == ["id": 9, "name": "Tidepool"])
    #expect(api.get("/projects/harbor/tidepool").status == 404)
    #expect(api.get("/projects/4").status == 404)
  }

  @Test func anOperationWithoutAnyExampleIsServed() throws {
    var spec = APISpec()
    spec.operations = HTTPMethod.allCases.flatMap { method in
      ["/a", "/a/{id}", "/a/{id}/b", "/a/{id}/b/{x}.{y}", "/a/{id}/c/{rest*}", "/"].map { SampleAPI.bare(method, $0) }
    }
    let api = try DocumentedAPIRequests([MountedSpec(spec, basePath: "/api/v4")])
    for method in HTTPMethod.allCases {
      for target in ["/a", "/a/1", "/a/1/b", "/a/1/b/x.y", "/a/1/c/d/e/f", "", "/"] {
        #expect(api.send(method.rawValue, target).status < 500, "\(method) \(target)")
      }
    }
  }

  @Test func aListOfWhatHasNoKeyIsShown() throws {
    var spec = APISpec()
    spec.operations = [
      SampleAPI.list("/languages", ["swift", "sql", "go"]), SampleAPI.list("/notes", [["note": "a"], ["note": "b"]]),
      SampleAPI.list("/none", []),
    ]
    let api = try DocumentedAPIRequests([MountedSpec(spec, basePath: "/api/v4")])
    #expect(api.get("/languages").json == ["swift", "sql", "go"])
    #expect(api.get("/languages?per_page=2&page=2").json == ["go"])
    #expect(api.get("/notes").json == [["note": "a"], ["note": "b"]])
    #expect(api.get("/none").json == [])
  }
}
