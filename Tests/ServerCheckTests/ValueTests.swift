import APIModel
import Testing

@testable import ServerCheck

@Suite struct ProvidedValueTests {
  @Test func theThreeFormsAreRead() throws {
    #expect(try ProvidedValue(parsing: "id=9") == ProvidedValue("id", "9"))
    #expect(try ProvidedValue(parsing: "query=a=b c") == ProvidedValue("query", "a=b c"))
    let path = PathTemplate("/groups/{id}")
    #expect(try ProvidedValue(parsing: "/groups/:id id=9") == ProvidedValue("id", "9", scope: .below(path)))
    #expect(
      try ProvidedValue(parsing: "post /runners token=a b")
        == ProvidedValue(
          "token", "a b", scope: .operation(OperationID(.post, PathTemplate("/runners")), name: "POST /runners")))
    // A value that looks like a path is a value.
    #expect(try ProvidedValue(parsing: "path=/a b") == ProvidedValue("path", "/a b"))
  }

  @Test(arguments: [
    ("", "is empty"), ("id", "has no NAME=VALUE"), ("=9", "has no name"), ("id=", "has no value"),
    ("FETCH /runners id=9", "'FETCH', which is not a method"), ("GET /runners", "has no NAME=VALUE after the path"),
    ("/runners", "has no NAME=VALUE"), ("/runners a b=c", "has no name"),
  ]) func whatIsWrongIsSaid(_ text: String, _ words: String) {
    let error = #expect(throws: CheckError.self) { try ProvidedValue(parsing: text) }
    #expect(error?.kind == .badValue)
    #expect(error?.description.contains(words) == true)
  }

  @Test func aWrongValueShowsNoSecret() {
    let error = #expect(throws: CheckError.self) { try ProvidedValue(parsing: "FETCH /x token=hush") }
    #expect(error?.description.contains("hush") == false)
  }

  @Test func anUnknownOperationIsAnErrorWithASuggestion() async throws {
    let value = try ProvidedValue(parsing: "GET /runner/{id} id=9")
    let error = await #expect(throws: CheckError.self) { _ = try await run(ScriptedServer()) { $0.values = [value] } }
    #expect(error?.description.hasSuffix("did you mean 'GET /runners/{id}'?") == true)
  }
}

@Suite struct ValueOrderTests {
  private func paths(_ values: [String], _ bodies: [String: String] = Runners.healthy) async throws -> [String] {
    let server = ScriptedServer(bodies)
    let provided = try values.map { try ProvidedValue(parsing: $0) }
    _ = try await run(server) { $0.values = provided }
    return Set(server.paths).sorted()
  }

  @Test func aValueForTheOperationComesFirst() async throws {
    let paths = try await paths(["GET /runners/{id} id=8", "id=5", "/runners/{id} id=7"])
    #expect(paths.contains("/api/v4/runners/8"))
    #expect(!paths.contains("/api/v4/runners/6"))
    #expect(paths.contains("/api/v4/runners/7/jobs"))
    // Listed nowhere, so that the general one counts before the sample.
    #expect(paths.contains("/api/v4/groups/5/runners"))
  }

  @Test func whatTheServerListsComesBeforeAGeneralValue() async throws {
    let paths = try await paths(["id=5"])
    #expect(paths.contains("/api/v4/runners/6"))
    #expect(!paths.contains("/api/v4/runners/5"))
  }

  @Test func samplesComeLast() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/runners"] = "[]"
    bodies["/api/v4/runners/6"] = nil
    bodies["/api/v4/runners/6/jobs"] = nil
    bodies["/api/v4/projects/1/runners"] = nil
    let server = ScriptedServer(bodies)
    let outcome = try await run(server)
    #expect(server.paths.contains("/api/v4/projects/9/runners"))
    #expect(outcome.alarms == [])
    #expect(
      outcome.verdict("GET /projects/{id}/runners", "response 200 status")
        == .notVerified(
          reason: "404 for `id` 9, which is the docs' sample value; supply --value 'GET /projects/{id}/runners id=…'"))
  }

  @Test(arguments: ["<id>", ":id", "{id}", "$ID", "your_id", "MY_PROJECT_ID", "..."])
  func aPlaceholderIsNoValue(_ text: String) async throws {
    let operation = Docs.operation(
      .get, "/things/{id}", line: 1, Runners.detailsSchema, sample: [NameValue("id", text)])
    let server = ScriptedServer()
    let spec = Docs.spec([Docs.operation(.get, "/runners", line: 9, Runners.listSchema), operation])
    let outcome = try await run(server, spec)
    #expect(outcome.alarms == [])
    #expect(server.paths.allSatisfy { $0 == "/api/v4/runners" })
    #expect(
      outcome.verdict("GET /things/{id}", "response 200 status")
        == .notVerified(
          reason: "no value for the placeholder `id`; supply --value 'GET /things/{id} id=…'"))
  }

  @Test func placeholdersNamedForTheirOwnerAreCaptured() async throws {
    let member = Docs.operation(.get, "/projects/{id}/runners/{runner_id}", line: 5, Docs.schema(Runners.runner))
    let list = Docs.operation(
      .get, "/projects/{id}/runners", line: 1, Runners.listSchema, sample: [NameValue("id", "9")])
    let server = ScriptedServer([
      "/api/v4/projects/9/runners": "[\(Runners.runner2)]", "/api/v4/projects/9/runners/8": Runners.runner2,
    ])
    let outcome = try await run(server, Docs.spec([member, list]))
    #expect(outcome.alarms == [])
    #expect(server.paths.contains("/api/v4/projects/9/runners/8"))
  }

  @Test(arguments: [
    ("sha", #"[{"id": 1, "sha": "97de"}]"#, "97de"), ("merge_request_iid", #"[{"id": 1, "iid": 4}]"#, "4"),
    ("tag_name", #"[{"id": 1, "name": "v 1/2"}]"#, "v%201%2F2"), ("label", #"["one", "two"]"#, "one"),
    ("key", #"{"total": 1, "data": [{"key": "K"}]}"#, "K"),
  ]) func otherAttributesAreCapturedToo(_ name: String, _ list: String, _ value: String) async throws {
    let spec = Docs.spec([
      Docs.operation(.get, "/things/{\(name)}", line: 1, Docs.schema("{}")),
      Docs.operation(.get, "/things", line: 5, Docs.schema(list)),
    ])
    let server = ScriptedServer(["/api/v4/things": list])
    _ = try await run(server, spec)
    #expect(server.paths.contains("/api/v4/things/\(value)"))
  }

  @Test func requiredQueryParametersTakeDocumentedValues() async throws {
    var operation = Docs.operation(.get, "/search", line: 1, Docs.schema("{}"))
    var scope = Parameter(name: "scope", location: .query, requirement: .required)
    scope.schema.enumeration = Enumeration(values: [EnumerationValue("issues"), EnumerationValue("users")])
    var term = Parameter(name: "search", location: .query, requirement: .required)
    let optional = Parameter(name: "sort", location: .query, requirement: .optional)
    operation.parameters = [scope, term, optional]
    let server = ScriptedServer(["/api/v4/search": "{}", "/api/v4/runners": "[]"])
    let list = Docs.operation(.get, "/runners", line: 9, Runners.listSchema)
    var outcome = try await run(server, Docs.spec([operation, list]))
    #expect(
      outcome.verdict("GET /search", "response 200 status")
        == .notVerified(
          reason: "no value for the required query parameter `search`; supply --value 'GET /search search=…'"))
    term.defaultValue = "a&b"
    operation.parameters = [scope, term, optional]
    outcome = try await run(server, Docs.spec([operation]))
    #expect(server.requests.last?.url == "http://localhost:8080/api/v4/search?scope=issues&search=a%26b")
    _ = try await run(server, Docs.spec([operation])) { $0.values = [ProvidedValue("sort", "asc")] }
    #expect(server.requests.last?.url.hasSuffix("&sort=asc") == true)
  }

  @Test func a400ForAGuessedValueIsNotAFinding() async throws {
    var operation = Docs.operation(.get, "/search", line: 1, Docs.schema("{}"))
    var scope = Parameter(name: "scope", location: .query, requirement: .required)
    scope.defaultValue = "all"
    operation.parameters = [scope]
    let server = ScriptedServer { request, _ in
      ScriptedServer.path(request.url).hasSuffix("search") ? .success(ScriptedServer.json("{}", status: 400)) : nil
    }
    let outcome = try await run(server, Docs.spec([operation]))
    #expect(outcome.alarms == [])
    #expect(
      outcome.verdict("GET /search", "response 200 status")
        == .notVerified(
          reason:
            "400 for `scope` all, which was taken from the docs' list of values; supply --value 'GET /search scope=…'"))
  }

  @Test func aRunNeedsNoValueAtAll() async throws {
    let operation = Docs.operation(.get, "/a/{b}", line: 1, Docs.schema("{}"))
    let server = ScriptedServer()
    let outcome = try await run(server, Docs.spec([operation]))
    #expect(server.requests.isEmpty)
    #expect(outcome.findings.isEmpty)
    #expect(!outcome.verdicts.isEmpty)
    #expect(outcome.verdicts.allSatisfy { $0.state != .verified })
  }
}
