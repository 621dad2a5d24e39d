import APIModel
import Testing

@testable import ServerCheck

/// One fault in an otherwise healthy server, and the one finding that it must give.
struct Fault: Sendable, CustomTestStringConvertible {
  var name: String
  var alarm: String
  var severity = Severity.error
  var answer: ScriptedServer.Answer
  var testDescription: String { name }

  /// A body that differs.
  init(_ name: String, _ alarm: String, severity: Severity = .error, _ path: String, _ old: String, _ new: String) {
    self.name = name
    self.alarm = alarm
    self.severity = severity
    answer = { request, _ in
      guard ScriptedServer.path(request.url) == path,
        request.headers.contains(NameValue("PRIVATE-TOKEN", Runners.token)),
        let body = Runners.healthy[path]
      else { return nil }
      return .success(ScriptedServer.json(body.replacing(old, with: new)))
    }
  }

  /// An answer that differs.
  init(
    _ name: String, _ alarm: String, severity: Severity = .error, _ path: String,
    _ response: @escaping @Sendable (String) -> Result<ProbeResponse, TransportError>
  ) {
    self.name = name
    self.alarm = alarm
    self.severity = severity
    answer = { request, _ in
      guard ScriptedServer.path(request.url) == path,
        request.headers.contains(NameValue("PRIVATE-TOKEN", Runners.token))
      else { return nil }
      return response(Runners.healthy[path] ?? "")
    }
  }

  static let list = "/api/v4/runners"
  static let member = "/api/v4/runners/6"
  static let jobs = "/api/v4/runners/6/jobs"

  static let bodies: [Fault] = [
    Fault(
      "missing in one item", "SRV101 GET /runners /1/ip_address", list,
      #""ip_address": "127.0.0.1", "name": "gitlab", "#, #""name": "gitlab", "#),
    Fault("missing, nested", "SRV101 GET /runners/{id} /projects/0/name", member, #", "name": "CE""#, ""),
    Fault("missing, nested twice", "SRV101 GET /runners/{id}/jobs /0/user/bio", jobs, #", "bio": null"#, ""),
    Fault("number as text", "SRV102 GET /runners /1/id", list, #""id": 8"#, #""id": "8""#),
    Fault("fraction of an identifier", "SRV102 GET /runners /1/id", list, #""id": 8"#, #""id": 8.5"#),
    Fault("text as number", "SRV102 GET /runners/{id} /description", member, #""test-1""#, "1"),
    Fault("list item of another type", "SRV102 GET /runners/{id} /tag_list/1", member, #""mysql""#, "7"),
    Fault("object as list", "SRV102 GET /runners/{id}/jobs /0/project", jobs, #"{"id": 1}}"#, #"[1]}"#),
    Fault(
      "null", "SRV103 GET /runners /1/ip_address", list,
      #""ip_address": "127.0.0.1", "name": "gitlab""#, #""ip_address": null, "name": "gitlab""#),
    Fault("null item", "SRV103 GET /runners/{id} /tag_list/0", member, #""ruby""#, "null"),
    Fault("removed attribute", "SRV106 GET /runners/{id} /token", member, #""id": 6"#, #""id": 6, "token": "x1""#),
    Fault("undocumented value", "SRV107 GET /runners /1/status", severity: .warning, list, #""offline""#, #""asleep""#),
    Fault(
      "not a date", "SRV108 GET /runners/{id} /contacted_at", severity: .warning, member,
      #""2016-01-25T16:39:48.066Z""#, #""yesterday""#),
    Fault(
      "duplicate key", "SRV110 GET /runners/{id} /id", severity: .warning, member, #""id": 6"#, #""id": 6, "id": 6"#),
    Fault("trailing comma", "SRV302 GET /runners/{id}/jobs -", jobs, "}]", "},]"),
  ]

  static let answers: [Fault] = [
    Fault("list as object", "SRV304 GET /runners/{id}/jobs ", jobs) {
      .success(ScriptedServer.json(#"{"items": \#($0)}"#))
    },
    Fault("202", "SRV201 GET /runners/{id} -", severity: .warning, member) {
      .success(ScriptedServer.json($0, status: 206))
    },
    Fault("204 where a body is shown", "SRV201 GET /runners/{id} -", member) { _ in
      .success(ProbeResponse(status: 204))
    },
    Fault("400", "SRV201 GET /runners/{id} -", member) { _ in .success(ScriptedServer.json("{}", status: 400)) },
    Fault("500", "SRV202 GET /runners/{id}/jobs -", jobs) { _ in .success(ScriptedServer.json("{}", status: 500)) },
    Fault("501", "SRV203 GET /runners/{id}/jobs -", severity: .warning, jobs) { _ in
      .success(ScriptedServer.json("{}", status: 501))
    },
    Fault("404 for what was listed", "SRV204 GET /runners/{id}/jobs -", jobs) { _ in
      .success(ScriptedServer.json("{}", status: 404))
    },
    Fault("HTML", "SRV301 GET /runners/{id} -", member) { _ in
      .success(
        ProbeResponse(
          status: 200, headers: [NameValue("Content-Type", "text/html")], body: Array("<html></html>".utf8)))
    },
    Fault("JSON sent as text", "SRV301 GET /runners/{id}/jobs -", severity: .warning, jobs) {
      .success(
        ProbeResponse(status: 200, headers: [NameValue("Content-Type", "text/plain")], body: Array($0.utf8)))
    },
    Fault("no Content-Type", "SRV301 GET /runners/{id}/jobs -", severity: .warning, jobs) {
      .success(ProbeResponse(status: 200, body: Array($0.utf8)))
    },
    Fault("HTML sent as JSON", "SRV302 GET /runners/{id} -", member) { _ in
      .success(ScriptedServer.json("<html></html>"))
    },
    Fault("empty body", "SRV302 GET /runners/{id} -", member) { _ in .success(ScriptedServer.json("")) },
    Fault("invalid UTF-8", "SRV302 GET /runners/{id} -", member) { _ in
      var response = ScriptedServer.json(#"{"id": 6, "description": "x"}"#)
      response.body[26] = 0xFF
      return .success(response)
    },
    Fault("cut off", "SRV601 GET /runners/{id} -", member) {
      var response = ScriptedServer.json(String($0.prefix(40)))
      response.bodyEnd = .cutOff("the connection was closed before the answer was complete")
      return .success(response)
    },
    Fault("too large", "SRV602 GET /runners/{id} -", severity: .warning, member) {
      var response = ScriptedServer.json($0)
      response.bodyEnd = .tooLarge(limit: 100)
      return .success(response)
    },
    Fault("redirect to another origin", "SRV603 GET /runners/{id} -", severity: .warning, member) { _ in
      .success(ProbeResponse(status: 302, headers: [NameValue("Location", "https://login.example.com/")]))
    },
    Fault("redirect to itself", "SRV603 GET /runners/{id} -", severity: .warning, member) { _ in
      .success(ProbeResponse(status: 302, headers: [NameValue("Location", "/api/v4/runners/6")]))
    },
    Fault("lost connection", "SRV604 GET /runners/{id} -", severity: .warning, member) { _ in
      .failure(TransportError(.disconnected, "the connection was reset"))
    },
    Fault("time out", "SRV604 GET /runners/{id} -", severity: .warning, member) { _ in
      .failure(TransportError(.timedOut, "no complete answer within 30 seconds"))
    },
  ]

  static let all = bodies + answers
}

@Suite struct FaultTests {
  /// By `AuthenticationTests`, `StatusTests` and `FollowUpTests`.
  static let testedElsewhere: Set<String> = [
    "SRV205", "SRV303", "SRV305", "SRV401", "SRV402", "SRV502", "SRV503", "SRV504", "SRV505", "SRV507", "SRV306",
    "SRV701", "SRV702", "SRV703", "SRV704", "SRV705", "SRV707",
  ]

  @Test func thereAreFaults() {
    #expect(Fault.all.count == Set(Fault.all.map(\.name)).count)
    // Every rule that raises an alarm has a fault; missing authentication has its own tests.
    let covered = Set(Fault.all.map { String($0.alarm.prefix(6)) })
    let alarming = ServerRuleCatalogue.all.filter { $0.severity > .info }.map(\.id.code)
    #expect(Set(alarming).subtracting(covered) == Self.testedElsewhere)
  }

  @Test(arguments: Fault.all) func aFaultGivesItsFindingAndNoOther(_ fault: Fault) async throws {
    let outcome = try await run(ScriptedServer(override: fault.answer))
    #expect(outcome.alarms == [fault.alarm])
    #expect(outcome.findings.filter { $0.severity > .info }.map(\.severity) == [fault.severity])
    let finding = outcome.findings.first { $0.severity > .info }
    #expect(finding?.span.range != nil)
    #expect(
      finding?.notes.contains { $0.text.hasPrefix("reproduce: curl --header \"PRIVATE-TOKEN: $TOKEN\" 'http") } == true)
  }

  @Test func aFaultInManyItemsIsOneFindingWithACount() async throws {
    var bodies = Runners.healthy
    let items = (0..<20).map { n in
      Runners.runner.replacing("\"id\": 6", with: n % 7 == 2 ? "\"id\": \"6\"" : "\"id\": 6")
    }
    bodies["/api/v4/groups/9/runners"] = "[\(items.joined(separator: ","))]"
    let outcome = try await run(ScriptedServer(bodies))
    #expect(outcome.alarms == ["SRV102 GET /groups/{id}/runners /2/id"])
    let finding = try #require(outcome.findings.first { $0.rule.code == "SRV102" })
    #expect(finding.message == "`id` is string, not integer in 3 of 20 values")
    #expect(finding.span == Docs.span(3))
    let verdict = outcome.verdicts.first {
      $0.operation == "GET /groups/{id}/runners" && $0.promise == "response 200 /0/id type"
    }
    #expect(verdict?.state == .violated)
    #expect(verdict?.count == 20)
  }

  @Test func undocumentedAttributesAreListedOnceWithRowsToPaste() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/runners/6"] = Runners.details.replacing(
      "\"id\": 6", with: "\"id\": 6, \"locked\": true, \"note\": null")
    let outcome = try await run(ScriptedServer(bodies))
    #expect(outcome.alarms == [])
    let finding = try #require(outcome.findings.first { $0.rule.code == "SRV104" })
    #expect(finding.message == "Attributes `locked`, `note` are not documented")
    #expect(finding.subject == Finding.Subject(operation: "GET /runners/{id}", pointer: "/locked"))
    #expect(finding.notes.map(\.text).contains("| `locked` | boolean | |"))
  }

  @Test func aSingleExampleIsAWeakPromiseOfNoNull() async throws {
    let schema = Docs.schema(#"{"id": 1}"#)
    let spec = Docs.spec([Docs.operation(.get, "/one", line: 1, schema, header: nil)])
    let outcome = try await run(ScriptedServer(["/api/v4/one": #"{"id": null}"#]), spec)
    #expect(outcome.findings.map(\.severity) == [.warning])
    #expect(outcome.alarms == ["SRV103 GET /one /id"])
  }

  @Test func integersInExamplesMayBeNumbers() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/runners/6/jobs"] = "[\(Runners.job.replacing("120", with: "0.25"))]"
    #expect(try await run(ScriptedServer(bodies)).alarms == [])
    bodies["/api/v4/runners/6/jobs"] = "[\(Runners.job.replacing("\"id\": 2", with: "\"id\": 2.0"))]"
    #expect(try await run(ScriptedServer(bodies)).alarms == [])
  }

  @Test func keysWithEscapesAreRead() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/runners/6"] = Runners.details.replacing(#""status""#, with: #""st\u0061tus""#)
    #expect(try await run(ScriptedServer(bodies)).alarms == [])
  }
}
