import APIModel
import MockServer
import SpecFile
import TestSupport
import Testing

@testable import ServerCheck

/// The embedded server of the sample docs in the place of a network.
private struct EmbeddedTransport: Transport {
  static let token = "embedded-token"
  static let registrationToken = "embedded-registration-token"
  let api: DocumentedAPI

  init(_ spec: APISpec, fault: String? = nil) throws {
    api = DocumentedAPI(
      serving: [MountedSpec(spec)],
      options: ServeOptions(
        token: Self.token, registrationToken: Self.registrationToken,
        faults: try fault.map { [try FaultSelection($0)] } ?? [], now: { 0 }))
  }

  func send(_ request: ProbeRequest, bodyLimit: Int, timeout: Duration) async throws(TransportError) -> ProbeResponse {
    let target = String(request.url.dropFirst("http://localhost:8080".count))
    let headers = request.headers + [NameValue("Host", "localhost:8080")]
    let answer = api.respond(
      to: MockRequest(request.method.rawValue, target, headers: headers, body: request.body ?? []))
    return ProbeResponse(status: answer.status, headers: answer.headers, body: answer.body)
  }
}

@Suite struct EmbeddedFaultTests {
  /// What finds each of the embedded server's faults.
  static let finders: [String: String] = [
    "deprecated-attribute-missing": "SRV101", "duplicate-key": "SRV110", "empty-body": "SRV302",
    "html-instead-of-json": "SRV301", "invalid-json": "SRV302", "missing-attribute": "SRV101",
    "missing-attribute-in-last-item": "SRV101", "missing-nested-attribute": "SRV101", "no-authentication": "SRV401",
    "no-pagination-headers": "SRV501", "object-for-list": "SRV304", "per-page-ignored": "SRV503",
    "removed-attribute-returned": "SRV106", "server-error": "SRV202", "truncated-json": "SRV302",
    "undocumented-attribute": "SRV104", "undocumented-status": "SRV201", "unexpected-null": "SRV103",
    "wrong-enum-value": "SRV107", "wrong-format": "SRV108", "wrong-media-type": "SRV301", "wrong-status": "SRV201",
    "wrong-type": "SRV102", "filter-ignored": "SRV505", "next-page-overlaps": "SRV504", "redirect-elsewhere": "SRV603",
    "unknown-id-200": "SRV205", "unknown-id-500": "SRV205", "validation-500": "SRV506", "wrong-total": "SRV502",
    "wrong-type-in-last-item": "SRV102", "unexpected-null-in-last-item": "SRV103",
    "undocumented-attribute-in-last-item": "SRV104", "any-token-accepted": "SRV402", "invalid-utf8": "SRV302",
    "missing-media-type": "SRV301", "operation-missing": "SRV203",
    "link-to-nowhere": "SRV507", "enum-value-accepted": "SRV506", "attribute-renamed": "SRV101",
    "last-page-has-next": "SRV502",
  ]

  /// What finds each of those that only writing requests show, and where.
  static let writingFinders: [String: (code: String, operations: Set<String>)] = [
    "create-not-stored": ("SRV701", ["POST /runners"]),
    "created-not-listed": ("SRV701", ["POST /projects/{id}/runners"]),
    "created-with-other-values": ("SRV702", ["POST /runners"]),
    "deleted-still-listed": (
      "SRV704", ["DELETE /runners/{id}", "DELETE /projects/{id}/runners/{runner_id}"]
    ),
    "update-not-stored": ("SRV703", ["PUT /runners/{id}"]),
    "update-resets-others": ("SRV707", ["PUT /runners/{id}"]),
    "delete-not-deleted": (
      "SRV704", ["DELETE /runners", "DELETE /runners/{id}", "DELETE /projects/{id}/runners/{runner_id}"]
    ),
    "missing-required-accepted": (
      "SRV705", ["POST /runners", "POST /runners/verify", "POST /runners/reset_authentication_token"]
    ),
  ]

  /// What a check in memory does not find, and why.
  static let unfound: Set<String> = [
    // No wrong answers: one is late, one ends the run, two are overcome by asking again.
    "slow", "unauthorized-always", "rate-limited", "flaky",
    // They happen on a connection, which there is none of here.
    "connection-reset", "endless-body", "huge-body",
  ]

  /// What the sample docs give no reason to look for: they show the body of no refusal, and no list of theirs has a
  /// removed attribute. Docs that do are checked instead.
  static let elsewhereFinders: [String: String] = [
    "undocumented-error-shape": "SRV306", "removed-attribute-in-last-item": "SRV106",
  ]

  private static func spec() throws -> APISpec {
    try OpenAPIReader.read(try ProjectFiles.bytes("specs/runners/v4/openapi.json"), path: "openapi.json")
  }

  /// Docs of what the sample docs have not: a list with a removed attribute, and the body of a refusal.
  private static var otherSpec: APISpec {
    let key = #"{"id": 6, "title": "a"}"#
    var schema = Docs.schema("[\(key), \(key)]")
    guard var item = schema.items?.schema else { return Docs.spec([]) }
    item.properties.append(Property(name: "fingerprint", removal: Removal(version: "13.0", span: Docs.span(4))))
    schema.items = .schema(item)
    var list = Docs.operation(.get, "/keys", line: 1, schema)
    var member = Docs.operation(.get, "/keys/{id}", line: 11, Docs.schema(key), sample: [NameValue("id", "6")])
    member.parameters = [Parameter(name: "id", location: .path, schema: Schema(types: .integer))]
    list.responses[0].examples = [
      Example(
        mediaType: "application/json",
        json: .array([6, 8].map { .object(["id": .int($0), "title": .string("key \($0)")]) }), span: Docs.span(3))
    ]
    var refusal = Response(status: 404, isStatusDocumented: true, span: Docs.span(15))
    refusal.schema = Docs.schema(#"{"message": "404 Not found"}"#, line: 16)
    refusal.mediaType = "application/json"
    member.responses.append(refusal)
    return Docs.spec([list, member])
  }

  @Test(arguments: elsewhereFinders.keys.sorted()) func whatTheSampleDocsGiveNoReasonForIsFoundByOtherDocs(
    _ fault: String
  ) async throws {
    let healthy = try await check(of: Self.otherSpec).outcome
    #expect(healthy.findings == [])
    #expect(healthy.verdict("GET /keys/{id}", "response 404 shape") == .verified)
    #expect(healthy.verdict("GET /keys", "response 200 /0/fingerprint absent") == .verified)
    let (outcome, firings) = try await check(of: Self.otherSpec, fault: fault)
    let places = [
      "undocumented-error-shape": "SRV306 GET /keys/{id} ",
      "removed-attribute-in-last-item": "SRV106 GET /keys /1/fingerprint",
    ]
    #expect(outcome.alarms == [try #require(places[fault])])
    #expect(outcome.alarms.first?.hasPrefix(Self.elsewhereFinders[fault] ?? "-") == true)
    #expect(firings.map(\.operation).contains { outcome.findings.first?.subject.operation == $0 })
  }

  private func check(
    of other: APISpec? = nil, fault: String? = nil, writes: Bool = false
  ) async throws -> (outcome: CheckOutcome, firings: [FaultFiring]) {
    let spec = try other ?? Self.spec()
    let transport = try EmbeddedTransport(spec, fault: fault)
    var options = CheckOptions(server: try BaseURL("http://localhost:8080" + spec.basePath))
    options.token = try Secret(EmbeddedTransport.token)
    if writes {
      try options.allowWrites(confirming: nil)
      options.values = [
        try ProvidedValue(parsing: "POST /runners token=\(EmbeddedTransport.registrationToken)")
      ]
    }
    let outcome = try await Prober(spec, options, transport: transport, sleep: { _ in }).run()
    return (outcome, transport.api.firings)
  }

  @Test func everyFaultHasAFinder() {
    let found = Set(Self.finders.keys).union(Self.writingFinders.keys).union(Self.elsewhereFinders.keys)
    #expect(Set(FaultCatalogue.all.map(\.name)) == found.union(Self.unfound))
    #expect(Set(Self.elsewhereFinders.keys).isDisjoint(with: Set(Self.finders.keys).union(Self.writingFinders.keys)))
    #expect(Set(Self.finders.keys).isDisjoint(with: Self.unfound))
    #expect(Set(Self.finders.keys).union(Self.unfound).isDisjoint(with: Self.writingFinders.keys))
  }

  @Test func theHealthyServerIsSilent() async throws {
    let (outcome, firings) = try await check()
    #expect(firings == [])
    #expect(outcome.alarms == [])
    #expect(Set(outcome.findings.map(\.rule.code)) == ["SRV105"])
    #expect(outcome.verdicts.filter { $0.state == .violated } == [])
    #expect(outcome.verdict("GET /runners/all", "next page holds other items") == .verified)
    #expect(outcome.verdict("GET /runners/all", "headers of pages agree") == .verified)
    #expect(outcome.verdict("GET /runners", "filter `status` applied") == .verified)
    #expect(outcome.verdict("GET /runners", "unknown value of `status` does no harm") == .verified)
    #expect(outcome.verdict("GET /runners/{id}", "unknown member refused") == .verified)
    #expect(outcome.verdict("GET /runners/{id}", "refused with a wrong token") == .verified)
  }

  @Test(arguments: finders.keys.sorted()) func aFaultIsFoundWhereItBentAnAnswerByItsCheckAlone(_ fault: String)
    async throws
  {
    let healthy = try await check().outcome
    let (outcome, firings) = try await check(fault: fault)
    let known = Set(healthy.findings.map(Self.key))
    let new = outcome.findings.filter { !known.contains(Self.key($0)) }
    let finder = try #require(Self.finders[fault])
    #expect(!firings.isEmpty)
    #expect(!new.isEmpty)
    // Values of a wrong type fail in the same way as unlisted ones.
    let sister = fault == "validation-500" ? ["SRV706"] : []
    #expect(Set(new.map(\.rule.code)) == Set([finder] + sister))
    // Where it was found, it had struck; and where it struck, it was found, at the operation that asks for it.
    let struck = Set(firings.map(\.operation))
    let found = Set(new.compactMap(\.subject.operation))
    #expect(found.isSubset(of: struck))
    switch fault {
    case "per-page-ignored", "no-pagination-headers", "wrong-total", "link-to-nowhere", "last-page-has-next":
      #expect(found == ["GET /runners/all"])
    // Two operations have no sample that shows a token.
    case "no-authentication", "any-token-accepted":
      #expect(struck.subtracting(found).allSatisfy { $0.hasSuffix("/runners/all") })
    // The lists could have named the members that others ask for.
    case "operation-missing": #expect(found == ["GET /runners", "GET /runners/all"])
    default: #expect(found == struck)
    }
    // Findings about a place name one that was bent, or one inside an answer that was bent as a whole.
    let places = Set(firings.map { "\($0.operation) \($0.pointer)" })
    for finding in new {
      guard let pointer = finding.subject.pointer, let operation = finding.subject.operation else { continue }
      #expect(places.contains("\(operation) \(pointer)") || places.contains("\(operation) "))
    }
  }

  @Test func theHealthyServerIsSilentWhenWrittenTo() async throws {
    let (outcome, _) = try await check(writes: true)
    #expect(outcome.alarms == [])
    #expect(Set(outcome.findings.map(\.rule.code)) == ["SRV105"])
    #expect(outcome.leftovers == [])
    #expect(outcome.verdicts.filter { $0.state == .violated } == [])
    for (operation, promise) in [
      ("POST /runners", "what is created can be read"),
      ("POST /runners", "what is created has the `description` that was sent"),
      ("POST /runners", "what is created has the `tag_list` that was sent"),
      ("POST /runners", "refused without `token`"), ("POST /runners", "response 201 status"),
      ("POST /runners", "`maximum_timeout` of a wrong type refused"),
      ("POST /runners", "unlisted value of `access_level` refused"),
      ("PUT /runners/{id}", "`description` is updated"), ("PUT /runners/{id}", "`tag_list` is updated"),
      ("PUT /runners/{id}", "`paused` is updated"), ("PUT /runners/{id}", "`access_level` is updated"),
      ("PUT /runners/{id}", "`maximum_timeout` is updated"), ("PUT /runners/{id}", "refused without a token"),
      ("PUT /runners/{id}", "unknown member refused"),
      ("POST /runners/{id}/reset_authentication_token", "`token` is renewed"),
      ("POST /runners/reset_authentication_token", "`token` is renewed"),
      ("POST /runners/verify", "refused with a wrong `token`"),
      ("POST /projects/{id}/runners", "what is created can be read"),
      ("DELETE /projects/{id}/runners/{runner_id}", "what is deleted is gone"),
      ("DELETE /runners/{id}", "what is deleted is gone"), ("DELETE /runners/{id}", "response 204 no body"),
      ("DELETE /runners", "what is deleted is gone"),
    ] { #expect(outcome.verdict(operation, promise) == .verified, "\(operation) \(promise)") }
    // What acts on more than a member of its own is left alone.
    let resets = outcome.verdicts.filter { $0.operation.hasSuffix("reset_registration_token") }
    #expect(!resets.isEmpty)
    #expect(resets.allSatisfy { if case .notVerified = $0.state { true } else { false } })
  }

  @Test(arguments: writingFinders.keys.sorted()) func aWritingFaultIsFoundAtItsOperations(_ fault: String) async throws
  {
    let healthy = Set(try await check(writes: true).outcome.findings.map(Self.key))
    let (outcome, firings) = try await check(fault: fault, writes: true)
    let finder = try #require(Self.writingFinders[fault])
    let new = outcome.findings.filter { !healthy.contains(Self.key($0)) }
    #expect(Set(new.map(\.rule.code)) == [finder.code])
    #expect(Set(new.compactMap(\.subject.operation)) == finder.operations)
    #expect(finder.operations.isSubset(of: Set(firings.map(\.operation))))
    // What a server keeps against its word is said.
    #expect(outcome.leftovers.isEmpty == (fault != "delete-not-deleted"))
  }

  /// A fault that reading finds as well is found by the same check when writing is allowed, or by its sister.
  @Test(arguments: finders.keys.sorted()) func writingAddsNoFalseAlarmToAFault(_ fault: String) async throws {
    let healthy = Set(try await check(writes: true).outcome.findings.map(Self.key))
    let (outcome, firings) = try await check(fault: fault, writes: true)
    let new = outcome.findings.filter { !healthy.contains(Self.key($0)) }
    let sisters = ["validation-500": ["SRV705", "SRV706"], "enum-value-accepted": ["SRV706"]][fault] ?? []
    let finder = try #require(Self.finders[fault])
    #expect(Set(new.map(\.rule.code)).subtracting(sisters) == [finder])
    #expect(Set(new.compactMap(\.subject.operation)).isSubset(of: Set(firings.map(\.operation))))
  }

  /// What a run wrote is judged again from its recording, by the same docs and by others.
  @Test(arguments: [nil, "update-not-stored", "delete-not-deleted", "missing-required-accepted"] as [String?])
  func aWritingRunIsJudgedAgain(_ fault: String?) async throws {
    let (live, _) = try await check(fault: fault, writes: true)
    let spec = try Self.spec()
    let options = CheckOptions(server: try BaseURL("http://localhost:8080" + spec.basePath))
    let again = try await Prober.replay(spec, options, live.exchanges)
    #expect(again.alarms == live.alarms)
    #expect(again.leftovers == [])
    let hidden = ["`token` is renewed"]
    func verdicts(_ outcome: CheckOutcome) -> [String] {
      outcome.verdicts.filter { !hidden.contains($0.promise) }.map { verdict in
        let isVerified = verdict.state == .verified
        return
          "\(verdict.operation) \(verdict.promise) \(isVerified || verdict.state == .violated ? "\(isVerified)" : "-")"
      }
    }
    #expect(verdicts(again) == verdicts(live))
    #expect(!String(reflecting: live.exchanges).contains(EmbeddedTransport.registrationToken))
    // Other docs ask for what was not recorded, and nothing is said of that.
    var other = spec
    for index in other.operations.indices where other.operations[index].method == .put {
      other.operations[index].samples = []
    }
    let judged = try await Prober.replay(other, options, live.exchanges)
    #expect(Set(judged.alarms).isSubset(of: Set(live.alarms)))
  }

  @Test func aServerThatRefusesEverybodyEndsTheRun() async throws {
    await #expect(throws: CheckError.self) { _ = try await check(fault: "unauthorized-always") }
  }

  private static func key(_ finding: Finding) -> String {
    "\(finding.rule.code) \(finding.subject.operation ?? "") \(finding.subject.pointer ?? "")"
  }
}
