import APIModel
import Testing

@testable import ServerCheck

/// What a good server may do although the docs don't say so: none of it is an alarm.
@Suite struct CautionTests {
  private static let member = #"{"id": 6, "name": "a"}"#

  private static func list(_ parameters: [Parameter] = [], header: String? = nil) -> Operation {
    var operation = Docs.operation(.get, "/things", line: 1, Docs.schema("[\(member)]"), header: header)
    operation.parameters = parameters
    return operation
  }

  private static func paging() -> [Parameter] {
    ["page", "per_page"].map {
      var parameter = Parameter(name: $0, location: .query, schema: Schema(types: .integer))
      parameter.requirement = .optional
      return parameter
    }
  }

  /// Some frameworks answer 404 for a page that a list does not have.
  @Test func aPageThatIsNotThereMayBeNotFound() async throws {
    let server = ScriptedServer(token: nil) { request, _ in
      request.url.contains("page=2")
        ? .success(ScriptedServer.json("{}", status: 404)) : .success(ScriptedServer.json("[\(Self.member)]"))
    }
    let outcome = try await run(server, Docs.spec([Self.list(Self.paging())]), token: nil)
    #expect(outcome.alarms == [])
  }

  @Test func aPageThatMustBeThereMayNot() async throws {
    let server = ScriptedServer(token: nil) { request, _ in
      if request.url.contains("page=2") { return .success(ScriptedServer.json("{}", status: 404)) }
      let one = "[\(Self.member)]"
      return .success(
        ScriptedServer.json(request.url.contains("page=1") ? one : #"[\#(Self.member), {"id": 8, "name": "b"}]"#))
    }
    let outcome = try await run(server, Docs.spec([Self.list(Self.paging())]), token: nil)
    #expect(outcome.alarms == ["SRV504 GET /things -"])
  }

  /// What is public is shown to everybody, what is not only to those who may see it.
  @Test(arguments: [(1, [String]()), (2, ["SRV401 GET /things -"])])
  func aPublicViewHoldsLess(_ count: Int, _ alarms: [String]) async throws {
    let server = ScriptedServer(token: nil) { request, _ in
      let token = request.headers.first { $0.name == "PRIVATE-TOKEN" }?.value
      if let token, token != Runners.token { return .success(ScriptedServer.json("{}", status: 401)) }
      let all = Array(repeating: Self.member, count: token == nil ? count : 2)
      return .success(ScriptedServer.json("[\(all.joined(separator: ", "))]"))
    }
    let outcome = try await run(server, Docs.spec([Self.list(header: "PRIVATE-TOKEN")]))
    #expect(outcome.alarms == alarms)
  }

  /// A part of a thing may be switched off; the thing itself, and a list of its parts, may not be missing.
  @Test(arguments: [
    ("/things/{id}/settings", #"{"a": 1}"#, [String]()), ("/things/{id}/parts", #"[{"id": 1}]"#, ["SRV204"]),
    ("/things/{id}", #"{"id": 6}"#, ["SRV204"]),
  ]) func aPartThatIsMissingIsNoAlarm(_ path: String, _ example: String, _ codes: [String]) async throws {
    let spec = Docs.spec([Self.list(), Docs.operation(.get, path, line: 9, Docs.schema(example), header: nil)])
    let server = ScriptedServer(["/api/v4/things": "[\(Self.member)]"], token: nil)
    let outcome = try await run(server, spec, token: nil)
    #expect(outcome.alarms.map { String($0.prefix(6)) } == codes)
  }

  /// Any year and any page is a member of its path.
  @Test(arguments: [("id", true), ("issue_iid", true), ("userId", true), ("year", false), ("page", false)])
  func onlyIdentifiersCanBeUnknown(_ name: String, _ isAsked: Bool) {
    var operation = Docs.operation(.get, "/things/{\(name)}", line: 1)
    operation.parameters = [Parameter(name: name, location: .path, schema: Schema(types: .integer))]
    #expect((MemberForm(of: operation) != nil) == isAsked)
  }

  @Test(arguments: [
    ("Whether to include only archived ones", true), ("Include archived ones", false), ("Also archived ones", false),
  ]) func aBooleanThatWidensIsNoFilter(_ description: String, _ isFilter: Bool) {
    var parameter = Parameter(name: "archived", location: .query, schema: Schema(types: .boolean))
    parameter.requirement = .optional
    parameter.description = description
    var operation = Docs.operation(.get, "/things", line: 1, Docs.schema(#"[{"id": 1, "archived": false}]"#))
    operation.parameters = [parameter]
    #expect(!DocumentedFilter.all(of: operation).isEmpty == isFilter)
  }

  /// A public operation that answers does not hide that the token never worked.
  @Test func aTokenThatNeverWorkedEndsTheRun() async throws {
    let spec = Docs.spec([
      Docs.operation(.get, "/version", line: 1, Docs.schema(#"{"version": "1"}"#), header: nil),
      Self.list(header: "PRIVATE-TOKEN"),
      Docs.operation(.get, "/others", line: 9, Docs.schema("[\(Self.member)]"), header: "PRIVATE-TOKEN"),
    ])
    let server = ScriptedServer(token: nil) { request, _ in
      request.url.hasSuffix("/version")
        ? .success(ScriptedServer.json(#"{"version": "2"}"#)) : .success(ScriptedServer.json("{}", status: 401))
    }
    await #expect(throws: CheckError.self) { _ = try await run(server, spec) }
  }

  /// Docs that show an answer and no status don't say which success a write has.
  @Test(arguments: [200, 201, 202])
  func aWriteMaySucceedWithAnyStatusThatIsNotWrittenDown(_ status: Int) {
    var operation = Docs.operation(.post, "/things/{id}/reset", line: 1, Docs.schema(Self.member), status: 201)
    operation.samples = []
    var result = OperationResult.notSent("")
    result.reply = .answer(status: status, mediaType: "application/json", declaredLength: nil)
    let subject = Judge(hasToken: true, targetVersion: nil).subject(operation, shape: nil, result)
    #expect(StatusAnswer(subject) == .kept)
  }

  @Test(arguments: [400, 409, 422, 303]) func aWriteMayBeRefusedForReasonsOfItsOwn(_ status: Int) {
    let operation = Docs.operation(.delete, "/things/{id}", line: 1)
    var result = OperationResult.notSent("")
    result.values = [
      ResolvedValue(name: "id", location: .path, text: "6", origin: .created("POST /things"))
    ]
    result.reply = .answer(status: status, mediaType: nil, declaredLength: nil)
    let subject = Judge(hasToken: true, targetVersion: nil).subject(operation, shape: nil, result)
    if case .unverified = StatusAnswer(subject) {} else { Issue.record("\(StatusAnswer(subject))") }
  }
}

@Suite struct ProxyTests {
  private func proxy(_ server: String, _ variables: [String: String]) throws -> ProxyServer? {
    try ProxyServer.find(for: try BaseURL(server)) { variables[$0] }
  }

  @Test(arguments: [
    ("http://a.example.com", ["http_proxy": "http://p:3128"], 3128),
    ("http://a.example.com", ["HTTP_PROXY": "p"], 1080),
    ("https://a.example.com", ["HTTPS_PROXY": "http://p:80"], 80),
    ("https://a.example.com", ["ALL_PROXY": "http://u:s%40e@p:8"], 8),
    ("http://a.example.com", ["http_proxy": "http://p:1", "NO_PROXY": "example.org, b.example.com"], 1),
  ]) func isFound(_ server: String, _ variables: [String: String], _ port: Int) throws {
    let found = try #require(try proxy(server, variables))
    #expect(found.host == "p" && found.port == port)
  }

  @Test(arguments: [
    ("http://a.example.com", ["https_proxy": "http://p:3128"]), ("http://localhost:1", ["http_proxy": "http://p:1"]),
    ("http://127.0.0.1", ["ALL_PROXY": "http://p:1"]),
    ("http://a.example.com", ["http_proxy": "http://p:1", "no_proxy": ".example.com"]),
    ("http://a.example.com", ["http_proxy": "http://p:1", "no_proxy": "*"]),
    ("http://a.example.com:8080", ["http_proxy": "http://p:1", "NO_PROXY": "x,example.com:8080"]),
    ("http://a.example.com", ["http_proxy": ""]),
  ]) func isNotUsed(_ server: String, _ variables: [String: String]) throws {
    #expect(try proxy(server, variables) == nil)
  }

  @Test(arguments: ["socks5://p:1", "http://", "http://p:99999", "http://user:secret@p p"])
  func isRefusedWithoutItsSecret(_ text: String) throws {
    let error = #expect(throws: CheckError.self) { _ = try proxy("http://a.example.com", ["http_proxy": text]) }
    #expect(error?.description.contains("secret") == false)
  }

  @Test func credentialsEnterNoText() throws {
    let found = try #require(try proxy("http://a.example.com", ["http_proxy": "http://u:s%40e@p:8"]))
    #expect(found.credentials == "u:s@e")
  }
}
