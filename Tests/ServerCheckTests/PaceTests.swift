import APIModel
import Synchronization
import Testing

@testable import ServerCheck

@Suite struct PaceTests {
  private func response(_ headers: [String: String]) -> ProbeResponse {
    ProbeResponse(status: 429, headers: headers.map { NameValue($0.key, $0.value) })
  }

  @Test func turnsAreKeptApart() {
    let pace = Pace(rate: 4, maximumWait: .seconds(20))
    #expect(pace.turn(at: .zero) == .zero)
    #expect(pace.turn(at: .zero) == .milliseconds(250))
    #expect(pace.turn(at: .milliseconds(100)) == .milliseconds(400))
    #expect(pace.turn(at: .seconds(9)) == .zero)
  }

  @Test func withoutARateNobodyWaits() {
    let pace = Pace(rate: nil, maximumWait: .seconds(20))
    #expect((0..<3).map { _ in pace.turn(at: .zero) } == [.zero, .zero, .zero])
  }

  @Test func anExhaustedAllowanceIsHonoured() {
    let pace = Pace(rate: nil, maximumWait: .seconds(20))
    pace.note(response(["RateLimit-Remaining": "0", "RateLimit-Reset": "7"]), at: .seconds(1))
    #expect(pace.turn(at: .seconds(2)) == .seconds(6))
    pace.note(response(["RateLimit": "\"default\";r=0;t=3600"]), at: .seconds(10))
    #expect(pace.turn(at: .seconds(10)) == .seconds(20))
  }

  @Test func anAllowanceThatIsLeftIsNotWaitedFor() {
    #expect(RateLimit.wait(response(["RateLimit-Remaining": "1", "RateLimit-Reset": "7"])) == nil)
    #expect(RateLimit.wait(response(["RateLimit-Remaining": "0"])) == nil)
    #expect(RateLimit.wait(response(["RateLimit": "limit=100, remaining=0, reset=50"])) == .seconds(50))
    #expect(
      RateLimit.wait(response(["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "784111787"]))
        == .seconds(784_111_787))
  }

  @Test func aResetSince1970IsReadByTheServersClock() {
    let date = "Sun, 09 Sep 2001 01:46:40 GMT"
    #expect(
      RateLimit.wait(response(["RateLimit-Remaining": "0", "RateLimit-Reset": "1000000010", "Date": date]))
        == .seconds(10))
    #expect(RateLimit.wait(response(["RateLimit-Remaining": "0", "RateLimit-Reset": "1000000010"])) == nil)
  }

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000), ("Sun, 09 Sep 2001 01:46:40 GMT", 1_000_000_000),
  ]) func datesAreRead(_ text: String, _ seconds: Int) { #expect(HTTPDate(text)?.seconds == seconds) }

  @Test(arguments: [
    "", "tomorrow", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 25:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
  ])
  func otherTextsAreNoDates(_ text: String) { #expect(HTTPDate(text) == nil) }

  @Test func aDateToRetryAfterIsHonoured() async throws {
    let waits = Mutex<[Duration]>([])
    let server = ScriptedServer { request, attempt in
      guard ScriptedServer.path(request.url) == "/api/v4/runners/6", attempt == 0,
        request.headers.contains(NameValue("PRIVATE-TOKEN", Runners.token))
      else { return nil }
      return .success(
        ProbeResponse(
          status: 503,
          headers: [
            NameValue("Date", "Sun, 06 Nov 1994 08:49:37 GMT"),
            NameValue("Retry-After", "Sun, 06 Nov 1994 08:49:42 GMT"),
          ]))
    }
    let options = CheckOptions(server: try BaseURL("http://localhost:8080/api/v4"), token: try Secret(Runners.token))
    let prober = Prober(Runners.spec, options, transport: server, sleep: { wait in waits.withLock { $0.append(wait) } })
    #expect(try await prober.run().alarms == [])
    #expect(waits.withLock { $0 } == [.seconds(5)])
  }

  @Test func progressReachesItsEnd() async throws {
    let steps = Mutex<[ProbeProgress]>([])
    var options = CheckOptions(server: try BaseURL("http://localhost:8080/api/v4"), token: try Secret(Runners.token))
    options.concurrency = 1
    let server = ScriptedServer()
    _ = try await Prober(
      Runners.spec, options, transport: server, progress: { step in steps.withLock { $0.append(step) } }
    ).run()
    let seen = steps.withLock { $0 }
    #expect(seen.map(\.done) == [1, 2, 3, 4, 5])
    #expect(seen.allSatisfy { $0.total == 5 })
    #expect(seen.last?.requests == server.requests.count)
  }

  @Test func anInterruptedRunKeepsWhatItHas() async throws {
    let task = Mutex<Task<CheckOutcome, any Error>?>(nil)
    let server = ScriptedServer { request, _ in
      if ScriptedServer.path(request.url) == "/api/v4/runners/6" { task.withLock { $0?.cancel() } }
      return nil
    }
    let started = Task { () async throws -> CheckOutcome in
      // Cancelling from inside needs the task to be known.
      while task.withLock({ $0 == nil }) { await Task.yield() }
      return try await ServerCheckTests.run(server) { $0.concurrency = 1 }
    }
    task.withLock { $0 = started }
    let outcome = try await started.value
    #expect(outcome.isInterrupted)
    #expect(outcome.alarms == [])
    #expect(outcome.verdict("GET /runners", "response 200 status") == .verified)
    #expect(
      outcome.verdict("GET /groups/{id}/runners", "response 200 status")
        == .notVerified(reason: "the run was interrupted"))
  }
}
