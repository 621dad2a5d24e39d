import APIModel
import Testing

@testable import ServerCheck

/// Bodies from a server that means harm: each is judged or refused in bounded time and memory, none ends the run.
@Suite struct HostileBodyTests {
  private func outcome(_ body: [UInt8]) async throws -> CheckOutcome {
    let server = ScriptedServer { request, _ in
      guard ScriptedServer.path(request.url) == "/api/v4/runners/6" else { return nil }
      return .success(
        ProbeResponse(status: 200, headers: [NameValue("Content-Type", "application/json")], body: body))
    }
    return try await run(server)
  }

  private static let start = Array(#"{"id": 6, "description": "#.utf8)

  @Test(
    arguments: [
      ("deep", Array(repeating: UInt8(ascii: "["), count: 200_000), "SRV302"),
      ("a string without end", Self.start + Array(repeating: UInt8(ascii: "\"") + 1, count: 100_000), "SRV302"),
      ("bytes that are no text", Array(repeating: 0xFF, count: 10_000), "SRV302"),
      (
        "a huge number", Self.start + Array(repeating: UInt8(ascii: "9"), count: 100_000) + [UInt8(ascii: "}")],
        "SRV102"
      ),
      ("a number out of range", Self.start + Array("1e99999}".utf8), "SRV102"),
      ("nothing but blanks", Array(repeating: UInt8(ascii: " "), count: 10_000), "SRV302"),
      ("a zero byte", [0], "SRV302"),
    ] as [(String, [UInt8], String)])
  func isJudged(_ name: String, _ body: [UInt8], _ code: String) async throws {
    let outcome = try await outcome(body)
    let codes = outcome.findings.filter { $0.subject.operation == "GET /runners/{id}" }.map(\.rule.code)
    #expect(codes.contains(code), "\(name): \(codes)")
    for finding in outcome.findings { #expect(finding.notes.allSatisfy { $0.text.utf8.count < 2000 }) }
  }

  @Test func manyValuesAreLeftUnread() async throws {
    let count = BodyReader.maximumValues + 1
    var body = [UInt8(ascii: "[")]
    body.reserveCapacity(2 * count + 2)
    for _ in 0..<count { body += [UInt8(ascii: "1"), UInt8(ascii: ",")] }
    body[body.count - 1] = UInt8(ascii: "]")
    let outcome = try await outcome(body)
    #expect(outcome.alarms.contains("SRV602 GET /runners/{id} -"))
    #expect(
      outcome.verdict("GET /runners/{id}", "response 200 body")
        == .notVerified(reason: "the body holds more than \(BodyReader.maximumValues) values"))
  }

  @Test func manyUndocumentedAttributesAreBounded() async throws {
    let members = (0..<20_000).map { #""k\#($0)": 1"# }.joined(separator: ",")
    let outcome = try await outcome(Array("{\"id\": 6, \(members)}".utf8))
    let finding = try #require(outcome.findings.first { $0.rule.code == "SRV104" })
    #expect(finding.notes.count < 30)
    #expect(finding.message.utf8.count < 200)
  }

  @Test func controlCharactersDoNotReachTheTerminal() async throws {
    let outcome = try await outcome(Array(#"{"id": "\#u{1B}[31m", "a\u001b[2Jb": 1}"#.utf8))
    for finding in outcome.findings {
      let text = finding.message + finding.notes.map(\.text).joined()
      #expect(!text.unicodeScalars.contains("\u{1B}"))
    }
  }

  /// What a report keeps of a body is bounded, and says that it was cut.
  @Test func recordedBodiesAreBounded() async throws {
    let filler = String(repeating: "x", count: 200_000)
    let body = Runners.details.replacing(#""test-1""#, with: "\"\(filler)\"")
    let outcome = try await outcome(Array(body.utf8))
    let exchange = try #require(outcome.exchanges.first { $0.url.hasSuffix("/runners/6") })
    #expect(exchange.responseBody.count == RequestSender.keptBody)
    #expect(exchange.isBodyTruncated)
    #expect(outcome.exchanges.first?.isBodyTruncated == false)
  }

  @Test func aRecursiveSchemaIsFollowedAsDeepAsItGoes() async throws {
    var schema = Docs.schema(#"{"id": 1}"#)
    var body = #"{"id": 1}"#
    for _ in 0..<100 {
      var outer = Docs.schema(#"{"id": 1}"#)
      outer.properties.append(
        Property(name: "next", schema: schema, isRequired: true, evidence: Evidence(shown: 2)))
      schema = outer
      body = #"{"id": 1, "next": \#(body)}"#
    }
    let spec = Docs.spec([Docs.operation(.get, "/deep", line: 1, schema, header: nil)])
    let outcome = try await run(ScriptedServer(["/api/v4/deep": body]), spec)
    #expect(outcome.findings.isEmpty)
    #expect(outcome.verdicts.count <= 6 * (ResponseShape.maximumDepth + 1))
  }
}
