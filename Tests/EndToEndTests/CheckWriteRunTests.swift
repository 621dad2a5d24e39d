import APIModel
import Foundation
import Synchronization
import TestSupport
import Testing

/// Runs that create, change and delete: what they say, and that they leave a server as it was.
@Suite struct CheckWriteRunTests {
  private static let registration = "e2e-registration-4f9a"
  private static let environment = CheckRunTests.environment.merging(
    ["DOCPROOF_E2E_REGISTRATION": registration]) { first, _ in first }
  private static let serve =
    ["specs/runners/v4", "--registration-token-env", "DOCPROOF_E2E_REGISTRATION"] + CheckRunTests.tokenOption

  private func members(_ url: String) async throws -> Int {
    let request = ["curl", "-sf", "-H", "PRIVATE-TOKEN: \(CheckRunTests.token)", "\(url)/runners/all?per_page=100"]
    let result = try await ProgramRunner.run(URL(fileURLWithPath: "/usr/bin/env"), request)
    let list = try #require(JSONReader.read(result.stdout).document.root.flatMap { JSONValue($0) }?.arrayValue)
    return list.count
  }

  private func withValues<Result>(_ work: (String) async throws -> Result) async throws -> Result {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("values.yml")
      try Data("POST /runners:\n  token: \(Self.registration)\n".utf8).write(to: file)
      return try await work(file.path)
    }
  }

  @Test func aServedSampleIsCleanAndLeftAsItWas() async throws {
    try await RunningProgram.serving(Self.serve, environment: Self.environment) { url in
      try await withValues { values in
        let before = try await members(url)
        let result = try await ProgramRunner.run(
          ["check", "specs/runners/v4", "--server", url, "--allow-writes", "--values", values, "--format", "json"]
            + CheckRunTests.tokenOption, environment: Self.environment)
        #expect(result.exitCode == 0, "\(result)")
        let verdicts = try #require(try result.json()["verdicts"]?.arrayValue)
        let deleted = verdicts.filter { $0["promise"] == "what is deleted is gone" }
        #expect(deleted.count == 3)
        #expect(deleted.allSatisfy { $0["state"] == "verified" })
        #expect(try await members(url) == before)
        #expect(!result.stdout.contains(Self.registration) && !result.stdout.contains(CheckRunTests.token))
      }
    }
  }

  @Test(arguments: [
    ("create-not-stored", "SRV701", "POST /runners"), ("update-not-stored", "SRV703", "PUT /runners/{id}"),
    ("delete-not-deleted", "SRV704", "DELETE /runners/{id}"),
    ("missing-required-accepted", "SRV705", "POST /runners/verify"),
  ]) func aWritingFaultIsFoundAtItsOperation(_ fault: String, _ code: String, _ operation: String) async throws {
    let result = try await ProgramRunner.run(
      ["check", "specs/runners/v4", "--allow-writes", "--fault", "\(fault)=\(operation)", "--format", "json"])
    #expect(result.exitCode == 1, "\(result)")
    let findings = try #require(try result.json()["findings"]?.arrayValue).filter { $0["severity"] != "info" }
    #expect(Set(findings.map { $0["code"]?.stringValue }) == [code])
    #expect(Set(findings.map { $0["operation"]?.stringValue }) == [operation])
  }

  /// Ctrl-C while a member exists: it is deleted, what is known is printed, and the exit code is 2.
  @Test(arguments: [SIGINT, SIGTERM]) func anInterruptCleansUp(_ signal: Int32) async throws {
    try await RunningProgram.serving(Self.serve + ["--latency", "250"], environment: Self.environment) { url in
      try await withValues { values in
        let before = try await members(url)
        let process = Process()
        process.executableURL = ProgramRunner.docproof
        process.currentDirectoryURL = ProjectFiles.root
        process.arguments =
          ["check", "specs/runners/v4", "--server", url, "--allow-writes", "--values", values]
          + CheckRunTests.tokenOption
        process.environment = ProcessInfo.processInfo.environment.merging(Self.environment) { _, new in new }
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // Until there is one member more.
        var count = before
        for _ in 0..<400 where count == before && process.isRunning { count = try await members(url) }
        try #require(count == before + 1)
        kill(process.processIdentifier, signal)
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
        #expect(complaint.contains("interrupted after"))
        #expect(!complaint.contains("left behind"))
        #expect(text.contains("verified"))
        #expect(try await members(url) == before)
      }
    }
  }

  @Test(arguments: [
    (["--allow-writes"], "--confirm-host 192.0.2.1"),
    (["--allow-writes", "--confirm-host", "192.0.2.2"], "nothing was sent"),
  ]) func anotherHostIsNotWrittenToByMistake(_ options: [String], _ words: String) async throws {
    for command in ["check", "plan"] {
      let result = try await ProgramRunner.run([command, "specs/runners/v4", "--server", "http://192.0.2.1"] + options)
      #expect(result.exitCode == 2)
      #expect(result.errorLines.count == 1 && result.stderr.contains(words), "\(result)")
    }
  }

  @Test func thePlanShowsTheWritesAndNoSecret() async throws {
    try await withValues { values in
      let arguments =
        ["plan", "specs/runners/v4", "--server", "http://localhost:1/api/v4", "--values", values]
        + CheckRunTests.tokenOption
      let reading = try await ProgramRunner.run(arguments, environment: Self.environment)
      #expect(!reading.stdout.contains("--request POST"))
      let writing = try await ProgramRunner.run(arguments + ["--allow-writes"], environment: Self.environment)
      #expect(writing.exitCode == 0)
      for words in [
        "--form-string 'token=[redacted]' --form-string 'description=docproof'",
        "--request DELETE --header \"PRIVATE-TOKEN: $DOCPROOF_E2E_TOKEN\" 'http://localhost:1/api/v4/runners/{id}'",
        "--request DELETE --form-string 'token={token}' 'http://localhost:1/api/v4/runners'",
        "not verified: no operation that the docs show creates a member of this run's own for it",
      ] { #expect(writing.stdout.contains(words), "\(words)") }
      #expect(!writing.stdout.contains(Self.registration))
    }
  }

  @Test func aRunIsJudgedAgainByOtherDocs() async throws {
    try await withTemporaryFolder { folder in
      let report = folder.appendingPathComponent("report.json").path
      let recording = folder.appendingPathComponent("run.har").path
      try await RunningProgram.serving(Self.serve, environment: Self.environment) { url in
        let live = try await ProgramRunner.run(
          ["check", "specs/runners/v4", "--server", url, "--format", "json=\(report)", "--record", recording]
            + CheckRunTests.tokenOption, environment: Self.environment)
        #expect(live.exitCode == 0, "\(live)")
      }
      let states = { (result: ProgramResult) in
        try result.json()["verdicts"]?.arrayValue?.map { "\($0["promise"] ?? .null) \($0["state"] ?? .null)" } ?? []
      }
      let live = try Data(contentsOf: URL(fileURLWithPath: report))
      let liveStates = JSONReader.read(Array(live)).document.root.flatMap { JSONValue($0) }?["verdicts"]?.arrayValue?
        .map { "\($0["promise"] ?? .null) \($0["state"] ?? .null)" }
      for file in [report, recording] {
        let again = try await ProgramRunner.run(["check", "specs/runners/v4", "--replay", file, "--format", "json"])
        #expect(again.exitCode == 0, "\(again)")
        #expect(try states(again) == liveStates)
      }
      // Other docs promise one attribute more.
      let page = try String(
        contentsOf: ProjectFiles.root.appendingPathComponent("specs/runners/v4/runners.md"), encoding: .utf8)
      let changed = folder.appendingPathComponent("runners.md")
      try page.replacingOccurrences(
        of: "    \"access_level\": \"ref_protected\",\n    \"maximum_timeout\": 5400",
        with: "    \"brand_new\": 1,\n    \"access_level\": \"ref_protected\",\n    \"maximum_timeout\": 5400"
      ).write(to: changed, atomically: true, encoding: .utf8)
      let other = try await ProgramRunner.run(["check", changed.path, "--replay", report, "--format", "json"])
      #expect(other.exitCode == 1)
      let findings = try #require(try other.json()["findings"]?.arrayValue).filter { $0["severity"] != "info" }
      #expect(findings.map { $0["pointer"]?.stringValue } == ["/brand_new"])
    }
  }

  @Test func twoServersAreComparedAndTheDocsTakeASide() async throws {
    let fault = ["--fault", "missing-attribute=GET /runners/{id}#version"]
    try await RunningProgram.serving(Self.serve, environment: Self.environment) { good in
      try await RunningProgram.serving(Self.serve + fault, environment: Self.environment) { bad in
        let result = try await ProgramRunner.run(
          ["check", "specs/runners/v4", "--server", good, "--against", bad, "--format", "json"]
            + CheckRunTests.tokenOption, environment: Self.environment)
        #expect(result.exitCode == 1, "\(result)")
        let findings = try #require(try result.json()["findings"]?.arrayValue).filter { $0["severity"] != "info" }
        #expect(findings.map { $0["pointer"]?.stringValue } == ["/version"])
        let note = findings.first?["notes"]?.arrayValue?.first?["message"]?.stringValue ?? ""
        #expect(note.hasPrefix("servers: \(bad) alone; \(good)") && note.hasSuffix("the docs side with it"), "\(note)")
      }
    }
  }

  @Test(arguments: [
    "- a", "a: [[1]]", "a: {b: s3cr3t}", "POST runners: {token: s3cr3t}", "{", "POST /nothing: {a: s3cr3t}",
  ])
  func aWrongValuesFileIsRefusedWithoutItsSecrets(_ text: String) async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("values.yml")
      try Data(text.utf8).write(to: file)
      let result = try await ProgramRunner.run(["check", "specs/runners/v4", "--values", file.path])
      #expect(result.exitCode == 2 && result.errorLines.count == 1, "\(result)")
      #expect(!result.stderr.contains("s3cr3t"), "\(result)")
    }
  }
}
