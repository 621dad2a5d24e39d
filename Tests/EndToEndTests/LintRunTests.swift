import APIModel
import Foundation
import TestSupport
import Testing

/// Whole runs of `extract` and `lint`.
@Suite struct LintRunTests {
  @Test(arguments: ["v3", "v4"]) func samplesAreLintedToTheEnd(version: String) async throws {
    let result = try await ProgramRunner.run(["lint", "specs/runners/\(version)", "--format", "json"])
    let summary = try #require(try result.json()["summary"])
    let gated = (summary["error"]?.intValue ?? 0) + (summary["warning"]?.intValue ?? 0)
    #expect(result.exitCode == (gated > 0 ? 1 : 0), "\(result)")
    #expect(result.stderr.isEmpty, "\(result)")
    #expect(summary["operations"]?.intValue == (version == "v3" ? 8 : 20))
  }

  @Test func gateFollowsSeverityAndSelection() async throws {
    try await withTemporaryFolder { folder in
      try SampleMistake.write(into: folder)
      func exitCode(_ options: String...) async throws -> Int32 {
        try await ProgramRunner.run(["lint", folder.path, "-q"] + options).exitCode
      }
      #expect(try await exitCode() == 1)
      #expect(try await exitCode("--fail-on", "error") == 1)
      #expect(try await exitCode("--select", "EXA") == 1)
      #expect(try await exitCode("--select", "EXT") == 0)
      #expect(try await exitCode("--ignore", "EXA") == 0)
    }
  }

  @Test func pointsAtTheMistake() async throws {
    try await withTemporaryFolder { folder in
      try SampleMistake.write(into: folder)
      let comma = try #require(
        SampleMistake.page.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("Cog") })
      let concise = try await ProgramRunner.run(["lint", folder.path, "--format", "concise"])
      #expect(concise.stdout.hasPrefix("page.md:\(comma + 1):18: "), "\(concise)")
      let text = try await ProgramRunner.run(["lint", folder.path, "--color", "never"])
      #expect(text.stdout.contains("\"name\": \"Cog\",\n"), "\(text)")
      #expect(text.stdout.contains("^"), "\(text)")
      #expect(!text.stdout.contains("\u{1B}"), "\(text)")
    }
  }

  @Test func writesSeveralFormatsAtOnce() async throws {
    try await withTemporaryFolder { folder in
      try SampleMistake.write(into: folder)
      let formats = ["text", "concise", "json", "sarif", "junit", "codequality", "github", "markdown", "html"]
      let reports = folder.appendingPathComponent("reports")
      try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
      let options = formats.flatMap { ["--format", "\($0)=\(reports.path)/\($0)"] }
      let all = try await ProgramRunner.run(["lint", folder.path + "/page.md"] + options)
      #expect(all.exitCode == 1, "\(all)")
      #expect(all.stdout.isEmpty, "every format went to its file\n\(all)")
      for format in formats {
        let alone = try await ProgramRunner.run(["lint", folder.path + "/page.md", "--format", format])
        let file = try String(contentsOf: reports.appendingPathComponent(format), encoding: .utf8)
        #expect(alone.stdout == file, "\(format)")
        #expect(file.contains(format == "github" ? "::error" : "EXA"), "\(format)")
      }
    }
  }

  @Test func extractsTheSameSpecEachTime() async throws {
    let once = try await ProgramRunner.run(["extract", "specs/runners/v4"])
    let again = try await ProgramRunner.run(["extract", "specs/runners/v4"])
    #expect(once.exitCode == 0, "\(once)")
    #expect(try once.json()["openapi"]?.stringValue?.hasPrefix("3.1.") == true)
    #expect(once.stdout == again.stdout)
    #expect(once.stderr.isEmpty, "\(once)")
  }
}
