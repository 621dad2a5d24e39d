import APIModel
import Testing

@testable import ServerCheck

/// Maps and objects look alike in an example; which of them a body is judged as.
@Suite struct FreeKeysTests {
  private static let one = #"{"type": "gauge", "unit": ""}"#

  private func codes(_ schema: Schema, _ body: String) async throws -> [String] {
    let spec = Docs.spec([Docs.operation(.get, "/one", line: 1, schema, header: nil)])
    return try await run(ScriptedServer(["/api/v4/one": body], token: nil), spec, token: nil).findings.map(\.rule.code)
  }

  @Test func namedMapsHaveFreeKeys() async throws {
    let schema = Docs.schema(#"{"labels": {"job": "a", "instance": "b"}}"#)
    #expect(try await codes(schema, #"{"labels": {"role": "c"}}"#) == [])
    #expect(try await codes(schema, #"{"labels": {"job": 1}}"#) == ["SRV102"])
  }

  @Test func keysThatComeAndGoAreFree() async throws {
    let schema = Docs.schema(
      #"{"data": {"a": [\#(Self.one)], "b": [\#(Self.one)]}}"#, #"{"data": {"b": [\#(Self.one)]}}"#)
    #expect(try await codes(schema, #"{"data": {"c": [\#(Self.one)]}}"#) == [])
  }

  @Test func numberedKeysStandForAny() async throws {
    let one = Docs.schema(#"{"scheme": {"group1": [1]}}"#)
    #expect(try await codes(one, #"{"scheme": {}}"#) == [])
    let two = Docs.schema(#"{"scheme": {"key1": "a", "key2": 5}}"#)
    #expect(try await codes(two, #"{"scheme": {"web": "a"}}"#) == [])
    let address = Docs.schema(#"{"address": {"line1": "a", "city": "b"}}"#)
    #expect(try await codes(address, #"{"address": {"city": "b"}}"#) == ["SRV101"])
  }

  @Test func keysThatNoAttributeHasAreFree() async throws {
    let schema = Docs.schema(#"{"flags": {"log.level": "info", "query.timeout": "2m"}}"#)
    #expect(try await codes(schema, #"{"flags": {"web.port": "1"}}"#) == [])
  }

  @Test func attributesOfOneShapeStayPromised() async throws {
    let schema = Docs.schema(#"{"active": [\#(Self.one)], "dropped": [\#(Self.one)]}"#)
    #expect(try await codes(schema, #"{"active": []}"#) == ["SRV101"])
    let labels = Docs.schema(#"{"labels": {"id": 1, "name": "b"}}"#)
    #expect(try await codes(labels, #"{"labels": {"id": 1}}"#) == ["SRV101"])
  }

  @Test func aTableRowMakesAnAttribute() async throws {
    var schema = Docs.schema(#"{"labels": {"job": "a"}}"#)
    schema.change("labels.job") { $0.evidence.row = Docs.span(7) }
    #expect(try await codes(schema, #"{"labels": {}}"#) == ["SRV101"])
  }
}

/// Attributes that an example shows and an answer may lack all the same.
@Suite struct ShownAttributeTests {
  private func findings(
    _ schema: Schema, _ body: String, _ change: (inout Operation) -> Void = { _ in }
  ) async throws -> CheckOutcome {
    var operation = Docs.operation(.get, "/one", line: 1, schema, header: nil)
    change(&operation)
    return try await run(ScriptedServer(["/api/v4/one": body], token: nil), Docs.spec([operation]), token: nil)
  }

  @Test func anObjectWithOtherAttributesIsAMap() async throws {
    let schema = Docs.schema(#"{"facts": {"kernel": "Linux", "uptime": 5}}"#)
    let outcome = try await findings(schema, #"{"facts": {"memory": "1 GB"}}"#)
    #expect(outcome.alarms == [])
    #expect(
      outcome.verdict("GET /one", "response 200 /facts/kernel present")
        == .notVerified(reason: "`/facts` holds other attributes than the example's, as a map does"))
    #expect(try await findings(schema, #"{"facts": {"kernel": "Linux"}}"#).alarms == ["SRV101 GET /one /facts/uptime"])
    #expect(try await findings(schema, #"{"facts": {}}"#).alarms.count == 2)
  }

  @Test func mostOfAMapsKeysMayBeOthers() async throws {
    let schema = Docs.schema(#"{"facts": {"a": "", "b": 1, "c": true, "d": ""}}"#)
    #expect(try await findings(schema, #"{"facts": {"a": "", "e": "", "f": ""}}"#).alarms == [])
    #expect(try await findings(schema, #"{"facts": {"a": "", "b": 2, "f": ""}}"#).alarms.count == 2)
  }

  @Test func theOnlyKeyOfAMapMayBeAnother() async throws {
    let schema = Docs.schema(#"{"networks": {"bridge": {"id": 1, "address": ""}}}"#)
    #expect(try await findings(schema, #"{"networks": {"none": {"id": 2, "address": ""}}}"#).alarms == [])
    #expect(try await findings(schema, #"{"networks": {"none": 1}}"#).alarms == ["SRV101 GET /one /networks/bridge"])
    let list = Docs.schema(#"{"all": [{"status": {"api": {"up": 1}}}]}"#)
    let body = #"{"all": [{"status": {"api": {"up": 1}}}, {"status": {"disk": 5}}]}"#
    #expect(try await findings(list, body).alarms == [])
  }

  @Test func theWholeAnswerIsAMapWhereItsValuesAreAlike() async throws {
    let schema = Docs.schema(#"{"web": {"state": "up", "version": "1"}, "mail": {"state": "up", "version": "1"}}"#)
    let outcome = try await findings(schema, #"{"disk": {"state": "up", "version": "2"}}"#)
    #expect(outcome.alarms == [])
    #expect(
      outcome.verdict("GET /one", "response 200 /web present")
        == .notVerified(reason: "the body holds other attributes than the example's, as a map does"))
    #expect(try await findings(schema, #"{"error": {"code": 1}}"#).alarms.count == 2)
    #expect(
      try await findings(schema, #"{"web": {"state": "up", "version": "1"}}"#).alarms == ["SRV101 GET /one /mail"])
  }

  @Test func theWholeAnswerAndItsItemsAreNoMaps() async throws {
    let schema = Docs.schema(#"{"id": 1, "name": ""}"#)
    #expect(try await findings(schema, #"{"data": 1}"#).alarms.count == 2)
    #expect(try await findings(Docs.schema(#"[{"id": 1, "name": ""}]"#), #"[{"data": 1}]"#).alarms.count == 2)
  }

  @Test func aValueThatExamplesShowInAllKindsCanBeAnything() async throws {
    let schema = Docs.schema(#"{"value": "a"}"#, #"{"value": {"id": 1}}"#)
    #expect(try await findings(schema, #"{"value": true}"#).findings.isEmpty)
    #expect(try await findings(schema, #"{"value": {"name": ""}}"#).findings.isEmpty)
    var row = schema
    row.change("value") { $0.evidence.row = Docs.span(8) }
    #expect(try await findings(row, #"{"value": true}"#).alarms == ["SRV102 GET /one /value"])
    // Two kinds of scalars are no sign of that.
    let scalars = Docs.schema(#"{"value": "a"}"#, #"{"value": 1}"#)
    #expect(try await findings(scalars, #"{"value": true}"#).alarms == ["SRV102 GET /one /value"])
  }

  @Test func typesThatOtherOperationsShowDoNotMakeAValueAny() async throws {
    var schema = Docs.schema(#"{"data": {"id": 1, "name": ""}}"#)
    schema.change("data") { $0.schema.types.formUnion([.array, .string]) }
    #expect(try await findings(schema, #"{"data": {"id": 1}}"#).alarms == ["SRV101 GET /one /data/name"])
  }

  @Test(arguments: [("joins", "host.name", "host"), ("with_jobs", "true", "jobs"), ("size", "1", "SizeRw")])
  func anAttributeThatASampleAsksForIsNotPromised(_ name: String, _ value: String, _ attribute: String) async throws {
    let schema = Docs.schema("{\"id\": 1, \"\(attribute)\": 1}")
    func sample(_ pair: NameValue) -> (inout Operation) -> Void {
      { operation in
        var sample = SampleRequest(method: .get, url: "http://localhost/one", span: Docs.span(4))
        sample.query = [pair]
        operation.samples = [sample]
      }
    }
    let asked = try await findings(schema, #"{"id": 1}"#, sample(NameValue(name, value)))
    #expect(asked.alarms == [])
    #expect(
      asked.verdict("GET /one", "response 200 /\(attribute) present")
        == .notVerified(reason: "the docs show it where `\(name)=\(value)` asks for it"))
    let other = try await findings(schema, #"{"id": 1}"#, sample(NameValue("sort", attribute)))
    #expect(other.alarms == ["SRV101 GET /one /\(attribute)"])
  }
}
