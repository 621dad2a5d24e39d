import APIModel
import Foundation
import Synchronization
import TestSupport

/// What a program that has ended left behind.
struct ProgramResult: CustomStringConvertible {
  /// The exit code; 128 and the signal's number where a signal ended it, as shells count.
  var exitCode: Int32
  var stdout: String
  var stderr: String
  /// How it was called, for the text of a failure.
  var call: String

  /// The lines of stderr that say something.
  var errorLines: [Substring] { stderr.split(separator: "\n") }

  var description: String {
    "\(call)\nexit \(exitCode)\nstdout: \(stdout.prefix(2000))\nstderr: \(stderr.prefix(2000))"
  }
}

/// Runs programs to their end. Their output goes to files, so that no amount of it can block them.
enum ProgramRunner {
  /// The program under test: `DOCPROOF_BIN`, else the one that the same build laid beside the test bundle.
  static let docproof: URL = {
    if let given = ProcessInfo.processInfo.environment["DOCPROOF_BIN"] {
      return URL(fileURLWithPath: given, relativeTo: ProjectFiles.root)
    }
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("docproof")
  }()

  struct TimeLimitExceeded: Error, CustomStringConvertible {
    var call: String
    var limit: Duration
    var description: String { "\(call) did not end within \(limit)" }
  }

  /// Runs `docproof` in the project's folder.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil, in folder: URL? = nil,
    limit: Duration = .seconds(120)
  ) async throws -> ProgramResult {
    try await run(docproof, arguments, environment: environment, input: input, in: folder, limit: limit)
  }

  /// Runs any program.
  /// - Parameters:
  ///   - environment: What the program sees besides `PATH`, `HOME` and `LANG`; nothing else is inherited.
  ///   - limit: After this time the program is killed and the call throws.
  static func run(
    _ program: URL, _ arguments: [String], environment: [String: String] = [:], input: String? = nil,
    in folder: URL? = nil, limit: Duration = .seconds(120)
  ) async throws -> ProgramResult {
    try await withTemporaryFolder { scratch in
      let process = prepared(program, arguments, environment, folder)
      let call = ([program.lastPathComponent] + arguments).joined(separator: " ")
      let (stdout, stderr) = (scratch.appendingPathComponent("stdout"), scratch.appendingPathComponent("stderr"))
      for file in [stdout, stderr] { try Data().write(to: file) }
      process.standardOutput = try FileHandle(forWritingTo: stdout)
      process.standardError = try FileHandle(forWritingTo: stderr)
      if let input {
        let file = scratch.appendingPathComponent("stdin")
        try Data(input.utf8).write(to: file)
        process.standardInput = try FileHandle(forReadingFrom: file)
      } else {
        process.standardInput = FileHandle.nullDevice
      }
      let ending = ProgramEnding()
      process.terminationHandler = { ending.ended($0) }
      try process.run()
      guard let exitCode = await ending.wait(killing: process.processIdentifier, after: limit) else {
        throw TimeLimitExceeded(call: call, limit: limit)
      }
      return ProgramResult(
        exitCode: exitCode, stdout: String(decoding: try Data(contentsOf: stdout), as: UTF8.self),
        stderr: String(decoding: try Data(contentsOf: stderr), as: UTF8.self), call: call)
    }
  }

  static func prepared(
    _ program: URL, _ arguments: [String], _ environment: [String: String], _ folder: URL?
  ) -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let inherited = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "LANG"].contains($0.key) }
    process.environment = inherited.merging(environment) { $1 }
    process.currentDirectoryURL = folder ?? ProjectFiles.root
    return process
  }
}

/// Waits for a process without holding a thread.
final class ProgramEnding: Sendable {
  private struct State {
    var exitCode: Int32?
    var wasKilled = false
    var waiting: CheckedContinuation<Void, Never>?
  }
  private let state = Mutex(State())

  func ended(_ process: Process) {
    let code =
      process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    state.withLock { state in
      state.exitCode = code
      let waiting = state.waiting
      state.waiting = nil
      return waiting
    }?.resume()
  }

  /// - Returns: The exit code; nil where the time was over and the process had to be killed.
  func wait(killing process: Int32, after limit: Duration) async -> Int32? {
    let timer = Task {
      try await Task.sleep(for: limit)
      state.withLock { state in
        guard state.exitCode == nil else { return }
        state.wasKilled = true
        kill(process, SIGKILL)
      }
    }
    defer { timer.cancel() }
    await withCheckedContinuation { continuation in
      let hasEnded = state.withLock { state in
        if state.exitCode == nil { state.waiting = continuation }
        return state.exitCode != nil
      }
      if hasEnded { continuation.resume() }
    }
    return state.withLock { $0.wasKilled ? nil : $0.exitCode }
  }
}

/// A folder that is gone when the work is done.
func withTemporaryFolder<Result>(_ work: (URL) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docproof-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await work(folder)
}

extension ProgramResult {
  /// stdout as JSON.
  func json() throws -> JSONValue {
    let read = JSONReader.read(stdout)
    guard read.isValid, let value = read.document.root.flatMap(JSONValue.init) else {
      throw NotJSON(description: "stdout is not JSON\n\(self)")
    }
    return value
  }

  struct NotJSON: Error, CustomStringConvertible { var description: String }
}
