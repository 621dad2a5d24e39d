import APIModel
import MockServer
import Testing

/// Actions do to their member what their names, statuses and examples tell.
@Suite struct ActionTests {
  private static func issue(_ state: String, subscribed: Bool = false, stars: Int = 0) -> JSONValue {
    [
      "id": 41, "iid": 1, "title": "Leak", "state": .string(state), "subscribed": .bool(subscribed),
      "star_count": .int(stars), "locked": false, "updated_at": "2022-05-01T00:00:00.000Z",
    ]
  }

  private static func action(
    _ method: HTTPMethod, _ name: String, _ answer: JSONValue?, others: [Int] = []
  ) -> Operation {
    var operation = SampleAPI.bare(method, "/issues/{iid}/\(name)")
    let status = method == .delete ? 200 : 201
    let success = answer.map { SampleAPI.response(status, $0) } ?? Response(status: status, isStatusDocumented: true)
    operation.responses = [success] + others.map { Response(status: $0, isStatusDocumented: true) }
    return operation
  }

  private static var spec: APISpec {
    var spec = APISpec(title: "Issues", version: "v4", server: "https://example.com/api/v4")
    var details = SampleAPI.operation(.get, "/issues/{iid}", sample: ["iid": "1"])
    details.responses = [SampleAPI.response(200, issue("opened"))]
    spec.operations = [
      SampleAPI.list("/issues", [issue("opened")]), details,
      action(.post, "star", issue("closed", stars: 1), others: [304]),
      action(.post, "unstar", issue("closed"), others: [304]),
      action(.post, "subscribe", nil, others: [304]), action(.post, "unsubscribe", nil, others: [304]),
      action(.post, "close", issue("closed")),
      action(.post, "lock", nil), action(.delete, "lock", nil),
      action(.post, "release", ["tag": "v1", "notes": "First"], others: [409]),
      action(
        .post, "todo", ["id": 102, "state": "pending", "target": "issue", "action_name": "marked"], others: [304]),
    ]
    return spec
  }

  private func api() throws -> DocumentedAPIRequests { try DocumentedAPIRequests([MountedSpec(Self.spec)]) }

  private func show(_ api: DocumentedAPIRequests, _ attribute: String) -> JSONValue? {
    let details = api.get("/issues/1").json
    #expect(api.get("/issues").json.arrayValue?.first?[attribute] == details[attribute], "the list shows the same")
    return details[attribute]
  }

  @Test func aStarIsGivenOnceAndTakenBackOnce() throws {
    let api = try api()
    #expect(api.post("/issues/1/unstar", []).status == 304, "it has none")
    #expect(api.post("/issues/1/star", []).json["star_count"] == 1)
    #expect(show(api, "star_count") == 1)
    #expect(show(api, "updated_at") == "2022-05-17T11:04:52.000Z")
    let again = api.post("/issues/1/star", [])
    #expect(again.status == 304 && again.body.isEmpty)
    #expect(show(api, "star_count") == 1)
    #expect(api.post("/issues/1/unstar", []).json["star_count"] == 0)
    #expect(api.post("/issues/1/unstar", []).status == 304)
    #expect(api.post("/issues/1/star", []).status == 201)
    #expect(show(api, "state") == "opened", "that the example was closed is not the star's doing")
  }

  @Test func aFlagSaysWhatWasDone() throws {
    let api = try api()
    #expect(api.post("/issues/1/unsubscribe", []).status == 304)
    #expect(api.post("/issues/1/subscribe", []).status == 201)
    #expect(show(api, "subscribed") == true)
    #expect(api.post("/issues/1/subscribe", []).status == 304)
    #expect(api.post("/issues/1/unsubscribe", []).status == 201)
    #expect(show(api, "subscribed") == false)
    #expect(api.post("/issues/1/lock", []).status == 201)
    #expect(show(api, "locked") == true)
    #expect(api.post("/issues/1/lock", []).status == 201, "no status is documented for a second time")
    #expect(api.post("/issues/1/lock", [], method: "DELETE").status == 200)
    #expect(show(api, "locked") == false)
  }

  @Test func aStateIsReached() throws {
    let api = try api()
    #expect(api.post("/issues/1/close", []).json["state"] == "closed")
    #expect(show(api, "state") == "closed")
    #expect(api.post("/issues/2/close", []).status != 200)
  }

  @Test func anotherThingIsAnsweredAsDocumented() throws {
    let api = try api()
    let answer = api.post("/issues/1/todo", [])
    #expect(answer.json["id"] == 102 && answer.json["state"] == "pending")
    #expect(api.post("/issues/1/todo", []).status == 304)
    #expect(api.post("/issues/1/release", []).json["tag"] == "v1")
    #expect(api.post("/issues/1/release", []).status == 409)
    #expect(show(api, "state") == "opened")
  }

  // MARK: Parents

  @Test func aMemberNamesTheParentsThatItIsEnabledIn() throws {
    let api = try DocumentedAPIRequests()
    func projects(_ id: Int) -> [JSONValue] {
      (api.get("/runners/\(id)").json["projects"]?.arrayValue ?? []).compactMap { $0["id"] }
    }
    let id = try #require(api.post("/runners", [("token", "any")]).json["id"]?.intValue)
    #expect(projects(id) == [])
    #expect(api.post("/projects/40/runners", [("runner_id", "\(id)")]).status == 201)
    #expect(projects(id) == [40])
    #expect(
      api.get("/runners/\(id)").json["projects"]?.arrayValue?.first?["path"] == "tidepool-gateway",
      "as the examples show it")
    #expect(api.post("/projects/40/runners", [("runner_id", "\(id)")]).status == 201)
    #expect(projects(id) == [40], "once")
    #expect(api.send("DELETE", "/projects/40/runners/\(id)").status == 204)
    #expect(projects(id) == [])
  }

  @Test func aProjectsTokenNamesTheProject() throws {
    var spec = SampleAPI.spec()
    spec.operations.append(SampleAPI.bare(.post, "/projects/{id}/runners/reset_registration_token"))
    let api = try DocumentedAPIRequests([MountedSpec(spec)])
    let token = api.post("/projects/40/runners/reset_registration_token", []).json["token"]?.stringValue ?? ""
    let id = try #require(api.post("/runners", [("token", token)]).json["id"]?.intValue)
    #expect(api.get("/runners/\(id)").json["projects"]?.arrayValue?.first?["id"] == 40)
  }
}
