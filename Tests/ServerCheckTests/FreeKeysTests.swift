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
