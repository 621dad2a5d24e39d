import APIModel
import Synchronization
import Testing

@testable import ServerCheck

/// Life cycles on a server that is scripted to keep or break each promise.
@Suite struct LifeCycleTests {
  private static let label = #"{"id": 1, "name": "bug", "color": "red", "starred": false}"#

  static func parameter(_ name: String, _ types: SchemaTypes, isRequired: Bool = false) -> Parameter {
    Parameter(
      name: name, location: .body, schema: Schema(types: types), requirement: isRequired ? .required : .optional,
      span: Docs.span(70))
  }

  static var spec: APISpec {
    var create = Docs.operation(.post, "/labels", line: 11, Docs.schema(label), status: 201, isStatusDocumented: true)
    create.parameters = [parameter("name", .string, isRequired: true), parameter("color", .string)]
    var update = Docs.operation(.put, "/labels/{id}", line: 21, Docs.schema(label))
    update.parameters = [parameter("name", .string), parameter("starred", .boolean)]
    return Docs.spec([
      Docs.operation(.get, "/labels", line: 1, Docs.schema("[\(label)]")), create,
      Docs.operation(.get, "/labels/{id}", line: 31, Docs.schema(label)), update,
      Docs.operation(.delete, "/labels/{id}", line: 41),
    ])
  }

  typealias Override =
    @Sendable (inout LabelServer.State, ProbeRequest) -> Result<
      ProbeResponse, TransportError
    >?

  func check(
    _ spec: APISpec = spec, _ labels: LabelServer = LabelServer(), maximumRequests: Int? = nil,
    _ override: @escaping Override = { _, _ in nil }
  ) async throws -> CheckOutcome {
    let server = ScriptedServer(token: nil) { request, _ in labels.answer(request, override) }
    return try await run(server, spec) {
      try? $0.allowWrites(confirming: nil)
      $0.maximumRequests = maximumRequests
    }
  }

  @Test func aServerThatKeepsEveryPromiseIsSilentAndLeftAsItWas() async throws {
    let labels = LabelServer()
    let outcome = try await check(Self.spec, labels)
    #expect(outcome.findings == [])
    #expect(outcome.leftovers == [])
    #expect(labels.names.isEmpty)
    for (operation, promise) in [
      ("POST /labels", "what is created can be read"), ("POST /labels", "what is created has the `name` that was sent"),
      ("POST /labels", "refused without `name`"), ("POST /labels", "refused without a token"),
      ("PUT /labels/{id}", "`name` is updated"), ("PUT /labels/{id}", "`starred` is updated"),
      ("PUT /labels/{id}", "`starred` of a wrong type refused"), ("PUT /labels/{id}", "unknown member refused"),
      ("DELETE /labels/{id}", "what is deleted is gone"), ("DELETE /labels/{id}", "refused without a token"),
      // No list had named a member: the new one is the first that can be read.
      ("GET /labels/{id}", "response 200 /name type"),
    ] { #expect(outcome.verdict(operation, promise) == .verified, "\(operation) \(promise)") }
  }

  /// Docs that show what a creation sends only as an example of its body.
  @Test func aShownBodyIsWhatACreationSends() async throws {
    var spec = Self.spec
    let create = try #require(spec.operations.firstIndex { $0.method == .post })
    spec.operations[create].parameters = []
    spec.operations[create].requestExamples = [
      Example(
        mediaType: "application/json", json: ["name": "bug", "color": "blue", "note": .null], span: Docs.span(12))
    ]
    let sent = Mutex<[String]>([])
    let outcome = try await check(spec) { _, request in
      if request.method == .post { sent.withLock { $0.append(String(decoding: request.body ?? [], as: UTF8.self)) } }
      return nil
    }
    #expect(outcome.findings == [])
    #expect(outcome.verdict("POST /labels", "what is created can be read") == .verified)
    let bodies = sent.withLock { $0.compactMap { JSONReader.read($0).document.root.flatMap { JSONValue($0) } } }
    let whole = try #require(bodies.first { $0["color"] != nil })
    #expect(whole["color"] == "blue")
    #expect(
      whole["name"].map { $0.stringValue != nil && $0 != "bug" } == true, "the example's name would be taken: \(whole)")
    #expect(whole["note"]?.isNull != true)
  }

  @Test func nothingIsWrittenUnlessAllowed() async throws {
    let labels = LabelServer()
    _ = try await run(ScriptedServer(token: nil) { request, _ in labels.answer(request) }, Self.spec)
    #expect(!labels.requests.isEmpty)
    #expect(labels.requests.allSatisfy { $0.hasPrefix("GET ") })
  }

  @Test func othersAreNeitherChangedNorDeleted() async throws {
    let labels = LabelServer()
    labels.state.withLock { $0.labels[3] = ["id": 3, "name": "theirs", "color": "red", "starred": false] }
    _ = try await check(Self.spec, labels)
    #expect(labels.names == [3: "theirs"])
    let writes = labels.requests.filter { !$0.hasPrefix("GET ") && !$0.hasPrefix("POST ") }
    #expect(!writes.isEmpty)
    #expect(writes.allSatisfy { !$0.hasSuffix("/3") })
  }

  /// A server that answers a creation with what was there before must not lose it.
  @Test func whatWasThereBeforeIsNotTakenForCreated() async throws {
    let labels = LabelServer()
    labels.state.withLock { $0.labels[3] = ["id": 3, "name": "theirs", "color": "red", "starred": false] }
    let outcome = try await check(Self.spec, labels) { state, request in
      guard request.method == .post else { return nil }
      return .success(ScriptedServer.json(JSONValue.object(state.labels[3] ?? [:]).text(), status: 201))
    }
    #expect(labels.names == [3: "theirs"])
    #expect(outcome.verdicts.contains { $0.operation == "DELETE /labels/{id}" })
    #expect(labels.requests.allSatisfy { !$0.hasPrefix("DELETE ") && !$0.hasPrefix("PUT ") })
  }

  @Test func aDeletionThatTakesAMomentIsWaitedFor() async throws {
    let reads = Mutex(0)
    let outcome = try await check { state, request in
      guard request.method == .get, request.url.hasSuffix("/labels/7"), state.labels[7] == nil else { return nil }
      let count = reads.withLock { reads in
        reads += 1
        return reads
      }
      return count == 1 ? .success(ScriptedServer.json(Self.label)) : nil
    }
    #expect(outcome.alarms == [])
    #expect(outcome.verdict("DELETE /labels/{id}", "what is deleted is gone") == .verified)
  }

  @Test func aServerThatTransformsANameHasNoAlarm() async throws {
    let outcome = try await check { state, request in
      guard request.method == .get, let id = request.url.split(separator: "/").last.flatMap({ Int($0) }),
        var label = state.labels[id]
      else { return nil }
      label["name"] = .string(" Label: \(label["name"]?.stringValue?.uppercased() ?? "") ")
      return .success(ScriptedServer.json(JSONValue.object(label).text()))
    }
    #expect(outcome.alarms == [])
  }

  @Test(arguments: [(202, "deleted_at"), (204, "deleted_at")])
  func aMarkedMemberIsNotCalledUndeleted(_ status: Int, _ mark: String) async throws {
    let outcome = try await check { state, request in
      guard request.method == .delete, let id = request.url.split(separator: "/").last.flatMap({ Int($0) }),
        request.headers.contains(where: { $0.value == Runners.token })
      else { return nil }
      state.labels[id]?[mark] = "2026-01-01T00:00:00Z"
      return .success(ProbeResponse(status: status))
    }
    #expect(!outcome.alarms.contains { $0.hasPrefix("SRV704") })
  }

  /// 202 says that what was asked for is yet to be done.
  @Test(arguments: [HTTPMethod.post, .put, .delete]) func aServerThatTakesItsTimeHasNoAlarm(_ method: HTTPMethod)
    async throws
  {
    var spec = Self.spec
    for index in spec.operations.indices where spec.operations[index].method == method {
      spec.operations[index].responses = []
    }
    let outcome = try await check(spec) { state, request in
      guard request.method == method, request.headers.contains(where: { $0.value == Runners.token }) else { return nil }
      let body = JSONReader.read(request.body ?? []).document.root.flatMap { JSONValue($0) }
      if method == .post, body?["name"] == nil { return .success(ScriptedServer.json("{}", status: 400)) }
      if method == .put, body?["starred"]?.stringValue != nil {
        return .success(ScriptedServer.json("{}", status: 400))
      }
      if method != .post, let id = request.url.split(separator: "/").last.flatMap({ Int($0) }), state.labels[id] == nil
      {
        return .success(ScriptedServer.json("{}", status: 404))
      }
      return .success(ScriptedServer.json(#"{"id": 7}"#, status: 202))
    }
    #expect(outcome.alarms == [])
  }

  /// PUT may replace the whole member: what a request leaves out is gone.
  @Test func aServerThatReplacesTheWholeMemberHasNoAlarm() async throws {
    var spec = Self.spec
    spec.operations[3].parameters.append(Self.parameter("locked", .boolean))
    for index in spec.operations.indices {
      let example = Self.label.replacing("}", with: #", "locked": false}"#)
      if spec.operations[index].path.endsInPlaceholder, spec.operations[index].method == .get {
        spec.operations[index].responses[0].schema = Docs.schema(example)
      }
    }
    let outcome = try await check(spec) { state, request in
      guard request.method == .put || request.method == .get,
        let id = request.url.split(separator: "/").last.flatMap({ Int($0) }), state.labels[id] != nil,
        request.headers.contains(where: { $0.value == Runners.token })
      else { return nil }
      if request.method == .put {
        let body = JSONReader.read(request.body ?? []).document.root.flatMap { JSONValue($0) }
        for name in ["starred", "locked"] {
          guard body?[name] == nil || body?[name]?.boolValue != nil else {
            return .success(ScriptedServer.json("{}", status: 400))
          }
        }
        state.labels[id] = [
          "id": .int(id), "name": body?["name"] ?? "", "color": "red", "starred": body?["starred"] ?? false,
          "locked": body?["locked"] ?? false,
        ]
      } else if state.labels[id]?["locked"] == nil {
        state.labels[id]?["locked"] = false
      }
      return .success(ScriptedServer.json(JSONValue.object(state.labels[id] ?? [:]).text()))
    }
    #expect(outcome.alarms == [])
    for name in ["name", "starred", "locked"] {
      #expect(outcome.verdict("PUT /labels/{id}", "`\(name)` is updated") == .verified)
    }
  }

  // MARK: Cleaning up

  @Test func whatCannotBeDeletedIsListed() async throws {
    let outcome = try await check { _, request in
      request.method == .delete ? .success(ScriptedServer.json("{}", status: 403)) : nil
    }
    #expect(outcome.leftovers == ["what `POST /labels` created 7 is left behind: `DELETE /labels/{id}`: status 403"])
    #expect(outcome.alarms == [])
  }

  @Test func whatIsCreatedAgainstThePromiseIsDeletedAtOnce() async throws {
    let labels = LabelServer()
    let outcome = try await check(Self.spec, labels) { state, request in
      guard request.method == .post, !String(decoding: request.body ?? [], as: UTF8.self).contains("name"),
        request.headers.contains(where: { $0.value == Runners.token })
      else { return nil }
      state.labels[state.next] = ["id": .int(state.next), "name": "", "color": "red", "starred": false]
      state.next += 1
      return .success(ScriptedServer.json("{\"id\": \(state.next - 1)}", status: 201))
    }
    #expect(outcome.alarms == ["SRV705 POST /labels -"])
    #expect(labels.names.isEmpty)
  }

  /// The connection is lost while the creation is answered: the list shows what was created.
  @Test func aCreationWhoseAnswerIsLostIsFoundAndDeleted() async throws {
    let labels = LabelServer()
    let outcome = try await check(Self.spec, labels) { state, request in
      guard request.method == .post, request.headers.contains(where: { $0.value == Runners.token }),
        let body = JSONReader.read(request.body ?? []).document.root.flatMap({ JSONValue($0) }),
        let name = body["name"]
      else { return nil }
      state.labels[state.next] = ["id": .int(state.next), "name": name, "color": "red", "starred": false]
      state.next += 1
      return .failure(TransportError(.disconnected, "the connection was reset"))
    }
    #expect(labels.names.isEmpty)
    #expect(outcome.leftovers == [])
    #expect(outcome.alarms == ["SRV604 POST /labels -"])
  }

  @Test func theLimitOfRequestsLeavesNothingBehind() async throws {
    for limit in 1...24 {
      let labels = LabelServer()
      let outcome = try await check(Self.spec, labels, maximumRequests: limit)
      #expect(labels.names.isEmpty, "after \(limit) requests")
      #expect(outcome.alarms == [])
    }
  }

  @Test func anInterruptLeavesNothingBehind() async throws {
    let labels = LabelServer()
    let task = Mutex<Task<CheckOutcome, any Error>?>(nil)
    let started = Task { [self] in
      try await check(Self.spec, labels) { _, request in
        // Cancelled while the update is under way.
        if request.method == .put { task.withLock { $0?.cancel() } }
        return nil
      }
    }
    task.withLock { $0 = started }
    let outcome = try await started.value
    #expect(labels.names.isEmpty)
    #expect(labels.requests.contains { $0.hasPrefix("DELETE ") })
    #expect(outcome.isInterrupted || outcome.verdict("PUT /labels/{id}", "`name` is updated") == .verified)
  }

  // MARK: Who may be written to

  @Test(arguments: ["http://localhost:1", "http://127.8.0.1", "https://[::1]:9/api", "http://api.localhost"])
  func loopbackNeedsNoConfirmation(_ url: String) throws {
    var options = CheckOptions(server: try BaseURL(url))
    try options.allowWrites(confirming: nil)
    #expect(options.allowsWrites)
  }

  @Test(arguments: ["http://10.0.0.1", "http://localhost.example.com", "http://127.0.0.1.example.com", "http://127.1"])
  func anotherHostNeedsItsName(_ url: String) throws {
    var options = CheckOptions(server: try BaseURL(url))
    #expect(throws: CheckError.self) { try options.allowWrites(confirming: nil) }
    #expect(throws: CheckError.self) { try options.allowWrites(confirming: "example.org") }
    #expect(!options.allowsWrites)
    try options.allowWrites(confirming: options.server.host.uppercased())
    #expect(options.allowsWrites)
  }

  // MARK: The plan

  @Test func thePlanShowsTheRequestsOfTheRun() throws {
    var options = CheckOptions(server: try BaseURL("http://localhost:8080/api/v4"), token: try Secret(Runners.token))
    try options.allowWrites(confirming: nil)
    let text = try ProbePlan.make(Self.spec, options).text
    #expect(
      text.contains(
        """
        curl --request POST --header "PRIVATE-TOKEN: $TOKEN" --header 'Content-Type: application/json' \
        --data '{"name":"docproof","color":
        """) == false)
    #expect(
      text.contains(
        #"--header 'Content-Type: application/json' --data '{"name":"docproof"}' 'http://localhost:8080/api/v4/labels'"#
      ))
    #expect(text.contains("curl --request DELETE --header \"PRIVATE-TOKEN: $TOKEN\""))
    #expect(text.contains("  - what is deleted is gone\n"))
    #expect(!text.contains(Runners.token))
  }

  @Test func aCreationThatNothingDeletesIsLeftOut() async throws {
    var spec = Self.spec
    spec.operations.removeLast()
    let labels = LabelServer()
    let outcome = try await check(spec, labels)
    #expect(
      outcome.verdict("POST /labels", "response 201 status")
        == .notVerified(reason: "the docs show no operation that deletes what it creates"))
    #expect(labels.requests.allSatisfy { $0.hasPrefix("GET ") })
  }

  /// `{group_id}` of what `POST /labels` makes would be a group's, and not the label's.
  @Test func whatNamesSomethingElseIsNotDeleted() async throws {
    var spec = Self.spec
    spec.operations[4] = Docs.operation(.delete, "/labels/{group_id}", line: 41)
    let labels = LabelServer()
    _ = try await check(spec, labels)
    #expect(labels.requests.allSatisfy { $0.hasPrefix("GET ") })
  }

  /// What acts on more than the new member, or makes something that is not deleted with it, is left alone.
  @Test(arguments: ["/labels/{id}/fork", "/labels/{id}/transfer", "/labels/reset", "/labels/{id}/copies"])
  func harmfulActionsAreLeftAlone(_ path: String) async throws {
    var spec = Self.spec
    spec.operations.append(Docs.operation(.post, path, line: 81))
    let labels = LabelServer()
    _ = try await check(spec, labels)
    let last = try #require(path.split(separator: "/").last)
    #expect(labels.requests.allSatisfy { !$0.hasSuffix("/\(last)") })
  }
}
