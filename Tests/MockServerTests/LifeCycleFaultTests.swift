import APIModel
import MockServer
import Testing

/// Faults that a single answer doesn't show.
struct LifeCycleFaultTests {
  static let names: Set = ["create-not-stored", "update-not-stored", "delete-not-deleted", "flaky"]

  @Test(arguments: [nil, "create-not-stored", "create-not-stored=POST /runners", "create-not-stored=GET /runners"])
  func aCreationIsForgotten(fault: String?) throws {
    let api = try DocumentedAPIRequests(faults: fault.map { [$0] } ?? [])
    let strikes = fault?.hasSuffix("GET /runners") == false
    let made = api.post("/runners", [("token", "t")])
    #expect(made.status == 201)
    #expect(api.get("/runners/\(made.json["id"]?.intValue ?? 0)").status == (strikes ? 404 : 200))
    #expect(api.api.firings.map(\.operation) == (strikes ? ["POST /runners"] : []))
    #expect(api.send("DELETE", "/runners/21").status == 204)
    #expect(api.get("/runners/21").status == 404, "other changes are kept")
  }

  @Test(arguments: [nil, "update-not-stored", "update-not-stored=PUT /runners/{id}", "update-not-stored=POST /runners"])
  func anUpdateIsForgotten(fault: String?) throws {
    let api = try DocumentedAPIRequests(faults: fault.map { [$0] } ?? [])
    let strikes = fault.map { !$0.contains("POST") } ?? false
    #expect(api.post("/runners/21", [("description", "new")], method: "PUT").json["description"] == "new")
    #expect((api.get("/runners/21").json["description"] == "new") == !strikes)
    #expect(api.api.firings.map(\.fault) == (strikes ? ["update-not-stored"] : []))
    #expect(api.post("/runners", [("token", "t")]).status == 201)
    #expect(api.ids("/runners").count == 3, "other changes are kept")
  }

  @Test(arguments: [
    nil, "delete-not-deleted", "delete-not-deleted=DELETE /runners/{id}", "delete-not-deleted=GET /runners",
  ])
  func aDeletionIsForgotten(fault: String?) throws {
    let api = try DocumentedAPIRequests(faults: fault.map { [$0] } ?? [])
    let strikes = fault?.hasSuffix("GET /runners") == false
    #expect(api.send("DELETE", "/runners/21").status == 204)
    #expect(api.get("/runners/21").status == (strikes ? 200 : 404))
    #expect(api.api.firings.map(\.operation) == (strikes ? ["DELETE /runners/{id}"] : []))
    #expect(api.post("/runners/27", [("description", "new")], method: "PUT").status == 200)
    #expect(api.get("/runners/27").json["description"] == "new", "other changes are kept")
  }

  @Test func everySecondAnswerOfAnOperationFails() throws {
    let api = try DocumentedAPIRequests(faults: ["flaky=GET /runners"])
    #expect((0..<6).map { _ in api.get("/runners").status } == [200, 503, 200, 503, 200, 503])
    #expect((0..<4).map { _ in api.get("/runners/all").status } == [200, 200, 200, 200])
    #expect(api.api.firings == [FaultFiring(fault: "flaky", operation: "GET /runners", pointer: "")])
    let each = try DocumentedAPIRequests(faults: ["flaky"])
    #expect([each.get("/runners").status, each.get("/runners/all").status] == [200, 200], "each counts for itself")
    #expect([each.get("/runners/all").status, each.get("/runners").status] == [503, 503])
  }

  @Test func lenienceStrikesOnlyWhereItIsUsed() throws {
    let api = try DocumentedAPIRequests(faults: ["missing-required-accepted", "enum-value-accepted"])
    #expect(api.post("/runners", [("token", "t")]).status == 201)
    #expect(api.get("/runners?type=group_type").status == 200)
    #expect(api.get("/runners?paused=maybe").status == 400, "a value of another type is no value that is not listed")
    #expect(api.api.firings == [])
    #expect(api.post("/runners", []).status == 201)
    #expect(api.get("/runners?type=odd").status == 200)
    #expect(api.api.firings.map(\.fault) == ["enum-value-accepted", "missing-required-accepted"])
  }
}
