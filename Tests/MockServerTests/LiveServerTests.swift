import APIModel
import AsyncHTTPClient
import MockServer
import NIOCore
import NIOHTTP1
import Testing

/// The same server over a real socket; what it answers is tested without one.
struct LiveServerTests {
  private struct Reply {
    var status: Int
    var headers: HTTPHeaders
    var body: [UInt8]
    var json: JSONValue {
      JSONReader.read(body).document.root.flatMap { JSONValue($0) } ?? .null
    }
  }

  private func send(
    _ method: APIModel.HTTPMethod, _ url: String, _ headers: [NameValue] = [], body: [UInt8] = []
  ) async throws -> Reply {
    var request = HTTPClientRequest(url: url)
    request.method = .init(rawValue: method.rawValue)
    for header in headers { request.headers.add(name: header.name, value: header.value) }
    if !body.isEmpty { request.body = .bytes(body) }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
    let buffer = try await response.body.collect(upTo: 1 << 22)
    return Reply(status: Int(response.status.code), headers: response.headers, body: Array(buffer.readableBytesView))
  }

  private func serving(
    _ options: ServeOptions = ServeOptions(token: SampleAPI.token),
    _ test: (RunningServer, String, [NameValue]) async throws -> Void
  ) async throws {
    let server = try await RunningServer.start(serving: [SampleAPI.v4], options: options)
    do {
      try await test(server, server.baseURL(SampleAPI.v4), [NameValue("PRIVATE-TOKEN", SampleAPI.token)])
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  @Test func aWholeConversation() async throws {
    try await serving { server, base, token in
      #expect(server.port > 0)
      #expect(base == "http://127.0.0.1:\(server.port)/api/v4")
      let list = try await send(.get, "\(base)/runners?per_page=1", token)
      #expect(list.status == 200)
      #expect(list.headers.first(name: "content-type") == "application/json")
      #expect(list.headers.first(name: "x-next-page") == "2")
      #expect(list.headers.first(name: "link")?.contains("<\(base)/runners?page=2&per_page=1>; rel=\"next\"") == true)
      #expect(list.json.arrayValue?.count == 1)
      #expect(try await send(.get, "\(base)/runners").status == 401)
      #expect(try await send(.get, "\(base)/runners/999", token).status == 404)
      let refused = try await send(.post, "\(base)/runners/21", token)
      #expect(refused.status == 405)
      #expect(refused.headers.first(name: "allow") == "GET, HEAD, PUT, DELETE, OPTIONS")
      let head = try await send(.head, "\(base)/runners?per_page=1", token)
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
      #expect(head.headers.first(name: "content-length") == String(list.body.count))
      let form = "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nt\r\n--b--\r\n"
      let type = NameValue("Content-Type", "multipart/form-data; boundary=b")
      #expect(try await send(.post, "\(base)/runners", [type], body: Array(form.utf8)).status == 201)
      #expect(try await send(.delete, "\(base)/runners/21", token).status == 204)
      #expect(try await send(.get, "\(base)/runners/21", token).status == 404)
    }
  }

  @Test func aLargeBodyIsRefused() async throws {
    try await serving { _, base, token in
      let body = [UInt8](repeating: UInt8(ascii: " "), count: 3 << 20)
      let json = [NameValue("Content-Type", "application/json")]
      let refused = try await send(.post, "\(base)/runners", token + json, body: body)
      #expect(refused.status == 413)
      let next = try await send(.get, "\(base)/runners", token)
      #expect(next.status == 200)
    }
  }

  @Test func aDelayIsWaited() async throws {
    try await serving(ServeOptions(latency: .milliseconds(60))) { _, base, _ in
      let clock = ContinuousClock()
      let start = clock.now
      let reply = try await send(.get, "\(base)/runners")
      #expect(reply.status == 200)
      #expect(clock.now - start >= .milliseconds(60))
    }
  }

  @Test func aStoppedServerLeavesItsPort() async throws {
    let server = try await RunningServer.start(serving: [SampleAPI.v4])
    let url = server.baseURL(SampleAPI.v4) + "/runners"
    // The client must not keep the connection: it would try it again on the same port.
    #expect(try await send(.get, url, [NameValue("Connection", "close")]).status == 200)
    await server.stop()
    await server.stop()
    await server.wait()
    let next = try await RunningServer.start(serving: [SampleAPI.v4], options: ServeOptions(port: server.port))
    #expect(next.port == server.port)
    #expect(try await send(.get, url).status == 200)
    await next.stop()
  }

  @Test func stoppingDoesNotWaitForASlowAnswer() async throws {
    var options = ServeOptions(faults: [try FaultSelection("slow")])
    // Far more than a busy machine needs to stop.
    options.latency = .seconds(60)
    let server = try await RunningServer.start(serving: [SampleAPI.v4], options: options)
    let url = server.baseURL(SampleAPI.v4) + "/runners"
    async let reply = send(.get, url)
    while server.api.firings.isEmpty { await Task.yield() }
    let clock = ContinuousClock()
    let start = clock.now
    await server.stop()
    #expect(clock.now - start < .seconds(30))
    #expect(try await reply.status == 200, "it is answered all the same")
  }

  @Test func aConnectionIsReset() async throws {
    let faults = [try FaultSelection("connection-reset=GET /runners")]
    try await serving(ServeOptions(faults: faults)) { _, base, _ in
      await #expect(throws: (any Error).self) { try await send(.get, "\(base)/runners") }
      let next = try await send(.get, "\(base)/runners/all")
      #expect(next.status == 200, "the server goes on")
    }
  }

  @Test func aHugeBodyIsAsLongAsItSays() async throws {
    let faults = [try FaultSelection("huge-body=GET /runners")]
    try await serving(ServeOptions(faults: faults)) { _, base, _ in
      let response = try await HTTPClient.shared.execute(
        HTTPClientRequest(url: "\(base)/runners"), timeout: .seconds(60))
      var count = 0
      for try await part in response.body { count += part.readableBytes }
      #expect(response.headers.first(name: "content-length") == String(count))
      #expect(count > 64 << 20)
    }
  }

  @Test func anEndlessBodyEndsWithTheClientOrTheServer() async throws {
    let faults = [try FaultSelection("endless-body=GET /runners")]
    try await serving(ServeOptions(faults: faults)) { server, base, _ in
      func read(_ limit: Int) async throws -> Int {
        let request = HTTPClientRequest(url: "\(base)/runners")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        var count = 0
        for try await part in response.body {
          count += part.readableBytes
          if count >= limit { break }
        }
        return count
      }
      let count = try await read(10 << 20)
      #expect(count >= 10 << 20)
      let next = try await send(.get, "\(base)/runners/all")
      #expect(next.status == 200, "the server goes on")
      async let rest = read(Int.max)
      while server.api.firings.isEmpty { await Task.yield() }
      await server.stop()
      _ = try? await rest
    }
  }

  @Test func aTakenPortIsSaid() async throws {
    try await serving { server, _, _ in
      let error = await #expect(throws: ServeError.self) {
        try await RunningServer.start(serving: [SampleAPI.v4], options: ServeOptions(port: server.port))
      }
      #expect(error?.description == "can't listen on 127.0.0.1:\(server.port): Address already in use")
    }
  }

  @Test func manyClientsAreServed() async throws {
    try await serving(ServeOptions()) { _, base, _ in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for index in 0..<200 {
          group.addTask {
            try await send(index % 4 == 0 ? .get : .head, "\(base)/runners/\(index % 2 == 0 ? "21" : "all")").status
          }
        }
        return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
      }
      #expect(statuses == [200])
    }
  }
}
