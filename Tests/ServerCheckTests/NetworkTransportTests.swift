import APIModel
import Foundation
import Testing

@testable import ServerCheck

@Suite struct NetworkTransportTests {
  private func send(
    _ pieces: [RawServer.Piece], bodyLimit: Int = 1 << 20, timeout: Duration = .seconds(20)
  ) async throws -> Result<ProbeResponse, TransportError> {
    let server = try RawServer { _ in pieces }
    defer { server.stop() }
    return try await send(to: "http://127.0.0.1:\(server.port)/x", bodyLimit: bodyLimit, timeout: timeout)
  }

  private func send(
    to url: String, bodyLimit: Int = 1 << 20, timeout: Duration = .seconds(20)
  ) async throws -> Result<ProbeResponse, TransportError> {
    var options = CheckOptions(server: try BaseURL("http://127.0.0.1/"))
    options.bodyLimit = bodyLimit
    options.timeout = timeout
    return await NetworkTransport.withTransport(options) { transport in
      let request = ProbeRequest(method: .get, url: url, headers: [NameValue("PRIVATE-TOKEN", "t")])
      do throws(TransportError) {
        return .success(try await transport.send(request, bodyLimit: bodyLimit, timeout: timeout))
      } catch {
        return .failure(error)
      }
    }
  }

  @Test func aWholeAnswer() async throws {
    let response = try await send([
      .text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
    ]).get()
    #expect(response.status == 200)
    #expect(response.header("content-type") == "application/json")
    #expect(response.body == Array("{}".utf8))
    #expect(response.bodyEnd == .complete)
  }

  @Test func requestsGoOutAsMade() async throws {
    let server = try RawServer { head in
      [.text("HTTP/1.1 200 OK\r\nContent-Length: \(head.utf8.count)\r\n\r\n\(head)")]
    }
    defer { server.stop() }
    let response = try await send(to: "http://127.0.0.1:\(server.port)/a%2Fb?c=d").get()
    let head = String(decoding: response.body, as: UTF8.self)
    #expect(head.hasPrefix("GET /a%2Fb?c=d HTTP/1.1\r\n"))
    #expect(head.lowercased().contains("private-token: t\r\n"))
  }

  @Test func aRedirectIsNotFollowed() async throws {
    let response = try await send([
      .text("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
    ]).get()
    #expect(response.status == 302)
  }

  @Test func aBodyShorterThanItsLength() async throws {
    let response = try await send([.text("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\"")]).get()
    #expect(response.body == Array("{\"id\"".utf8))
    #expect(response.bodyEnd == .cutOff("the connection was closed before the answer was complete"))
  }

  @Test func aChunkThatIsNone() async throws {
    let response = try await send([
      .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n")
    ]).get()
    guard case .cutOff(let reason) = response.bodyEnd else {
      Issue.record("\(response.bodyEnd)")
      return
    }
    #expect(reason.contains("not valid HTTP"))
  }

  @Test func aBodyWithoutEndIsLeftAtTheLimit() async throws {
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 16)
    let response = try await send([.text("HTTP/1.1 200 OK\r\n\r\n"), .endless(blanks)], bodyLimit: 100_000).get()
    #expect(response.bodyEnd == .tooLarge(limit: 100_000))
    #expect(response.body.count == 100_000)
  }

  @Test func aBodyThatSaysThatItIsTooLargeIsNotWaitedFor() async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n"
    let response = try await send([.text(head), .silence], bodyLimit: 100_000, timeout: .seconds(600)).get()
    #expect(response.bodyEnd == .tooLarge(limit: 100_000))
    #expect(response.body.isEmpty)
  }

  /// 10 MB of blanks, packed to 10 kB.
  @Test func aPackedBombIsLeftAtTheLimit() async throws {
    let bomb = try gzip(count: 10 << 20)
    #expect(bomb.count < 20_000)
    let response = try await send(
      [.text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"), .bytes(bomb)],
      bodyLimit: 1 << 20
    ).get()
    #expect(response.bodyEnd == .tooLarge(limit: 1 << 20))
    #expect(response.body.count <= 1 << 20)
  }

  @Test func aPackedBodyIsUnpacked() async throws {
    let packed = try gzip(count: 1000)
    let response = try await send([
      .text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n"), .bytes(packed),
    ]).get()
    #expect(response.bodyEnd == .complete)
    #expect(response.body == [UInt8](repeating: UInt8(ascii: " "), count: 1000))
  }

  private func gzip(count: Int) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "head -c \(count) /dev/zero | tr '\\0' ' ' | gzip -9 -n"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }

  @Test func silenceEndsWithTheTimeout() async throws {
    // Long enough to connect on a busy machine, too.
    let result = try await send([.silence], timeout: .seconds(2))
    #expect(throws: TransportError(.timedOut, "no complete answer within 2 seconds")) { try result.get() }
  }

  /// In the second case each byte comes in time, and the whole never does.
  @Test(arguments: [
    RawServer.Piece.silence, .endless(Array("1\r\n \r\n".utf8)),
  ]) func aBodyWithoutEndEndsWithTheTimeout(_ rest: RawServer.Piece) async throws {
    let head = RawServer.Piece.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    let clock = ContinuousClock()
    let start = clock.now
    let response = try await send([head, rest], bodyLimit: Int.max, timeout: .seconds(1)).get()
    #expect(start.duration(to: clock.now) < .seconds(120))
    #expect(response.status == 200)
    #expect(response.bodyEnd == .unfinished("no complete answer within 1 seconds"))
  }

  @Test func aClosedConnection() async throws {
    let result = try await send([])
    let error = #expect(throws: TransportError.self) { try result.get() }
    #expect(error?.kind == .disconnected)
  }

  @Test func anAnswerThatIsNotHTTP() async throws {
    let result = try await send([.text("SSH-2.0-OpenSSH_9.2\r\n\r\n")])
    let error = #expect(throws: TransportError.self) { try result.get() }
    #expect(error?.kind == .notHTTP)
  }

  /// The HTTP client would end the program.
  @Test(arguments: ["000", "099"]) func aStatusThatIsNone(_ status: String) async throws {
    let result = try await send([.text("HTTP/1.1 \(status) Odd\r\nContent-Length: 2\r\n\r\n{}")])
    let error = #expect(throws: TransportError.self) { try result.get() }
    #expect(error?.kind == .notHTTP)
  }

  /// What nobody asked for nobody can read; that its bytes look like JSON is chance.
  @Test(arguments: ["Content-Encoding: br", "Transfer-Encoding: gzip, chunked"])
  func aCodingThatWasNotAskedFor(_ header: String) async throws {
    let body = header.hasPrefix("T") ? "2\r\n{}\r\n0\r\n\r\n" : "{}"
    let length = header.hasPrefix("T") ? "" : "Content-Length: 2\r\n"
    let response = try await send([.text("HTTP/1.1 200 OK\r\n\(header)\r\n\(length)\r\n\(body)")]).get()
    #expect(response.bodyEnd == .coded(header.hasPrefix("T") ? "gzip" : "br"))
  }

  @Test func interimAnswersAreNotTheAnswer() async throws {
    let response = try await send([
      .text("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"),
      .text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
    ]).get()
    #expect(response.status == 200)
    #expect(response.header("Link") == nil)
    #expect(response.body == Array("{}".utf8))
  }

  @Test func nobodyListens() async throws {
    let server = try RawServer { _ in [] }
    let port = server.port
    server.stop()
    // The port was free a moment ago and is nobody's now.
    let result = try await send(to: "http://127.0.0.1:\(port)/")
    let error = #expect(throws: TransportError.self) { try result.get() }
    #expect(error == TransportError(.unreachable, "connection refused"))
  }

  @Test func noSuchHost() async throws {
    let result = try await send(to: "http://docproof.invalid/")
    let error = #expect(throws: TransportError.self) { try result.get() }
    #expect(error?.kind == .unreachable)
  }

  @Test func noTLS() async throws {
    let server = try RawServer { _ in [.text("HTTP/1.1 200 OK\r\n\r\n")] }
    defer { server.stop() }
    // The client's hello holds no blank line, so that the server answers nothing until it is told to go.
    let result = try await send(to: "https://127.0.0.1:\(server.port)/", timeout: .milliseconds(500))
    #expect(throws: TransportError.self) { try result.get() }
  }

  @Test func aWholeCheckOverTheNetwork() async throws {
    let server = try RawServer { head in
      let path = head.split(separator: " ").dropFirst().first.map(String.init) ?? ""
      let hasToken = head.lowercased().contains("private-token: \(Runners.token)\r\n")
      let body = Runners.healthy[path]
      let status = !hasToken ? "401 Unauthorized" : body == nil ? "404 Not Found" : "200 OK"
      let text = status == "200 OK" ? body ?? "" : "{}"
      return [
        .text(
          "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + "Content-Length: \(text.utf8.count)\r\n\r\n\(text)")
      ]
    }
    defer { server.stop() }
    let options = CheckOptions(
      server: try BaseURL("http://127.0.0.1:\(server.port)/api/v4"), token: try Secret(Runners.token))
    let outcome = try await Prober.check(Runners.spec, options)
    #expect(outcome.alarms == [])
    // Each operation with a token, without one and with a wrong one, and a runner that does not exist.
    #expect(outcome.exchanges.count == 17)
    #expect(outcome.verdicts.filter { $0.state == .verified }.count > 60)
  }
}
