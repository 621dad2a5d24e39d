import Foundation
import Synchronization

/// A program that goes on until it is told to stop, such as a server.
enum RunningProgram {
  struct NotReady: Error, CustomStringConvertible { var description: String }

  /// Works while `docproof serve` runs on a free port.
  /// - Parameters:
  ///   - signal: Ends it after the work.
  ///   - work: Gets the URL that the server printed, a base URL for `check --server`.
  static func serving<Result>(
    _ arguments: [String], environment: [String: String] = [:], endingWith signal: Int32 = SIGTERM,
    _ work: (String) async throws -> Result
  ) async throws -> Result {
    try await running(
      ProgramRunner.docproof, ["serve"] + arguments + ["--port", "0"], environment: environment, endingWith: signal,
      until: url, work)
  }

  /// Works while a program runs; then ends it with a signal, which it must obey.
  /// - Parameters:
  ///   - ready: Looks at each line of its output, on both streams, until it finds what the work needs.
  ///   - limit: For its start, and for its end.
  static func running<Found: Sendable, Result>(
    _ program: URL, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
    endingWith signal: Int32 = SIGTERM, until ready: @escaping @Sendable (Substring) -> Found?,
    limit: Duration = .seconds(30), _ work: (Found) async throws -> Result
  ) async throws -> Result {
    let process = ProgramRunner.prepared(program, arguments, environment, folder)
    let call = ([program.lastPathComponent] + arguments).joined(separator: " ")
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    let ending = ProgramEnding()
    process.terminationHandler = { ending.ended($0) }
    try process.run()
    try? output.fileHandleForWriting.close()
    let id = process.processIdentifier
    let (found, log) = await firstMatch(in: output.fileHandleForReading, of: id, ready, limit)
    guard let found else {
      kill(id, SIGKILL)
      _ = await ending.wait(killing: id, after: limit)
      throw NotReady(description: "\(call) did not become ready: \(log.prefix(2000))")
    }
    do {
      let result = try await work(found)
      kill(id, signal)
      guard await ending.wait(killing: id, after: limit) != nil else {
        throw ProgramRunner.TimeLimitExceeded(call: "\(call), after signal \(signal),", limit: limit)
      }
      return result
    } catch {
      kill(id, SIGKILL)
      _ = await ending.wait(killing: id, after: limit)
      throw error
    }
  }

  /// Reads on after the match, so that the program never waits for a reader.
  private static func firstMatch<Found: Sendable>(
    in output: FileHandle, of process: Int32, _ ready: @escaping @Sendable (Substring) -> Found?, _ limit: Duration
  ) async -> (Found?, String) {
    let timer = Task {
      try await Task.sleep(for: limit)
      kill(process, SIGKILL)
    }
    defer { timer.cancel() }
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var text = ""
        var isFound = false
        // Empty data is the end of the output, which a killed program reaches, too.
        while case let data = output.availableData, !data.isEmpty {
          guard !isFound else { continue }
          text += String(decoding: data, as: UTF8.self)
          for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            guard let match = ready(line) else { continue }
            isFound = true
            continuation.resume(returning: (match, text))
            break
          }
        }
        if !isFound { continuation.resume(returning: (nil, text)) }
      }
    }
  }

  @Sendable private static func url(_ line: Substring) -> String? {
    guard let start = line.range(of: "http://") else { return nil }
    return String(line[start.lowerBound...].prefix { !$0.isWhitespace })
  }
}

/// A port of this machine that is taken and refuses every connection as long as this lives.
final class RefusingPort {
  let number: Int
  private let descriptor: Int32

  struct Unavailable: Error {}

  init() throws {
    // Bound, but nobody listens.
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { [descriptor] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
      }
    }
    number = Int(UInt16(bigEndian: address.sin_port))
    guard status == 0, number > 0 else { throw Unavailable() }
  }

  deinit { close(descriptor) }
}
