import APIModel
import Testing

@testable import ServerCheck

/// What servers that keep their docs' promises do all the same.
private func check(
  _ operations: [Operation], _ bodies: [String: String] = [:], override: ScriptedServer.Answer? = nil,
  values: [ProvidedValue] = []
) async throws -> (outcome: CheckOutcome, server: ScriptedServer) {
  let server = ScriptedServer(bodies, token: nil, override: override)
  return (try await run(server, Docs.spec(operations), token: nil) { $0.values = values }, server)
}

@Suite struct NotFoundTests {
  private func outcome(_ path: String, _ body: String, isListed: Bool = false) async throws -> CheckOutcome {
    var operation = Docs.operation(.get, path, line: 1, Docs.schema(#"{"id": 1}"#), header: nil)
    if isListed { operation.responses.append(Response(status: 404, isStatusDocumented: true, span: Docs.span(9))) }
    return try await check([operation], override: { _, _ in .success(ScriptedServer.json(body, status: 404)) }).outcome
  }

  @Test(arguments: [
    #"{"message": "No such volume: tardis"}"#, "get tardis: no such thing", #"{"error": "'tardis:latest' is unknown"}"#,
  ]) func aThingThatAPathNamesMayBeMissing(_ body: String) async throws {
    let outcome = try await outcome("/volumes/tardis", body)
    #expect(outcome.findings.isEmpty)
    #expect(
      outcome.verdict("GET /volumes/tardis", "response 200 status")
        == .notVerified(
          reason: "404 that speaks of `tardis`, which the path names; the server may have no such one"))
  }

  @Test(arguments: [
    "", "404 page not found", #"{"error": "nothing at /volumes/tardis"}"#, "Cannot GET /api/v4/volumes/tardis",
    #"{"message": "tardisx"}"#,
  ]) func aPathThatIsNotThereIsNotImplemented(_ body: String) async throws {
    #expect(try await outcome("/volumes/tardis", body).alarms == ["SRV203 GET /volumes/tardis -"])
  }

  @Test func theFirstSegmentNamesNoThing() async throws {
    #expect(try await outcome("/version", "no version").alarms == ["SRV203 GET /version -"])
  }

  @Test func aListed404IsAnAnswer() async throws {
    let outcome = try await outcome("/volumes/tardis", "404 page not found", isListed: true)
    #expect(outcome.findings.isEmpty)
    #expect(
      outcome.verdict("GET /volumes/tardis", "response 200 status")
        == .notVerified(reason: "404, which the docs list among the answers"))
  }
}

@Suite struct ListedFailureTests {
  private func outcome(_ isListed: Bool) async throws -> CheckOutcome {
    var operation = Docs.operation(.get, "/search", line: 1, Docs.schema(#"{"id": 1}"#), header: nil)
    operation.responses.append(Response(status: 500, isStatusDocumented: isListed, span: Docs.span(9)))
    return try await check([operation], override: { _, _ in .success(ScriptedServer.json("{}", status: 500)) }).outcome
  }

  @Test func aFailureThatTheDocsListIsWorthKnowing() async throws {
    let listed = try await outcome(true)
    #expect(listed.findings.map(\.rule.code) == ["SRV202"])
    #expect(listed.findings.map(\.severity) == [.info])
    #expect(
      listed.verdict("GET /search", "response 200 status")
        == .notVerified(reason: "500, which the docs list among the answers"))
    #expect(try await outcome(false).alarms == ["SRV202 GET /search -"])
  }
}

@Suite struct StreamTests {
  private func outcome(
    mediaType: String = "application/json", end: ProbeResponse.BodyEnd = .unfinished("late"),
    _ change: (inout Operation) -> Void
  ) async throws -> CheckOutcome {
    var operation = Docs.operation(.get, "/events", line: 1, Docs.schema(#"{"id": 1}"#), header: nil)
    change(&operation)
    return try await check([operation]) { _, _ in
      .success(
        ProbeResponse(
          status: 200, headers: [NameValue("Content-Type", mediaType)], body: Array(#"{"id": 1}"#.utf8), bodyEnd: end))
    }.outcome
  }

  @Test func aStreamThatTheDocsSpeakOfDoesNotEnd() async throws {
    let outcomes = [
      try await outcome { $0.description = "Events in real time, via streaming." },
      try await outcome { $0.summary = "Wait by long-polling" },
      try await outcome { $0.parameters = [Parameter(name: "follow", location: .query)] },
      try await outcome(mediaType: "text/event-stream; charset=utf-8") { _ in },
    ]
    for outcome in outcomes {
      #expect(outcome.alarms == [])
      #expect(outcome.verdict("GET /events", "response 200 /id type") == .notVerified(reason: DocumentedStream.reason))
      #expect(outcome.verdict("GET /events", "response 200 status") == .verified)
    }
  }

  @Test func anAnswerThatShouldEndIsCutOff() async throws {
    #expect(try await outcome { _ in }.alarms == ["SRV601 GET /events -"])
    #expect(try await outcome(mediaType: "application/octet-stream") { _ in }.alarms == ["SRV601 GET /events -"])
    #expect(try await outcome { $0.summary = "The upstream server" }.alarms == ["SRV601 GET /events -"])
    // A connection that breaks is no end of a stream.
    let broken = try await outcome(end: .cutOff("the connection was reset")) { $0.summary = "A stream" }
    #expect(broken.alarms == ["SRV601 GET /events -"])
  }

  @Test func aPollThatIsNotAnsweredInTimeIsNoAlarm() async throws {
    func alarms(_ summary: String) async throws -> [String] {
      var watch = Docs.operation(.get, "/watch", line: 1, header: nil)
      watch.summary = summary
      let version = Docs.operation(.get, "/version", line: 5, header: nil)
      return try await check([version, watch]) { request, _ in
        request.url.hasSuffix("/watch")
          ? .failure(TransportError(.timedOut, "late")) : .success(ScriptedServer.json("{}"))
      }.outcome.alarms
    }
    #expect(try await alarms("Changes, by long polling") == [])
    #expect(try await alarms("Changes") == ["SRV604 GET /watch -"])
  }
}

@Suite struct PathPatternTests {
  @Test(arguments: ["/images/(name)/json", "/command/.../last", "/images/[name]"])
  func aPatternIsNotSent(_ path: String) async throws {
    let version = Docs.operation(.get, "/version", line: 5, header: nil)
    let (outcome, server) = try await check(
      [version, Docs.operation(.get, path, line: 1, header: nil)], ["/api/v4/version": "{}"])
    #expect(outcome.findings.isEmpty)
    #expect(server.paths == ["/api/v4/version"])
  }
}

@Suite struct SlashTests {
  @Test func aSlashAtTheEndIsSentAsTheDocsWriteIt() async throws {
    let body = #"[{"id": 6}]"#
    var list = Docs.operation(.get, "/things", line: 1, Docs.schema(body), header: nil)
    list.listings[0].path = "/things/"
    var member = Docs.operation(.get, "/things/{id}", line: 5, Docs.schema(#"{"id": 6}"#), header: nil)
    member.listings[0].path = "/things/:id/"
    member.parameters = [Parameter(name: "id", location: .path, schema: Schema(types: .integer))]
    let (outcome, server) = try await check(
      [list, member], ["/api/v4/things/": body, "/api/v4/things/6/": #"{"id": 6}"#])
    #expect(outcome.findings.isEmpty)
    #expect(outcome.verdict("GET /things/{id}", "unknown member refused") == .verified)
    let paths = ["", "6/", "2147483647/", "docproof_wrong_type/"].map { "/api/v4/things/" + $0 }
    #expect(server.paths == paths)
    let plan = try ProbePlan.make(
      Docs.spec([list, member]), CheckOptions(server: try BaseURL("http://localhost:8080/api/v4")))
    #expect(plan.steps.flatMap(\.requests).allSatisfy { $0.hasSuffix("/'") })
    // Where a sample request has none, it was only written so.
    list.samples = [SampleRequest(method: .get, url: "http://localhost/things?page=2", span: Docs.span(3))]
    let (_, other) = try await check([list], ["/api/v4/things": body])
    #expect(other.paths == ["/api/v4/things"])
  }
}

@Suite struct SpellingTests {
  @Test(arguments: [("containerId", "Id"), ("container_id", "ID"), ("container-id", "id"), ("ContainerID", "Id")])
  func aPlaceholderFindsItsAttributeInAnySpelling(_ placeholder: String, _ attribute: String) async throws {
    let body = "[{\"\(attribute)\": \"c0ffee\"}]"
    let (_, server) = try await check(
      [
        Docs.operation(.get, "/containers/{\(placeholder)}/top", line: 1, header: nil),
        Docs.operation(.get, "/containers/json", line: 5, Docs.schema(body), header: nil),
      ], ["/api/v4/containers/json": body, "/api/v4/containers/c0ffee/top": "{}"])
    #expect(server.paths.contains("/api/v4/containers/c0ffee/top"))
  }

  @Test func aNameWithBlanksIsSuppliedAsOneWord() async throws {
    let operation = Docs.operation(.get, "/read/{MBEAN NAMES}", line: 1, header: nil)
    let version = Docs.operation(.get, "/version", line: 5, header: nil)
    let spec = [version, operation]
    let outcome = try await check(spec, ["/api/v4/version": "{}"]).outcome
    let word = "GET /read/{MBEAN_NAMES} MBEAN_NAMES="
    #expect(
      outcome.verdict(operation.name, "response 2xx status")
        == .notVerified(reason: "no value for the placeholder `MBEAN NAMES`; supply --value '\(word)…'"))
    let value = try ProvidedValue(parsing: "\(word)a")
    let bodies = ["/api/v4/version": "{}", "/api/v4/read/a": "{}"]
    let (_, server) = try await check(spec, bodies, values: [value])
    #expect(server.paths.contains("/api/v4/read/a"))
  }
}

@Suite struct SampleQueryTests {
  private func sample(_ method: HTTPMethod, fields: [NameValue]) -> SampleRequest {
    var sample = SampleRequest(method: method, url: "http://localhost/search", span: Docs.span(3))
    sample.fields = fields
    return sample
  }

  @Test(arguments: [HTTPMethod.get, .post]) func aSampleMayWriteTheQueryAsFields(_ method: HTTPMethod) async throws {
    var search = Docs.operation(.get, "/search", line: 1, header: nil)
    search.parameters = [Parameter(name: "match[]", location: .query, requirement: .required)]
    var other = Docs.operation(method, "/search", line: 5, header: nil)
    if method == .get { other = search }
    other.samples = [sample(method, fields: [NameValue("match[]", "up")])]
    let (_, server) = try await check(method == .get ? [other] : [search, other], ["/api/v4/search": "{}"])
    #expect(server.requests.first?.url == "http://localhost:8080/api/v4/search?match%5B%5D=up")
  }
}

@Suite struct RefusedFilterTests {
  private func outcome(_ requirement: Parameter.Requirement) async throws -> CheckOutcome {
    let body = #"[{"id": 1, "kind": "a"}]"#
    var list = Docs.operation(.get, "/edges", line: 1, Docs.schema(body), header: nil)
    var kind = Parameter(name: "kind", location: .query, requirement: requirement)
    kind.schema.enumeration = Enumeration(values: [EnumerationValue("a"), EnumerationValue("b")])
    list.parameters = [kind]
    return try await check([list], ["/api/v4/edges": body]) { request, _ in
      request.url.contains("kind=") ? .success(ScriptedServer.json("{}", status: 400)) : nil
    }.outcome
  }

  @Test func aNameOfWhichNobodySaysThatItIsSentMayBeRefused() async throws {
    let unstated = try await outcome(.unstated)
    #expect(unstated.alarms == [])
    #expect(
      unstated.verdict("GET /edges", "filter `kind` applied") == .notVerified(reason: "status 400 with `kind=a`"))
    #expect(try await outcome(.optional).alarms == ["SRV505 GET /edges -"])
  }
}

@Suite struct BasicAuthenticationTests {
  private static let token = "ada:love lace".filter { $0 != " " }

  @Test func userAndPasswordAreSentEncodedAndNeverShown() async throws {
    let server = ScriptedServer(["/api/v4/version": #"{"id": 1, "echo": "YWRhOmxvdmVsYWNl lovelace"}"#], token: nil) {
      request, _ in
      request.headers.contains(NameValue("Authorization", "Basic YWRhOmxvdmVsYWNl"))
        ? nil : .success(ScriptedServer.json("{}", status: 401))
    }
    let operation = Docs.operation(
      .get, "/version", line: 1, Docs.schema(#"{"id": "1", "echo": "x"}"#), header: "Authorization")
    let outcome = try await run(server, Docs.spec([operation]), token: Self.token) { $0.auth = .basic }
    #expect(outcome.alarms == ["SRV102 GET /version /id"])
    #expect(outcome.verdict("GET /version", "refused with a wrong token") == .verified)
    let finding = try #require(outcome.findings.first)
    #expect(finding.notes.contains { $0.text.contains("curl --user \"$TOKEN\" ") })
    let all = String(reflecting: outcome)
    #expect(!all.contains("YWRhOmxvdmVsYWNl") && !all.contains("lovelace"))
  }

  @Test func theStyleIsRead() throws { #expect(try AuthStyle(parsing: "Basic") == .basic) }
}
