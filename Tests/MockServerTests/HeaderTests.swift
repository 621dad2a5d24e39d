import APIModel
import MockServer
import Testing

/// Headers that clients of other origins and of deprecated operations get.
struct HeaderTests {
  private func headers(_ deprecation: Deprecation?) -> (deprecation: String?, sunset: String?) {
    var spec = SampleAPI.spec()
    spec.operations[0].deprecation = deprecation
    let api = DocumentedAPI(serving: [MountedSpec(spec)], options: ServeOptions(now: { 1_652_785_492 }))
    let other = api.respond(to: MockRequest("GET", "/api/v4/runners/all"))
    #expect(other.header("deprecation") == nil && other.header("sunset") == nil)
    let answer = api.respond(to: MockRequest("GET", "/api/v4/runners"))
    #expect(answer.status == 200)
    return (answer.header("deprecation"), answer.header("sunset"))
  }

  @Test(
    arguments: [
      (Deprecation(since: "14.8", removal: "16.0"), "@1652785492", nil), (Deprecation(), "@1652785492", nil),
      (Deprecation(since: "2020-02-29"), "@1582934400", nil),
      (Deprecation(removal: "2024-01-01"), "@1652785492", "Mon, 01 Jan 2024 00:00:00 GMT"),
      (Deprecation(since: "1970-01-01", removal: "2023-02-29"), "@0", nil),
    ] as [(Deprecation, String, String?)])
  func aDeprecatedOperationSaysSo(deprecation: Deprecation, since: String, sunset: String?) {
    let found = headers(deprecation)
    #expect(found.deprecation == since)
    #expect(found.sunset == sunset)
  }

  @Test func anotherOperationSaysNothing() { #expect(headers(nil) == (nil, nil)) }

  @Test func scriptsOfOtherOriginsReadOnlyWhereAllowed() {
    var options = ServeOptions(token: SampleAPI.token, now: { 0 })
    let origin = NameValue("Origin", "https://app.example.com")
    let closed = DocumentedAPI(serving: [SampleAPI.v4], options: options)
    let refused = closed.respond(to: MockRequest("GET", "/api/v4/runners", headers: [origin]))
    #expect(refused.headers.allSatisfy { !$0.name.hasPrefix("Access-Control-") })

    options.allowsOtherOrigins = true
    let api = DocumentedAPI(serving: [SampleAPI.v4], options: options)
    let preflight = api.respond(
      to: MockRequest(
        "OPTIONS", "/api/v4/runners/21",
        headers: [
          origin, NameValue("Access-Control-Request-Method", "PUT"),
          NameValue("Access-Control-Request-Headers", "private-token, b\u{7F}d, content-type"),
        ]))
    #expect(preflight.status == 204)
    #expect(preflight.header("access-control-allow-origin") == "*")
    #expect(preflight.header("access-control-allow-methods") == "GET, HEAD, PUT, DELETE, OPTIONS")
    #expect(preflight.header("access-control-allow-headers") == "private-token, content-type")
    let token = NameValue("PRIVATE-TOKEN", SampleAPI.token)
    let list = api.respond(to: MockRequest("GET", "/api/v4/runners", headers: [origin, token]))
    #expect(list.status == 200)
    #expect(list.header("access-control-allow-origin") == "*")
    #expect(list.header("access-control-expose-headers")?.contains("X-Next-Page") == true)
    let plain = api.respond(to: MockRequest("GET", "/api/v4/runners", headers: [token]))
    #expect(plain.header("access-control-allow-origin") == nil, "no script asks")
    #expect(api.respond(to: MockRequest("GET", "/api/v4/runners", headers: [origin])).status == 401)
  }
}
