import APIModel
import Foundation
import TestSupport
import Testing

/// Whole runs of `diff`: guides, revisions of a repository, and what breaks in a client.
@Suite struct DiffRunTests {
  private static let old = """
    # Stars

    ## Unstar

    ```
    DELETE /stars/:id/star
    ```

    ## List stars

    ```
    GET /stars
    ```
    """
  private static let new = """
    # Stars

    ## Unstar

    ```
    POST /stars/:id/unstar
    ```

    ## List stars

    ```
    GET /stars
    ```
    """

  private func git(_ arguments: [String], in folder: URL) async throws {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]
    let result = try await ProgramRunner.run(
      URL(fileURLWithPath: "/usr/bin/env"), ["git"] + identity + arguments, in: folder)
    try #require(result.exitCode == 0, "\(result)")
  }

  /// A repository with two versions of the docs, tagged `v1` and `v2`.
  private func withRepository(_ body: (URL) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("docs"), withIntermediateDirectories: true)
      try await git(["init", "-q"], in: folder)
      for (tag, page) in [("v1", Self.old), ("v2", Self.new)] {
        try Data(page.utf8).write(to: folder.appendingPathComponent("docs/stars.md"))
        try await git(["add", "."], in: folder)
        try await git(["commit", "-q", "-m", tag], in: folder)
        try await git(["tag", tag], in: folder)
      }
      try await body(folder)
    }
  }

  @Test func revisionsAreComparedWithoutACheckout() async throws {
    try await withRepository { folder in
      let result = try await ProgramRunner.run(
        ["diff", "v1:docs", "v2:docs/stars.md", "--format", "concise"], in: folder)
      #expect(result.exitCode == 1, "\(result)")
      #expect(
        result.stdout.contains("DELETE /stars/{id}/star: operation moved to `POST /stars/{id}/unstar`"), "\(result)")
      let below = try await ProgramRunner.run(
        ["diff", "v1:docs", "v1:docs"], in: folder.appendingPathComponent("docs"))
      #expect(below.exitCode == 0, "\(below)")
    }
  }

  @Test(arguments: ["v9:docs", "v1:none", "v1:docs/none.md", ":docs", "v1:../docs"])
  func aRevisionThatIsNotThereIsOneClearLine(argument: String) async throws {
    try await withRepository { folder in
      let result = try await ProgramRunner.run(["diff", argument, "v2:docs"], in: folder)
      #expect(result.exitCode == 2 && result.errorLines.count == 1 && result.stdout.isEmpty, "\(result)")
    }
  }

  @Test func aRevisionIsNoOption() async throws {
    try await withRepository { folder in
      let result = try await ProgramRunner.run(["diff", "--", "--output=x:docs", "v2:docs"], in: folder)
      #expect(result.exitCode == 2, "\(result)")
      #expect(result.stderr.contains("a revision cannot begin with `-`"), "\(result)")
    }
  }

  @Test func theClientsOwnLinesAreTold() async throws {
    try await withRepository { folder in
      let client = "client.delete(f\"/stars/{id}/star\")\nclient.get(\"/stars\")\n"
      try Data(client.utf8).write(to: folder.appendingPathComponent("client.py"))
      let run = ["diff", "v1:docs", "v2:docs", "--impact", "client.py", "--format", "concise"]
      let result = try await ProgramRunner.run(run, in: folder)
      #expect(result.exitCode == 1 && result.stdout.hasPrefix("client.py:1:"), "\(result)")
      #expect(result.stderr.contains("2 calls: 1 breaks, 0 may break, 1 is fine"), "\(result)")
      try Data("client.get(\"/stars\")\n".utf8).write(to: folder.appendingPathComponent("client.py"))
      let fine = try await ProgramRunner.run(run, in: folder)
      #expect(fine.exitCode == 0 && fine.stdout.isEmpty, "\(fine)")
    }
  }

  @Test func theGuidesFileSaysItsKindByItsEnding() async throws {
    try await withRepository { folder in
      _ = try await ProgramRunner.run(
        ["diff", "v1:docs", "v2:docs", "--format", "guide=g.md", "--format", "guide=g.html"], in: folder)
      let texts = try ["g.md", "g.html"].map {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent($0)), as: UTF8.self)
      }
      #expect(texts[0].hasPrefix("# How to move from `v1:docs` to `v2:docs`\n"))
      #expect(texts[1].hasPrefix("<!DOCTYPE html>\n"))
    }
  }

  @Test func aProjectChangesVerdicts() async throws {
    try await withRepository { folder in
      let config = folder.appendingPathComponent(".docproof.yml")
      let run = ["diff", "v1:docs", "v2:docs", "--format", "json"]
      try Data("verdicts:\n  operation-moved: risky\n".utf8).write(to: config)
      let softer = try await ProgramRunner.run(run + ["--fail-on", "breaking"], in: folder)
      #expect(softer.exitCode == 0, "\(softer)")
      #expect(try softer.json()["summary"]?["risky"]?.intValue == 1)
      #expect(try await ProgramRunner.run(run + ["--fail-on", "risky"], in: folder).exitCode == 1)
      for (text, message) in [
        (
          "verdicts:\n  operation-moves: risky\n",
          "unknown kind of change `operation-moves`; did you mean `operation-moved`?"
        ),
        ("verdicts:\n  operation-moved: fatal\n", "a verdict is breaking, risky or safe, not `fatal`"),
      ] {
        try Data(text.utf8).write(to: config)
        let refused = try await ProgramRunner.run(run, in: folder)
        #expect(refused.exitCode == 2 && refused.stderr.contains(message), "\(refused)")
      }
    }
  }

  @Test func theReleaseNotesAreWritten() async throws {
    try await withRepository { folder in
      let result = try await ProgramRunner.run(["diff", "v1:docs", "v2:docs", "--format", "changelog"], in: folder)
      #expect(
        result.stdout == """
          # Changes from `v1:docs` to `v2:docs`

          ## Changed

          - **Breaking:** `DELETE /stars/{id}/star`: operation moved to `POST /stars/{id}/unstar`

          """, "\(result)")
    }
  }

  /// The server is as the new docs say: then only the docs were wrong.
  @Test func aLiveServerDecides() async throws {
    try await withTemporaryFolder { folder in
      let page = { (name: String, body: String) in
        let text = "# Stars\n\n## A star\n\n```\nGET /star\n```\n\nExample response:\n\n```json\n\(body)\n```\n"
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      try page("old.md", #"{"id": 1, "mass": "heavy"}"#)
      try page("new.md", #"{"id": 1, "mass": 42}"#)
      let run = { (server: [String]) in
        try await ProgramRunner.run(
          ["diff", "old.md", "new.md", "--format", "json"] + server, environment: CheckRunTests.environment, in: folder
        ).json()["changes"]?.arrayValue?.first
      }
      #expect(try await run([])?["verdict"]?.stringValue == "breaking")
      for (docs, verdict) in [("new.md", "safe"), ("old.md", "breaking")] {
        let token = CheckRunTests.tokenOption
        let served = [folder.appendingPathComponent(docs).path] + token
        try await RunningProgram.serving(served, environment: CheckRunTests.environment) { url in
          let change = try await run(["--server", url] + token)
          #expect(change?["verdict"]?.stringValue == verdict, "\(docs)")
          #expect((change?["correction"]?.stringValue == nil) == (verdict == "breaking"))
        }
      }
      let down = try await ProgramRunner.run(
        ["diff", "old.md", "new.md", "--server", "http://127.0.0.1:1"], in: folder)
      #expect(down.exitCode == 2, "\(down)")
    }
  }

  @Test func theTableOfKindsIsListed() async throws {
    let result = try await ProgramRunner.run(["diff", "--list-kinds"])
    #expect(result.exitCode == 0 && result.stdout.split(separator: "\n").count >= 60, "\(result)")
  }

  @Test func aRevisionWithoutPathIsExplained() async throws {
    try await withRepository { folder in
      let result = try await ProgramRunner.run(["diff", "v1", "v2"], in: folder)
      #expect(result.exitCode == 2)
      #expect(result.stderr.contains("v1: a git revision without a path; name the docs in it, as in `v1:docs`"))
      let other = try await ProgramRunner.run(["diff", "v9", "v2"], in: folder)
      #expect(other.exitCode == 2 && other.stderr.contains("v9: no such file or folder"), "\(other)")
    }
  }

  @Test(arguments: [
    ["diff", "only-one"], ["diff", "a", "b", "--min-confidence", "2"],
    ["diff", "a", "b", "--impact", "c", "--format", "guide"],
  ])
  func badUsageIsRefused(arguments: [String]) async throws {
    #expect(try await ProgramRunner.run(arguments).exitCode == 2)
  }
}
