import APIModel
import Foundation
import TestSupport
import Testing

/// A run in parts, and a run from a recording, against the run that they stand for.
@Suite struct ShardAndRecordingRunTests {
  private static let check = ["check", "specs/runners/v4", "--fault", "missing-attribute=GET /runners/{id}"]

  @Test func mergedShardsAreTheWholeRun() async throws {
    try await withTemporaryFolder { folder in
      let file = { (name: String) in folder.appendingPathComponent(name).path }
      let whole = try await ProgramRunner.run(Self.check + ["--format", "json=\(file("whole.json"))"])
      #expect(whole.exitCode == 1)
      for shard in 1...3 {
        let part = try await ProgramRunner.run(
          Self.check + ["--shard", "\(shard)/3", "--format", "json=\(file("\(shard).json"))"])
        #expect(part.exitCode == (shard == 1 ? 1 : 0))
      }
      let merged = try await ProgramRunner.run(
        ["merge"] + (1...3).map { file("\($0).json") } + ["--format", "json=\(file("merged.json"))"])
      #expect(merged.exitCode == 1)
      #expect(
        try Data(contentsOf: folder.appendingPathComponent("merged.json"))
          == Data(contentsOf: folder.appendingPathComponent("whole.json")))
    }
  }

  /// A life belongs to the shard of its creation as a whole, and is lived once.
  @Test func mergedShardsOfAWritingRunAreTheWholeRun() async throws {
    try await withTemporaryFolder { folder in
      let check = ["check", "specs/runners/v4", "--allow-writes", "--fault", "update-not-stored=PUT /runners/{id}"]
      let file = { (name: String) in folder.appendingPathComponent(name).path }
      let whole = try await ProgramRunner.run(check + ["--format", "json=\(file("whole.json"))"])
      #expect(whole.exitCode == 1, "\(whole)")
      for shard in 1...3 {
        let part = try await ProgramRunner.run(
          check + ["--shard", "\(shard)/3", "--format", "json=\(file("\(shard).json"))"])
        #expect(part.exitCode < 2, "\(part)")
      }
      let merged = try await ProgramRunner.run(
        ["merge"] + (1...3).map { file("\($0).json") } + ["--format", "json=\(file("merged.json"))"])
      #expect(merged.exitCode == 1, "\(merged)")
      let bytes = { (name: String) in Array(try Data(contentsOf: folder.appendingPathComponent(name))) }
      #expect(try bytes("merged.json") == bytes("whole.json"))
      let a = try #require(JSONReader.read(try bytes("merged.json")).document.root.flatMap { JSONValue($0) })
      #expect((a["verdicts"]?.arrayValue ?? []).count > 500)
      #expect(a["findings"]?.arrayValue?.contains { $0["code"] == "SRV703" } == true)
    }
  }

  @Test func aRecordingShowsTheSameFault() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("run.har").path
      let live = try await ProgramRunner.run(Self.check + ["--record", file, "--format", "json"])
      let offline = try await ProgramRunner.run(["check", "specs/runners/v4", "--har", file, "--format", "json"])
      let places = { (result: ProgramResult) in
        try result.json()["findings"]?.arrayValue?.map { "\($0["code"] ?? .null) \($0["operation"] ?? .null)" } ?? []
      }
      #expect(try places(live).count > 1)
      #expect(try places(offline) == places(live))
      #expect(offline.exitCode == 1)
    }
  }

  @Test(arguments: [
    ["merge", "Package.swift"], ["check", "specs/runners/v4", "--har", "specs/runners/v4/openapi.json"],
    ["check", "specs/runners/v4", "--shard", "4/3"],
    ["check", "specs/runners/v4", "--har", "a.har", "--exchanges", "b"],
  ]) func otherFilesAreRefusedInOneLine(_ arguments: [String]) async throws {
    let result = try await ProgramRunner.run(arguments)
    #expect(result.exitCode == 2)
  }
}
