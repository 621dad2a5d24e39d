import APIModel
import Testing

@testable import ServerCheck

@Suite struct AuthenticationTests {
  @Test func anAnswerWithoutTokenIsFoundAtItsOperation() async throws {
    let server = ScriptedServer { request, _ in
      guard ScriptedServer.path(request.url) == "/api/v4/runners/6", let body = Runners.healthy["/api/v4/runners/6"]
      else { return nil }
      return .success(ScriptedServer.json(body))
    }
    let outcome = try await run(server)
    #expect(outcome.alarms == ["SRV401 GET /runners/{id} -"])
    #expect(outcome.verdict("GET /runners/{id}", "refused without a token") == .violated)
    let finding = try #require(outcome.findings.first { $0.rule.code == "SRV401" })
    // The sample request is what shows the token.
    #expect(finding.span == Docs.span(13))
    #expect(finding.notes.contains { $0.text == "reproduce: curl 'http://localhost:8080/api/v4/runners/6'" })
  }

  @Test(arguments: [401, 403, 404, 302]) func anyRefusalKeepsThePromise(_ status: Int) async throws {
    let server = ScriptedServer { request, _ in
      guard !request.headers.contains(where: { $0.name == "PRIVATE-TOKEN" }) else { return nil }
      return .success(ProbeResponse(status: status, headers: [NameValue("Location", "/login")]))
    }
    let outcome = try await run(server)
    #expect(outcome.alarms == [])
    #expect(outcome.verdict("GET /runners", "refused without a token") == .verified)
  }

  @Test func withoutATokenNothingIsKnownOfRefusals() async throws {
    let server = ScriptedServer(token: nil)
    let outcome = try await run(server, token: nil)
    #expect(outcome.alarms == [])
    #expect(outcome.verdict("GET /runners", "refused without a token") == .notVerified(reason: "no token was given"))
    #expect(server.requests.allSatisfy { request in !request.headers.contains { $0.name == "PRIVATE-TOKEN" } })
    // Five operations, and a runner that does not exist.
    #expect(server.requests.count == 7)
  }

  @Test func whatTheTextCallsPublicIsNotAskedTwice() async throws {
    var operation = Docs.operation(.get, "/runners", line: 1, Runners.listSchema)
    operation.description = "Lists runners. This endpoint can be accessed without authentication."
    let server = ScriptedServer(token: nil)
    let outcome = try await run(server, Docs.spec([operation]))
    #expect(outcome.alarms == [])
    #expect(outcome.verdict("GET /runners", "refused without a token") == nil)
    #expect(server.requests.count == 1)
  }

  @Test func oneForbiddenOperationIsNotVerified() async throws {
    let server = ScriptedServer { request, _ in
      ScriptedServer.path(request.url) == "/api/v4/runners/6" ? .success(ScriptedServer.json("{}", status: 403)) : nil
    }
    let outcome = try await run(server)
    #expect(outcome.alarms == [])
    let reason = "403: the token's owner may not do this"
    #expect(outcome.verdict("GET /runners/{id}", "response 200 status") == .notVerified(reason: reason))
    #expect(outcome.verdict("GET /runners/{id}", "response 200 /id type") == .notVerified(reason: reason))
    #expect(
      outcome.verdict("GET /runners/{id}", "refused without a token")
        == .notVerified(reason: "with the token: \(reason)"))
  }

  @Test(arguments: [
    (AuthStyle.bearer, "Authorization", "Bearer s3cr3t-t0ken"), (.documented, "JOB-TOKEN", "s3cr3t-t0ken"),
    (.header("X-Token"), "X-Token", "s3cr3t-t0ken"),
  ]) func theTokenIsSentAsAsked(_ style: AuthStyle, _ name: String, _ value: String) async throws {
    let server = ScriptedServer()
    let spec = Docs.spec([Docs.operation(.get, "/runners", line: 1, Runners.listSchema, header: "JOB-TOKEN")])
    let outcome = try await run(server, spec) { $0.auth = style }
    #expect(outcome.alarms == [])
    #expect(server.requests.first?.headers.contains(NameValue(name, value)) == true)
  }

  @Test func authStylesAreRead() throws {
    #expect(try AuthStyle(parsing: "bearer") == .bearer)
    #expect(try AuthStyle(parsing: "private-token") == .header("PRIVATE-TOKEN"))
    #expect(try AuthStyle(parsing: "X-Api-Key") == .header("X-Api-Key"))
    #expect(throws: CheckError.self) { try AuthStyle(parsing: "a b") }
  }
}

@Suite struct SecretTests {
  @Test func aSecretCannotBePrinted() throws {
    let secret = try Secret("hush-hush")
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
      #expect(!text.contains("hush"))
    }
  }

  @Test(arguments: ["", "a b", "a\nb", "tökén"]) func whatNoHeaderCanCarryIsRefused(_ text: String) {
    let error = #expect(throws: CheckError.self) { try Secret(text) }
    #expect(error?.kind == .badToken)
    #expect(error.map { text.isEmpty || !$0.description.contains(text) } == true)
  }

  /// The server echoes the token wherever it can; nothing that leaves the room may hold it.
  @Test func theTokenNeverLeaves() async throws {
    let token = Runners.token
    let server = ScriptedServer { request, _ in
      guard ScriptedServer.path(request.url) == "/api/v4/runners/6" else { return nil }
      let body = Runners.details.replacing(#""id": 6"#, with: #""id": "\#(token)", "\#(token)": "\#(token)""#)
        .replacing(#""online""#, with: #""\#(token)""#)
      var response = ScriptedServer.json(body)
      response.headers.append(NameValue("X-Echo", "token=\(token)"))
      response.headers.append(NameValue("Set-Cookie", "session=abc"))
      return .success(response)
    }
    let outcome = try await run(server) { $0.values = [ProvidedValue("status", token)] }
    #expect(outcome.findings.contains { $0.rule.code == "SRV102" })
    #expect(!String(reflecting: outcome.findings).contains(token))
    #expect(!String(reflecting: outcome.verdicts).contains(token))
    for exchange in outcome.exchanges {
      #expect(!String(decoding: exchange.responseBody, as: UTF8.self).contains(token))
      #expect(!String(reflecting: exchange).contains(token))
      #expect(!String(reflecting: exchange).contains("session=abc"))
    }
    #expect(outcome.exchanges.contains { String(decoding: $0.responseBody, as: UTF8.self).contains("[redacted]") })
    #expect(server.requests.first?.url.contains(token) == true)
  }

  @Test func aSecretIsFoundInEveryWriting() {
    let redactor = Redactor(["a/b\"c", "a"])
    #expect(redactor.redact("x a/b\"c y") == "x [redacted] y")
    #expect(redactor.redact("x%2Fa%2Fb%22c") == "x%2F[redacted]")
    #expect(redactor.redact(#"{"t": "a/b\"c"}"#) == #"{"t": "[redacted]"}"#)
    #expect(Redactor([]).redact("plain") == "plain")
    #expect(Redactor(["ab"]).redact(Array("ababxab".utf8)) == Array("[redacted][redacted]x[redacted]".utf8))
  }
}
