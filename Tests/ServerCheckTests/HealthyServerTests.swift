import APIModel
import Testing

@testable import ServerCheck

@Suite struct HealthyServerTests {
  @Test func aServerThatKeepsEveryPromiseHasNoAlarm() async throws {
    let outcome = try await run(ScriptedServer())
    #expect(outcome.alarms == [])
    // The deprecated attribute is worth knowing, once for each operation.
    #expect(outcome.findings.map(\.rule.code) == Array(repeating: "SRV105", count: 4))
    #expect(outcome.verdicts.filter { $0.state == .violated } == [])
    #expect(outcome.verdict("GET /runners", "response 200 /0/id type") == .verified)
    #expect(outcome.verdict("GET /runners/{id}", "response 200 /projects/0/id present") == .verified)
    #expect(outcome.verdict("GET /runners/{id}", "response 200 /token absent") == .verified)
    #expect(outcome.verdict("GET /runners/{id}", "response 200 /contacted_at format") == .verified)
    #expect(outcome.verdict("GET /runners", "refused without a token") == .verified)
  }

  @Test func writingOperationsAreNotVerifiedPromiseByPromise() async throws {
    let outcome = try await run(ScriptedServer())
    let writes = outcome.verdicts.filter { $0.operation == "PUT /runners/{id}" }
    #expect(writes.count > 10)
    #expect(writes.allSatisfy { $0.state == .notVerified(reason: "writes are not allowed") })
    #expect(
      outcome.verdict("DELETE /runners/{id}", "response 2xx status") == .notVerified(reason: "writes are not allowed"))
  }

  @Test func listsComeFirstAndSupplyTheirMembers() async throws {
    let server = ScriptedServer()
    _ = try await run(server) { $0.concurrency = 1 }
    let withToken = server.requests.filter { $0.headers.contains(NameValue("PRIVATE-TOKEN", Runners.token)) }
    #expect(
      withToken.map { ScriptedServer.path($0.url) } == [
        "/api/v4/runners", "/api/v4/runners/6", "/api/v4/runners/2147483647",
        "/api/v4/runners/docproof_wrong_type", "/api/v4/runners/6/jobs",
        "/api/v4/projects/1/runners",
        "/api/v4/groups/9/runners",
      ])
    #expect(server.requests.allSatisfy { $0.method == .get })
  }

  @Test func theResultDoesNotDependOnConcurrency() async throws {
    let one = try await run(ScriptedServer()) { $0.concurrency = 1 }
    let many = try await run(ScriptedServer()) { $0.concurrency = 8 }
    #expect(one.findings == many.findings)
    #expect(one.verdicts == many.verdicts)
    #expect(one.exchanges.map(\.url) == many.exchanges.map(\.url))
  }

  @Test func anEmptyListVerifiesNothingOfItsItems() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/groups/9/runners"] = "[]"
    let outcome = try await run(ScriptedServer(bodies))
    #expect(outcome.alarms == [])
    let operation = "GET /groups/{id}/runners"
    #expect(outcome.verdict(operation, "response 200 type") == .verified)
    #expect(outcome.verdict(operation, "response 200 /0/id present") == .notVerified(reason: "the list was empty"))
    #expect(outcome.verdict(operation, "response 200 /0/id type") == .notVerified(reason: "the list was empty"))
    #expect(outcome.verdict(operation, "response 200 /0/status enum") == .notVerified(reason: "the list was empty"))
  }

  @Test func anEmptyNestedListIsNamed() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/runners/6"] = Runners.details.replacing(#"[{"id": 1, "name": "CE"}]"#, with: "[]")
    let outcome = try await run(ScriptedServer(bodies))
    #expect(outcome.alarms == [])
    #expect(
      outcome.verdict("GET /runners/{id}", "response 200 /projects/0/id type")
        == .notVerified(reason: "the list `/projects` was empty"))
  }

  @Test func aTypeThatWasOnlySeenAsNullIsNotVerified() async throws {
    let outcome = try await run(ScriptedServer(Runners.healthy))
    #expect(
      outcome.verdict("GET /projects/{id}/runners", "response 200 /0/name type")
        == .notVerified(reason: "`/0/name` was null"))
  }
}
