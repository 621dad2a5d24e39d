import APIModel
import MockServer
import Testing

struct FaultTests {
  /// What a fault does where it strikes: a request that shows it and a test of the answer that passes only then.
  struct Sign: Sendable {
    var fault: String
    var target = "/runners"
    var method = "GET"
    var pointers: [String] = [""]
    var shows: @Sendable (MockResponse) -> Bool

    init(
      _ fault: String, _ target: String = "/runners", method: String = "GET", at pointers: [String] = [""],
      _ shows: @escaping @Sendable (MockResponse) -> Bool
    ) {
      self.fault = fault
      self.target = target
      self.method = method
      self.pointers = pointers
      self.shows = shows
    }

    var operation: String {
      let shapes = [
        "/runners/21/jobs": "/runners/{id}/jobs", "/runners/21": "/runners/{id}", "/runners/999": "/runners/{id}",
      ]
      let path = String(target.prefix { $0 != "?" })
      return "\(method) \(shapes[path] ?? path)"
    }
  }

  static let signs = [
    Sign("connection-reset") { $0.delivery == .reset },
    Sign("endless-body") { $0.delivery == .padded(nil) && $0.header("content-length") == nil },
    Sign("huge-body") {
      $0.delivery == .padded(64 << 20) && $0.header("content-length") == String($0.body.count + 64 << 20)
    },
    Sign("redirect-elsewhere") { $0.status == 302 && $0.header("location") == "http://127.0.0.1:9/elsewhere" },
    Sign("rate-limited") { $0.status == 429 && $0.header("retry-after") == "1" },
    Sign("filter-ignored", "/runners?status=offline") { $0.json.arrayValue?.count == 2 },
    Sign("next-page-overlaps", "/runners?per_page=1&page=2") { $0.json.arrayValue?.first?["id"] == 21 },
    Sign("wrong-total") { $0.header("x-total") == "3" },
    Sign("link-to-nowhere") { $0.header("link")?.contains("/runners/nowhere?") == true },
    Sign("missing-required-accepted", method: "DELETE") { $0.status == 403 },
    Sign("enum-value-accepted", "/runners?type=odd") { $0.status == 200 },
    Sign("validation-500", "/runners?type=odd") { $0.status == 500 },
    Sign("unknown-id-500", "/runners/999") { $0.status == 500 },
    Sign("unknown-id-200", "/runners/999") { $0.status == 200 && $0.json == .null },
    Sign("undocumented-error-shape", "/runners/999") { $0.status == 404 && $0.json == ["404 Not found"] },
    Sign("deprecated-attribute-missing", at: ["/0/active", "/1/active"]) { all($0) { $0["active"] == nil } },
    Sign("duplicate-key", "/runners/21", at: ["/active"]) { $0.text.hasPrefix(#"{"active":true,"active":true,"#) },
    Sign("empty-body") { $0.body.isEmpty && $0.status == 200 && $0.header("content-length") == "0" },
    Sign("html-instead-of-json") {
      $0.text.hasPrefix("<!DOCTYPE html>") && $0.header("content-type") == "text/html; charset=utf-8"
    },
    Sign("invalid-json") { $0.text.hasSuffix("},]") },
    Sign("missing-attribute", at: ["/0/paused", "/1/paused"]) { all($0) { $0["paused"] == nil } },
    Sign("missing-attribute#status", at: ["/0/status", "/1/status"]) { all($0) { $0["status"] == nil } },
    Sign("missing-attribute-in-last-item", at: ["/1/paused"]) {
      $0.json.arrayValue?.first?["paused"] == false && $0.json.arrayValue?.last?["paused"] == nil
    },
    Sign("missing-nested-attribute", "/runners/21", at: ["/projects/0/name"]) {
      $0.json["projects"]?.arrayValue?.first.map { $0["name"] == nil && $0["id"] == 40 } == true
    },
    Sign("missing-nested-attribute#/0/user/username", "/runners/21/jobs", at: ["/0/user/username", "/1/user/username"])
    {
      all($0) { $0["user"]?["username"] == nil && $0["user"]?["id"] == 73 }
    },
    Sign("no-authentication") { $0.status == 200 && $0.json.arrayValue?.count == 2 },
    Sign("no-pagination-headers") { $0.header("link") == nil && $0.header("x-total") == nil },
    Sign("object-for-list") { $0.json["data"]?.arrayValue?.count == 2 },
    Sign("per-page-ignored", "/runners?per_page=1") {
      $0.json.arrayValue?.count == 2 && $0.header("x-per-page") == "20"
    },
    Sign("removed-attribute-returned", "/runners/21", at: ["/token"]) { $0.json["token"] == "removed" },
    Sign("server-error") { $0.status == 500 },
    Sign("slow") { $0.delay == .seconds(3) },
    Sign("truncated-json") { !JSONReader.read($0.body).isValid && $0.text.hasPrefix("[{") },
    Sign("unauthorized-always") { $0.status == 401 },
    Sign("undocumented-attribute", at: ["/0/undocumented_attribute", "/1/undocumented_attribute"]) {
      all($0) { $0["undocumented_attribute"] != nil }
    },
    Sign("undocumented-status") { $0.status == 202 && $0.json.arrayValue?.count == 2 },
    Sign("unexpected-null", at: ["/0/paused", "/1/paused"]) { all($0) { $0["paused"] == .null } },
    Sign("wrong-enum-value", at: ["/0/status", "/1/status"]) { all($0) { $0["status"] == "not_on_the_list" } },
    Sign("wrong-format", "/runners/21", at: ["/contacted_at"]) { $0.json["contacted_at"] == "17/05/2022 11:04" },
    Sign("wrong-media-type") { $0.header("content-type") == "text/plain; charset=utf-8" && $0.json.arrayValue != nil },
    Sign("wrong-status") { $0.status == 201 },
    Sign("wrong-status", "/runners/21", method: "DELETE") { $0.status == 200 },
    Sign("wrong-type", at: ["/0/paused", "/1/paused"]) { all($0) { $0["paused"] == "false" } },
    Sign("wrong-type#description", at: ["/0/description", "/1/description"]) { all($0) { $0["description"] == 7 } },
    Sign("wrong-type-in-last-item", at: ["/1/paused"]) { last($0) { $0["paused"] == "false" } },
    Sign("wrong-type-in-last-item#/description", at: ["/1/description"]) { last($0) { $0["description"] == 7 } },
    Sign("unexpected-null-in-last-item", at: ["/1/paused"]) { last($0) { $0["paused"] == .null } },
    Sign("undocumented-attribute-in-last-item", at: ["/1/undocumented_attribute"]) {
      last($0) { $0["undocumented_attribute"] != nil }
    },
    Sign("attribute-renamed", at: ["/0/ip_address", "/1/ip_address"]) {
      all($0) { $0["ip_address"] == nil && $0["ipAddress"]?.stringValue?.hasPrefix("192.") == true }
    },
    Sign("operation-missing") { $0.status == 404 },
    Sign("any-token-accepted") { $0.status == 200 && $0.json.arrayValue?.count == 2 },
    Sign("invalid-utf8") { $0.body.contains(0xFF) && String(validating: $0.body, as: UTF8.self) == nil },
    Sign("missing-media-type") { $0.header("content-type") == nil && $0.json.arrayValue?.count == 2 },
    Sign("last-page-has-next", "/runners?per_page=1&page=2") {
      $0.header("x-next-page") == "3"
        && $0.header("link")?.contains("/runners?page=3&per_page=1>; rel=\"next\"") == true
    },
  ]

  /// Whether a list shows something in its last item and not in the first.
  static func last(_ response: MockResponse, _ test: (JSONValue) -> Bool) -> Bool {
    guard let items = response.json.arrayValue, items.count == 2 else { return false }
    return test(items[1]) && !test(items[0])
  }

  static func all(_ response: MockResponse, _ test: (JSONValue) -> Bool) -> Bool {
    guard let items = response.json.arrayValue, items.count == 2 else { return false }
    return items.allSatisfy(test)
  }

  private func ask(_ api: DocumentedAPIRequests, _ sign: Sign) -> MockResponse {
    // Without the right token only where the fault is about tokens.
    let token: String? = ["no-authentication": nil, "any-token-accepted": "wrong"][sign.fault, default: SampleAPI.token]
    return api.send(sign.method, sign.target, token.map { [NameValue("PRIVATE-TOKEN", $0)] } ?? [])
  }

  @Test func everyFaultHasASign() {
    let shown = Set(Self.signs.map { String($0.fault.prefix { $0 != "#" }) })
    #expect(shown.union(LifeCycleFaultTests.names) == Set(FaultCatalogue.all.map(\.name)))
    #expect(FaultCatalogue.all.map(\.name) == FaultCatalogue.all.map(\.name).sorted())
    #expect(FaultCatalogue.all.allSatisfy { !$0.summary.isEmpty && !$0.summary.hasSuffix(".") })
  }

  @Test(arguments: signs.indices) func aFaultShowsWhereItIsSelectedAndOnlyThere(index: Int) throws {
    let sign = Self.signs[index]
    let healthy = try DocumentedAPIRequests(token: SampleAPI.token)
    #expect(!sign.shows(ask(healthy, sign)), "the healthy server shows it, too")
    #expect(healthy.api.firings == [])

    let broken = try DocumentedAPIRequests(token: SampleAPI.token, faults: [sign.fault])
    let answer = ask(broken, sign)
    #expect(sign.shows(answer), "\(answer)")
    let name = String(sign.fault.prefix { $0 != "#" })
    #expect(
      broken.api.firings == sign.pointers.map { FaultFiring(fault: name, operation: sign.operation, pointer: $0) })

    // Chosen for one operation it strikes there …
    var parts = sign.fault.split(separator: "#", maxSplits: 1).map(String.init)
    parts[0] += "=\(sign.operation)"
    let narrow = try DocumentedAPIRequests(token: SampleAPI.token, faults: [parts.joined(separator: "#")])
    #expect(sign.shows(ask(narrow, sign)))
    // … and no other changes.
    let others = try DocumentedAPIRequests(token: SampleAPI.token, faults: [parts.joined(separator: "#")])
    for operation in SampleAPI.spec().operations where operation.method == .get && operation.name != sign.operation {
      let path = operation.path.filled { _ in operation.path.shape.hasPrefix("/projects") ? "40" : "21" } ?? ""
      let header = [NameValue("PRIVATE-TOKEN", SampleAPI.token)]
      let untouched = try DocumentedAPIRequests(token: SampleAPI.token)
      #expect(others.get(path, header) == untouched.get(path, header), "\(operation.name)")
    }
    #expect(others.api.firings == [])
  }

  @Test func aFaultThatDoesNotApplyChangesNothing() throws {
    let header = [NameValue("PRIVATE-TOKEN", SampleAPI.token)]
    for (fault, target) in [
      ("object-for-list", "/runners/21"), ("missing-attribute-in-last-item", "/runners/21"),
      ("removed-attribute-returned", "/runners"), ("no-pagination-headers", "/runners/21"),
      ("wrong-enum-value", "/metadata"), ("wrong-format", "/runners"), ("invalid-json", "/runners/21/trace"),
      ("html-instead-of-json", "/runners/21/trace"), ("deprecated-attribute-missing", "/metadata"),
      ("missing-nested-attribute", "/runners"), ("wrong-type#nothing", "/runners"),
      ("wrong-format#status", "/runners"), ("wrong-enum-value#name", "/runners"), ("server-error", "/runners/999"),
    ] {
      let broken = try DocumentedAPIRequests(token: SampleAPI.token, faults: [fault])
      let healthy = try DocumentedAPIRequests(token: SampleAPI.token)
      #expect(broken.get(target, header) == healthy.get(target, header), "\(fault) on \(target)")
      #expect(broken.api.firings == [], "\(fault) on \(target)")
    }
  }

  @Test func severalFaultsStrikeTogether() throws {
    let api = try DocumentedAPIRequests(faults: ["undocumented-status", "missing-attribute#name", "wrong-media-type"])
    let response = api.get("/runners")
    #expect(response.status == 202)
    #expect(response.header("content-type") == "text/plain; charset=utf-8")
    #expect(response.json.arrayValue?.first?["name"] == nil)
    #expect(Set(api.api.firings.map(\.fault)).count == 3)
  }

  @Test(arguments: [
    ("missing-atribute", "'missing-atribute' is not a fault, did you mean missing-attribute?"),
    ("qqqqqqqqqqqq", "'qqqqqqqqqqqq' is not a fault"), ("", "'' is not a fault"),
    ("slow=runners", "'runners' is not an operation such as 'GET /runners/{id}'"),
    ("slow=BREW /runners", "'BREW /runners' is not an operation such as 'GET /runners/{id}'"),
    ("slow#name", "'slow' concerns whole answers, so it takes no attribute"),
    ("wrong-type#", "'#' names no attribute"), ("wrong-type#/0/1", "'#/0/1' names no attribute"),
  ])
  func aSelectionThatMeansNothingSaysWhy(text: String, message: String) throws {
    let error = #expect(throws: FaultSelection.ParseError.self) { try FaultSelection(text) }
    #expect(error?.message == message)
  }

  @Test func aSelectionIsRead() throws {
    let selection = try FaultSelection("wrong-type=get /runners/:id#projects[].name")
    #expect(selection.name == "wrong-type")
    #expect(selection.operation == OperationID(.get, PathTemplate("/runners/{runner_id}")))
    #expect(selection.attribute == ["projects", "name"])
  }
}
