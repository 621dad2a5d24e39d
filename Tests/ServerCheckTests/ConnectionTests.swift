import APIModel
import Synchronization
import Testing

@testable import ServerCheck

/// A member that is connected with something of somebody else's, and taken away again.
@Suite struct ConnectionTests {
  private static let runner = #"{"id": 6, "description": "a"}"#

  private static var spec: APISpec {
    func body(_ name: String, _ types: SchemaTypes) -> Parameter {
      Parameter(name: name, location: .body, schema: Schema(types: types), requirement: .required)
    }
    var create = Docs.operation(.post, "/runners", line: 1, Docs.schema(runner), status: 201, header: nil)
    create.parameters = [body("description", .string)]
    var connect = Docs.operation(.post, "/projects/{id}/runners", line: 11, header: nil)
    connect.parameters = [body("runner_id", .integer)]
    return Docs.spec([
      create, connect, Docs.operation(.delete, "/runners/{id}", line: 21, header: nil),
      Docs.operation(.delete, "/projects/{id}/runners/{runner_id}", line: 31, header: nil),
      Docs.operation(.get, "/projects/{id}/runners", line: 41, Docs.schema("[\(runner)]"), header: nil),
    ])
  }

  /// - Parameters:
  ///   - isListed: What the list shows before, while and after the two are connected.
  ///   - disconnects: The status of the disconnection.
  private func check(
    _ isListed: [Bool], disconnects: Int = 204
  ) async throws -> (outcome: CheckOutcome, requests: [String]) {
    let stage = Mutex(0)
    let server = ScriptedServer(token: nil) { request, _ in
      let path = String(ScriptedServer.path(request.url).dropFirst("/api/v4".count))
      switch (request.method, path) {
      case (.post, "/runners"):
        guard request.body != nil else { return .success(ScriptedServer.json("{}", status: 400)) }
        return .success(ScriptedServer.json(#"{"id": 77, "description": "docproof"}"#, status: 201))
      case (.post, _):
        guard request.body.map({ String(decoding: $0, as: UTF8.self) }) == #"{"runner_id":77}"# else {
          return .success(ScriptedServer.json("{}", status: 400))
        }
        stage.withLock { $0 = 1 }
        return .success(ScriptedServer.json("{}", status: 201))
      case (.get, _):
        return .success(
          ScriptedServer.json(isListed[stage.withLock { $0 }] ? #"[{"id": 77, "description": "b"}]"# : "[]"))
      default:
        if path.hasPrefix("/projects") { stage.withLock { $0 = 2 } }
        return .success(ProbeResponse(status: path.hasPrefix("/projects") ? disconnects : 204))
      }
    }
    let outcome = try await run(server, Self.spec, token: nil) {
      try? $0.allowWrites(confirming: nil)
      $0.values = [ProvidedValue("id", "5", scope: .below(PathTemplate("/projects/{id}")))]
    }
    return (outcome, server.requests.map { "\($0.method.rawValue) \(ScriptedServer.path($0.url))" })
  }

  @Test func isSeenInTheList() async throws {
    let (outcome, requests) = try await check([false, true, false])
    #expect(outcome.findings == [])
    #expect(outcome.verdict("POST /projects/{id}/runners", "what is created can be read") == .verified)
    #expect(outcome.verdict("DELETE /projects/{id}/runners/{runner_id}", "what is deleted is gone") == .verified)
    #expect(requests.contains("DELETE /api/v4/projects/5/runners/77"))
    #expect(requests.last == "DELETE /api/v4/runners/77")
  }

  @Test(arguments: [([false, false, false], "SRV701"), ([false, true, true], "SRV704")])
  func whatHasNoEffectIsFound(_ isListed: [Bool], _ code: String) async throws {
    #expect(try await check(isListed).outcome.alarms.map { String($0.prefix(6)) } == [code])
  }

  /// A list that shows shared ones as well says nothing of the connection.
  @Test func whatWasListedBeforeSaysNothing() async throws {
    #expect(try await check([true, true, true]).outcome.alarms == [])
  }

  @Test func aServerMayRefuseToDisconnect() async throws {
    let (outcome, requests) = try await check([false, true, true], disconnects: 403)
    #expect(outcome.alarms == [])
    #expect(outcome.leftovers == [])
    #expect(requests.last == "DELETE /api/v4/projects/5/runners/77" || requests.last == "DELETE /api/v4/runners/77")
  }
}
