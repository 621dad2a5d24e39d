import Foundation
import TestSupport
import Testing

@Suite struct CommandLineTests {
  static let commands = ["extract", "lint", "check", "diff", "serve", "plan", "rules", "explain"]

  @Test func saysItsVersion() async throws {
    let result = try await ProgramRunner.run(["--version"])
    #expect(result.exitCode == 0)
    #expect(try /(docproof )?\d+\.\d+\.\d+\n/.wholeMatch(in: result.stdout) != nil, "\(result)")
    #expect(result.stderr.isEmpty, "\(result)")
  }

  @Test func helpNamesEveryCommand() async throws {
    let result = try await ProgramRunner.run(["--help"])
    #expect(result.exitCode == 0)
    for command in Self.commands { #expect(result.stdout.contains("  \(command) "), "\(command)") }
  }

  @Test(arguments: commands) func helpOfACommand(command: String) async throws {
    let result = try await ProgramRunner.run([command, "--help"])
    #expect(result.exitCode == 0)
    #expect(result.stdout.contains("docproof \(command)"), "\(result)")
    #expect(result.stderr.isEmpty, "\(result)")
  }

  @Test(arguments: commands) func unknownOptionIsBadUsage(command: String) async throws {
    let docs = ["specs/runners/v3", "specs/runners/v4"].suffix(command == "diff" ? 2 : 1)
    let result = try await ProgramRunner.run([command] + docs + ["--no-such-option"])
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.stdout.isEmpty, "\(result)")
    #expect(result.stderr.contains("--no-such-option"), "\(result)")
  }

  @Test(arguments: [
    ["no-such-command"], ["lint"], ["diff", "specs/runners/v4"], ["lint", "specs/runners/v4", "--format", "no-such"],
    ["lint", "specs/runners/v4", "--fail-on", "no-such"], ["lint", "specs/runners/v4", "--select", "NOS"],
    ["serve", "specs/runners/v4", "--fault", "no-such"], ["serve", "specs/runners/v4", "--port", "99999"],
    ["serve", "specs/runners/v4", "--token", "t", "--no-auth"],
    ["serve", "specs/runners/v4", "--token", "t", "--token-env", "PATH"],
  ])
  func badUsage(arguments: [String]) async throws {
    let result = try await ProgramRunner.run(arguments)
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.stdout.isEmpty, "\(result)")
    #expect(!result.stderr.isEmpty)
  }

  /// `/dev/null` would be replaced by a plain file if a link were.
  @Test func aReportIsWrittenThroughALink() async throws {
    try await withTemporaryFolder { folder in
      let target = folder.appendingPathComponent("target.json")
      let link = folder.appendingPathComponent("link.json")
      try Data("old".utf8).write(to: target)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      let result = try await ProgramRunner.run(["lint", "specs/runners/v4", "--format", "json=\(link.path)"])
      #expect(result.exitCode <= 1, "\(result)")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == target.path, "still a link")
      #expect(try Data(contentsOf: target).starts(with: Data("{".utf8)))
    }
  }

  @Test func catalogueAndExplanationAgree() async throws {
    let rules = try await ProgramRunner.run(["rules"])
    #expect(rules.exitCode == 0)
    let ids = rules.stdout.matches(of: /\b([A-Z]{3}\d{3})\s+([a-z]+(-[a-z]+)*)\b/).map { ($0.1, $0.2) }
    #expect(ids.count > 10)
    for (code, name) in ids.prefix(3) {
      let byCode = try await ProgramRunner.run(["explain", String(code)])
      let byName = try await ProgramRunner.run(["explain", String(name)])
      #expect(byCode.exitCode == 0)
      #expect(byCode.stdout.contains(name), "\(byCode)")
      #expect(byName.stdout == byCode.stdout)
    }
  }
}
