import APIModel
import Synchronization
import Testing

@testable import ServerCheck

@Suite struct RetryTests {
  private final class Waits: Sendable {
    private let all = Mutex<[Duration]>([])
    func add(_ duration: Duration) { all.withLock { $0.append(duration) } }
    var list: [Duration] { all.withLock { $0 } }
  }

  private func run(
    _ answer: @escaping ScriptedServer.Answer
  ) async throws -> (outcome: CheckOutcome, server: ScriptedServer, waits: [Duration]) {
    let server = ScriptedServer(override: answer)
    let waits = Waits()
    var options = CheckOptions(server: try BaseURL("http://localhost:8080/api/v4"), token: try Secret(Runners.token))
    options.concurrency = 1
    let outcome = try await Prober(Runners.spec, options, transport: server, sleep: { waits.add($0) }).run()
    return (outcome, server, waits.list)
  }

  @Test(arguments: [429, 502, 503, 504]) func aBusyServerIsAskedAgain(_ status: Int) async throws {
    let (outcome, server, waits) = try await run { request, attempt in
      guard ScriptedServer.path(request.url) == "/api/v4/runners/6", attempt == 0,
        request.headers.contains(NameValue("PRIVATE-TOKEN", Runners.token))
      else { return nil }
      return .success(ProbeResponse(status: status, headers: [NameValue("retry-after", "3")]))
    }
    #expect(outcome.alarms == [])
    #expect(outcome.verdict("GET /runners/{id}", "response 200 status") == .verified)
    #expect(waits == [.seconds(3)])
    // Two tries, one without a token and one with a wrong one.
    #expect(server.paths.count { $0 == "/api/v4/runners/6" } == 4)
  }

  @Test func patienceEnds() async throws {
    let (outcome, server, waits) = try await run { request, _ in
      ScriptedServer.path(request.url) == "/api/v4/runners/6" ? .success(ProbeResponse(status: 503)) : nil
    }
    #expect(outcome.alarms == [])
    #expect(
      outcome.verdict("GET /runners/{id}", "response 200 status") == .notVerified(reason: "503 also after waiting"))
    #expect(server.paths.count { $0 == "/api/v4/runners/6" } == 3)
    #expect(waits.count == 2)
    #expect(waits.allSatisfy { $0 >= .milliseconds(500) && $0 <= .milliseconds(1500) })
  }

  @Test func aServerThatAsksForTooMuchPatienceIsLeft() async throws {
    let (outcome, server, waits) = try await run { request, _ in
      guard ScriptedServer.path(request.url) == "/api/v4/runners/6" else { return nil }
      return .success(ProbeResponse(status: 429, headers: [NameValue("Retry-After", "3600")]))
    }
    #expect(outcome.alarms == [])
    #expect(waits == [])
    #expect(server.paths.count { $0 == "/api/v4/runners/6" } == 1)
  }

  @Test func aLostConnectionIsTriedAgain() async throws {
    let (outcome, _, waits) = try await run { request, attempt in
      guard ScriptedServer.path(request.url) == "/api/v4/runners/6", attempt == 0 else { return nil }
      return .failure(TransportError(.disconnected, "the connection was reset"))
    }
    #expect(outcome.alarms == [])
    #expect(waits.count == 3)
  }

  @Test func aRedirectWithinTheServerIsFollowed() async throws {
    let (outcome, server, _) = try await run { request, _ in
      ScriptedServer.path(request.url) == "/api/v4/runners/6" && !request.url.hasSuffix("?x=1")
        ? .success(ProbeResponse(status: 301, headers: [NameValue("Location", "6?x=1")])) : nil
    }
    #expect(outcome.alarms == [])
    #expect(outcome.verdict("GET /runners/{id}", "response 200 status") == .verified)
    #expect(server.requests.contains { $0.url == "http://localhost:8080/api/v4/runners/6?x=1" })
  }

  @Test func anotherOriginIsNeverAsked() async throws {
    let (_, server, _) = try await run { request, _ in
      ScriptedServer.path(request.url) == "/api/v4/runners/6"
        ? .success(ProbeResponse(status: 302, headers: [NameValue("Location", "//localhost:8081/")])) : nil
    }
    #expect(server.requests.allSatisfy { $0.url.hasPrefix("http://localhost:8080/") })
  }
}

@Suite struct ErrorTests {
  private func error(_ token: String?, _ answer: @escaping ScriptedServer.Answer) async -> (CheckError?, ScriptedServer)
  {
    let server = ScriptedServer(override: answer)
    let error = await #expect(throws: CheckError.self) { _ = try await run(server, token: token) }
    return (error, server)
  }

  @Test func nobodyListens() async {
    let (error, server) = await error(Runners.token) { _, _ in
      .failure(TransportError(.unreachable, "connection refused"))
    }
    #expect(error?.kind == .unreachable)
    #expect(error?.description == "cannot reach http://localhost:8080: connection refused")
    #expect(server.requests.count == 1)
  }

  @Test func noSecureConnection() async {
    let (error, _) = await error(nil) { _, _ in .failure(TransportError(.insecure, "certificate expired")) }
    #expect(error?.description == "no secure connection to http://localhost:8080: certificate expired")
  }

  @Test func nothingIsEverAnswered() async {
    let (error, _) = await error(nil) { _, _ in .failure(TransportError(.notHTTP, "the answer is not valid HTTP")) }
    #expect(error?.kind == .unreachable)
  }

  @Test(arguments: [401, 403]) func aTokenThatNeverWorked(_ status: Int) async {
    let (error, _) = await error(Runners.token) { _, _ in .success(ScriptedServer.json("{}", status: status)) }
    #expect(error?.kind == .authenticationFailed)
    // Details have a sample value; nothing is listed, so that the others have none but theirs.
    #expect(error?.description == "authentication failed: all 5 requests were answered \(status) with the given token")
  }

  @Test func noTokenWhereAllNeedOne() async {
    let (error, _) = await error(nil) { _, _ in nil }
    #expect(error?.description == "authentication failed: all 5 requests were answered 401, and no token was given")
  }

  @Test func aServerThatGoesDownLaterIsAFinding() async throws {
    let server = ScriptedServer { request, _ in
      ScriptedServer.path(request.url) == "/api/v4/runners"
        ? nil : .failure(TransportError(.unreachable, "connection refused"))
    }
    let outcome = try await run(server)
    #expect(Set(outcome.findings.filter { $0.severity > .info }.map(\.rule.code)) == ["SRV604"])
  }

  @Test func theBudgetIsKept() async throws {
    let server = ScriptedServer()
    let outcome = try await run(server) { $0.maximumRequests = 3 }
    #expect(server.requests.count == 3)
    #expect(outcome.alarms == [])
    #expect(
      outcome.verdict("GET /runners/{id}/jobs", "response 200 status")
        == .notVerified(reason: "the limit of 3 requests was reached"))
  }
}
