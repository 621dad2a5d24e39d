import APIModel
import Synchronization
import Testing

@testable import ServerCheck

/// What an update changes, what a list shows of a deletion, and what a creation is sent and told.
extension LifeCycleTests {
  /// A server whose update of the name also sets another attribute.
  private func othersAfterUpdate(
    _ attribute: String, _ value: JSONValue, method: HTTPMethod = .put, _ types: SchemaTypes = .string
  ) async throws -> [String] {
    var spec = Self.spec
    for index in spec.operations.indices where spec.operations[index].method == .put {
      spec.operations[index].method = method
      spec.operations[index].parameters = [Self.parameter("name", .string), Self.parameter(attribute, types)]
      var sample = SampleRequest(method: method, url: "http://localhost/labels/1", span: Docs.span(22))
      sample.fields = [NameValue("name", "bug")]
      spec.operations[index].samples = [sample]
    }
    let labels = LabelServer()
    let server = ScriptedServer(token: nil) { request, _ in
      var asked = request
      if asked.method == method { asked.method = .put }
      return labels.answer(asked) { state, request in
        let body = String(decoding: request.body ?? [], as: UTF8.self)
        let id = request.url.split(separator: "/").last.flatMap { Int($0) }
        if request.method == .put, let id, state.labels[id] != nil, body.contains("docproof-2") {
          state.labels[id]?[attribute] = value
        }
        return nil
      }
    }
    return try await run(server, spec) { try? $0.allowWrites(confirming: nil) }.alarms
  }

  @Test func anUpdateThatChangesWhatItIsNotSentIsFound() async throws {
    #expect(try await othersAfterUpdate("color", "blue") == [])
    let weighed = try await othersAfterUpdate("starred", true, method: .patch, .boolean)
    #expect(weighed == ["SRV707 PATCH /labels/{id} /starred"])
    #expect(try await othersAfterUpdate("starred", true, .boolean) == ["SRV707 PUT /labels/{id} /starred"])
    // It may follow from what was sent.
    #expect(try await othersAfterUpdate("name_visible", true, .boolean) == [])
    // PUT may mean the whole member, and what was not sent is empty then.
    #expect(try await othersAfterUpdate("starred", false, .boolean) == [])
  }

  @Test func whatIsDeletedIsNotListedAnyMore() async throws {
    // A list that keeps what is deleted, marked or not.
    func outcome(mark: JSONObject, isListedFirst: Bool = true) async throws -> CheckOutcome {
      let kept = Mutex<[JSONValue]>([])
      return try await check { state, request in
        guard request.headers.contains(NameValue("PRIVATE-TOKEN", Runners.token)) else { return nil }
        guard request.method == .get, request.url.hasSuffix("/labels") else {
          if request.method == .delete, let id = request.url.split(separator: "/").last.flatMap({ Int($0) }),
            var label = state.labels[id]
          {
            for member in mark.members { label[member.name] = member.value }
            kept.withLock { $0.append(.object(label)) }
          }
          return nil
        }
        let live = isListedFirst ? state.labels.values.map { JSONValue.object($0) } : []
        return .success(ScriptedServer.json(JSONValue.array(live + kept.withLock { $0 }).text()))
      }
    }
    let still = try await outcome(mark: [:])
    #expect(still.alarms == ["SRV704 DELETE /labels/{id} -"])
    #expect(still.verdict("DELETE /labels/{id}", "what is deleted is not listed") == .violated)
    #expect(still.verdict("DELETE /labels/{id}", "what is deleted is gone") == .verified)
    #expect(try await outcome(mark: ["deleted_at": "2020"]).alarms.allSatisfy { !$0.hasPrefix("SRV704") })
    let unlisted = try await outcome(mark: [:], isListedFirst: false)
    #expect(unlisted.alarms == [])
    #expect(
      unlisted.verdict("DELETE /labels/{id}", "what is deleted is not listed")
        == .notVerified(reason: "the list did not show it before"))
  }

  @Test func whatOnlyTheSampleRequestNamesIsSent() async throws {
    var spec = Self.spec
    for index in spec.operations.indices where spec.operations[index].method == .post {
      spec.operations[index].parameters = []
      spec.operations[index].requestMediaTypes = ["application/json"]
      var sample = SampleRequest(method: .post, url: "http://localhost/labels", span: Docs.span(12))
      sample.body = #"{"name": "bug", "color": "green", "starred": false}"#
      spec.operations[index].samples = [sample]
    }
    let labels = LabelServer()
    let bodies = Mutex<[String]>([])
    let outcome = try await check(spec, labels) { _, request in
      if request.method == .post { bodies.withLock { $0.append(String(decoding: request.body ?? [], as: UTF8.self)) } }
      return nil
    }
    #expect(outcome.alarms == [])
    #expect(outcome.verdict("POST /labels", "what is created has the `color` that was sent") == .verified)
    #expect(labels.names.isEmpty)
    // A value of a wrong type is no promise of a sample.
    #expect(bodies.withLock { $0 }.allSatisfy { $0 == #"{"name":"docproof","color":"green","starred":false}"# })
  }

  @Test(
    arguments: [
      ("/v2/my/repo/uploads/7?_state=x", "/v2/my%2Frepo/uploads", "7"), ("/labels/9", "/labels", "9"),
      ("http://localhost:8080/api/v4/labels/a%20b", "/labels", "a b"), ("/others/9", "/labels", nil),
      ("/v2/other/uploads/7", "/v2/my%2Frepo/uploads", nil),
    ] as [(String, String, String?)]) func aLocationNamesWhatWasCreated(
      _ location: String, _ path: String, _ key: String?
    )
    throws
  {
    let collection = path == "/labels" ? PathTemplate("/labels") : PathTemplate("/v2/repository/uploads")
    let found = CreatedMember.key(
      for: "id", in: [:], collection: collection, path: path, location: location,
      base: try BaseURL("http://localhost:8080/api/v4"))
    #expect(found == key)
  }
}
