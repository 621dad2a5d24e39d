import APIModel
import Foundation
import TestSupport
import Testing

/// Where pages come from and what is done with them: the standard input, ignored files, counts, differences, shards.
@Suite struct LintInputTests {
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

  /// A folder that is the root of a repository.
  private func withRepository(
    _ files: [String: String], _ work: (URL) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(".git"), withIntermediateDirectories: true)
      for (path, text) in files {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try await work(folder)
    }
  }

  @Test func readsStandardInputUnderAName() async throws {
    try await withRepository([
      ".docproof.yml": "overrides:\n  - paths: [old.md]\n    ignore: [EXA]\n", "docs/x.md": "",
    ]) { folder in
      let name = folder.appendingPathComponent("docs/new.md").path
      let new = try await ProgramRunner.run(
        ["lint", "-", "--stdin-filename", name, "--format", "concise"], input: Self.page)
      #expect(new.stdout == "\(name):12:31: error EXA102 Trailing comma before `}`\n", "\(new)")
      #expect(new.exitCode == 1)
      let old = try await ProgramRunner.run(
        ["lint", "-", "--stdin-filename", folder.appendingPathComponent("docs/old.md").path], input: Self.page)
      #expect(old.exitCode == 0, "\(old)")
      #expect(try await ProgramRunner.run(["lint", "-", "--fix"], input: Self.page).exitCode == 2)
      #expect(try await ProgramRunner.run(["lint", folder.path, "--stdin-filename", "a.md"]).exitCode == 2)
    }
  }

  @Test func leavesOutWhatGitIgnores() async throws {
    let ignored = ["build/a.md", "docs/draft-1.md", "docs/deep/down/out.md", "docs/tmp/b.md", "a/x/z.md"]
    let taken = [
      "docs/a.md", "docs/draft-keep.md", "docs/x/build.md", "docs/out.txt.md", "a/y.md", "docs/sub/anchored.md",
    ]
    var files = Dictionary(uniqueKeysWithValues: (ignored + taken).map { ($0, Self.page) })
    files["anchored.md"] = Self.page
    files[".gitignore"] = "# built\nbuild/\n/anchored.md\ndraft-*.md\n!draft-keep.md\na/**/z.md\n"
    files["docs/.gitignore"] = "**/out.md\ntmp\n!tmp/b.md\n"
    try await withRepository(files) { folder in
      let result = try await ProgramRunner.run(["lint", folder.path, "--format", "json"])
      let findings = try #require(try result.json()["findings"]?.arrayValue)
      #expect(Set(findings.compactMap { $0["path"]?.stringValue }) == Set(taken))
      // What is named outright is read.
      let named = try await ProgramRunner.run(["lint", folder.path + "/build", "--format", "concise"])
      #expect(named.stdout.hasPrefix("a.md:12"), "\(named)")
    }
  }

  @Test func countsByRule() async throws {
    try await withRepository(["a.md": Self.page, "b.md": Self.page.replacingOccurrences(of: "user", with: "admin")]) {
      folder in
      let result = try await ProgramRunner.run(["lint", folder.path, "--statistics"])
      #expect(result.stdout == "2  EXA102  trailing-comma  (2 fixable)\n", "\(result)")
      #expect(result.exitCode == 1)
    }
  }

  @Test func showsFixesAndChangesNothing() async throws {
    try await withRepository(["docs/a.md": Self.page]) { folder in
      let result = try await ProgramRunner.run(["lint", folder.path, "--diff"])
      #expect(
        result.stdout == """
          --- a/docs/a.md
          +++ b/docs/a.md
          @@ -9,5 +9,5 @@
           Example response:
          \u{20}
           ```json
          -{"name": "Ada", "admin": false,}
          +{"name": "Ada", "admin": false}
           ```

          """, "\(result)")
      #expect(result.exitCode == 1)
      #expect(try String(contentsOf: folder.appendingPathComponent("docs/a.md"), encoding: .utf8) == Self.page)
      #expect(try await ProgramRunner.run(["lint", folder.path, "--fix"]).exitCode == 0)
      let again = try await ProgramRunner.run(["lint", folder.path, "--diff"])
      #expect(again.stdout.isEmpty && again.exitCode == 0, "\(again)")
    }
  }

  /// A folder without any operation is the wrong one; who asked for a report gets one.
  @Test func foldersWithoutOperations() async throws {
    try await withRepository(["docs/a.md": "# Users\n\nThey are people.\n"]) { folder in
      let text = try await ProgramRunner.run(["lint", folder.path])
      #expect(text.exitCode == 2 && text.stdout.isEmpty && text.stderr.contains("no documented operation"), "\(text)")
      let json = try await ProgramRunner.run(["lint", folder.path, "--format", "json"])
      #expect(json.exitCode == 2 && json.stdout.contains("\"findings\": []"), "\(json)")
      #expect(json.stderr.contains("no documented operation"), "\(json)")
      let page = try await ProgramRunner.run(["lint", "\(folder.path)/docs/a.md"])
      #expect(page.exitCode == 0, "\(page)")
    }
  }

  @Test func mergedShardsAreTheWholeRun() async throws {
    let files = Dictionary(
      uniqueKeysWithValues: (1...5).map { ("p\($0).md", Self.page.replacingOccurrences(of: "user", with: "u\($0)")) })
    try await withRepository(files) { folder in
      let file = { (name: String) in folder.appendingPathComponent(name).path }
      _ = try await ProgramRunner.run(["lint", folder.path, "--format", "json=\(file("whole.json"))"])
      for shard in 1...3 {
        let part = try await ProgramRunner.run(
          ["lint", folder.path, "--shard", "\(shard)/3", "--format", "json=\(file("\(shard).json"))"])
        #expect(part.exitCode == 1)
      }
      _ = try await ProgramRunner.run(
        ["merge"] + (1...3).map { file("\($0).json") } + ["--format", "json=\(file("merged.json"))"])
      let whole = try Data(contentsOf: URL(fileURLWithPath: file("whole.json")))
      #expect(try Data(contentsOf: URL(fileURLWithPath: file("merged.json"))) == whole)
      #expect(String(decoding: whole, as: UTF8.self).contains("p5.md"))
      #expect(try await ProgramRunner.run(["lint", folder.path, "--shard", "4/3"]).exitCode == 2)
    }
  }

  @Test func initWritesAFileThatPasses() async throws {
    try await withRepository(["a.md": Self.page.replacingOccurrences(of: "false,}", with: "false}")]) { folder in
      #expect(try await ProgramRunner.run(["init", folder.path]).exitCode == 0)
      let config = folder.appendingPathComponent(".docproof.yml")
      let text = try String(contentsOf: config, encoding: .utf8)
      #expect(try await ProgramRunner.run(["lint", folder.path]).exitCode == 0)
      // Each key that is commented out is right as it stands, too; only the baseline names a file that is not there.
      let open = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        // A blank behind the mark: a sentence; none, or two: a key.
        line.hasPrefix("#") && (!line.hasPrefix("# ") || line.hasPrefix("#  "))
          ? String(line.dropFirst()) : String(line)
      }.filter { !$0.hasPrefix("baseline:") }.joined(separator: "\n")
      try Data(open.utf8).write(to: config)
      let result = try await ProgramRunner.run(["lint", folder.path])
      #expect(result.exitCode == 0, "\(result)\n\(open)")
      #expect(open.contains("\ntarget-version:") && open.contains("\ncolumns:\n  Field"))
      #expect(try await ProgramRunner.run(["init", folder.path]).exitCode == 2)
      #expect(try await ProgramRunner.run(["init", folder.path, "--force"]).exitCode == 0)
    }
  }

  @Test func publishedSchemaIsTheProgramsOwn() async throws {
    let result = try await ProgramRunner.run(["init", "--schema"])
    let published = try ProjectFiles.bytes("docs/docproof.schema.json")
    #expect(Data(published) == Data(result.stdout.utf8), "`make reports` writes docs/docproof.schema.json")
    let properties = try #require(try result.json()["properties"]?.objectValue)
    #expect(properties.members.count >= 9)
    // A key that the schema does not have is refused, one that it has is not.
    for key in properties.members.map(\.name) + ["nothing"] {
      try await withRepository([".docproof.yml": "\(key):\n", "a.md": Self.page]) { folder in
        let result = try await ProgramRunner.run(["lint", folder.path, "--baseline", "/nowhere"])
        #expect(result.stderr.contains("unknown key") == (key == "nothing"), "\(result)")
      }
    }
  }

  @Test func prunesStaleEntries() async throws {
    try await withRepository(["a.md": Self.page]) { folder in
      let baseline = folder.appendingPathComponent("baseline.json").path
      _ = try await ProgramRunner.run(["lint", folder.path, "--baseline", baseline, "--write-baseline"])
      try Data(Self.page.replacingOccurrences(of: "false,}", with: "false}").utf8).write(
        to: folder.appendingPathComponent("a.md"))
      let pruned = try await ProgramRunner.run(["lint", folder.path, "--baseline", baseline, "--prune-baseline"])
      #expect(pruned.stderr.contains("removed entry"), "\(pruned)")
      let again = try await ProgramRunner.run(["lint", folder.path, "--baseline", baseline])
      #expect(again.stderr.isEmpty && again.exitCode == 0, "\(again)")
    }
  }

  @Test func columnsOfTheirOwnAreKnown() async throws {
    let page = """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Maes | Math | Angen |
      |------|------|-------|
      | `name` | string | perhaps |
      """
    let config = "columns:\n  Maes: Attribute\n  Math: Type\n  Angen: Required\n"
    try await withRepository(["a.md": page, ".docproof.yml": config]) { folder in
      let result = try await ProgramRunner.run(["lint", folder.path, "--format", "concise"])
      #expect(result.stdout.contains("TAB201"), "\(result)")
    }
    try await withRepository(["a.md": page]) { folder in
      let result = try await ProgramRunner.run(["lint", folder.path, "--format", "concise"])
      #expect(!result.stdout.contains("TAB201"), "\(result)")
    }
  }
}
