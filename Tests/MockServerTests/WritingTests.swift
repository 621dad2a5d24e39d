import APIModel
import MockServer
import Testing

struct WritingTests {
  // MARK: Members

  @Test func whatIsCreatedCanBeReadListedAndDeleted() throws {
    let api = try DocumentedAPIRequests()
    let made = api.post(
      "/runners", [("token", "t"), ("description", "new one"), ("tag_list", "swift,linux"), ("paused", "true")])
    #expect(made.status == 201)
    let schema = try #require(SampleAPI.spec().operation(OperationID(.post, PathTemplate("/runners")))?.success?.schema)
    #expect(violations(made.json, schema) == [])
    let id = try #require(made.json["id"]?.intValue)
    #expect(id == 58215, "one more than the largest that the docs show")
    #expect(made.json["token"]?.stringValue?.count == 32)
    #expect(made.json["token_expires_at"] == "2023-05-17T11:04:52.000Z")

    let details = api.get("/runners/\(id)")
    #expect(details.json["description"] == "new one")
    #expect(details.json["tag_list"] == ["swift", "linux"])
    #expect(details.json["paused"] == true)
    #expect(api.ids("/runners") == [21, 27, id])
    #expect(api.ids("/runners/all") == [12, 14, 21, 27, id])
    #expect(api.ids("/runners?tag_list=linux") == [id])

    #expect(api.send("DELETE", "/runners/\(id)").status == 204)
    #expect(api.send("DELETE", "/runners/\(id)").status == 404)
    #expect(api.get("/runners/\(id)").status == 404)
    #expect(api.ids("/runners/all") == [12, 14, 21, 27])
  }

  @Test func twoCreationsGetDifferentKeysAndTokens() throws {
    let api = try DocumentedAPIRequests()
    let first = api.post("/runners", [("token", "t")]).json
    let second = api.post("/runners", [("token", "t")]).json
    #expect(first["id"] != second["id"])
    #expect(first["token"] != second["token"])
  }

  @Test func simultaneousWritesLoseNothing() async throws {
    let api = try DocumentedAPIRequests()
    let made = await withTaskGroup(of: (id: Int?, description: String).self) { group in
      for number in 0..<400 {
        group.addTask {
          let description = "writer \(number)"
          let id = api.post("/runners", [("token", "t")]).json["id"]?.intValue
          guard let id else { return (nil, description) }
          _ = api.post("/runners/\(id)", [("description", description)], method: "PUT")
          if number % 4 == 0 { _ = api.send("DELETE", "/runners/\(id)") }
          _ = api.post("/runners/\(id)/reset_authentication_token", [])
          return (id, description)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(made.compactMap(\.id)).count == 400, "every creation has an id of its own")
    for (id, description) in made {
      let id = try #require(id)
      let wasDeleted = description.split(separator: " ").last.flatMap { Int($0) }.map { $0 % 4 == 0 } ?? false
      let shown = api.get("/runners/\(id)")
      #expect(shown.status == (wasDeleted ? 404 : 200))
      if !wasDeleted { #expect(shown.json["description"]?.stringValue == description) }
    }
    #expect(api.get("/runners").header("x-total") == "302")
  }

  @Test func anUpdateTouchesWhatWasSent() throws {
    let api = try DocumentedAPIRequests()
    let before = api.get("/runners/21").json
    let updated = api.post("/runners/21", [("description", "renamed"), ("maximum_timeout", "60")], method: "PUT")
    #expect(updated.status == 200)
    var expected = try #require(before.objectValue)
    expected["description"] = "renamed"
    expected["maximum_timeout"] = 60
    #expect(updated.json == .object(expected))
    #expect(api.get("/runners/21").json == .object(expected))
    #expect(api.get("/runners/all").json.arrayValue?[2]["description"] == "renamed", "it is the same runner there")
    #expect(api.post("/runners/999", [("description", "x")], method: "PUT").status == 404)
  }

  @Test func aMemberKeepsItsKey() throws {
    let api = try DocumentedAPIRequests()
    let body = Array(#"{"id": 5, "description": "x"}"#.utf8)
    let json = [NameValue("Content-Type", "application/json")]
    #expect(api.send("PUT", "/runners/21", json, body: body).json["id"] == 21)
    #expect(api.get("/runners/5").status == 404)
  }

  @Test func aMemberIsPutIntoANestedCollectionAndTakenOut() throws {
    let api = try DocumentedAPIRequests()
    let attached = api.post("/projects/40/runners", [("runner_id", "27")])
    #expect(attached.status == 201)
    #expect(attached.json["id"] == 27)
    #expect(api.ids("/projects/40/runners") == [24, 12, 27])
    #expect(api.ids("/runners") == [21, 27])
    #expect(api.send("DELETE", "/projects/40/runners/27").status == 204)
    #expect(api.send("DELETE", "/projects/40/runners/27").status == 404)
    #expect(api.ids("/projects/40/runners") == [24, 12])
    #expect(api.get("/runners/27").status == 200, "it was only taken out")
    #expect(api.post("/projects/40/runners", [("runner_id", "999")]).status == 404)
    #expect(api.post("/projects/41/runners", [("runner_id", "27")]).status == 404)
  }

  @Test func theSampleRequestOfANestedDeletionWorks() throws {
    #expect(try DocumentedAPIRequests().send("DELETE", "/projects/40/runners/21").status == 204)
  }

  @Test func aDeletedMemberIsGoneFromEveryList() throws {
    let api = try DocumentedAPIRequests()
    #expect(api.send("DELETE", "/runners/12").status == 204)
    #expect(api.ids("/runners/all") == [14, 21, 27])
    #expect(api.ids("/projects/40/runners") == [24])
    #expect(api.get("/runners/12/jobs").status == 404)
  }

  @Test func membersBelowOneParentAreNotThoseBelowAnother() throws {
    var spec = APISpec()
    let issue: JSONValue = ["id": 900, "iid": 1, "title": "First"]
    var read = SampleAPI.operation(.get, "/projects/{id}/issues/{issue_iid}", sample: ["id": "7", "issue_iid": "1"])
    read.responses = [SampleAPI.response(200, issue)]
    var update = SampleAPI.operation(.put, "/projects/{id}/issues/{issue_iid}", sample: ["id": "8", "issue_iid": "1"])
    update.parameters = [SampleAPI.parameter("title", .body, .string)]
    update.responses = read.responses
    let list = SampleAPI.list("/projects/{id}/issues", [issue], sample: ["id": "7"])
    spec.operations = [list, read, update, SampleAPI.operation(.delete, "/projects/{id}/issues/{issue_iid}")]
    let api = try DocumentedAPIRequests([MountedSpec(spec, basePath: "/api/v4")])
    #expect(api.get("/projects/7/issues/900").status == 404, "the path names the iid")
    #expect(api.post("/projects/8/issues/1", [("title", "Other")], method: "PUT").json["title"] == "Other")
    #expect(api.get("/projects/8/issues/1").json["title"] == "Other")
    #expect(api.get("/projects/7/issues/1").json["title"] == "First")
    #expect(api.send("DELETE", "/projects/7/issues/1").status == 204)
    #expect(api.ids("/projects/7/issues") == [])
    #expect(api.ids("/projects/8/issues") == [900])
  }

  // MARK: Tokens

  @Test func aTokenThatWasIssuedIsGood() throws {
    let api = try DocumentedAPIRequests()
    let token = try #require(api.post("/runners", [("token", "t")]).json["token"]?.stringValue)
    #expect(api.post("/runners/verify", [("token", token)]).status == 200)
    #expect(api.post("/runners/verify", [("token", "never issued")]).status == 403)
    #expect(api.post("/runners", [("token", "never issued")], method: "DELETE").status == 403)
    #expect(api.post("/runners", [("token", token)], method: "DELETE").status == 204)
    #expect(api.post("/runners/verify", [("token", token)]).status == 403)
  }

  @Test func aResetTokenReplacesTheOldOne() throws {
    let api = try DocumentedAPIRequests()
    let made = api.post("/runners", [("token", "t")]).json
    let old = try #require(made["token"]?.stringValue)
    let reset = api.post("/runners/\(made["id"]?.intValue ?? 0)/reset_authentication_token", [])
    #expect(reset.status == 201)
    let new = try #require(reset.json["token"]?.stringValue)
    #expect(new != old)
    #expect(api.post("/runners/verify", [("token", old)]).status == 403)
    #expect(api.post("/runners/verify", [("token", new)]).status == 200)
  }

  @Test func aResetRegistrationTokenIsTheOnlyOne() throws {
    let api = try DocumentedAPIRequests()
    let new = try #require(api.post("/runners/reset_registration_token", []).json["token"]?.stringValue)
    #expect(api.post("/runners", [("token", "old")]).status == 403)
    #expect(api.post("/runners", [("token", new)]).status == 201)
  }

  // MARK: Bodies

  @Test(arguments: [
    ("", "token is missing"), ("token=", "token is empty"), ("token=t&paused=maybe", "paused is invalid"),
    ("token=t&maintenance_note=123456789012345678901", "maintenance_note is too long (maximum is 20 characters)"),
  ])
  func aMissingOrWrongParameterIsNamed(body: String, message: String) throws {
    let api = try DocumentedAPIRequests()
    let headers = [NameValue("Content-Type", "application/x-www-form-urlencoded")]
    let response = api.send("POST", "/runners", headers, body: Array(body.utf8))
    #expect(response.status == 400)
    #expect(response.message == message)
    #expect(api.ids("/runners") == [21, 27])
  }

  @Test func aBodyIsReadInEveryFormat() throws {
    let api = try DocumentedAPIRequests()
    let multipart = """
      --xyz\r
      Content-Disposition: form-data; name="token"\r
      \r
      t\r
      --xyz\r
      Content-Disposition: form-data; name="description"\r
      \r
      several\r
      lines\r
      --xyz--\r

      """
    for (type, body, description) in [
      ("application/json; charset=utf-8", #"{"token": "t", "description": "a \u00e9", "tag_list": ["x"]}"#, "a é"),
      ("application/vnd.api+json", #"{"token": "t", "description": "b"}"#, "b"),
      ("application/x-www-form-urlencoded", "token=t&description=a+b%26c", "a b&c"),
      ("multipart/form-data; boundary=xyz", multipart, "several\r\nlines"),
      ("Multipart/Form-Data; boundary=\"xyz\"", multipart, "several\r\nlines"),
    ] {
      let made = api.send("POST", "/runners", [NameValue("Content-Type", type)], body: Array(body.utf8))
      #expect(made.status == 201, "\(type)")
      let id = made.json["id"]?.intValue ?? 0
      #expect(api.get("/runners/\(id)").json["description"]?.stringValue == description)
    }
    #expect(api.post("/runners?token=t", []).status == 201, "GitLab's samples send parameters in the query, too")
  }

  @Test(arguments: [
    ("application/json", "{", 400), ("application/json", "", 400), ("text/csv", "a,b", 415), ("", "token=t", 415),
    ("multipart/form-data", "x", 400), ("multipart/form-data; boundary=x", "--x\r\nbroken", 400),
    ("multipart/form-data; boundary=", "--\r\n", 400), ("application/json", "[1]", 400),
  ])
  func aBodyThatCannotBeReadIsRefused(type: String, body: String, status: Int) throws {
    let headers = type.isEmpty ? [] : [NameValue("Content-Type", type)]
    let response = try DocumentedAPIRequests().send("POST", "/runners", headers, body: Array(body.utf8))
    #expect(response.status == status)
    #expect(response.message != nil)
  }

  @Test func createdMembersAreBounded() throws {
    let api = try DocumentedAPIRequests(maximumMembers: 20)
    let statuses = (0..<40).map { _ in api.post("/runners", [("token", "t")]).status }
    #expect(Set(statuses.prefix(10)) == [201])
    #expect(Set(statuses.suffix(20)) == [507])
    #expect(api.send("DELETE", "/runners/21").status == 204)
    #expect(api.post("/runners", [("token", "t")]).status == 201)
  }
}
