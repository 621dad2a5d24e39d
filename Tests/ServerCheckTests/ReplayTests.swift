import APIModel
import Testing

@testable import ServerCheck

/// A recorded run that is judged again.
@Suite struct ReplayTests {
  private func recorded() async throws -> CheckOutcome { try await run(ScriptedServer()) }

  private func options() throws -> CheckOptions { CheckOptions(server: try BaseURL("http://localhost:8080/api/v4")) }

  @Test func theSameDocsSayTheSame() async throws {
    let live = try await recorded()
    let again = try await Prober.replay(Runners.spec, options(), live.exchanges)
    #expect(again.findings.map(\.message) == live.findings.map(\.message))
    let reading = { (outcome: CheckOutcome) in
      outcome.verdicts.filter { $0.operation.hasPrefix("GET ") }.map { "\($0.promise) \($0.state)" }
    }
    #expect(reading(again) == reading(live))
    #expect(reading(live).count > 40)
  }

  /// The answers with the token, without it and with a wrong one are told apart.
  @Test func aLeakIsFoundAgain() async throws {
    let server = ScriptedServer(Runners.healthy, token: nil)
    let live = try await run(server)
    #expect(live.alarms.contains("SRV401 GET /runners -"))
    let again = try await Prober.replay(Runners.spec, options(), live.exchanges)
    #expect(again.alarms == live.alarms)
  }

  @Test func whatWasNotAskedIsNotVerified() async throws {
    let live = try await recorded()
    let some = live.exchanges.filter { !$0.url.hasSuffix("/jobs") }
    let again = try await Prober.replay(Runners.spec, options(), some)
    #expect(again.alarms == [])
    #expect(
      again.verdict("GET /runners/{id}/jobs", "response 200 status")
        == .notVerified(reason: "the recorded run has no such request"))
    #expect(
      again.verdict("PUT /runners/{id}", "response 200 status")
        == .notVerified(reason: "the recorded run wrote nothing"))
  }

  @Test func aBodyThatWasCutIsNotJudged() async throws {
    var exchanges = try await recorded().exchanges
    for index in exchanges.indices where exchanges[index].url.hasSuffix("/jobs") {
      exchanges[index].isBodyTruncated = true
    }
    let again = try await Prober.replay(Runners.spec, options(), exchanges)
    #expect(again.alarms == [])
    #expect(
      again.verdict("GET /runners/{id}/jobs", "response 200 type")
        == .notVerified(reason: "the recording holds only a part of the body"))
  }

  @Test(arguments: [
    ("GET /runners/{id}", "http://localhost:8080/api/v4/runners/6", "http://localhost:8080/api/v4"),
    ("GET /runners", "http://localhost/runners?a=1", "http://localhost"),
    (nil, "https://a.example.com/x/runners", "https://a.example.com/api/v4"),
  ]) func theBaseIsFound(_ operation: String?, _ url: String, _ base: String) {
    let exchange = Exchange(method: .get, url: url, operation: operation)
    #expect(ReplayTransport.base(of: [exchange], documented: "/api/v4") == base)
  }
}

@Suite struct ServerComparisonTests {
  private static let names = ("http://a", "http://b")

  private func compare(_ second: ScriptedServer) async throws -> CheckOutcome {
    let one = try await run(ScriptedServer())
    let other = try await run(second)
    return ServerComparison(Runners.spec, names: Self.names, one, other).outcome()
  }

  @Test func twoGoodServersDoNotDiffer() async throws {
    let outcome = try await compare(ScriptedServer())
    #expect(outcome.alarms == [])
    #expect(outcome.findings.allSatisfy { $0.notes.first?.text.hasPrefix("servers: both") == true })
  }

  @Test func theDocsTakeASide() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/runners/6"] = Runners.details.replacing(#""description": "test-1", "#, with: "")
    let outcome = try await compare(ScriptedServer(bodies))
    #expect(outcome.alarms == ["SRV101 GET /runners/{id} /description"])
    let note = outcome.findings.first { $0.severity == .error }?.notes.first?.text
    #expect(note == "servers: http://b alone; http://a (status 200) keeps the promise, and the docs side with it")
  }

  @Test func statusesThatDifferAreSaid() async throws {
    var bodies = Runners.healthy
    bodies["/api/v4/groups/9/runners"] = nil
    let outcome = try await compare(ScriptedServer(bodies))
    #expect(outcome.alarms == [])
    let finding = try #require(outcome.findings.first { $0.rule.code == "SRV801" })
    #expect(finding.subject.operation == "GET /groups/{id}/runners")
    #expect(finding.notes.first?.text.contains("the docs side with http://a") == true)
  }
}
