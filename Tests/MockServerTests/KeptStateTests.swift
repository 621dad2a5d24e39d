import APIModel
import Synchronization
import Testing

@testable import MockServer

/// What an API remembers is all that a keeper got.
@Suite struct KeptStateTests {
  /// Keeps state in memory, in the order of saving; fails when it is told to.
  private final class Keeper: StateKeeping {
    private let kept = Mutex<[(entry: StateEntry, value: String)]>([])
    private let isBroken = Mutex(false)

    func breakDown() { isBroken.withLock { $0 = true } }

    func entries() throws(StateError) -> [KeptState] {
      kept.withLock { $0 }.map { KeptState($0.entry, $0.value) }
    }

    func save(_ changes: [KeptState]) throws(StateError) {
      guard !isBroken.withLock({ $0 }) else { throw StateError("is full") }
      kept.withLock { kept in
        for change in changes {
          kept.removeAll { $0.entry == change.entry }
          if let value = change.value { kept.append((change.entry, value)) }
        }
      }
    }

    func put(_ state: KeptState) throws { try save([state]) }
  }

  private static let specs = [SampleAPI.v4, MountedSpec(SampleAPI.spec(version: "v3"), basePath: "/api/v3")]

  private func api(
    _ keeper: Keeper, _ specs: [MountedSpec] = Self.specs, faults: [String] = []
  ) throws -> DocumentedAPI {
    let options = ServeOptions(
      registrationToken: "way-in", faults: try faults.map { try FaultSelection($0) }, now: { 1_652_785_492 })
    let api = DocumentedAPI(serving: specs, options: options)
    try api.keepState(in: keeper)
    return api
  }

  private func send(
    _ api: DocumentedAPI, _ method: String, _ target: String, _ fields: [(String, String)] = []
  ) -> MockResponse {
    let form = DocumentedAPIRequests.form(fields)
    return api.respond(
      to: MockRequest(
        method, target, headers: fields.isEmpty ? [] : form.headers, body: fields.isEmpty ? [] : form.body))
  }

  /// What a client can see of the state.
  private func view(_ api: DocumentedAPI) -> [String] {
    ["/api/v3", "/api/v4"].flatMap { base in
      ["/runners", "/runners/all", "/projects/40/runners", "/projects/41/runners", "/projects/40/runners/all"].map {
        "\($0) \(send(api, "GET", "\(base)\($0)?per_page=100").text)"
      }
        + [12, 14, 21, 24, 27, 28, 29, 30, 31].flatMap { id in
          ["", "/jobs"].map { "\(id)\($0) \(send(api, "GET", "\(base)/runners/\(id)\($0)").text)" }
        }
    }
  }

  /// One random change; most of them succeed.
  private func step(_ api: DocumentedAPI, _ random: inout TokenGenerator, _ token: inout String) -> Int {
    func number(_ below: Int) -> Int { Int(random.token().utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }) % below }
    let base = ["/api/v3", "/api/v4"][number(2)]
    let id = [12, 14, 21, 24, 27, 28, 29, 30][number(8)]
    let project = [40, 41][number(2)]
    switch number(8) {
    case 0, 1:
      return send(
        api, "POST", "\(base)/runners", [("token", base == "/api/v4" ? token : "way-in"), ("description", "n\(id)")]
      )
      .status
    case 2:
      return send(api, "PUT", "\(base)/runners/\(id)", [("description", "d\(number(100))"), ("paused", "true")]).status
    case 3: return send(api, "DELETE", "\(base)/runners/\(id)").status
    case 4: return send(api, "POST", "\(base)/projects/\(project)/runners", [("runner_id", "\(id)")]).status
    case 5: return send(api, "DELETE", "\(base)/projects/\(project)/runners/\(id)").status
    case 6: return send(api, "POST", "\(base)/runners/\(id)/reset_authentication_token").status
    default:
      let answer = send(api, "POST", "/api/v4/runners/reset_registration_token")
      token = answer.json["token"]?.stringValue ?? token
      return answer.status
    }
  }

  @Test(arguments: 1...12) func aRestartChangesNothing(seed: UInt64) throws {
    let keeper = Keeper()
    var api = try api(keeper)
    var random = TokenGenerator(seed: seed)
    var token = "way-in"
    var successes = 0
    for turn in 0..<40 {
      if step(api, &random, &token) < 300 { successes += 1 }
      guard turn % 8 == 7 else { continue }
      let restarted = try self.api(keeper)
      #expect(view(restarted) == view(api))
      #expect(restarted.registrationTokens.map(\.token) == api.registrationTokens.map(\.token))
      // It goes on as the other would have.
      api = restarted
    }
    #expect(successes > 10)
  }

  @Test func idsAndTokensAreNeverGivenTwice() throws {
    let keeper = Keeper()
    var ids: [Int] = []
    var tokens: [String] = []
    for _ in 0..<4 {
      let api = try api(keeper)
      let made = send(api, "POST", "/api/v4/runners", [("token", "way-in")]).json
      ids.append(try #require(made["id"]?.intValue))
      tokens.append(try #require(made["token"]?.stringValue))
      #expect(send(api, "DELETE", "/api/v4/runners/\(ids.last ?? 0)").status == 204)
    }
    #expect(Set(ids).count == 4)
    #expect(Set(tokens).count == 4)
  }

  @Test func whatCannotBeKeptIsRefusedAndNotDone() throws {
    let keeper = Keeper()
    let api = try api(keeper)
    let before = view(api)
    keeper.breakDown()
    #expect(send(api, "POST", "/api/v4/runners", [("token", "way-in")]).status == 507)
    #expect(send(api, "PUT", "/api/v4/runners/21", [("description", "other")]).status == 507)
    #expect(send(api, "DELETE", "/api/v4/runners/21").status == 507)
    #expect(send(api, "POST", "/api/v4/runners/reset_registration_token").status == 507)
    #expect(view(api) == before)
    #expect(send(api, "PUT", "/api/v4/runners/999", [("description", "other")]).status == 404, "it changes nothing")
  }

  @Test func aForgottenCreationIsNotKept() throws {
    let keeper = Keeper()
    let forgetful = try api(keeper, faults: ["create-not-stored"])
    let count = try keeper.entries().count
    #expect(send(forgetful, "POST", "/api/v4/runners", [("token", "way-in")]).status == 201)
    #expect(try keeper.entries().count == count)
  }

  @Test func theStateOfOtherDocsIsRefused() throws {
    let keeper = Keeper()
    _ = try api(keeper)
    #expect(throws: StateError.self) { try api(keeper, [SampleAPI.v4]) }
    var same = SampleAPI.spec()
    same.operations[0].summary = "Said in other words"
    _ = try api(keeper, [MountedSpec(same), Self.specs[1]])
    var more = SampleAPI.spec()
    more.operations.removeLast()
    more.operations.removeFirst()
    #expect(throws: StateError.self) { try api(keeper, [MountedSpec(more), Self.specs[1]]) }
  }

  @Test(arguments: [
    KeptState(StateEntry(.member, name: "21"), "{"), KeptState(StateEntry(.member, name: "x"), "{}"),
    KeptState(StateEntry(.name, place: "/api/v4/runners", name: "1"), "one"),
    KeptState(StateEntry(.rank, place: "/api/v4/runners", name: "1"), "0"),
    KeptState(StateEntry(.document, place: "0 /api/v4/metadata"), "[]"),
    KeptState(StateEntry(.registrationToken, place: "/api/v4/runners", name: "99"), "t"),
    KeptState(StateEntry(.counter, name: "number"), "many"), KeptState(StateEntry(.counter, name: "tokens"), "-"),
  ])
  func whatCannotBeReadIsRefused(_ state: KeptState) throws {
    let keeper = Keeper()
    _ = try api(keeper)
    try keeper.put(state)
    #expect(throws: StateError.self) { try api(keeper) }
  }
}
