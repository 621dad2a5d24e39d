import APIModel
import Testing

@testable import MockServer

/// What two attributes of one meaning, and registration tokens, do to members.
struct SuccessionTests {
  /// The sample API with the note that `paused` took the place of `active`.
  private static var v4: MountedSpec {
    var spec = SampleAPI.spec()
    for index in spec.operations.indices {
      for response in spec.operations[index].responses.indices {
        mark(&spec.operations[index].responses[response].schema)
      }
      guard spec.operations[index].parameter("paused", in: .body) != nil else { continue }
      var old = SampleAPI.parameter("active", .body, .boolean)
      old.deprecation = Deprecation(replacement: "paused")
      spec.operations[index].parameters.append(old)
    }
    return MountedSpec(spec)
  }

  private static func mark(_ schema: inout Schema?) {
    guard var whole = schema else { return }
    var item = whole.items?.schema ?? whole
    for index in item.properties.indices where item.properties[index].name == "active" {
      item.properties[index].deprecation?.replacement = "paused"
    }
    if whole.items != nil { whole.items = .schema(item) } else { whole = item }
    schema = whole
  }

  @Test func theExamplesTellHowTwoAttributesAreRelated() {
    let found = AttributeSuccession.all(in: Self.v4.spec)
    #expect(found == [AttributeSuccession(old: "active", new: "paused", relation: .opposite)])
    #expect(AttributeSuccession.all(in: SampleAPI.spec()) == [], "no note names a replacement")
    var contradictory = Self.v4.spec
    contradictory.operations[0].responses[0].examples.append(
      Example(mediaType: "application/json", json: ["active": true, "paused": true], span: SampleAPI.span))
    #expect(AttributeSuccession.all(in: contradictory) == [])
  }

  @Test(arguments: [("paused", "true", true), ("paused", "false", false), ("active", "false", true)])
  func activeAndPausedNeverContradictEachOther(name: String, value: String, isPaused: Bool) throws {
    let api = try DocumentedAPIRequests([Self.v4])
    let updated = api.post("/runners/21", [(name, value)], method: "PUT")
    #expect(updated.json["paused"] == .bool(isPaused))
    #expect(updated.json["active"] == .bool(!isPaused))
    let id = try #require(api.post("/runners", [("token", "t"), (name, value)]).json["id"]?.intValue)
    #expect(api.get("/runners/\(id)").json["active"] == .bool(!isPaused))
    #expect(api.ids("/runners?scope=paused").contains(id) == isPaused)
    #expect(api.ids("/runners?paused=\(isPaused)").contains(id))
    #expect(!api.ids("/runners?paused=\(!isPaused)").contains(id))
  }

  @Test func whatANewMemberShowsIsWhatFiltersSee() throws {
    let api = try DocumentedAPIRequests()
    let id = try #require(api.post("/runners", [("token", "t")]).json["id"]?.intValue)
    let listed = try #require(api.get("/runners").json.arrayValue?.first { $0["id"] == .int(id) })
    let details = api.get("/runners/\(id)").json
    for name in ["status", "runner_type", "online"] {
      #expect(listed[name] == details[name], "\(name)")
    }
    let status = try #require(listed["status"]?.stringValue)
    #expect(api.ids("/runners?status=\(status)").contains(id))
    #expect(details["tag_list"] == [], "the tags of the example are another runner's")
    #expect(api.ids("/runners/\(id)/jobs") == [], "it has had no jobs yet")
    #expect(!api.ids("/runners/21/jobs").isEmpty)
  }

  @Test func sharedAndSpecificAreOpposites() throws {
    var spec = SampleAPI.spec()
    spec.operations[1].parameters = [
      SampleAPI.parameter("scope", .query, .string, values: ["specific", "shared"])
    ]
    let api = try DocumentedAPIRequests([MountedSpec(spec)])
    #expect(api.ids("/runners/all?scope=shared") == [12])
    #expect(api.ids("/runners/all?scope=specific") == [14, 21, 27])
  }

  // MARK: Registration

  @Test func theRegistrationTokenIsAskedFor() throws {
    let options = ServeOptions(registrationToken: "way-in", now: { 0 })
    let api = DocumentedAPI(serving: [SampleAPI.v4], options: options)
    #expect(api.registrationTokens.map(\.path) == ["/api/v4/runners"])
    func register(_ token: String) -> Int {
      let form = DocumentedAPIRequests.form([("token", token)])
      return api.respond(to: MockRequest("POST", "/api/v4/runners", headers: form.headers, body: form.body)).status
    }
    #expect(register("way-in") == 201)
    #expect(register("other") == 403)
    let reset = api.respond(to: MockRequest("POST", "/api/v4/runners/reset_registration_token")).json["token"]
    #expect(register("way-in") == 403, "the reset replaced it")
    #expect(register(reset?.stringValue ?? "") == 201)
  }

  @Test func aProjectsTokenRegistersAtTheProject() throws {
    var spec = SampleAPI.spec()
    spec.operations.append(SampleAPI.bare(.post, "/projects/{id}/runners/reset_registration_token"))
    let api = try DocumentedAPIRequests([MountedSpec(spec)])
    let token = api.post("/projects/40/runners/reset_registration_token", []).json["token"]?.stringValue ?? ""
    let made = try #require(api.post("/runners", [("token", token)]).json["id"]?.intValue)
    #expect(api.ids("/projects/40/runners").contains(made))
    #expect(api.get("/runners/\(made)").json["runner_type"] == "project_type")
    let plain = try #require(api.post("/runners", [("token", "any")]).json["id"]?.intValue)
    #expect(!api.ids("/projects/40/runners").contains(plain))
  }
}
