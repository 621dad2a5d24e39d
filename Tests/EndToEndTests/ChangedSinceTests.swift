import Foundation
import TestSupport
import Testing

/// `lint --changed-since`: what a branch is to blame for, and nothing else.
@Suite struct ChangedSinceTests {
  private static func section(_ heading: String, _ path: String, _ example: String) -> String {
    "## \(heading)\n\n```plaintext\nGET \(path)\n```\n\nExample response:\n\n```json\n\(example)\n```\n\n"
  }

  private func git(_ arguments: [String], in folder: URL) async throws {
    let result = try await ProgramRunner.run(
      URL(fileURLWithPath: "/usr/bin/env"),
      ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "init.defaultBranch=main"] + arguments,
      in: folder)
    #expect(result.exitCode == 0, "\(result)")
  }

  /// A repository with old mistakes on main, and a branch that makes new ones.
  private func withBranch(_ work: (URL) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let docs = folder.appendingPathComponent("doc/api")
      try FileManager.default.createDirectory(at: docs, withIntermediateDirectories: true)
      let users = docs.appendingPathComponent("users.md")
      let old = "# Users API\n\n" + Self.section("Get a user", "/user", "{\"id\": 1,}")
      let link = "# Start\n\n[Users](users.md#get-a-user)\n\nReturns the the name.\n"
      try Data(old.utf8).write(to: users)
      try Data(link.utf8).write(to: docs.appendingPathComponent("start.md"))
      try await git(["init", "-q"], in: folder)
      try await git(["add", "."], in: folder)
      try await git(["commit", "-q", "-m", "Docs"], in: folder)
      try await git(["checkout", "-q", "-b", "branch"], in: folder)
      let new =
        "# Users API\n\nNew text above.\n\n"
        + Self.section("Get the user", "/user", "{\"id\": 1,}") + Self.section("List users", "/users", "[1,]")
      try Data(new.utf8).write(to: users)
      try await work(docs)
    }
  }

  private func lines(_ arguments: [String]) async throws -> [String] {
    let result = try await ProgramRunner.run(arguments + ["--format", "concise"])
    #expect(result.exitCode < 2, "\(result)")
    return result.stdout.split(separator: "\n").map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
  }

  @Test func reportsTouchedLinesAndWhatFollows() async throws {
    try await withBranch { docs in
      #expect(try await lines(["lint", docs.path]).count == 4)
      // The link stands on a line that nobody touched; its heading was renamed. The old comma and the doubled word stay.
      let expected = ["start.md:3:18: warning LNK101", "users.md:26:3: error EXA102"]
      #expect(try await lines(["lint", docs.path, "--changed-since", "main"]) == expected)
      #expect(try await lines(["lint", docs.path + "/users.md", "--changed-since", "main"]) == [expected[1]])
      // Committed or not is the same, and so is a page that is new.
      try await git(["commit", "-q", "-a", "-m", "More"], in: docs)
      try Data("# New\n\nOf of it.\n".utf8).write(to: docs.appendingPathComponent("new.md"))
      #expect(
        try await lines(["lint", docs.path, "--changed-since", "main"]) == ["new.md:3:3: warning EXT105"] + expected)
    }
  }

  @Test(arguments: ["--output=x", "no-such-branch", "", "main x", "main\n"])
  func refusesWhatIsNoRevision(_ revision: String) async throws {
    try await withBranch { docs in
      let result = try await ProgramRunner.run(["lint", docs.path, "--changed-since=\(revision)"])
      #expect(result.exitCode == 2, "\(result)")
      #expect(result.stdout.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: docs.path).sorted() == ["start.md", "users.md"])
    }
  }
}
