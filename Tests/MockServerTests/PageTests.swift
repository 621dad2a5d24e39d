import APIModel
import Foundation
import MockServer
import Testing

/// The page at `/`.
struct PageTests {
  private static let browser = ["chromium", "chromium-browser", "google-chrome"].lazy.flatMap { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
  }.first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test func thePageShowsEveryOperationAndLoadsNothing() throws {
    let api = try DocumentedAPIRequests(token: SampleAPI.token).api
    let page = api.respond(to: MockRequest("GET", "/"))
    #expect(page.status == 200)
    #expect(page.header("content-type") == "text/html; charset=utf-8")
    for operation in SampleAPI.spec().operations {
      #expect(page.text.contains("data-operation=\"\(operation.method.rawValue) /api/v4\(operation.path)\""))
    }
    let nonce = try #require(page.text.firstMatch(of: /script nonce="(\w+)"/)?.1)
    #expect(page.header("content-security-policy")?.contains("script-src 'nonce-\(nonce)';") == true)
    #expect(!page.text.contains("src=") && !page.text.contains("href=") && !page.text.contains("url("))
    #expect(!page.text.contains(SampleAPI.token), "who has no token must not find it here")
    #expect(api.respond(to: MockRequest("HEAD", "/")).body.isEmpty)
    #expect(api.respond(to: MockRequest("POST", "/")).status == 404)
  }

  @Test func versionsOfOneAPIShareATitle() throws {
    let v3 = MountedSpec(SampleAPI.spec(version: "v3"), basePath: "/api/v3")
    func page(_ specs: [MountedSpec]) -> String {
      DocumentedAPI(serving: specs).respond(to: MockRequest("GET", "/")).text
    }
    let both = page([v3, SampleAPI.v4])
    #expect(both.contains("<title>Runners</title>") && both.contains("<h1>Runners</h1>"))
    #expect(both.contains("<h2><code>/api/v3</code></h2>") && both.contains("<h2><code>/api/v4</code></h2>"))
    var jobs = SampleAPI.spec()
    jobs.title = "Jobs"
    let different = page([v3, MountedSpec(jobs)])
    #expect(different.contains("<h1>Runners, Jobs</h1>") && different.contains("<h2>Jobs <code>/api/v4</code></h2>"))
    #expect(both.contains("<code>status</code> string, query: "))
    #expect(both.contains("<p>Answers <code>200</code> </p>"))
  }

  @Test func whatDocsSayIsEscaped() throws {
    var spec = SampleAPI.spec()
    let hostile = "</script><img src=x onerror=alert(1)>\"'&{{nonce}}"
    spec.title = hostile
    spec.operations[0].summary = hostile
    spec.operations[0].description = hostile
    spec.operations[0].parameters[0].description = hostile
    spec.operations[0].parameters[0].name = hostile
    let page = DocumentedAPI(serving: [MountedSpec(spec, basePath: "/api/v4")]).respond(to: MockRequest("GET", "/"))
    #expect(!page.text.contains("<img"))
    #expect(page.text.split(separator: "</script>").count == 2)
    #expect(page.text.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;{{nonce}}"))
  }

  @Test func aDocumentedRootComesFirst() throws {
    var spec = APISpec()
    var root = SampleAPI.bare(.get, "/")
    root.responses = [SampleAPI.response(200, ["documented": true])]
    spec.operations = [root]
    let answer = DocumentedAPI(serving: [MountedSpec(spec, basePath: "")]).respond(to: MockRequest("GET", "/"))
    #expect(answer.json == ["documented": true])
  }

  @Test(.enabled(if: browser != nil, "needs chromium"), .timeLimit(.minutes(1)))
  func aBrowserTriesAnOperation() async throws {
    let browser = try #require(Self.browser)
    let server = try await RunningServer.start(serving: [SampleAPI.v4])
    let profile = FileManager.default.temporaryDirectory.appendingPathComponent("page-\(UUID().uuidString)")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: browser)
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--user-data-dir=\(profile.path)", "--virtual-time-budget=10000", "--dump-dom",
      "\(server.origin)/#GET%20/api/v4/runners/all",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["HOME": profile.path]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: output.fileHandleForReading.readDataToEndOfFile()) }
    }
    let shown = String(decoding: data, as: UTF8.self)
    await server.stop()
    try? FileManager.default.removeItem(at: profile)
    #expect(shown.contains("<pre>200"), "\(shown.suffix(3000))")
    #expect(shown.contains("runner 14"), "the answer stands on the page")
    #expect(shown.components(separatedBy: "<details data-operation=\"GET /api/v4/runners/all\" open").count == 2)
  }
}
