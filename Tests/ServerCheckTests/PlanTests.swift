import APIModel
import Testing

@testable import ServerCheck

@Suite struct PlanTests {
  private func plan(_ spec: APISpec = Runners.spec, _ change: (inout CheckOptions) -> Void = { _ in }) throws
    -> ProbePlan
  {
    var options = CheckOptions(server: try BaseURL("http://localhost:8080/api/v4/"), token: try Secret(Runners.token))
    change(&options)
    return try ProbePlan.make(spec, options)
  }

  @Test func thePlanShowsEveryRequest() throws {
    let plan = try plan()
    #expect(
      plan.steps.map { "\($0.level.map(String.init) ?? "-") \($0.operation)" } == [
        "0 GET /runners", "1 GET /runners/{id}", "1 GET /runners/{id}/jobs", "2 GET /projects/{id}/runners",
        "3 GET /groups/{id}/runners", "- PUT /runners/{id}", "- DELETE /runners/{id}",
      ])
    #expect(
      plan.steps[0].requests == [
        #"curl --header "PRIVATE-TOKEN: $TOKEN" 'http://localhost:8080/api/v4/runners'"#,
        "curl 'http://localhost:8080/api/v4/runners'",
        #"curl --header "PRIVATE-TOKEN: docproof-wrong-token" 'http://localhost:8080/api/v4/runners'"#,
      ])
    #expect(plan.steps[1].requests.last?.hasSuffix("'http://localhost:8080/api/v4/runners/2147483647'") == true)
    #expect(plan.steps[1].requests.first?.hasSuffix("'http://localhost:8080/api/v4/runners/{id}'") == true)
    #expect(plan.steps[1].values == [.init(name: "id", source: "captured from the response of `GET /runners`")])
    #expect(plan.steps[3].values.map(\.source) == ["captured from the response of `GET /runners/{id}`"])
    #expect(plan.steps[4].requests.first?.hasSuffix("/groups/9/runners'") == true)
    #expect(plan.steps[4].values == [.init(name: "id", source: "the docs' sample at runners.md:43")])
    #expect(plan.steps[5].unverifiedReason == "writes are not allowed")
    #expect(plan.steps[5].requests == [])
    #expect(!plan.text.contains(Runners.token))
  }

  @Test func thePlanPromisesWhatTheRunGivesVerdictsOf() async throws {
    let plan = try plan()
    let outcome = try await run(ScriptedServer())
    for step in plan.steps {
      #expect(step.promises.map(\.name) == outcome.verdicts.filter { $0.operation == step.operation }.map(\.promise))
      #expect(step.promises.allSatisfy { ($0.unverifiedReason == nil) == (step.unverifiedReason == nil) })
    }
    #expect(plan.steps[0].promises.map(\.name).contains("response 200 /0/id type"))
  }

  @Test func promiseNamesAreDistinctWithinAnOperation() throws {
    for step in try plan().steps {
      #expect(Set(step.promises.map(\.name)).count == step.promises.count)
    }
  }

  @Test func suppliedValuesAreFilledIn() throws {
    let plan = try plan { $0.values = [ProvidedValue("id", "a/b", scope: .below(PathTemplate("/groups/{id}")))] }
    let step = try #require(plan.steps.first { $0.operation == "GET /groups/{id}/runners" })
    #expect(step.requests.first?.hasSuffix("/groups/a%2Fb/runners'") == true)
    #expect(step.values.map(\.source) == ["supplied"])
  }

  @Test func whatHasNoValueIsSaidBeforeTheRun() throws {
    let plan = try plan(Docs.spec([Docs.operation(.get, "/a/{b}", line: 1, Docs.schema("{}"))]))
    #expect(
      plan.steps.map(\.unverifiedReason) == ["no value for the placeholder `b`; supply --value 'GET /a/{b} b=…'"])
    #expect(plan.text.contains("not verified: no value for the placeholder `b`"))
  }

  @Test func withoutATokenItsPromisesAreMarked() throws {
    let plan = try plan { $0.token = nil }
    #expect(plan.steps[0].requests == ["curl 'http://localhost:8080/api/v4/runners'"])
    #expect(
      plan.steps[0].promises.first { $0.name == "refused without a token" }?.unverifiedReason == "no token was given")
  }

  @Test func removedOperationsAreNotSent() async throws {
    var gone = Docs.operation(.get, "/old", line: 1, Docs.schema("{}"))
    gone.removal = Removal(version: "13.0")
    var due = Docs.operation(.get, "/due", line: 5, Docs.schema("{}"))
    due.deprecation = Deprecation(since: "14.0", removal: "16.0")
    let plan = try plan(Docs.spec([gone, due])) { $0.targetVersion = VersionNumber("16.0") }
    #expect(
      plan.steps.map(\.unverifiedReason) == [
        "the docs say that it was removed in 13.0", "the docs say that it is removed in 16.0",
      ])
  }

  /// Two lists that could only be had from each other must not keep the plan from ending.
  @Test func circlesEnd() throws {
    let a = Docs.operation(.get, "/as/{b_id}/bs", line: 1, Docs.schema(#"[{"id": 1}]"#))
    let b = Docs.operation(.get, "/bs/{a_id}/as", line: 5, Docs.schema(#"[{"id": 1}]"#))
    let plan = try plan(Docs.spec([a, b]))
    #expect(plan.steps.count == 2)
  }

  @Test func aShellReadsTheUrlAsOneWord() {
    let curl = CurlCommand(method: .head, url: "http://x/it's?a=$b", headers: [NameValue("X", "a b")])
    #expect(curl.description == #"curl --head --header 'X: a b' 'http://x/it'\''s?a=$b'"#)
  }
}

@Suite struct BaseURLTests {
  @Test(arguments: [
    ("http://localhost:8080/api/v4", "/runners", "http://localhost:8080/api/v4/runners"),
    ("http://localhost:8080/api/v4/", "/runners", "http://localhost:8080/api/v4/runners"),
    ("HTTP://LocalHost:80", "/runners", "http://localhost/runners"),
    ("https://[::1]:8443/", "/api/v1/query", "https://[::1]:8443/api/v1/query"),
    ("http://localhost:9090/api/v1", "/api/v1/query", "http://localhost:9090/api/v1/query"),
    ("http://localhost:9090/api/v1", "/api/v10/query", "http://localhost:9090/api/v1/api/v10/query"),
  ]) func pathsAreAppended(_ base: String, _ path: String, _ url: String) throws {
    #expect(try BaseURL(base).url(path: path) == url)
  }

  @Test(arguments: [
    ("localhost:8080", "did you mean 'http://localhost:8080'?"), ("ftp://x/", "only http and https"),
    ("http://user:pw@x/", "user name"), ("http://", "no valid host"), ("http://x:99999/", "no valid host"),
    ("http://x:1a/", "no valid host"), ("http://x/?a=1", "query"), ("http://a b/", "blanks"), ("", "not absolute"),
  ]) func whatIsWrongIsSaid(_ text: String, _ words: String) {
    let error = #expect(throws: CheckError.self) { try BaseURL(text) }
    #expect(error?.description.contains(words) == true)
    #expect(error?.description.contains("pw") == false)
  }

  @Test(arguments: [
    ("/x", BaseURL.RedirectTarget.sameOrigin("http://h:81/x")), ("x", .sameOrigin("http://h:81/a/x")),
    ("?q=1", .sameOrigin("http://h:81/a/b?q=1")), ("http://H:81/y#f", .sameOrigin("http://H:81/y")),
    ("http://h/x", .elsewhere("http://h/x")), ("https://h:81/x", .elsewhere("https://h:81/x")),
    ("//evil/x", .elsewhere("http://evil/x")), ("http://h:81@evil/", .elsewhere("http://h:81@evil/")),
    ("", .unreadable), ("a b", .unreadable), ("javascript:alert(1)", .sameOrigin("http://h:81/a/javascript:alert(1)")),
  ]) func redirectsAreResolved(_ location: String, _ target: BaseURL.RedirectTarget) throws {
    #expect(try BaseURL("http://h:81/a").redirectTarget(of: location, from: "http://h:81/a/b") == target)
  }
}
