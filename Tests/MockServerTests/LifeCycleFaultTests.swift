import APIModel
import MockServer
import Testing

/// Faults that a single answer doesn't show.
struct LifeCycleFaultTests {
  static let names: Set = [
    "create-not-stored", "update-not-stored", "delete-not-deleted", "flaky", "created-not-listed",
    "created-with-other-values", "update-resets-others", "deleted-still-listed", "removed-attribute-in-last-item",
  ]

  /// A fault nowhere, everywhere, and at another operation, where it does nothing.
  private static func cases(_ fault: String) -> [String?] { [nil, fault, "\(fault)=GET /runners/all"] }

  @Test(arguments: cases("created-not-listed")) func whatIsCreatedIsNotListed(fault: String?) throws {
    let api = try DocumentedAPIRequests(faults: fault.map { [$0] } ?? [])
    let strikes = fault == "created-not-listed"
    let id = try #require(api.post("/runners", [("token", "t")]).json["id"]?.intValue)
    #expect(api.get("/runners/\(id)").status == 200)
    #expect(api.ids("/runners").contains(id) == !strikes)
    #expect(api.ids("/runners/all").contains(id) == !strikes)
    #expect(api.post("/projects/40/runners", [("runner_id", "\(id)")]).status == 201)
    #expect(api.ids("/projects/40/runners").contains(id) == !strikes)
    #expect(api.ids("/runners/all").count == (strikes ? 4 : 5), "others are listed")
    #expect(api.api.firings.map(\.operation) == (strikes ? ["POST /projects/{id}/runners", "POST /runners"] : []))
  }

  @Test(arguments: cases("created-with-other-values")) func whatIsCreatedHasOtherValues(fault: String?) throws {
    let api = try DocumentedAPIRequests(faults: fault.map { [$0] } ?? [])
    let strikes = fault == "created-with-other-values"
    let made = api.post("/runners", [("token", "t"), ("description", "mine"), ("tag_list", "a,b")]).json
    let shown = api.get("/runners/\(made["id"]?.intValue ?? 0)").json
    #expect(shown["description"] == (strikes ? "other mine" : "mine"))
    #expect(shown["tag_list"] == ["a", "b"], "one value only")
    #expect(api.post("/runners/21", [("description", "new")], method: "PUT").json["description"] == "new")
    #expect(api.api.firings.map(\.operation) == (strikes ? ["POST /runners"] : []))
  }

  @Test(arguments: cases("update-resets-others")) func anUpdateTouchesMore(fault: String?) throws {
    let api = try DocumentedAPIRequests(faults: fault.map { [$0] } ?? [])
    let strikes = fault == "update-resets-others"
    let before = api.get("/runners/21").json
    let changed = api.post("/runners/21", [("description", "new")], method: "PUT").json
    #expect(changed["description"] == "new")
    let names = before.objectValue?.names.filter { before[$0] != changed[$0] } ?? []
    #expect(names.count == (strikes ? 2 : 1), "\(names)")
    #expect(api.get("/runners/21").json == changed)
    #expect(api.api.firings.map(\.operation) == (strikes ? ["PUT /runners/{runner_id}"] : []))
  }

  @Test(arguments: cases("deleted-still-listed")) func whatIsDeletedIsStillListed(fault: String?) throws {
    let api = try DocumentedAPIRequests(faults: fault.map { [$0] } ?? [])
    let strikes = fault == "deleted-still-listed"
    let all = api.ids("/runners/all")
    #expect(api.send("DELETE", "/runners/21").status == 204)
    #expect(api.get("/runners/21").status == 404)
    #expect(api.send("DELETE", "/runners/21").status == 404)
    #expect(api.ids("/runners").contains(21) == strikes)
    #expect(api.ids("/runners/all") == all.filter { strikes || $0 != 21 })
    #expect(api.api.firings.map(\.operation) == (strikes ? ["DELETE /runners/{id}"] : []))
  }

  @Test(arguments: cases("removed-attribute-in-last-item")) func theLastItemShowsWhatWasRemoved(fault: String?) throws {
    var spec = SampleAPI.spec()
    if var item = spec.operations[0].responses[0].schema?.items?.schema {
      item.properties.append(
        Property(name: "token", schema: Schema(types: .string), removal: Removal(version: "13.0")))
      spec.operations[0].responses[0].schema?.items = .schema(item)
    }
    let api = try DocumentedAPIRequests([MountedSpec(spec)], faults: fault.map { [$0] } ?? [])
    let strikes = fault == "removed-attribute-in-last-item"
    let items = api.get("/runners").json.arrayValue ?? []
    #expect(items.map { $0["token"] != nil } == [false, strikes])
    #expect(api.api.firings.map(\.pointer) == (strikes ? ["/1/token"] : []))
  }

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
