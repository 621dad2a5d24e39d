import APIModel
import Testing

@testable import ServerCheck

@Suite struct StatusTests {
  @Test(arguments: [400, 422]) func aRefusalWithoutRequiredParametersIsOnlyWorthKnowing(_ status: Int) async throws {
    let outcome = try await run(
      ScriptedServer { request, _ in
        ScriptedServer.path(request.url) == "/api/v4/runners/6/jobs"
          && request.headers.contains(NameValue("PRIVATE-TOKEN", Runners.token))
          ? .success(ScriptedServer.json("{}", status: status)) : nil
      })
    #expect(outcome.alarms == [])
    let finding = try #require(outcome.findings.first { $0.rule.code == "SRV201" })
    #expect(finding.severity == .info)
    #expect(
      outcome.verdict("GET /runners/{id}/jobs", "response 200 status")
        == .notVerified(reason: StatusAnswer.incompleteReason(status)))
  }

  @Test func writesThatAreNotSentHaveOneReason() async throws {
    var delete = Docs.operation(.delete, "/runners/{id}", line: 61)
    delete.responses = [Response(status: 204, isStatusDocumented: true, span: Docs.span(62))]
    let outcome = try await run(ScriptedServer(), Docs.spec([Runners.spec.operations[0], delete]))
    let writes = outcome.verdicts.filter { $0.operation == delete.name }
    #expect(writes.map(\.promise).contains("response 204 no body"))
    #expect(writes.allSatisfy { $0.state == .notVerified(reason: "writes are not allowed") })
  }

  private func outcome(
    _ status: Int, documented: [(Int, Bool)], path: String = "/version", body: String = #"{"id": 1}"#,
    change: (inout Operation) -> Void = { _ in }
  ) async throws -> CheckOutcome {
    var operation = Docs.operation(.get, path, line: 1, header: nil)
    operation.responses = documented.map { documented, isWritten in
      var response = Response(status: documented, isStatusDocumented: isWritten, span: Docs.span(2))
      if documented == 200 {
        response.schema = Docs.schema(#"{"id": 1}"#)
        response.mediaType = "application/json"
      }
      return response
    }
    change(&operation)
    let server = ScriptedServer { _, _ in .success(ScriptedServer.json(body, status: status)) }
    return try await run(server, Docs.spec([operation]), token: nil)
  }

  @Test(
    arguments: [
      (200, true, nil), (201, true, "error"), (203, true, "error"), (206, true, "error"),
      (200, false, nil), (203, false, nil), (201, false, "warning"), (206, false, "warning"), (202, false, "error"),
      (204, true, "error"), (418, true, "error"), (418, false, "error"),
    ] as [(Int, Bool, String?)])
  func successesOtherThanTheDocumentedOne(_ status: Int, _ isWritten: Bool, _ severity: String?) async throws {
    let body = status == 204 ? "" : #"{"id": 1}"#
    let outcome = try await outcome(status, documented: [(200, isWritten)], body: body)
    #expect(outcome.findings.map(\.severity.rawValue) == (severity.map { [$0] } ?? []))
    #expect(outcome.findings.allSatisfy { $0.rule.code == "SRV201" })
    #expect(outcome.verdict("GET /version", "response 200 status") == (severity == nil ? .verified : .violated))
  }

  @Test func anyDocumentedSuccessWillDo() async throws {
    let outcome = try await outcome(202, documented: [(200, true), (202, true)])
    #expect(outcome.findings.isEmpty)
    let reason = "answered 202, which is documented, too"
    #expect(outcome.verdict("GET /version", "response 200 status") == .notVerified(reason: reason))
    #expect(outcome.verdict("GET /version", "response 200 /id type") == .notVerified(reason: reason))
  }

  @Test func aDocumentedRefusalIsNoFinding() async throws {
    let outcome = try await outcome(409, documented: [(200, true), (409, true)])
    #expect(outcome.findings.isEmpty)
    #expect(
      outcome.verdict("GET /version", "response 200 status")
        == .notVerified(reason: "409, which the docs list among the answers"))
  }

  @Test func withoutDocumentedResponseAnySuccessWillDo() async throws {
    let outcome = try await outcome(206, documented: [])
    #expect(outcome.findings.isEmpty)
    #expect(outcome.verdict("GET /version", "response 2xx status") == .verified)
  }

  @Test(arguments: [404, 405, 501]) func anOperationThatIsNotThere(_ status: Int) async throws {
    let outcome = try await outcome(status, documented: [(200, true)])
    #expect(outcome.alarms == ["SRV203 GET /version -"])
    #expect(
      outcome.verdict("GET /version", "response 200 status") == .notVerified(reason: "not implemented: \(status)"))
  }

  @Test func whatATierLeavesOutIsNotVerified() async throws {
    let outcome = try await outcome(404, documented: [(200, true)]) { $0.tier = "PREMIUM" }
    #expect(outcome.findings.isEmpty)
  }

  @Test func a204WithABody() async throws {
    let server = ScriptedServer { _, attempt in
      .success(ProbeResponse(status: 204, headers: [NameValue("Content-Length", "2")]))
    }
    var operation = Docs.operation(.get, "/ping", line: 1, header: nil)
    operation.responses = [Response(status: 204, isStatusDocumented: true, span: Docs.span(2))]
    let outcome = try await run(server, Docs.spec([operation]), token: nil)
    #expect(outcome.alarms == ["SRV303 GET /ping -"])
    let good = ScriptedServer { _, _ in .success(ProbeResponse(status: 204)) }
    let kept = try await run(good, Docs.spec([operation]), token: nil)
    #expect(kept.alarms == [])
    #expect(kept.verdict("GET /ping", "response 204 no body") == .verified)
  }
}

@Suite struct TargetVersionTests {
  private func outcome(_ target: String?, _ bodies: [String: String] = Runners.healthy) async throws -> CheckOutcome {
    try await run(ScriptedServer(bodies)) { $0.targetVersion = target.flatMap { VersionNumber($0) } }
  }

  @Test func aDeprecatedAttributeIsAnErrorOnceItsRemovalIsDue() async throws {
    #expect(try await outcome("15.11").alarms == [])
    let due = try await outcome("16.0")
    #expect(due.alarms.allSatisfy { $0.hasPrefix("SRV105") })
    #expect(due.alarms.contains("SRV105 GET /runners /0/active"))
    #expect(due.alarms.contains("SRV105 GET /runners/{id} /active"))
    #expect(due.verdict("GET /runners", "response 200 /0/active absent") == .violated)
  }

  @Test func anAttributeThatIsGoneAfterItsRemovalIsNotMissing() async throws {
    let bodies = Runners.healthy.mapValues { $0.replacing(#""active": true, "#, with: "") }
    let due = try await outcome("16.1", bodies)
    #expect(due.alarms == [])
    #expect(due.verdict("GET /runners", "response 200 /0/active absent") == .verified)
    // Before it is due, it must still be there.
    let early = try await outcome("15.0", bodies)
    #expect(early.alarms.allSatisfy { $0.hasPrefix("SRV101") && $0.hasSuffix("/active") })
    #expect(early.alarms.count == 4)
  }

  @Test func aRemovalInTheFutureIsNotJudged() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/runners/6"] = Runners.details.replacing("\"id\": 6", with: "\"id\": 6, \"token\": \"x\"")
    let old = try await outcome("12.9", bodies)
    #expect(old.alarms == [])
    #expect(
      old.verdict("GET /runners/{id}", "response 200 /token absent")
        == .notVerified(reason: "its removal in 13.0 is after the target version"))
    #expect(try await outcome("13.0", bodies).alarms == ["SRV106 GET /runners/{id} /token"])
  }

  @Test func aDeprecatedValueIsToldApart() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/runners"] = bodies["/api/v4/runners"]?.replacing("offline", with: "paused")
    let now = try await outcome(nil, bodies)
    #expect(now.alarms == [])
    #expect(now.findings.contains { $0.rule.code == "SRV109" && $0.subject.pointer == "/1/status" })
    #expect(try await outcome("16.0", bodies).alarms.contains("SRV109 GET /runners /1/status"))
  }
}
