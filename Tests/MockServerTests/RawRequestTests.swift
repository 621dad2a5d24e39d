import APIModel
import Foundation
import MockServer
import Testing

/// Bytes on a socket that are no request, or one that no client library would send: a 4xx or a closed connection, never
/// a 5xx, and never the end of the server.
@Suite struct RawRequestTests {
  /// Sends bytes, closes that half of the connection, and reads what comes until the server closes the other.
  /// - Returns: nil where that takes longer than a minute, which is far above what a busy machine needs.
  private static func exchange(_ port: Int, _ bytes: [UInt8]) async -> String? {
    await withCheckedContinuation { continuation in
      // Not on one of the few threads that the server's own tasks share.
      Thread.detachNewThread { continuation.resume(returning: blockingExchange(port, bytes)) }
    }
  }

  private static func connect(_ port: Int) -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return status == 0 ? descriptor : -1
  }

  private static func blockingExchange(_ port: Int, _ bytes: [UInt8]) -> String? {
    let descriptor = connect(port)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // A server that has refused need not read on.
      guard count > 0 else { break }
      sent += count
    }
    shutdown(descriptor, Int32(SHUT_WR))
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count == 0 || (count < 0 && errno == ECONNRESET) { return String(decoding: answer, as: UTF8.self) }
      guard count > 0 else { return nil }
      answer += buffer[..<count]
    }
  }

  private static func statuses(_ answer: String) -> [Int] {
    answer.matches(of: /HTTP\/1\.1 (\d{3})/).compactMap { Int($0.1) }
  }

  private func withServer(_ work: (Int) async throws -> Void) async throws {
    let server = try await RunningServer.start(serving: [SampleAPI.v4])
    do {
      try await work(server.port)
      // It is up and well.
      let last = await Self.exchange(server.port, Self.request("GET /api/v4/runners/21"))
      #expect(last.map(Self.statuses) == [200])
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private static func request(_ line: String, _ headers: [String] = [], body: String = "") -> [UInt8] {
    Array(
      ([line + " HTTP/1.1", "Host: x", "Connection: close"] + headers + ["", body]).joined(separator: "\r\n").utf8)
  }

  private static let hostile: [(String, [UInt8])] = [
    ("a header of a megabyte", request("GET /api/v4/runners", ["X: " + String(repeating: "a", count: 1 << 20)])),
    ("20,000 headers", request("GET /api/v4/runners", (0..<20_000).map { "X-\($0): y" })),
    ("a target of a megabyte", request("GET /" + String(repeating: "a", count: 1 << 20))),
    (
      "JSON nested 100,000 times",
      request(
        "POST /api/v4/runners", ["Content-Type: application/json", "Content-Length: 100000"],
        body: String(repeating: "[", count: 100_000))
    ),
    ("a bad escape", request("GET /api/v4/runners/%zz")), ("another version", Array("GET / HTTP/9.9\r\n\r\n".utf8)),
    ("a length that never comes", request("POST /api/v4/runners", ["Content-Length: 99999999999"], body: "abc")),
    ("a negative length", request("POST /api/v4/runners", ["Content-Length: -1"])),
    ("two lengths", request("POST /api/v4/runners", ["Content-Length: 1", "Content-Length: 2"], body: "ab")),
    (
      "a length and chunks",
      request("POST /api/v4/runners", ["Content-Length: 5", "Transfer-Encoding: chunked"], body: "0\r\n\r\n")
    ),
    ("a chunk of no length", request("POST /api/v4/runners", ["Transfer-Encoding: chunked"], body: "zz\r\nab\r\n")),
    ("half a chunk", request("POST /api/v4/runners", ["Transfer-Encoding: chunked"], body: "5\r\nab")),
    (
      "a body of 8 MiB",
      request(
        "POST /api/v4/runners", ["Content-Type: application/json", "Content-Length: \(8 << 20)"],
        body: String(repeating: "1", count: 8 << 20))
    ),
    ("half a request line", Array("GET /api/v4/run".utf8)), ("NULs", [UInt8](repeating: 0, count: 1000)),
    ("a TLS greeting", [0x16, 0x03, 0x01, 0x00, 0xA5, 0x01] + [UInt8](repeating: 7, count: 200)),
    ("HTTP/2", Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)), ("a proxy's request", request("CONNECT x:443")),
  ]

  @Test func whatIsNoRequestGetsA4xx() async throws {
    try await withServer { port in
      for (what, bytes) in Self.hostile {
        let answer = try #require(await Self.exchange(port, bytes), "\(what)")
        let statuses = Self.statuses(answer)
        #expect(statuses.count == 1 && statuses.allSatisfy { (400..<500).contains($0) }, "\(what): \(statuses)")
      }
      #expect(await Self.exchange(port, []) == "", "nothing asked, nothing said")
    }
  }

  @Test(arguments: [1, 2] as [UInt64]) func randomBytesDoNoHarm(seed: UInt64) async throws {
    var state = seed
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let words = [
      "GET", "POST", "PUT", " ", "/api/v4/runners", "/21", "?", "%", "\r\n", " HTTP/1.1", "Host: x", "Content-Length: ",
      "10", "Transfer-Encoding: chunked", "Content-Type: application/json", "{\"token\":", "[", "\0", "&", "=", ":",
      "*",
      "Connection: close", "0\r\n\r\n", "multipart/form-data; boundary=x", "--x", "-1", "\n", "Accept: ", ";q=",
    ].map { Array($0.utf8) }
    let whole = Self.request(
      "POST /api/v4/runners?x=1", ["Content-Type: application/json", "Content-Length: 13"], body: #"{"token":"x"}"#)
    try await withServer { port in
      var counts: [Int: Int] = [:]
      for _ in 0..<150 {
        var bytes: [UInt8] = []
        switch random(3) {
        case 0: bytes = (0..<random(300)).map { _ in UInt8(random(256)) }
        case 1: for _ in 0..<random(40) { bytes += words[random(words.count)] }
        default:
          bytes = whole
          for _ in 0...random(5) {
            let at = random(bytes.count)
            switch random(3) {
            case 0: bytes[at] = UInt8(random(256))
            case 1: bytes.removeSubrange(at..<min(at + 4, bytes.count))
            default: bytes.insert(contentsOf: words[random(words.count)], at: at)
            }
          }
        }
        let answer = try #require(await Self.exchange(port, bytes), "\(bytes)")
        for status in Self.statuses(answer) {
          counts[status, default: 0] += 1
          #expect(status < 500, "\(String(decoding: bytes, as: UTF8.self))")
        }
      }
      #expect((counts[400] ?? 0) > 50 && (counts[201] ?? 0) + (counts[415] ?? 0) > 0, "some were read: \(counts)")
    }
  }

  @Test func requestsInARowAreAnsweredInTheirOrder() async throws {
    try await withServer { port in
      let one = Array("GET /api/v4/runners/21 HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
      let other = Array("GET /api/v4/runners/999 HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
      let row = (0..<30).flatMap { $0 % 3 == 2 ? other : one } + Self.request("GET /api/v4/runners")
      let answer = try #require(await Self.exchange(port, row))
      #expect(Self.statuses(answer) == (0..<30).map { $0 % 3 == 2 ? 404 : 200 } + [200])
    }
  }

  @Test func clientsThatNeverFinishKeepNobodyOut() async throws {
    try await withServer { port in
      let slow = (0..<100).map { _ in Self.connect(port) }
      defer { for descriptor in slow { close(descriptor) } }
      let start = Array("GET /api/v4/runners HTTP/1.1\r\nHost: x\r\nX-".utf8)
      for descriptor in slow {
        #expect(send(descriptor, start, start.count, Int32(MSG_NOSIGNAL)) == start.count)
      }
      let answer = await Self.exchange(port, Self.request("GET /api/v4/runners/21"))
      #expect(answer.map(Self.statuses) == [200])
    }
  }

  @Test func aConnectionOnWhichNothingEndsIsClosed() async throws {
    var options = ServeOptions()
    options.idleTimeout = .milliseconds(100)
    let server = try await RunningServer.start(serving: [SampleAPI.v4], options: options)
    for start in ["", "GET /api/v4/runners HTTP/1.1\r\nHost: x\r\nX-", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\na"]
    {
      let (port, bytes) = (server.port, Array(start.utf8))
      let isClosed = await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          let descriptor = Self.connect(port)
          defer { close(descriptor) }
          _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
          var buffer = [UInt8](repeating: 0, count: 1 << 12)
          var count = 1
          while count > 0 { count = recv(descriptor, &buffer, buffer.count, 0) }
          // Nothing for a minute would be an error, and no end.
          continuation.resume(returning: count == 0 || errno == ECONNRESET)
        }
      }
      #expect(isClosed, "\(start)")
    }
    await server.stop()
  }
}
