import Foundation
import TestSupport
import Testing

/// The committed specs and reports are those that the program writes now.
@Suite struct ReportsTests {
  private func files(_ folder: URL, _ below: String, where isWanted: (String) -> Bool) -> [String] {
    let names = try? FileManager.default.subpathsOfDirectory(atPath: folder.appendingPathComponent(below).path)
    return (names ?? []).filter(isWanted).map { "\(below)/\($0)" }.sorted()
  }

  private func generated(_ folder: URL) -> [String] {
    files(folder, "reports") { !$0.hasPrefix(".") } + files(folder, "docs") { $0 == "rules.md" }
      + files(folder, "specs") { $0.hasSuffix("/openapi.json") }
  }

  @Test func committedFilesAreUpToDate() async throws {
    try await withTemporaryFolder { folder in
      let script = ProjectFiles.root.appendingPathComponent("scripts/reports.sh")
      let result = try await ProgramRunner.run(
        script, [folder.path], environment: ["DOCPROOF_BIN": ProgramRunner.docproof.path])
      try #require(result.exitCode == 0, "\(result)")
      let names = generated(folder)
      #expect(names.count >= 11, "two specs, three reports in three formats")
      #expect(generated(ProjectFiles.root) == names, "`make reports` writes them anew")
      for name in names {
        let committed = try? Data(contentsOf: ProjectFiles.root.appendingPathComponent(name))
        let now = try Data(contentsOf: folder.appendingPathComponent(name))
        #expect(committed == now, "\(name) is not what docproof writes now; `make reports` writes it anew")
        // What a machine, a folder or a run left in them would differ elsewhere.
        let text = String(decoding: now, as: UTF8.self)
        #expect(!text.contains(folder.path) && !text.contains(ProjectFiles.root.path), "\(name)")
        #expect(try /127\.0\.0\.1:(?!8080)\d+/.firstMatch(in: text) == nil, "\(name) holds the port of one run")
      }
    }
  }
}
