import APIModel
import Synchronization
import Testing

@testable import ServerCheck

/// Members that are created and deleted in other ways than by POST to their list and DELETE.
@Suite struct CreationFormTests {
  /// A server whose things have names.
  final class ThingServer: Sendable {
    let things = Mutex<[String: JSONObject]>([:])
    let writes = Mutex<[String]>([])

    func answer(_ request: ProbeRequest) -> Result<ProbeResponse, TransportError> {
      let target = String(request.url.dropFirst("http://localhost:8080/api/v4".count))
      let parts = target.split(separator: "?").map(String.init)
      let segments = (parts.first ?? "").split(separator: "/").dropFirst().map(String.init)
      let query = parts.count > 1 ? parts[1].split(separator: "=").last.map(String.init) : nil
      guard request.headers.contains(NameValue("PRIVATE-TOKEN", Runners.token)) else { return answer(401, "{}") }
      let body = JSONReader.read(request.body ?? []).document.root.flatMap { JSONValue($0) }
      if !request.method.isSafe { writes.withLock { $0.append("\(request.method.rawValue) \(target)") } }
      return things.withLock { things in
        func delete(_ name: String?) -> Result<ProbeResponse, TransportError> {
          guard let name, things.removeValue(forKey: name) != nil else { return answer(404, "{}") }
          return .success(ProbeResponse(status: 204))
        }
        switch (request.method, segments.first, segments.dropFirst().first) {
        case (.get, nil, _):
          return answer(200, JSONValue.array(things.keys.sorted().map { .object(things[$0] ?? [:]) }).text())
        case (.get, let name?, nil):
          return things[name].map { answer(200, JSONValue.object($0).text()) } ?? answer(404, "{}")
        case (.put, let name?, nil):
          let isNew = things[name] == nil
          things[name] = ["Id": .string(name), "color": body?["color"] ?? "red"]
          return answer(isNew ? 201 : 200, JSONValue.object(things[name] ?? [:]).text())
        case (.post, "create"?, nil):
          guard let name = body?["name"]?.stringValue else { return answer(400, "{}") }
          things[name] = ["Id": .string(name), "color": body?["color"] ?? "red"]
          return answer(201, JSONValue.object(["Thing": ["Id": .string(name)], "Warnings": []]).text())
        case (.post, let name?, "delete"?), (.delete, let name?, nil): return delete(name)
        case (.delete, nil, _): return delete(query)
        default: return answer(405, "{}")
        }
      }
    }

    private func answer(_ status: Int, _ body: String) -> Result<ProbeResponse, TransportError> {
      .success(ScriptedServer.json(body, status: status))
    }
  }

  private static let thing = #"{"Id": "one", "color": "red"}"#

  private static func put(status: Int, summary: String? = nil) -> Operation {
    var put = Docs.operation(.put, "/things/{name}", line: 11, Docs.schema(thing), status: status)
    put.responses[0].isStatusDocumented = status == 201
    put.summary = summary
    put.parameters = [LifeCycleTests.parameter("color", .string)]
    put.samples = []
    return put
  }

  private static func create(_ answer: String = #"{"Thing": {"Id": "one"}, "Warnings": []}"#) -> Operation {
    var create = Docs.operation(.post, "/things/create", line: 11, Docs.schema(answer), status: 201)
    create.responses[0].isStatusDocumented = true
    create.parameters = [LifeCycleTests.parameter("name", .string, isRequired: true)]
    return create
  }

  private static func spec(_ creation: Operation, _ deletion: Operation, placeholder: String = "name") -> APISpec {
    Docs.spec([
      Docs.operation(.get, "/things", line: 1, Docs.schema("[\(thing)]")), creation,
      Docs.operation(.get, "/things/{\(placeholder)}", line: 31, Docs.schema(thing)), deletion,
    ])
  }

  private func check(_ spec: APISpec, _ things: ThingServer) async throws -> CheckOutcome {
    let server = ScriptedServer(token: nil) { request, _ in things.answer(request) }
    return try await run(server, spec) { try? $0.allowWrites(confirming: nil) }
  }

  enum Form: CaseIterable {
    case putStatus, putWords, createDelete, createPostDelete, deleteByQuery

    var spec: APISpec {
      let delete = Docs.operation(.delete, "/things/{name}", line: 41)
      switch self {
      case .putStatus: return CreationFormTests.spec(put(status: 201), delete)
      case .putWords: return CreationFormTests.spec(put(status: 200, summary: "Creates or updates a thing"), delete)
      case .createDelete: return CreationFormTests.spec(create(), delete)
      case .createPostDelete:
        return CreationFormTests.spec(
          create(), Docs.operation(.post, "/things/{id}/delete", line: 41), placeholder: "id")
      case .deleteByQuery:
        var delete = Docs.operation(.delete, "/things", line: 41)
        delete.parameters = [LifeCycleTests.parameter("name", .string, isRequired: true)]
        delete.parameters[0].location = .query
        return CreationFormTests.spec(create(), delete, placeholder: "id")
      }
    }
  }

  @Test(arguments: Form.allCases) func isLivedAndLeavesNothing(_ form: Form) async throws {
    let things = ThingServer()
    things.things.withLock { $0["theirs"] = ["Id": "theirs", "color": "blue"] }
    let spec = form.spec
    let outcome = try await check(spec, things)
    #expect(outcome.alarms == [])
    #expect(outcome.leftovers == [])
    let (creation, deletion) = (spec.operations[1].name, spec.operations[3].name)
    #expect(outcome.verdict(creation, "what is created can be read") == .verified)
    #expect(outcome.verdict(deletion, "what is deleted is gone") == .verified)
    // Nobody else's thing was touched, and none is left.
    #expect(things.things.withLock { $0.keys.sorted() } == ["theirs"])
    let writes = things.writes.withLock { $0 }
    #expect(
      writes.count > 1 && writes.allSatisfy { $0.contains("docproof") || $0 == "POST /things/create" }, "\(writes)")
  }

  /// Some servers answer a creation with what is there, whoever made it: the docs' sample name may be somebody's.
  @Test(arguments: ["name", "Name", "id"]) func theSamplesNameIsNotTaken(_ parameter: String) async throws {
    let things = ThingServer()
    things.things.withLock { $0["theirs"] = ["Id": "theirs", "color": "blue"] }
    var creation = Self.create()
    creation.parameters = [LifeCycleTests.parameter(parameter, .string)]
    var sample = SampleRequest(method: .post, url: "http://localhost:8080/api/v4/things/create", span: Docs.span(80))
    sample.body = "{\"\(parameter)\": \"theirs\"}"
    creation.samples = [sample]
    let spec = Self.spec(creation, Docs.operation(.delete, "/things/{id}", line: 41), placeholder: "id")
    let server = ScriptedServer(token: nil) { request, _ in
      var request = request
      request.body = request.body.map {
        Array(String(decoding: $0, as: UTF8.self).replacing("\"\(parameter)\"", with: "\"name\"").utf8)
      }
      return things.answer(request)
    }
    let outcome = try await run(server, spec) { try? $0.allowWrites(confirming: nil) }
    #expect(things.things.withLock { $0.keys.sorted() } == ["theirs"])
    #expect(things.writes.withLock { $0 }.allSatisfy { !$0.contains("theirs") })
    #expect(outcome.leftovers == [])
  }

  /// A server that ignores deletions shows that this is looked at.
  @Test(arguments: [Form.putStatus, .createPostDelete]) func aDeletionThatDoesNothingIsFound(_ form: Form) async throws
  {
    let things = ThingServer()
    let server = ScriptedServer(token: nil) { request, _ in
      let isDeletion = request.method == .delete || request.url.hasSuffix("/delete")
      guard isDeletion, request.headers.contains(NameValue("PRIVATE-TOKEN", Runners.token)) else {
        return things.answer(request)
      }
      return .success(ProbeResponse(status: 204))
    }
    let outcome = try await run(server, form.spec) { try? $0.allowWrites(confirming: nil) }
    #expect(!outcome.alarms.isEmpty && outcome.alarms.allSatisfy { $0.hasPrefix("SRV704") }, "\(outcome.alarms)")
    #expect(!outcome.leftovers.isEmpty)
  }

  /// PUT that the docs don't call a creation, and an answer that does not name what it made, as that of a download.
  @Test func whatTheDocsDoNotShowAsACreationIsNotSent() async throws {
    let delete = Docs.operation(.delete, "/things/{name}", line: 41)
    for creation in [Self.put(status: 200), Self.create(#"{"progress": "pulling"}"#)] {
      let things = ThingServer()
      let outcome = try await check(Self.spec(creation, delete), things)
      #expect(outcome.alarms == [])
      #expect(things.writes.withLock { $0 } == [])
      guard case .notVerified? = outcome.verdict(creation.name, "response \(creation.responses[0].status) status")
      else {
        Issue.record("\(creation.name) was verified")
        continue
      }
    }
  }
}
