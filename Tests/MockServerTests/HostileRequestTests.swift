import APIModel
import MockServer
import Testing

struct HostileRequestTests {
  @Test(arguments: [
    "/runners/%", "/runners/%zz", "/runners/%ff", "/runners/%00", "/runners/%2", "/runners?x=%", "/runners?status=%ff",
    "/runners/%+1",
  ])
  func aBadEscapeIs400(target: String) throws {
    #expect(try DocumentedAPIRequests().get(target).status == 400)
  }

  @Test func oddTargetsGetA4xx() throws {
    let api = try DocumentedAPIRequests().api
    for target in ["", "*", "runners", "http://host/api/v4/runners", "//", "/api/v4/runners/../..", "/api/v4#/runners"]
    {
      #expect((400..<500).contains(api.respond(to: MockRequest("GET", target)).status), "\(target)")
    }
  }

  @Test func aLongTargetIs414() throws {
    let api = try DocumentedAPIRequests()
    #expect(api.get("/runners/" + String(repeating: "a", count: 10_000)).status == 414)
    #expect(api.get("/runners?" + String(repeating: "a=1&", count: 10_000)).status == 414)
    #expect(api.get(String(repeating: "/a", count: 4000)).status == 404)
    #expect(api.get("/runners?" + String(repeating: "&", count: 8000)).status == 200)
    #expect(api.get("/runners?tag_list" + String(repeating: "[a]", count: 2000) + "=1").status != 500)
  }

  @Test func aLargeBodyIs413() throws {
    let headers = [NameValue("Content-Type", "application/json")]
    let body = [UInt8](repeating: UInt8(ascii: "1"), count: (1 << 20) + 1)
    #expect(try DocumentedAPIRequests().send("POST", "/runners", headers, body: body).status == 413)
  }

  @Test func deepJSONIs400() throws {
    let headers = [NameValue("Content-Type", "application/json")]
    for depth in [600, 100_000] {
      let body = [UInt8](repeating: UInt8(ascii: "["), count: depth)
      #expect(try DocumentedAPIRequests().send("POST", "/runners", headers, body: body).status == 400)
    }
    let whole =
      #"{"token":"t","info":"# + String(repeating: #"{"a":"#, count: 400) + "1" + String(repeating: "}", count: 401)
    #expect(try DocumentedAPIRequests().send("POST", "/runners", headers, body: Array(whole.utf8)).status == 201)
  }

  @Test func bytesThatAreNoTextAreTaken() throws {
    let api = try DocumentedAPIRequests()
    var seed: UInt64 = 7
    func random() -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return seed >> 33
    }
    let types = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "a/b"]
    let methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "", "GET "]
    let words = [
      "runners", "all", "21", "jobs", "projects", "40", "%2F", "..", "verify", "?", "status=online", "&", "page=1",
    ]
    for _ in 0..<3000 {
      let target = (0..<(random() % 6)).map { _ in "/" + words[Int(random()) % words.count] }.joined()
      let body = (0..<(random() % 64)).map { _ in UInt8(truncatingIfNeeded: random()) }
      let headers = [NameValue("Content-Type", types[Int(random()) % types.count])]
      let response = api.send(methods[Int(random()) % methods.count], target, headers, body: body)
      #expect(response.status < 500, "\(target)")
    }
  }

  @Test func manyHeadersAndFieldsAreTaken() throws {
    let api = try DocumentedAPIRequests()
    let headers = (0..<2000).map { NameValue("X-\($0)", "v") }
    #expect(api.get("/runners", headers).status == 200)
    let fields = (0..<5000).map { ("info[k\($0)]", "v") } + [("token", "t")]
    #expect(api.post("/runners", fields).status == 400, "only the first thousand fields are read")
  }

  @Test func aHostHeaderDoesNotReachTheLinks() throws {
    let odd = try DocumentedAPIRequests().get("/runners", [NameValue("Host", "x>; rel=\"evil\"")])
    #expect(odd.header("link")?.contains("evil") == false)
    #expect(odd.header("link")?.hasPrefix("</api/v4/runners?page=1") == true)
  }
}
