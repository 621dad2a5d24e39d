import APIModel
import MockServer
import Testing

struct ProtocolTests {
  @Test func anotherMethodIsRefusedWithTheAllowedOnes() throws {
    let api = try DocumentedAPIRequests()
    let response = api.send("PATCH", "/runners/21")
    #expect(response.status == 405)
    #expect(response.header("allow") == "GET, HEAD, PUT, DELETE, OPTIONS")
    #expect(api.send("BREW", "/runners").status == 405)
    #expect(api.send("BREW", "/nothing").status == 404)
    #expect(api.send("OPTIONS", "/runners/verify").header("allow") == "POST, OPTIONS")
  }

  @Test func headHasTheHeadersOfGetAndNoBody() throws {
    let api = try DocumentedAPIRequests()
    let get = api.get("/runners")
    let head = api.send("HEAD", "/runners")
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
    #expect(head.headers == get.headers)
    #expect(head.header("content-length") == String(get.body.count))
  }

  @Test func literalSegmentsWinOverPlaceholders() throws {
    let api = try DocumentedAPIRequests()
    #expect(api.get("/runners/all").operation == "GET /runners/all")
    #expect(api.get("/runners/21").operation == "GET /runners/{id}")
    #expect(api.get("/runners/all?id=21&x=/runners/21").operation == "GET /runners/all")
  }

  @Test func anAcceptHeaderThatRulesOutTheAnswerIs406() throws {
    let api = try DocumentedAPIRequests()
    #expect(api.get("/runners", [NameValue("Accept", "text/html")]).status == 406)
    #expect(api.get("/runners", [NameValue("Accept", "application/json;q=0")]).status == 406)
    for accept in ["*/*", "application/*", "text/html, application/json;q=0.1", ""] {
      #expect(api.get("/runners", [NameValue("Accept", accept)]).status == 200, "\(accept)")
    }
  }

  // MARK: Authentication

  @Test func aTokenIsNeededWhereTheDocsShowOne() throws {
    let api = try DocumentedAPIRequests(token: SampleAPI.token)
    let refused = api.get("/runners")
    #expect(refused.status == 401)
    #expect(refused.message == "401 Unauthorized")
    #expect(refused.header("www-authenticate") != nil)
    for (name, value) in [
      ("PRIVATE-TOKEN", "wrong"), ("PRIVATE-TOKEN", ""), ("Authorization", "Bearer wrong"),
      ("Authorization", SampleAPI.token), ("Authorization", "Basic \(SampleAPI.token)"),
      ("PRIVATE-TOKEN", SampleAPI.token + SampleAPI.token), ("X-Other", SampleAPI.token),
    ] {
      #expect(api.get("/runners", [NameValue(name, value)]).status == 401, "\(name): \(value)")
    }
    for (name, value) in [
      ("PRIVATE-TOKEN", SampleAPI.token), ("private-token", SampleAPI.token),
      ("Authorization", "Bearer \(SampleAPI.token)"), ("authorization", "bearer \(SampleAPI.token)"),
    ] {
      #expect(api.get("/runners", [NameValue(name, value)]).status == 200, "\(name): \(value)")
    }
    #expect(api.post("/runners", [("token", "t")]).status == 201, "its samples come without a token")
    #expect(api.get("/nothing").status == 404)
  }

  @Test func aTokenInTheQueryCountsWhereTheDocsShowIt() throws {
    var spec = SampleAPI.spec()
    let query = "?private_token=\(SampleAPI.token)"
    let silent = try DocumentedAPIRequests([MountedSpec(spec)], token: SampleAPI.token)
    #expect(silent.get("/runners\(query)").status == 401, "no sample shows it")
    var sample = SampleRequest(method: .get, url: "/runners/all?private_token=x", span: SampleAPI.span)
    sample.query = [NameValue("private_token", "x")]
    spec.operations[1].samples.append(sample)
    let api = try DocumentedAPIRequests([MountedSpec(spec)], token: SampleAPI.token)
    #expect(api.get("/runners\(query)").status == 200)
    #expect(api.get("/runners?private_token=wrong").status == 401)
    #expect(api.get("/runners?other=\(SampleAPI.token)").status == 401)
  }

  @Test func withoutATokenNobodyIsAsked() throws {
    #expect(try DocumentedAPIRequests().get("/runners").status == 200)
  }

  // MARK: Pagination

  @Test func aListComesInPages() throws {
    let api = try DocumentedAPIRequests()
    let host = [NameValue("Host", "127.0.0.1:8080")]
    let response = api.get("/runners/all?per_page=3&page=1", host)
    #expect(response.json.arrayValue?.count == 3)
    #expect(response.header("x-total") == "4")
    #expect(response.header("x-total-pages") == "2")
    #expect(response.header("x-page") == "1")
    #expect(response.header("x-per-page") == "3")
    #expect(response.header("x-next-page") == "2")
    #expect(response.header("x-prev-page") == "")
    let base = "<http://127.0.0.1:8080/api/v4/runners/all?page="
    #expect(
      response.header("link")
        == "\(base)2&per_page=3>; rel=\"next\", \(base)1&per_page=3>; rel=\"first\", \(base)2&per_page=3>; rel=\"last\""
    )
    let second = api.get("/runners/all?per_page=3&page=2", host)
    #expect(second.json.arrayValue?.compactMap { $0["id"]?.intValue } == [27])
    #expect(second.header("x-prev-page") == "1")
    #expect(second.header("x-next-page") == "")
    #expect(second.header("link")?.contains("rel=\"next\"") == false)
    let beyond = api.get("/runners/all?page=9")
    #expect(beyond.status == 200)
    #expect(beyond.json == [])
  }

  @Test func aPageHasTwentyItemsAndAtMostAHundred() throws {
    var spec = APISpec()
    spec.operations = [SampleAPI.list("/runners", (1...130).map { SampleAPI.runner($0) })]
    let api = try DocumentedAPIRequests([MountedSpec(spec, basePath: "/api/v4")])
    #expect(api.ids("/runners") == Array(1...20))
    #expect(api.ids("/runners?per_page=1000&page=2") == Array(101...130))
    #expect(api.get("/runners?per_page=1000").header("x-per-page") == "100")
    for bad in ["page=0", "page=-1", "page=x", "page=99999999999999999999", "per_page=0", "per_page="] {
      let response = api.get("/runners?\(bad)")
      #expect(response.status == 400, "\(bad)")
      #expect(response.message == "\(bad.prefix { $0 != "=" }) does not have a valid value")
    }
  }

  @Test func linksKeepTheFilter() throws {
    let response = try DocumentedAPIRequests().get("/runners/all?q=a%20b&per_page=1")
    #expect(response.header("link")?.contains("/api/v4/runners/all?q=a%20b&page=2&per_page=1>") == true)
  }

  // MARK: Filters

  @Test(arguments: [
    ("status=offline", [27]), ("status=online", [21]), ("type=project_type", [21, 27]), ("type=group_type", []),
    ("paused=true", []), ("paused=false", [21, 27]), ("paused=0", [21, 27]), ("tag_list=swift", [21]),
    ("tag_list=swift,sqlite", [21]), ("tag_list=swift,linux", []), ("tag_list[]=swift&tag_list[]=sqlite", [21]),
    ("scope=online", [21]), ("scope=offline", [27]), ("scope=active", [21, 27]), ("scope=shared", []),
    ("unknown=1", [21, 27]), ("status=online&type=project_type", [21]),
  ])
  func aDocumentedFilterFilters(query: String, ids: [Int]) throws {
    #expect(try DocumentedAPIRequests().ids("/runners?\(query)") == ids)
  }

  @Test func jobsAreSorted() throws {
    let api = try DocumentedAPIRequests()
    #expect(api.ids("/runners/21/jobs?sort=asc") == [9031, 9032])
    #expect(api.ids("/runners/21/jobs?sort=desc") == [9032, 9031])
    #expect(api.ids("/runners/21/jobs?order_by=status&sort=asc") == [9032, 9031])
  }

  @Test(arguments: [
    ("status=busy", "status does not have a valid value"), ("paused=maybe", "paused is invalid"),
    ("type=", "type does not have a valid value"),
  ])
  func aBadValueIsNamed(query: String, message: String) throws {
    let response = try DocumentedAPIRequests().get("/runners?\(query)")
    #expect(response.status == 400)
    #expect(response.message == message)
  }
}

/// What the docs say of limits, defaults and refusals.
@Suite struct DocumentedLimitTests {
  private func api(_ operations: [Operation]) throws -> DocumentedAPIRequests {
    var spec = SampleAPI.spec()
    spec.operations = operations + spec.operations.dropFirst()
    return try DocumentedAPIRequests([MountedSpec(spec)])
  }

  private func list(_ parameters: [Parameter]) -> Operation {
    SampleAPI.list("/runners", (1...12).map { SampleAPI.runner($0) }, parameters: parameters)
  }

  private func parameter(_ name: String, default value: String?, maximum: Int? = nil) -> Parameter {
    var parameter = SampleAPI.parameter(name, .query, name == "sort" || name == "order_by" ? .string : .integer)
    parameter.defaultValue = value
    parameter.schema.maximum = maximum
    return parameter
  }

  @Test func aPageHasTheDocumentedSize() throws {
    let api = try api([list([parameter("per_page", default: "5", maximum: 8), parameter("page", default: "1")])])
    #expect(api.ids("/runners") == Array(1...5))
    #expect(api.ids("/runners?per_page=3&page=2") == [4, 5, 6])
    let beyond = api.get("/runners?per_page=9")
    #expect(beyond.status == 400 && beyond.message?.hasPrefix("per_page") == true, "the docs set the limit")
  }

  @Test func aLimitAndAnOffsetPage() throws {
    let api = try api([list([parameter("limit", default: "4"), parameter("offset", default: "0")])])
    #expect(api.ids("/runners") == [1, 2, 3, 4])
    #expect(api.ids("/runners?offset=3&limit=2") == [4, 5])
    #expect(api.get("/runners?limit=4").header("link")?.contains("?offset=4&limit=4>; rel=\"next\"") == true)
    #expect(api.get("/runners?offset=-1").message?.hasPrefix("offset") == true)
    #expect(api.get("/runners?limit=0").message?.hasPrefix("limit") == true)
  }

  @Test func theDocumentedOrderIsTheUsualOne() throws {
    let descending = [parameter("order_by", default: "id"), parameter("sort", default: "desc")]
    #expect(try api([list(descending)]).ids("/runners") == Array((1...12).reversed()))
    #expect(try api([list(descending)]).ids("/runners?sort=asc") == Array(1...12))
    #expect(try api([list([parameter("sort", default: nil)])]).ids("/runners") == Array(1...12), "as in the example")
  }

  @Test func aPathsValueHasItsType() throws {
    let api = try DocumentedAPIRequests()
    for (method, path) in [("GET", "/runners/abc"), ("PUT", "/runners/1.5"), ("DELETE", "/runners/%20")] {
      let refusal = api.send(method, path)
      #expect(refusal.status == 400, "\(method) \(path)")
      #expect(refusal.message?.hasSuffix("id is invalid") == true, "\(method) \(path)")
    }
    #expect(api.get("/runners/99").status == 404)
    // The row says integer, the example shows texts.
    var details = SampleAPI.operation(.get, "/threads/{id}", sample: ["id": "6a9c1750"])
    details.parameters = [SampleAPI.parameter("id", .path, .integer, required: true)]
    details.responses = [SampleAPI.response(200, ["id": "6a9c1750", "notes": 3])]
    let threads = try self.api([details])
    #expect(threads.get("/threads/6a9c1750").status == 200)
    #expect(threads.get("/threads/other").status == 404)
  }

  @Test func aPathThatIsWrittenInFullIsNotDoubled() throws {
    var user = SampleAPI.bare(.get, "/api/v4/user")
    user.responses = [SampleAPI.response(200, ["id": 1])]
    let api = try api([user])
    #expect(api.get("/user").json == ["id": 1])
    #expect(api.get("/api/v4/user").json == ["id": 1])
    #expect(api.api.respond(to: MockRequest("GET", "/user")).status == 404)
  }

  @Test(arguments: [
    ("created_after=2022-05-17", 200), ("created_after=2022-05-17T11:04:52Z", 200), ("created_after=yesterday", 400),
    ("created_after=", 400),
  ])
  func aTimeIsATime(query: String, status: Int) throws {
    var parameter = SampleAPI.parameter("created_after", .query, .string)
    parameter.schema.format = "date-time"
    let answer = try api([list([parameter])]).get("/runners?\(query)")
    #expect(answer.status == status)
    #expect(status == 200 || answer.message == "created_after is invalid")
  }

  @Test func aTextIsNotTooLong() throws {
    let api = try DocumentedAPIRequests()
    let note = String(repeating: "ä", count: 20)
    #expect(api.post("/runners", [("token", "t"), ("maintenance_note", note)]).status == 201)
    let refusal = api.post("/runners", [("token", "t"), ("maintenance_note", note + "x")])
    #expect(refusal.status == 400)
    #expect(refusal.message == "maintenance_note is too long (maximum is 20 characters)")
  }

  @Test func aRefusalHasItsDocumentedForm() throws {
    var creation = SampleAPI.operation(.post, "/widgets", isOpen: true)
    creation.parameters = [SampleAPI.parameter("name", .body, .string, required: true)]
    creation.responses = [
      SampleAPI.response(201, ["id": 1, "name": "a"]),
      SampleAPI.response(422, ["error": "Validation failed", "code": 17]),
    ]
    var details = SampleAPI.operation(.get, "/widgets/{id}", sample: ["id": "1"])
    details.responses = [
      SampleAPI.response(200, ["id": 1, "name": "a"]), SampleAPI.response(404, ["errors": ["There is no such widget"]]),
    ]
    let api = try api([creation, details])
    let refusal = api.post("/widgets", [])
    #expect(refusal.status == 422)
    #expect(refusal.json == ["error": "name is missing", "code": 17])
    #expect(api.get("/widgets/9").json == ["errors": ["There is no such widget"]])
    #expect(api.get("/runners/99").json == ["message": "404 Not found"], "nothing is documented")
  }
}
