import Foundation
import TestSupport
import Testing

/// What a project says once: `.docproof.yml`, a baseline, fixes.
@Suite struct LintMannersTests {
  private static let page = """
    # Users API

    ## Get a user

    ```plaintext
    GET /user
    ```

    Example response:

    ```json
    {"name": "Ada", "admin": false,}
    ```

    """

  private func withDocs(_ config: String? = nil, _ work: (URL) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try Data(Self.page.utf8).write(to: folder.appendingPathComponent("users.md"))
      // The root of a repository, beyond which no configuration is looked for.
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(".git"), withIntermediateDirectories: true)
      if let config { try Data(config.utf8).write(to: folder.appendingPathComponent(".docproof.yml")) }
      try await work(folder)
    }
  }

  private func expectExit(
    _ code: Int32, _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let result = try await ProgramRunner.run(arguments)
    #expect(result.exitCode == code, "\(result)", sourceLocation: sourceLocation)
  }

  @Test func configurationIgnoresAndSetsSeverities() async throws {
    try await withDocs { folder in
      try await expectExit(1, ["lint", folder.path])
    }
    try await withDocs("ignore: [trailing-comma]\n") { folder in
      try await expectExit(0, ["lint", folder.path])
    }
    try await withDocs("severity:\n  EXA102: info\n") { folder in
      let result = try await ProgramRunner.run(["lint", folder.path, "--format", "concise"])
      #expect(result.exitCode == 0)
      #expect(result.stdout == "users.md:12:31: info EXA102 Trailing comma before `}`\n", "\(result)")
    }
    try await withDocs("overrides:\n  - paths: [users.md]\n    ignore: [EXA]\n") { folder in
      try await expectExit(0, ["lint", folder.path + "/users.md"])
    }
  }

  @Test(arguments: [
    ("ignor: [EXA]\n", "unknown key `ignor`; did you mean `ignore`?"),
    ("ignore: [EXA999]\n", "`EXA999` is no rule"),
    ("select: [\n", "not YAML"),
    ("fail-on: never\n", "`fail-on` takes error, warning or info"),
    ("- a\n", "must be keys and values"),
  ])
  func wrongConfigurationIsRefused(config: String, message: String) async throws {
    try await withDocs(config) { folder in
      let result = try await ProgramRunner.run(["lint", folder.path])
      #expect(result.exitCode == 2)
      #expect(result.stdout.isEmpty)
      #expect(result.stderr.contains(message), "\(result)")
    }
  }

  @Test func fixMendsAndLeavesTheRest() async throws {
    try await withDocs { folder in
      try await expectExit(0, ["lint", folder.path, "--fix"])
      let mended = try String(contentsOf: folder.appendingPathComponent("users.md"), encoding: .utf8)
      #expect(mended == Self.page.replacingOccurrences(of: "false,}", with: "false}"))
    }
  }

  @Test func baselineKnowsOldFindingsOnly() async throws {
    try await withDocs { folder in
      let baseline = folder.appendingPathComponent("baseline.json").path
      let page = folder.appendingPathComponent("users.md")
      #expect(
        try await ProgramRunner.run(["lint", folder.path, "--baseline", baseline, "--write-baseline"]).exitCode == 0)
      try await expectExit(0, ["lint", folder.path, "--baseline", baseline])
      // Moved, it is still known; twice, it is new.
      try Data(("\n\n" + Self.page).utf8).write(to: page)
      try await expectExit(0, ["lint", folder.path, "--baseline", baseline])
      try Data((Self.page + Self.page.replacingOccurrences(of: "/user", with: "/admin")).utf8).write(to: page)
      try await expectExit(1, ["lint", folder.path, "--baseline", baseline])
      // Mended, the entry is stale.
      try Data(Self.page.replacingOccurrences(of: "false,}", with: "false}").utf8).write(to: page)
      let result = try await ProgramRunner.run(["lint", folder.path, "--baseline", baseline])
      #expect(result.exitCode == 0)
      #expect(result.stderr.contains("stale entry"), "\(result)")
    }
  }
}
