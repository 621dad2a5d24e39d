import APIModel
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization
import Testing

/// `serve --store`: what was answered is there after a restart, however the program ended.
@Suite struct KeptStateRunTests {
  private static let docs = "specs/runners/v4"

  /// A client that gives up at once where the server is gone.
  private func withClient<Result>(_ work: (HTTPClient) async throws -> Result) async throws -> Result {
    var configuration = HTTPClient.Configuration(timeout: .init(connect: .milliseconds(500), read: .seconds(30)))
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      let result = try await work(client)
      try await client.shutdown()
      return result
    } catch {
      try await client.shutdown()
      throw error
    }
  }

  private static func send(
    _ client: HTTPClient, _ method: String, _ url: String, _ body: String? = nil
  ) async throws -> (status: Int, json: JSONValue?) {
    var request = HTTPClientRequest(url: url)
    request.method = .init(rawValue: method)
    request.headers.add(name: "PRIVATE-TOKEN", value: "let-me-in")
    if let body {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(ByteBuffer(string: body))
    }
    let response = try await client.execute(request, timeout: .seconds(30))
    let text = String(buffer: try await response.body.collect(upTo: 1 << 20))
    return (Int(response.status.code), JSONReader.read(text).document.root.flatMap(JSONValue.init))
  }

  /// Counts the writes that were answered.
  private final class Progress: Sendable {
    private let state = Mutex(0)
    var count: Int { state.withLock { $0 } }
    func answered() { state.withLock { $0 += 1 } }
  }

  /// What one writer was told, and what it asked for last without being told.
  private struct Told {
    /// The description of each runner; nil for one that was deleted.
    var runners: [Int: String?] = [:]
    var pending: (id: Int?, text: String?)?
    var answered = 0
  }

  /// Creates, renames and deletes runners, one after the other, until the server is gone.
  private static func write(_ client: HTTPClient, _ url: String, _ name: String, _ progress: Progress) async -> Told {
    var told = Told()
    var last: Int?
    for turn in 0..<100_000 {
      let text = "\(name)-\(turn)"
      do {
        switch turn % 4 {
        case 0, 1:
          told.pending = (nil, text)
          let answer = try await send(
            client, "POST", url + "/runners", #"{"token": "way-in", "description": "\#(text)"}"#)
          guard answer.status == 201, let id = answer.json?["id"]?.intValue else { return told }
          told.runners[id] = text
          last = id
        case 2:
          guard let last else { continue }
          told.pending = (last, text)
          guard try await send(client, "PUT", url + "/runners/\(last)", #"{"description": "\#(text)"}"#).status == 200
          else { return told }
          told.runners[last] = text
        default:
          // Every fourth of those that were renamed.
          guard let last, turn % 16 == 3 else { continue }
          told.pending = (last, nil)
          guard try await send(client, "DELETE", url + "/runners/\(last)").status == 204 else { return told }
          told.runners[last] = .some(nil)
        }
      } catch {
        return told
      }
      told.pending = nil
      told.answered += 1
      progress.answered()
    }
    return told
  }

  @Test func aKilledServerHasLostNothingThatItAnswered() async throws {
    let environment = ["TOKEN": "let-me-in", "WAY_IN": "way-in"]
    try await withTemporaryFolder { folder in
      let arguments = [
        Self.docs, "--store", folder.appendingPathComponent("state").path, "--token-env", "TOKEN",
        "--registration-token-env", "WAY_IN",
      ]
      var expected: [Int: String?] = [:]
      for round in 0..<3 {
        let progress = Progress()
        let told = try await withClient { client in
          let writers = try await RunningProgram.serving(arguments, environment: environment, endingWith: SIGKILL) {
            url in
            for (id, text) in expected {
              let answer = try await Self.send(client, "GET", url + "/runners/\(id)")
              #expect(answer.status == (text == nil ? 404 : 200), "runner \(id) after round \(round)")
              #expect(answer.json?["description"]?.stringValue == text, "runner \(id) after round \(round)")
            }
            let writers = (0..<4).map { number in
              Task { await Self.write(client, url, "r\(round)w\(number)", progress) }
            }
            // Killed while all of them write.
            let clock = ContinuousClock()
            let end = clock.now + .seconds(60)
            while progress.count < 20, clock.now < end { try await clock.sleep(for: .milliseconds(1)) }
            return writers
          }
          var told: [Told] = []
          for writer in writers { told.append(await writer.value) }
          return told
        }
        #expect(told.reduce(0) { $0 + $1.answered } >= 20)
        #expect(told.contains { $0.pending != nil }, "it was killed in the middle of writes")
        for one in told {
          expected.merge(one.runners) { $1 }
          // What was not answered may have happened or not.
          if let id = one.pending?.id { expected[id] = nil }
        }
      }
    }
  }

  @Test func tokensSurviveARestart() async throws {
    try await withTemporaryFolder { folder in
      let store = folder.appendingPathComponent("state").path
      var tokens: [[String]] = []
      for signal in [SIGKILL, SIGTERM, SIGTERM] {
        let lines = try await RunningProgram.running(
          ProgramRunner.docproof, ["serve", Self.docs, "--store", store, "--port", "0"], endingWith: signal,
          until: { $0.hasPrefix("Registration token: ") ? String($0) : nil }
        ) { [$0] }
        tokens.append(lines)
      }
      #expect(Set(tokens).count == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["state"])
    }
  }

  @Test func aFileThatCannotKeepTheStateIsAnError() async throws {
    try await withTemporaryFolder { folder in
      func refusal(_ name: String, docs: String = Self.docs) async throws -> ProgramResult {
        try await ProgramRunner.run(["serve", docs, "--store", folder.appendingPathComponent(name).path, "--port", "0"])
      }
      func expectRefusal(_ result: ProgramResult, _ words: String) {
        #expect(result.exitCode == 2, "\(result)")
        #expect(result.stdout.isEmpty)
        #expect(result.errorLines.count == 1 && result.errorLines.first?.hasSuffix(words) == true, "\(result)")
      }
      try Data("# Notes, and no database at all\n".utf8).write(to: folder.appendingPathComponent("notes.md"))
      expectRefusal(try await refusal("notes.md"), "notes.md is no state file of docproof serve")
      expectRefusal(try await refusal("no/state"), "no/state cannot be opened: No such file or directory")
      expectRefusal(try await refusal("."), "cannot be opened: Is a directory")
      let store = folder.appendingPathComponent("state").path
      try await RunningProgram.serving([Self.docs, "--store", store]) { _ in
        expectRefusal(try await refusal("state"), "state is open in another process")
      }
      expectRefusal(
        try await refusal("state", docs: "specs/runners/v3"),
        "state holds the state of other docs; give another file, or remove this one to begin anew")
      let whole = try Data(contentsOf: URL(fileURLWithPath: store))
      try whole.prefix(whole.count * 2 / 3).write(to: folder.appendingPathComponent("half"))
      expectRefusal(try await refusal("half"), "half is a damaged state file; remove it to begin anew")
      let unnamed = try await ProgramRunner.run(["serve", Self.docs, "--store", ""])
      #expect(unnamed.exitCode == 2 && unnamed.stderr.contains("--store takes the name of a file"), "\(unnamed)")
    }
  }
}
