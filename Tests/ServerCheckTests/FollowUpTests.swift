import APIModel
import Testing

@testable import ServerCheck

/// Pages, filters, unknown members and HEAD: what a further request shows, and that nothing else is said.
@Suite struct FollowUpTests {
  private static let items = (1...3).map { #"{"id": \#($0), "state": "\#($0 == 3 ? "off" : "on")", "open": true}"# }

  private static var spec: APISpec {
    var list = Docs.operation(.get, "/things", line: 1, Docs.schema("[\(items.joined(separator: ","))]"), header: nil)
    list.parameters = ["page", "per_page"].map {
      Parameter(name: $0, location: .query, schema: Schema(types: .integer), requirement: .optional)
    }
    var state = Parameter(name: "state", location: .query, schema: Schema(types: .string), requirement: .optional)
    state.schema.enumeration = Enumeration(values: [EnumerationValue("on"), EnumerationValue("off")])
    list.parameters.append(state)
    list.parameters.append(
      Parameter(name: "open", location: .query, schema: Schema(types: .boolean), requirement: .optional))
    return Docs.spec([
      list,
      Docs.operation(.get, "/things/{id}", line: 5, Docs.schema(items[0]), header: nil, sample: [NameValue("id", "1")]),
      Docs.operation(.head, "/ready", line: 9, header: nil),
    ])
  }

  /// A server that pages and filters, and what may differ.
  private static func server(_ override: ScriptedServer.Answer? = nil) -> ScriptedServer {
    ScriptedServer(["/api/v4/things": "", "/api/v4/things/1": items[0], "/api/v4/ready": "{}"], token: nil) {
      request, attempt in
      if let answer = override?(request, attempt) { return answer }
      guard ScriptedServer.path(request.url) == "/api/v4/things" else { return nil }
      let query = URLParts(request.url)?.query ?? ""
      if query.contains("state=") {
        guard query != "state=\(FollowUp.unknownValue)" else { return .success(ScriptedServer.json("{}", status: 400)) }
        return .success(ScriptedServer.json("[\(items[0]), \(items[1])]"))
      }
      guard let page = [1, 2].first(where: { query == "page=\($0)&per_page=1" }) else {
        return .success(ScriptedServer.json("[\(items.joined(separator: ", "))]"))
      }
      return .success(answer(items[page - 1], page: page))
    }
  }

  private static func answer(_ item: String, page: Int, total: Int = 3, pages: Int = 3) -> ProbeResponse {
    var response = ScriptedServer.json("[\(item)]")
    response.headers += [
      NameValue("X-Page", "\(page)"), NameValue("X-Per-Page", "1"), NameValue("X-Next-Page", "\(page + 1)"),
      NameValue("X-Total", "\(total)"), NameValue("X-Total-Pages", "\(pages)"),
      NameValue("Link", "</api/v4/things?page=\(page + 1)&per_page=1>; rel=\"next\", </things?page=1>; rel=first"),
    ]
    return response
  }

  private func alarms(_ override: @escaping ScriptedServer.Answer) async throws -> [String] {
    try await run(Self.server(override), Self.spec, token: nil).alarms
  }

  @Test func aServerThatKeepsItsPromisesIsSilent() async throws {
    let server = Self.server()
    let outcome = try await run(server, Self.spec, token: nil)
    #expect(outcome.findings == [])
    for promise in [
      "headers of pages agree", "page size obeyed", "next page holds other items", "filter `state` applied",
      "filter `open` applied", "unknown value of `state` does no harm",
    ] {
      #expect(outcome.verdict("GET /things", promise) == .verified, "\(promise)")
    }
    #expect(outcome.verdict("GET /things/{id}", "unknown member refused") == .verified)
    #expect(outcome.verdict("HEAD /ready", "the same as GET") == .verified)
    // The plan names every request that was sent, and no other.
    var options = CheckOptions(server: try BaseURL("http://localhost:8080/api/v4"))
    options.concurrency = 1
    let plan = try ProbePlan.make(Self.spec, options)
    #expect(plan.steps.flatMap(\.requests).count == server.requests.count)
  }

  @Test func furtherRequestsCountAsRequests() async throws {
    let server = Self.server()
    let outcome = try await run(server, Self.spec, token: nil) { $0.maximumRequests = 3 }
    #expect(server.requests.count == 3)
    #expect(
      outcome.verdict("GET /things", "filter `state` applied")
        == .notVerified(reason: "the limit of 3 requests was reached"))
  }

  @Test(arguments: [
    ("page=1&per_page=1", 3, 7, "SRV502 GET /things -"), ("page=2&per_page=1", 0, 1, "SRV502 GET /things -"),
  ]) func contradictionsAreFound(_ query: String, _ total: Int, _ pages: Int, _ alarm: String) async throws {
    let found = try await alarms { request, _ in
      guard request.url.hasSuffix(query) else { return nil }
      let page = query.hasPrefix("page=1") ? 1 : 2
      return .success(Self.answer(Self.items[page - 1], page: page, total: total, pages: pages))
    }
    #expect(found == [alarm])
  }

  @Test func aLastPageThatNamesANextIsFound() async throws {
    func alarms(_ headers: [NameValue]) async throws -> [String] {
      try await self.alarms { request, _ in
        guard request.url.hasSuffix("page=3&per_page=1") else { return nil }
        var page = ScriptedServer.json("[\(Self.items[2])]")
        page.headers += headers
        return .success(page)
      }
    }
    func link(_ next: Int, last: Int) -> NameValue {
      let target = { (page: Int) in "</api/v4/things?per_page=1&page=\(page)>" }
      return NameValue("Link", "\(target(next)); rel=\"next\", \(target(last)); rel=\"last\"")
    }
    #expect(
      try await alarms([NameValue("X-Next-Page", "4"), NameValue("X-Total-Pages", "3")]) == ["SRV502 GET /things -"])
    #expect(try await alarms([link(4, last: 3)]) == ["SRV502 GET /things -"])
    // It has grown since the first page was asked.
    #expect(try await alarms([link(4, last: 5)]) == [])
    #expect(try await alarms([NameValue("X-Next-Page", "4"), NameValue("X-Total-Pages", "4")]) == [])
    #expect(try await alarms([NameValue("X-Next-Page", ""), NameValue("X-Total-Pages", "3")]) == [])
  }

  @Test func aPageThatIsTooLargeIsFound() async throws {
    let found = try await alarms { request, _ in
      request.url.hasSuffix("page=1&per_page=1")
        ? .success(ScriptedServer.json("[\(Self.items[0]), \(Self.items[2])]")) : nil
    }
    #expect(found == ["SRV503 GET /things -"])
  }

  @Test func aPageThatRepeatsIsFound() async throws {
    let found = try await alarms { request, _ in
      request.url.hasSuffix("page=2&per_page=1") ? .success(Self.answer(Self.items[0], page: 2)) : nil
    }
    #expect(found == ["SRV504 GET /things -"])
  }

  @Test func aPageThatCannotBeHadIsFound() async throws {
    let found = try await alarms { request, _ in
      request.url.hasSuffix("page=2&per_page=1") ? .success(ScriptedServer.json("{}", status: 404)) : nil
    }
    #expect(found == ["SRV504 GET /things -"])
  }

  @Test func aFilterThatIsNotAppliedIsFoundAtItsItem() async throws {
    let found = try await alarms { request, _ in
      request.url.hasSuffix("?state=on") ? .success(ScriptedServer.json("[\(Self.items.joined(separator: ","))]")) : nil
    }
    #expect(found == ["SRV505 GET /things /2/state"])
  }

  @Test func anEmptyFilteredListSaysNothing() async throws {
    let outcome = try await run(
      Self.server { request, _ in request.url.hasSuffix("?state=on") ? .success(ScriptedServer.json("[]")) : nil },
      Self.spec, token: nil)
    #expect(outcome.findings == [])
    #expect(
      outcome.verdict("GET /things", "filter `state` applied") == .notVerified(reason: "no item came with `state=on`"))
  }

  @Test func anUnknownValueThatIsIgnoredIsWorthKnowing() async throws {
    let outcome = try await run(
      Self.server { request, _ in
        request.url.hasSuffix(FollowUp.unknownValue) ? .success(ScriptedServer.json("[\(Self.items[0])]")) : nil
      }, Self.spec, token: nil)
    #expect(outcome.alarms == [])
    #expect(outcome.findings.map(\.rule.code) == ["SRV506"])
  }

  @Test func aServerThatFailsAtAnUnknownMemberIsFound() async throws {
    let found = try await alarms { request, _ in
      request.url.hasSuffix("/things/2147483647") ? .success(ScriptedServer.json("{}", status: 500)) : nil
    }
    #expect(found == ["SRV205 GET /things/{id} -"])
  }

  @Test func aHeadThatDiffersIsFound() async throws {
    let found = try await alarms { request, _ in
      request.url.hasSuffix("/ready") && request.method == .get ? .success(ScriptedServer.json("{}", status: 404)) : nil
    }
    #expect(found == ["SRV305 HEAD /ready -"])
  }

  @Test func aGetThatNeedsMoreThanTheHeadIsNoAlarm() async throws {
    let found = try await alarms { request, _ in
      request.url.hasSuffix("/ready") && request.method == .get ? .success(ScriptedServer.json("{}", status: 400)) : nil
    }
    #expect(found == [])
  }

  @Test func aWrongTokenThatIsTakenIsFound() async throws {
    let server = ScriptedServer { request, _ in
      ScriptedServer.path(request.url) == "/api/v4/runners"
        && request.headers.contains(NameValue("PRIVATE-TOKEN", FollowUp.wrongToken))
        ? .success(ScriptedServer.json(Runners.healthy["/api/v4/runners"] ?? "")) : nil
    }
    let outcome = try await run(server)
    #expect(outcome.alarms == ["SRV402 GET /runners -"])
    let notes = outcome.findings.first { $0.rule.code == "SRV402" }?.notes.map(\.text) ?? []
    #expect(notes.contains { $0.contains("PRIVATE-TOKEN: docproof-wrong-token") })
  }

  @Test(arguments: [
    ("<a>; rel=\"next\"", ["next a"]),
    ("<a>; rel=next, <b?x=1,2>; title=\"x, y\"; rel=\"prev first\"", ["next a", "prev b?x=1,2", "first b?x=1,2"]),
    ("", []),
  ]) func linksAreRead(_ text: String, _ expected: [String]) {
    #expect(PageHeaders.links(text)?.map { "\($0.relation) \($0.target)" } == expected)
  }

  @Test(arguments: ["a; rel=next", "<a", "<a>; rel=\"next", "<a> x"]) func brokenLinksAreNotRead(_ text: String) {
    #expect(PageHeaders.links(text) == nil)
  }
}
