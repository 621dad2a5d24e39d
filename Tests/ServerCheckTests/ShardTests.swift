import APIModel
import Testing

@testable import ServerCheck

@Suite struct ShardTests {
  @Test(arguments: [1, 2, 3, 7, 12]) func theShardsTogetherSayWhatTheWholeRunSays(_ count: Int) async throws {
    let fault = try #require(Fault.bodies.first)
    let whole = try await run(ScriptedServer(override: fault.answer))
    var findings: [Finding] = []
    var verdicts: [Verdict] = []
    for number in 1...count {
      let shard = try Shard(parsing: "\(number)/\(count)")
      let part = try await run(ScriptedServer(override: fault.answer)) { $0.shard = shard }
      findings += part.findings
      verdicts += part.verdicts
    }
    #expect(verdicts == whole.verdicts)
    #expect(Set(findings) == Set(whole.findings))
    #expect(findings.count == whole.findings.count)
  }

  @Test func aShardSendsWhatItsOperationsNeed() async throws {
    let server = ScriptedServer()
    let shard = try Shard(parsing: "2/7")
    _ = try await run(server) {
      $0.shard = shard
      $0.concurrency = 1
    }
    let member = Array(repeating: "/api/v4/runners/6", count: 3)
    #expect(
      server.paths == ["/api/v4/runners"] + member + [
        "/api/v4/runners/2147483647", "/api/v4/runners/docproof_wrong_type",
      ])
    var options = CheckOptions(server: try BaseURL("http://localhost:8080/api/v4"), token: try Secret(Runners.token))
    options.shard = shard
    let plan = try ProbePlan.make(Runners.spec, options)
    #expect(plan.steps.flatMap(\.requests).count == server.requests.count)
  }

  @Test(arguments: ["", "1", "0/2", "3/2", "1/0", "a/b", "1/2/3", "-1/2", "1/99999"])
  func otherTextsAreNoShards(_ text: String) {
    #expect(throws: CheckError.self) { try Shard(parsing: text) }
  }
}
