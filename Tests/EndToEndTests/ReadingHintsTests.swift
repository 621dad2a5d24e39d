import APIModel
import Foundation
import TestSupport
import Testing

/// Hints of `.docproof.yml` how to read the docs reach every command that reads docs.
@Suite struct ReadingHintsTests {
  private static let page = """
    # Users API

    ## Show yourself

    ```plaintext
    GET /api/v4/user
    ```

    | Feld | Pflicht |
    |------|---------|
    | `verbose` | yes |

    Was kommt:

    ```json
    {"id": 1}
    ```
    """

  private static let config = """
    base-path: /api/v4
    columns:
      Feld: Attribute
      Pflicht: Required
    lead-ins:
      request: what goes
      response: [was kommt]
    exclude: [drafts]
    """

  private func withDocs(_ work: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let drafts = folder.appendingPathComponent("drafts")
    try FileManager.default.createDirectory(at: drafts, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // The search for a configuration ends at a repository's root.
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent(".git"), withIntermediateDirectories: true)
    try Data(Self.page.utf8).write(to: folder.appendingPathComponent("users.md"))
    try Data("# Draft\n\n```\nGET /draft\n```\n".utf8).write(to: drafts.appendingPathComponent("draft.md"))
    try Data(Self.config.utf8).write(to: folder.appendingPathComponent(".docproof.yml"))
    try await work(folder.path)
  }

  @Test func reachExtract() async throws {
    try await withDocs { docs in
      let result = try await ProgramRunner.run(["extract", docs])
      let paths = try #require(try result.json()["paths"]?.objectValue)
      #expect(paths.members.map(\.name) == ["/user"])
      #expect(result.stdout.contains("\"verbose\""))
      #expect(!result.stdout.contains("draft"))
    }
  }

  @Test func reachPlanAndDiff() async throws {
    try await withDocs { docs in
      let plan = try await ProgramRunner.run(["plan", docs, "--server", "http://127.0.0.1:1/api/v4"])
      #expect(plan.stdout.hasPrefix("GET /user\n"), "\(plan)")
      #expect(!plan.stdout.contains("draft"))
      let diff = try await ProgramRunner.run(["diff", docs, docs, "--format", "json"])
      #expect(try diff.json()["summary"]?["operations"] == 1, "\(diff)")
    }
  }

  @Test func reachCheckAndLint() async throws {
    try await withDocs { docs in
      let check = try await ProgramRunner.run(["check", docs, "--format", "json"])
      #expect(try check.json()["summary"]?["operations"] == 1, "\(check)")
      let lint = try await ProgramRunner.run(["lint", docs, "--format", "json"])
      #expect(try lint.json()["summary"]?["operations"] == 1, "\(lint)")
    }
  }

  /// The base path and the required parameter are known by the hints alone, and so is that the draft is none.
  @Test func reachServe() async throws {
    func statuses(_ arguments: [String]) async throws -> [String] {
      try await RunningProgram.serving(arguments + ["--no-auth"]) { url in
        let origin = String(url.prefix { $0 != "/" }) + "//" + (url.split(separator: "/").dropFirst().first ?? "")
        var statuses: [String] = []
        for path in ["/api/v4/user?verbose=1", "/api/v4/user", "/draft"] {
          let curl = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", origin + path]
          statuses.append(try await ProgramRunner.run(URL(fileURLWithPath: "/usr/bin/env"), curl).stdout)
        }
        return statuses
      }
    }
    try await withDocs { docs in
      #expect(try await statuses([docs]) == ["200", "400", "404"])
      let other = docs + "/other.yml"
      try Data("exclude: [users.md]\n".utf8).write(to: URL(fileURLWithPath: other))
      #expect(try await statuses([docs, "--config", other]).last == "200")
    }
  }

  @Test func comeFromTheFileThatIsNamed() async throws {
    try await withDocs { docs in
      let other = docs + "/other.yml"
      try Data("exclude: [users.md]\n".utf8).write(to: URL(fileURLWithPath: other))
      let result = try await ProgramRunner.run(["extract", docs, "--config", other])
      #expect(try result.json()["paths"]?.objectValue?.members.map(\.name) == ["/draft"])
      try Data("excluded: [users.md]\n".utf8).write(to: URL(fileURLWithPath: other))
      let wrong = try await ProgramRunner.run(["extract", docs, "--config", other])
      #expect(wrong.exitCode == 2)
      #expect(wrong.stderr.contains("did you mean `exclude`"), "\(wrong)")
    }
  }
}
