import APIModel
import Testing

@testable import ServerCheck

/// An attribute that the docs show, and say in words that it does not always come.
@Suite struct StatedConditionTests {
  private func spec(_ description: String?) -> APISpec {
    var schema = Docs.schema(#"{"name": "tardis", "status": {"a": "b"}}"#)
    schema.properties[1].description = description
    return Docs.spec([Docs.operation(.get, "/volumes/tardis", line: 1, schema)])
  }

  private func check(_ description: String?) async throws -> CheckOutcome {
    let server = ScriptedServer(["/api/v4/volumes/tardis": #"{"name": "tardis"}"#])
    return try await run(server, spec(description))
  }

  @Test(arguments: [
    "Low-level details. The field is optional, and is omitted if the driver has none.",
    "Only returned to administrators.", "The parent's state, if any", "May be omitted.",
    "Present only\nfor clusters", "Not returned when the volume is new",
  ]) func isNotMissingWhereTheDocsStateACondition(_ description: String) async throws {
    let outcome = try await check(description)
    #expect(outcome.alarms == [])
    guard case .notVerified(let reason)? = outcome.verdict("GET /volumes/tardis", "response 200 /status present") else {
      Issue.record("verified")
      return
    }
    #expect(reason.contains("not always there"))
  }

  @Test(arguments: [nil, "", "The state of the volume", "The only state", "An optional colour's name"])
  func isMissingOtherwise(_ description: String?) async throws {
    #expect(try await check(description).alarms == ["SRV101 GET /volumes/tardis /status"])
  }
}
